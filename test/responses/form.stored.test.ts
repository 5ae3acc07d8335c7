import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { consultationChanges, consultations } from '../../db/schema/consultations'
import { snapshots } from '../../db/schema/publication'
import { questionTypes } from '../../src/questions/types'
import { town } from '../support/town'
import { addPlace, opened } from './opened'

test('the form says who asks, why, until when, how long it takes and what is kept, and chooses nothing', async () => {
  const given = await town()
  const { slug } = await opened(given)

  const html = await (await given.visitor().get(`/c/${slug}`)).text()

  for (const said of [
    'Góp ý làm đường thôn',
    'UBND xã Minh Họa xin ý kiến bà con',
    'Xin bà con cho ý kiến.',
    '17 giờ 00, 15/12/2026',
    '2 phút',
    'được giữ tối đa 24 tháng',
    'Tố cáo xin gửi đến nơi tiếp công dân',
    'Chỉ trả lời khi ở câu 2 bà con chọn: “Không”.',
    'Tôi muốn được trả lời riêng',
  ])
    expect(html).toContain(said)
  expect(html).not.toMatch(/<input[^>]*\schecked/)
  expect(html.match(/<h1/g)).toHaveLength(1)
})

test('every visitor gets the same bytes; a browser without scripts asks for a key of its own, for this consultation alone', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const [one, other] = [given.visitor(), given.visitor()]

  const first = await one.get(`/c/${slug}`)
  const second = await other.get(`/c/${slug}?from=zalo"><script>`)

  expect(await second.text()).toBe(await first.text())
  expect(first.headers.get('ETag')).toBe(second.headers.get('ETag'))
  expect(one.cookies.get('sheet')).not.toBe(other.cookies.get('sheet'))
  expect(first.headers.getSetCookie()).toEqual([])
  const key = await given.visitor().send(`/c/${slug}/key.css`)
  expect(key.headers.getSetCookie().join()).toMatch(new RegExp(`sheet=[\\w-]{31}; Path=/c/${slug}; HttpOnly; SameSite=Lax`))
  expect(key.headers.get('Cache-Control')).toBe('private, no-store')
  expect((await one.get(`/c/${slug}/key.css`)).headers.getSetCookie()).toEqual([])
  const again = await one.get(`/c/${slug}`, { 'If-None-Match': first.headers.get('ETag') ?? '' })
  expect(again.status).toBe(304)
})

test('each packing of the page has a validator of its own; a cache that holds it is told so, in whichever words', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const ask = (headers: Record<string, string>) => given.visitor().get(`/c/${slug}`, headers)
  const packings = ['br', 'gzip', 'identity']

  const tags = await Promise.all(packings.map(async (each) => (await ask({ 'Accept-Encoding': each })).headers.get('ETag') ?? ''))

  expect(new Set(tags).size).toBe(3)
  const [br = '', gzip = ''] = tags
  for (const held of [br, `W/${br}`, `"other", ${br}`]) {
    const answer = await ask({ 'Accept-Encoding': 'br', 'If-None-Match': held })
    expect([answer.status, answer.headers.get('ETag'), answer.headers.get('Content-Encoding')]).toEqual([304, br, null])
  }
  expect((await ask({ 'Accept-Encoding': 'br', 'If-None-Match': gzip })).status).toBe(200)
})

test('no cache keeps the form past its closing', async () => {
  const given = await town()
  const { slug, closesAt } = await opened(given)
  const kept = async () => (await given.visitor().get(`/c/${slug}`)).headers.get('Cache-Control')

  given.at(new Date((closesAt?.getTime() ?? 0) - 3200))
  expect(await kept()).toBe('public, max-age=0, s-maxage=3')
  given.at(new Date((closesAt?.getTime() ?? 0) - 200))
  expect(await kept()).toBe('private, no-cache')
})

test('the draft is a page of its own with nothing its author could run', async () => {
  const given = await town()
  const { slug } = await opened(given)

  const html = await (await given.visitor().get(`/c/${slug}/draft`)).text()

  expect(html).toContain('<strong>rộng</strong>')
  expect(html).not.toContain('<script>alert')
})

test('a change of dates is told with its reason', async () => {
  const given = await town()
  const { slug, id } = await opened(given)
  const at = new Date('2026-11-24T08:00:00+07:00')
  const after = new Date('2026-12-15T17:00:00+07:00')
  await given.storage.write((writer) =>
    writer
      .insert(consultationChanges)
      .values({ consultationId: id, kind: 'extended', at, reason: 'Bão số 9', before: at, after }),
  )

  const html = await (await given.visitor().get(`/c/${slug}`)).text()

  expect(html).toContain('24/11/2026: gia hạn đến 17 giờ 00, 15/12/2026.')
  expect(html).toContain('Lý do: Bão số 9')
})

