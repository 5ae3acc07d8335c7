import { expect, onTestFinished, test, vi } from 'vitest'
import { arrivals } from '../../src/web/arriving'
import { partsOf } from '../../src/web/multipart'

const room = { all: 120, residents: 100, source: 40 }
const of = (source: string) => ({ isStaff: false, source })
const clerk = { isStaff: true, source: '203.0.113.1' }

test('one source holds its share and no more, however many forms it sends; others go on', () => {
  const arrive = arrivals(room)
  const halves = [arrive(of('203.0.113.1')), arrive(of('203.0.113.1'))]
  for (const each of halves) each.take(20)

  expect(() => halves[0]?.take(1)).toThrow('busy')
  expect(() => arrive(of('203.0.113.2')).take(40)).not.toThrow()
  for (const each of halves) each.giveBack()
  expect(() => arrive(of('203.0.113.1')).take(40)).not.toThrow()
})

test('a part is kept for the staff, who share no limit with a neighbour of the same network', () => {
  const arrive = arrivals(room)
  for (const [source, bytes] of [
    ['203.0.113.1', 40],
    ['203.0.113.2', 40],
    ['203.0.113.3', 20],
  ] as const)
    arrive(of(source)).take(bytes)

  expect(() => arrive(of('203.0.113.4')).take(1)).toThrow('busy')
  const held = arrive(clerk)
  expect(() => held.take(19)).not.toThrow()
  expect(() => held.take(2)).toThrow('busy')
})

test('where nobody knows the sources apart, only the whole is limited', () => {
  const arrive = arrivals(room)
  const one = arrive(of(''))
  expect(() => one.take(100)).not.toThrow()
  expect(() => one.take(1)).toThrow('busy')
  one.giveBack()
  one.giveBack()
  expect(() => arrive(of('')).take(100)).not.toThrow()
})

test('a form may come as slowly as it likes while something comes; after a long silence it is given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
  const pieces = ['--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n', ...'xin chào bà con'.split(''), '\r\n--x--\r\n']
  const sent = (last: number) => {
    const left = pieces.slice(0, last).map((piece) => Buffer.from(piece))
    const body = new ReadableStream({
      pull: (to) =>
        new Promise<void>((resolve) => {
          const piece = left.shift()
          if (piece) setTimeout(() => resolve(to.enqueue(piece)), 15_000)
          else if (last === pieces.length) resolve(to.close())
        }),
    })
    const request = new Request('http://localhost/', { method: 'POST', headers, body, duplex: 'half' })
    return partsOf(request, { whole: 1000, texts: 1000, parts: 9 }, () => undefined).catch((error: Error) => error.message)
  }
  const [whole, half] = [sent(pieces.length), sent(5)]

  await vi.advanceTimersByTimeAsync(600_000)

  expect(await whole).toEqual([{ name: 'a', text: 'xin chào bà con' }])
  expect(await half).toBe('tooSlow')
})
