import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { responseCounts } from '../../db/schema/responses'
import { addPlaces, retirePlace } from '../../src/consultations/places-acts'
import { listPlaces } from '../../src/consultations/store'
import { opened } from '../responses/opened'
import { type Town, town } from '../support/town'

/** A commune asking its three hamlets, with one place of each kind wanted. */
async function asking(row: Parameters<typeof opened>[1] = {}) {
  const commune = await town()
  const consultation = await opened(commune, row)
  return { commune, consultation, base: `/staff/consultations/${consultation.id}` }
}

const placesOf = ({ storage }: Town, id: number) => listPlaces(storage.reader, id)

test('one click gives each hamlet asked a code of its own, and a second click no second one', async () => {
  const { commune, consultation, base } = await asking()
  const clerk = await commune.signedIn('committeeMember')

  const first = await clerk.post(`${base}/places/hamlets`, {})
  await clerk.post(`${base}/places/hamlets`, {})

  expect(first.status).toBe(303)
  const places = await placesOf(commune, consultation.id)
  expect(places.map(({ label }) => label)).toEqual(['Thôn 1', 'Thôn 2', 'Thôn 10'])
  expect(new Set(places.map(({ token }) => token)).size).toBe(3)
  for (const { token } of places) expect(token).toMatch(/^[23456789ACEHKMNPRTVXY]{6}$/)
})

test('two clicks at the same moment still give one code each', async () => {
  const { commune, consultation } = await asking()
  const clerk = await commune.as('committeeMember')
  const places = commune.hamlets.map(({ id, name }) => ({ kind: 'hamlet' as const, label: name, unitId: id }))

  await Promise.all([1, 2].map(() => addPlaces(clerk, { consultationId: consultation.id, places })))

  expect(await placesOf(commune, consultation.id)).toHaveLength(3)
})

test('any number of other places can be added, named or by the word of their kind', async () => {
  const { commune, consultation, base } = await asking()
  const clerk = await commune.signedIn('committeeMember')
  const hamlet = String(commune.hamlets[1]?.id)

  await clerk.post(`${base}/places`, { kind: 'noticeBoard', unit: '', label: '' })
  await clerk.post(`${base}/places`, { kind: 'noticeBoard', unit: hamlet, label: '' })
  await clerk.post(`${base}/places`, { kind: 'other', unit: '', label: '  Chợ   Phiên <b> ' })
  await clerk.post(`${base}/places`, { kind: 'zalo', next: 'announcements' })

  expect((await placesOf(commune, consultation.id)).map(({ label }) => label)).toEqual([
    'Bảng tin',
    'Bảng tin, Thôn 2',
    'Chợ Phiên <b>',
    'Nhóm Zalo',
  ])
  const page = await (await clerk.get(`${base}/places`)).text()
  expect(page).toContain('Chợ Phiên &lt;b&gt;')
})

test.each([
  [{ kind: 'other', label: '' }, 'Xin ghi tên nơi đặt.'],
  [{ kind: 'other', label: 'x'.repeat(81) }, 'dài quá 80 ký tự'],
  [{ kind: 'other', label: '\ud800' }, null],
  [{ kind: 'moon', label: 'x' }, 'Lựa chọn không có trong danh sách.'],
  [{ kind: 'hamlet', label: '' }, 'Xin chọn thôn.'],
  [{ kind: 'noticeBoard', unit: '999999' }, 'Lựa chọn không có trong danh sách.'],
  [{}, 'Lựa chọn không có trong danh sách.'],
])('a place that cannot be is refused with what was typed kept: %j', async (fields: Record<string, string>, words) => {
  const { commune, consultation, base } = await asking()
  const clerk = await commune.signedIn('committeeMember')

  const answer = await clerk.post(`${base}/places`, fields)

  const page = await answer.text()
  // A browser cannot send half a surrogate pair: it arrives as a replacement character, which is a name.
  if (words === null) return expect([303, 422]).toContain(answer.status)
  expect(answer.status).toBe(422)
  expect(page).toContain(words)
  if (fields['label']) expect(page).toContain(`value="${fields['label']}"`)
  expect(await placesOf(commune, consultation.id)).toEqual([])
})

