import { expect, test } from 'vitest'
import { listEntries } from '../../src/audit/store'
import { findUnit, listCounts, listHamlets, listPredecessors, listSuccessors } from '../../src/units/store'
import { type Town, town } from '../support/town'

type Visitor = Awaited<ReturnType<Town['signedIn']>>
const on = '2026-11-25'
const namesOf = async ({ storage, commune }: Town, day = on) =>
  (await listHamlets(storage.reader, commune.id, day)).map((each) => [each.name, each.households])

async function hidden(answer: Response, name: string): Promise<string> {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(await answer.text())?.[1] ?? ''
}

test('a commune lists its hamlets by number with their newest totals and the sum of all', async () => {
  const here = await town()
  const reader = await here.signedIn('reader')

  const page = await (await reader.get(`/staff/units/${here.commune.id}`)).text()

  expect(page.indexOf('Thôn 2<')).toBeLessThan(page.indexOf('Thôn 10<'))
  expect(page).toContain('30/06/2026')
  expect(page).toContain('769')
  expect(page).not.toContain(`/staff/units/${here.commune.id}/new`)
})

test('a table is looked at, then stored; what was not looked at is not stored', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const address = `/staff/units/${here.commune.id}/import`
  const table = 'Tên\tSố hộ\nThôn 1\t300\nThôn 2\t318\nThôn 11\t95'

  const preview = await clerk.post(address, { table, day: '2026-06-30', step: 'preview' })
  expect(preview.status).toBe(200)
  expect(await preview.clone().text()).toContain('Thêm mới 1, ghi số hộ 1, không đổi 1.')
  const seen = await hidden(preview, 'seen')
  expect(await namesOf(here)).toHaveLength(3)

  const other = await clerk.post(address, { table: `${table}\nThôn 12\t1`, day: '2026-06-30', step: 'store', seen })
  expect([other.status, await other.text()]).toEqual([422, expect.stringContaining('Bảng đã khác với lần xem trước')])
  expect(await namesOf(here)).toHaveLength(3)

  expect(
    (await clerk.post(address, { table: table.replaceAll('\n', '\r\n'), day: '2026-06-30', step: 'store', seen })).status,
  ).toBe(303)
  expect(await namesOf(here)).toEqual([
    ['Thôn 1', 300],
    ['Thôn 2', 318],
    ['Thôn 10', 187],
    ['Thôn 11', 95],
  ])
  expect((await listEntries(here.storage.reader, here.commune.path, 1, 0))[0]).toMatchObject({
    act: 'unit.import',
    details: { added: 1, counted: 1 },
  })
})

test('a table with a wrong row names it, keeps what was pasted, and stores nothing', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const table = 'Tên\tSố hộ\nThôn <b>7</b>\tba trăm\nThôn 11\t95'

  const answer = await clerk.post(`/staff/units/${here.commune.id}/import`, { table, day: on, step: 'store', seen: 'x' })

  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('số hộ &quot;ba trăm&quot; không phải số')
  expect(page).toContain('Thôn &lt;b&gt;7&lt;/b&gt;\tba trăm')
  expect(page).not.toContain('<b>7')
  expect(await namesOf(here)).toHaveLength(3)
})

test('a CSV file of a spreadsheet stands in for the pasted table, another file is refused', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const send = async (file: File) => {
    const form = new FormData()
    form.set('table', '')
    form.set('day', on)
    form.set('step', 'preview')
    form.set('file', file)
    const packed = new Response(form)
    const body = Buffer.from(await packed.arrayBuffer())
    const headers = { 'Content-Type': packed.headers.get('Content-Type') ?? '', 'Content-Length': String(body.length) }
    return clerk.send(`/staff/units/${here.commune.id}/import`, { method: 'POST', body, headers })
  }

  const read = await send(new File(['\ufeffTên;Số hộ\r\nThôn 20;44\r\n'], 'thon.csv'))
  expect([read.status, await read.text()]).toEqual([200, expect.stringContaining('Thôn 20')])
  const refused = await send(new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])], 'thon.xlsx'))
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('CSV UTF-8')])
  const endless = await send(new File(['Thôn 21;1\r\n'.repeat(100_000)], 'thon.csv'))
  expect([endless.status, (await endless.text()).length < 10_000]).toEqual([422, true])
})

test('two hamlets become one on a date: the old keep their totals, the new begins empty', async () => {
  const here = await town()
  const admin = await here.signedIn('administrator')
  const address = `/staff/units/${here.commune.id}/reorganise`
  const [first, second] = here.hamlets
  const order = { ending: [String(first?.id), String(second?.id)], firstDay: '2027-01-01', newNames: 'Thôn Đại Đồng' }

  const confirm = await admin.post(address, order)
  expect(await confirm.text()).toContain('Thôn 1, Thôn 2: kết thúc, hết ngày 31/12/2026.')
  expect(await namesOf(here, '2027-01-01')).toHaveLength(3)
  expect((await admin.post(address, { ...order, step: 'store' })).status).toBe(303)

  expect(await namesOf(here, '2026-12-31')).toEqual([
    ['Thôn 1', 264],
    ['Thôn 2', 318],
    ['Thôn 10', 187],
  ])
  expect(await namesOf(here, '2027-01-01')).toEqual([
    ['Thôn 10', 187],
    ['Thôn Đại Đồng', null],
  ])
  const [made] = await listSuccessors(here.storage.reader, first?.id ?? 0)
  expect((await listPredecessors(here.storage.reader, made?.id ?? 0)).map((each) => each.name)).toEqual(['Thôn 1', 'Thôn 2'])
  expect(await listCounts(here.storage.reader, first?.id ?? 0)).toHaveLength(1)
})