test('not yet open, closed and withdrawn say so kindly; a draft and an unknown address are not there', async () => {
  const given = await town()
  const later = new Date('2026-11-30T07:00:00+07:00')
  const ended = new Date('2026-11-25T07:00:00+07:00')
  const early = await opened(given, { row: { opensAt: later } })
  const closed = await opened(given, { row: { state: 'closed', endedAt: ended } })
  const withdrawn = await opened(given, { row: { state: 'withdrawn', endedAt: ended, endReason: 'Nhầm dự thảo' } })
  const draft = await opened(given, { row: { state: 'draft' } })
  const read = async (slug: string) => {
    const page = await given.visitor().get(`/c/${slug}`)
    return `${page.status} ${await page.text()}`
  }

  expect(await read(early.slug)).toMatch(/^200 .*nhận phiếu từ 07 giờ 00, 30\/11\/2026/s)
  expect(await read(closed.slug)).toMatch(/^200 .*kết thúc lúc 07 giờ 00, 25\/11\/2026.*Kết quả sẽ được công bố tại đây/s)
  expect(await read(withdrawn.slug)).toMatch(/^200 .*Nhầm dự thảo/s)
  expect(await read(draft.slug)).toMatch(/^404/)
  expect(await read('khong-co')).toMatch(/^404/)
  expect((await given.visitor().get(`/c/${early.slug}`)).headers.getSetCookie()).toEqual([])
})

test('after closing, the address in the QR code leads to the published result', async () => {
  const given = await town()
  const { slug, id } = await opened(given)
  const snapshot = {
    number: 1,
    publishedAt: given.now(),
    publishedBy: 'UBND',
    reason: null,
    summary: '',
    content: {},
    contentHash: '',
  }
  await given.storage.write(async (writer) => {
    await writer.update(consultations).set({ state: 'closed' }).where(eq(consultations.id, id))
    await writer.insert(snapshots).values({ consultationId: id, ...snapshot })
  })

  const page = await given.visitor().get(`/c/${slug}`)

  expect([page.status, page.headers.get('Location')]).toEqual([302, `/c/${slug}/results`])
})

test('a QR code leads to its consultation and remembers where it hung; an unknown one is not there', async () => {
  const given = await town()
  const { slug, id } = await opened(given)
  await addPlace(given, id, 'NVH234', null)
  const visitor = given.visitor()

  const scanned = await visitor.get('/q/NVH234')
  const unknown = await visitor.get('/q/khong-co')

  expect(scanned.headers.get('Location')).toBe(`/c/${slug}`)
  expect(scanned.headers.getSetCookie().join()).toContain(`place=NVH234; Max-Age=2592000; Path=/c/${slug}`)
  expect(unknown.status).toBe(404)
})

test.each(['nvh234', 'Nvh-234'])('the code of a poster may be typed as %s', async (typed) => {
  const given = await town()
  const { slug, id } = await opened(given)
  await addPlace(given, id, 'NVH234', null)

  const typedByHand = await given.visitor().get(`/q/${typed}`)

  expect(typedByHand.headers.get('Location')).toBe(`/c/${slug}`)
  expect(typedByHand.headers.getSetCookie().join()).toContain('place=NVH234;')
})

test('a file of another consultation is not there', async () => {
  const given = await town()
  const { slug } = await opened(given)

  expect((await given.visitor().get(`/c/${slug}/attachments/1`)).status).toBe(404)
})

test('every answer carries the headers that keep pages to themselves, also a refused one', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const visitor = given.visitor()

  const answers = [
    await visitor.get(`/c/${slug}`),
    await visitor.get('/receipts'),
    await visitor.get('/khong-co'),
    await visitor.post(`/c/${slug}/responses`, {}, { Origin: 'https://evil.example' }),
    await visitor.post(`/c/${slug}/responses`, { version: '1', key: 'k'.repeat(22), qRoad: 'a' }),
  ]

  for (const { headers } of answers) {
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'self'")
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  }
})

test('the first load of a form of twenty questions is four requests of at most 25 kB together', async () => {
  const given = await town()
  // A type that brings files of its own is asked for them where it is asked.
  const light = questionTypes.filter(({ role = 'asks', scripts, styles }) => role === 'asks' && !scripts && !styles)
  const questions = Array.from({ length: 20 }, (_, place) => {
    const type = light[place % light.length]
    const label = `Câu ${place + 1}: bà con thấy việc này ở thôn mình nên làm thế nào trong năm tới?`
    return { id: `q${place}`, type: type?.name, label, settings: type?.examples.settings }
  })
  const { slug } = await opened(given, { questions })
  const encoded = { 'Accept-Encoding': 'br' }
  const sizeOf = async (path: string) => (await (await given.visitor().get(path, encoded)).arrayBuffer()).byteLength
  const page = await (await given.visitor().get(`/c/${slug}`)).text()
  const html = page.replace(/<noscript>.*?<\/noscript>/s, '')

  const files = [...html.matchAll(/(?:src|<link rel="stylesheet" href)="([^"]+)"/g)].map((match) => match[1] ?? '')

  expect(files).toHaveLength(3)
  const sizes = await Promise.all([`/c/${slug}`, ...files].map(sizeOf))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(25 * 1024)
  const own = files.findIndex((file) => file.includes('js/sheet.js'))
  expect(sizes[own + 1]).toBeLessThanOrEqual(2688)
})