test('each place shows its own count of answers', async () => {
  const { commune, consultation, base } = await asking()
  const clerk = await commune.signedIn('committeeMember')
  await clerk.post(`${base}/places/hamlets`, {})
  const [one, two] = await placesOf(commune, consultation.id)
  await commune.storage.write(async (writer) => {
    const row = { consultationId: consultation.id, unitId: 0, channel: 'web' as const }
    await writer.insert(responseCounts).values([
      { ...row, placeId: one?.id ?? 0, day: '2026-11-26', total: 1200 },
      { ...row, placeId: one?.id ?? 0, day: '2026-11-27', total: 34 },
      { ...row, placeId: two?.id ?? 0, day: '2026-11-27', total: 5 },
    ])
  })

  const page = await (await clerk.get(`${base}/places`)).text()

  expect(page).toMatch(/Thôn 1<\/th>.*?>1\.234<.*?Thôn 2<\/th>.*?>5<.*?Thôn 10<\/th>.*?>0</s)
})

test('the code of a place is a file of its own, SVG and PNG, and opens its short address', async () => {
  const { commune, consultation, base } = await asking()
  const clerk = await commune.signedIn('committeeMember')
  await clerk.post(`${base}/places/hamlets`, {})
  const [hall] = await placesOf(commune, consultation.id)

  const png = await clerk.get(`${base}/places/${hall?.id}/qr.png`)
  const svg = await clerk.get(`${base}/places/${hall?.id}/qr.svg`)

  const { data, width, height } = PNG.sync.read(Buffer.from(await png.arrayBuffer()))
  expect(png.headers.get('Content-Type')).toBe('image/png')
  expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(`http://localhost/q/${hall?.token}`)
  expect(svg.headers.get('Content-Type')).toMatch('image/svg+xml')
  expect(svg.headers.get('Content-Disposition')).toContain('ma-qr-thon-1.svg')
})

test('a retired place keeps its count and its code but is printed no more', async () => {
  const { commune, consultation, base } = await asking()
  const clerk = await commune.signedIn('committeeMember')
  await clerk.post(`${base}/places/hamlets`, {})
  const [hall] = await placesOf(commune, consultation.id)

  const retired = await clerk.post(`${base}/places/${hall?.id}/retirement`, {})

  expect(retired.status).toBe(303)
  expect((await placesOf(commune, consultation.id))[0]?.retiredAt).toEqual(commune.now())
  expect(await (await clerk.get(`${base}/places`)).text()).toContain('Các nơi đã ngừng')
  expect((await clerk.get(`${base}/poster?place=${hall?.id}`)).status).toBe(404)
  expect(await (await clerk.get(`${base}/poster?place=all`)).text()).not.toContain(`/q/${hall?.token}`)
})

test('a hamlet head hangs and prints codes of the own hamlet only', async () => {
  const { commune, consultation, base } = await asking()
  const clerk = await commune.signedIn('committeeMember')
  await clerk.post(`${base}/places`, { kind: 'zalo' })
  const [, own = commune.hamlets[0], other] = commune.hamlets
  const head = await commune.signedIn('hamletHead', own)

  await head.post(`${base}/places/hamlets`, {})
  const whole = await head.post(`${base}/places`, { kind: 'noticeBoard', unit: '' })
  const others = await head.post(`${base}/places`, { kind: 'noticeBoard', unit: String(other?.id) })
  await head.post(`${base}/places`, { kind: 'noticeBoard', unit: String(own?.id) })

  const places = await placesOf(commune, consultation.id)
  expect([whole.status, others.status]).toEqual([422, 422])
  expect(places.map(({ label }) => label)).toEqual(['Nhóm Zalo', 'Thôn 2', 'Bảng tin, Thôn 2'])
  const page = await (await head.get(`${base}/places`)).text()
  expect(page).toContain('Bảng tin, Thôn 2')
  expect(page).not.toContain(places[0]?.token)
  expect((await head.get(`${base}/poster?place=${places[0]?.id}`)).status).toBe(404)
  expect((await head.get(`${base}/places/${places[0]?.id}/qr.png`)).status).toBe(404)
  expect((await head.get(`${base}/poster?place=${places[1]?.id}`)).status).toBe(200)
  expect((await head.post(`${base}/places/${places[1]?.id}/retirement`, {})).status).toBe(403)
})