test('one hamlet divides into an existing and a new one, and cannot end twice or be its own successor', async () => {
  const here = await town()
  const admin = await here.signedIn('administrator')
  const address = `/staff/units/${here.commune.id}/reorganise`
  const [first, second] = here.hamlets.map((each) => String(each.id))
  const order = { ending: first ?? '', firstDay: on, successors: second ?? '', newNames: 'Thôn Mới', step: 'store' }

  expect((await admin.post(address, { ...order, successors: first ?? '' })).status).toBe(422)
  expect((await admin.post(address, { ...order, newNames: 'thôn 10' })).status).toBe(422)
  expect((await admin.post(address, { ...order, firstDay: '2025-07-01' })).status).toBe(422)
  expect((await admin.post(address, { ...order, firstDay: 'mai' })).status).toBe(422)
  expect((await admin.post(address, { ...order, ending: String(here.neighbour.id) })).status).toBe(422)
  expect((await admin.post(address, order)).status).toBe(303)
  expect((await admin.post(address, order)).status).toBe(422)

  expect((await listSuccessors(here.storage.reader, Number(first))).map((each) => each.name)).toEqual(['Thôn 2', 'Thôn Mới'])
})

test('when a commune joins another its hamlets go on there, under a name of their own', async () => {
  const here = await town()
  const chief = await here.signedIn('administrator', here.province)
  const beside = { kind: 'thôn', name: 'Thôn 1' }
  expect((await chief.post(`/staff/units/${here.neighbour.id}/new`, beside)).status).toBe(303)

  const order = { ending: String(here.neighbour.id), firstDay: '2027-01-01', successors: String(here.commune.id), step: 'store' }
  expect((await chief.post(`/staff/units/${here.province.id}/reorganise`, order)).status).toBe(303)

  expect((await findUnit(here.storage.reader, here.neighbour.id)).validTo).toBe('2026-12-31')
  expect(await listHamlets(here.storage.reader, here.neighbour.id, '2027-01-01')).toEqual([])
  expect((await namesOf(here, '2027-01-01')).map(([name]) => name)).toContain('Thôn 1 (Xã Bên Cạnh)')
})

test('units are added, named and counted, and wrong input is named with the fields', async () => {
  const here = await town()
  const admin = await here.signedIn('administrator')
  const at = `/staff/units/${here.commune.id}`

  expect((await admin.post(`${at}/new`, { kind: 'Buôn', name: '4' })).status).toBe(303)
  expect((await namesOf(here)).map(([name]) => name)).toContain('Buôn 4')
  const wrong: Record<string, string | string[]>[] = [
    {},
    { kind: 'thôn', name: '' },
    { kind: 'x'.repeat(31), name: 'A' },
    { kind: 'thôn', name: 'thôn 1' },
    { kind: 'thôn', name: ['A', 'B'] },
    { kind: 'thôn', name: 'x'.repeat(500) },
  ]
  for (const fields of wrong) expect((await admin.post(`${at}/new`, fields)).status).toBe(422)

  const [first] = here.hamlets
  expect((await admin.post(`/staff/units/${first?.id}/name`, { kind: 'thôn', name: 'Thôn <i>Nhất</i>' })).status).toBe(303)
  expect(await (await admin.get(at)).text()).toContain('Thôn &lt;i&gt;Nhất&lt;/i&gt;')

  const total = `households.${first?.id}`
  expect((await admin.post(`${at}/households`, { [total]: '270', takenOn: '2026-11-20' })).status).toBe(303)
  expect(await listCounts(here.storage.reader, first?.id ?? 0)).toEqual([
    { households: 270, takenOn: '2026-11-20' },
    { households: 264, takenOn: '2026-06-30' },
  ])
  const refused = await admin.post(`${at}/households`, { [total]: 'nhiều', takenOn: '2027-01-01' })
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('value="nhiều"')])
  for (const fields of [{}, { takenOn: on }, { [total]: '5' }, { [total]: ['5', '6'], takenOn: on }])
    expect((await admin.post(`${at}/households`, fields)).status).toBe(422)
})

test('who may not, cannot: other communes, committee members for what ends, heads and readers for everything', async () => {
  const here = await town()
  const at = `/staff/units/${here.commune.id}`
  const posts: [string, Record<string, string>][] = [
    [`${at}/new`, { kind: 'thôn', name: 'X' }],
    [`${at}/name`, { kind: 'xa', name: 'X' }],
    [`${at}/reorganise`, { ending: String(here.hamlets[0]?.id), firstDay: on, step: 'store' }],
    [`${at}/import`, { table: 'Thôn 9', day: on }],
    [`${at}/households`, { [`households.${here.hamlets[0]?.id}`]: '1', takenOn: on }],
  ]
  const statuses = async (visitor: Visitor) =>
    Promise.all(posts.map(async ([path, fields]) => (await visitor.post(path, fields)).status))

  expect(await statuses(await here.signedIn('committeeMember'))).toEqual([403, 403, 403, 200, 303])
  expect(await statuses(await here.signedIn('hamletHead'))).toEqual([403, 403, 403, 403, 403])
  expect(await statuses(await here.signedIn('reader', here.province))).toEqual([403, 403, 403, 403, 403])
  expect(await statuses(await here.signedIn('administrator', here.neighbour))).toEqual([404, 404, 404, 404, 404])
  const stranger = here.visitor()
  for (const [path, fields] of posts) expect((await stranger.post(path, fields)).status).toBe(401)
  expect((await (await here.signedIn('administrator', here.neighbour)).get(at)).status).toBe(404)
  expect(
    (
      await (
        await here.signedIn('administrator')
      ).post(`${at}/new`, { kind: 'thôn', name: 'X' }, { Origin: 'https://evil.example' })
    ).status,
  ).toBe(403)
})
