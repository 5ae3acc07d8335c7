import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Holder, memoryWithin } from '../../src/results/memory'

const holder = (bytes: number, large = false, dropped: () => void = () => undefined): Holder => ({
  bytes,
  busy: true,
  large,
  drop: dropped,
})
const settled = () => new Promise(setImmediate)

test('what nobody reads is dropped for what is wanted now, the coldest first', async () => {
  const dropped: string[] = []
  const memory = memoryWithin(100)
  const [old, warm] = [holder(40, false, () => dropped.push('old')), holder(40, false, () => dropped.push('warm'))]
  for (const each of [old, warm]) {
    await memory.reserve(each)
    each.busy = false
  }

  await memory.reserve(holder(50))

  expect(dropped).toEqual(['old'])
  expect(memory.used()).toBe(90)
})

test('who finds no room waits in line, and is told how many are served before', async () => {
  const memory = memoryWithin(100)
  const [first, second, third] = [holder(80, true), holder(80, true), holder(10, true)]
  await memory.reserve(first)
  const served: string[] = []
  const waiting = [
    memory.reserve(second).then(() => served.push('second')),
    memory.reserve(third).then(() => served.push('third')),
  ]

  expect([first, second, third].map(memory.ahead)).toEqual([undefined, 1, 2])
  first.busy = false
  memory.release(first)
  await waiting[0]
  expect(served).toEqual(['second'])
  memory.leave(second)
  await waiting[1]
  expect(served).toEqual(['second', 'third'])
})

test('two large ones are never built at once, and a small one does not wait for them', async () => {
  const memory = memoryWithin(100)
  const [large, larger, small] = [holder(10, true), holder(10, true), holder(10)]
  await memory.reserve(large)
  void memory.reserve(larger)

  await memory.reserve(small)

  expect(memory.ahead(larger)).toBe(1)
  expect(memory.used()).toBe(20)
})

test('what will never fit is refused at once, with what it needs', () => {
  expect(() => memoryWithin(100 * 1024 * 1024).demand(200 * 1024 * 1024)).toThrow(
    expect.objectContaining({ kind: 'beyondMemory', details: { needed: 200, limit: 100 } }),
  )
})

test('whatever comes, goes, grows and rests, the limit is kept, and everybody is served in the end', async () => {
  const step = fc.record({
    bytes: fc.integer({ min: 0, max: 100 }),
    large: fc.boolean(),
    rest: fc.nat(5),
    grows: fc.integer({ min: -30, max: 30 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const memory = memoryWithin(100)
      const inside: Holder[] = []
      let served = 0
      const rest = (place: number) => {
        const [each] = inside.splice(place % Math.max(1, inside.length), 1)
        if (!each) return
        each.busy = false
        memory.release(each)
      }
      for (const { bytes, large, rest: place, grows } of steps) {
        const each = holder(bytes, large)
        void memory.reserve(each).then(() => {
          served++
          inside.push(each)
        })
        await settled()
        expect(memory.used()).toBeLessThanOrEqual(100)
        const one = inside[place % Math.max(1, inside.length)]
        if (one) memory.resize(one, Math.max(0, one.bytes + grows))
        expect(memory.used()).toBeLessThanOrEqual(100)
        if (place > 2) rest(place)
        await settled()
      }
      while (inside.length > 0) {
        rest(0)
        await settled()
        expect(memory.used()).toBeLessThanOrEqual(100)
      }
      expect(served).toBe(steps.length)
    }),
    { numRuns: 60 },
  )
})