test('the act itself refuses a hamlet head for another hamlet, a reader and a resident', async () => {
  const { commune, consultation } = await asking()
  const [first, second] = commune.hamlets
  const place = { kind: 'noticeBoard' as const, label: 'Bảng tin', unitId: second?.id ?? 0 }
  const refused = [await commune.as('hamletHead', first), await commune.as('reader'), commune.resident]

  for (const world of refused) {
    await expect(addPlaces(world, { consultationId: consultation.id, places: [place] })).rejects.toThrow('notPermitted')
    await expect(retirePlace(world, { consultationId: consultation.id, placeId: 1 })).rejects.toThrow('notPermitted')
  }
  expect(await placesOf(commune, consultation.id)).toEqual([])
})

const PAGES = ['places', 'poster?place=all', 'poster.pdf?place=all', 'announcements', 'places/1/qr.svg', 'places/1/qr.png']

test.each(PAGES)('%s is closed to another commune and to those who are not signed in', async (page) => {
  const { commune, base } = await asking()
  await (await commune.signedIn('committeeMember')).post(`${base}/places/hamlets`, {})
  const neighbour = await commune.signedIn('administrator', commune.neighbour)

  expect((await neighbour.get(`${base}/${page}`)).status).toBe(403)
  expect((await commune.visitor().get(`${base}/${page}`)).headers.get('Location')).toMatch(/^\/sign-in/)
  expect((await neighbour.post(`${base}/places`, { kind: 'zalo' })).status).toBe(403)
  expect((await neighbour.post(`${base}/places/hamlets`, {})).status).toBe(403)
})

test('a draft shows its places to the committee, not yet to a hamlet head', async () => {
  const { commune, base } = await asking({ row: { state: 'draft', openedAt: null } })
  const clerk = await commune.signedIn('committeeMember')
  const head = await commune.signedIn('hamletHead', commune.hamlets[0])

  expect((await clerk.post(`${base}/places/hamlets`, {})).status).toBe(303)
  expect((await head.get(`${base}/places`)).status).toBe(403)
})

test.each([
  ['closed', { state: 'closed' as const, endedAt: new Date('2026-11-25T08:00:00+07:00') }],
  ['withdrawn', { state: 'withdrawn' as const, endedAt: new Date('2026-11-25T08:00:00+07:00') }],
  ['past its closing moment', { closesAt: new Date('2026-11-25T08:00:00+07:00') }],
])('a consultation that is %s gets no new place', async (_state, row) => {
  const { commune, consultation, base } = await asking({ row })
  const clerk = await commune.signedIn('committeeMember')

  expect((await clerk.post(`${base}/places/hamlets`, {})).status).toBe(409)
  expect(await (await clerk.get(`${base}/places`)).text()).toContain('đã kết thúc nên không thêm nơi mới')
  expect(await placesOf(commune, consultation.id)).toEqual([])
})

test.each(['0', '-1', '1e3', 'x', '99999999999999999999', '999999999999999', '12345'])(
  'no consultation has the number %s',
  async (id) => {
    const commune = await town()
    const clerk = await commune.signedIn('administrator')

    for (const page of ['places', 'poster', 'announcements'])
      expect((await clerk.get(`/staff/consultations/${id}/${page}`)).status).toBe(404)
  },
)

test('the place of one consultation is none of another', async () => {
  const { commune, consultation } = await asking()
  const second = await opened(commune)
  const clerk = await commune.signedIn('committeeMember')
  await clerk.post(`/staff/consultations/${consultation.id}/places/hamlets`, {})
  const [hall] = await placesOf(commune, consultation.id)

  expect((await clerk.get(`/staff/consultations/${second.id}/poster?place=${hall?.id}`)).status).toBe(404)
  expect((await clerk.get(`/staff/consultations/${second.id}/places/${hall?.id}/qr.svg`)).status).toBe(404)
  expect((await clerk.post(`/staff/consultations/${second.id}/places/${hall?.id}/retirement`, {})).status).toBe(404)
})
