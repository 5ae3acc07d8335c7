import { expect, test } from 'vitest'
import { quotaCounts } from '../../db/schema/questionnaires'
import { responses, responseTotals } from '../../db/schema/responses'
import { recountOne } from '../../src/responses/recount'
import { repairCounters } from '../../src/responses/repair-counters'
import { town } from '../support/town'
import { IN_PAGES } from './in-pages'
import { addVersion, opened, QUESTIONS } from './opened'

const QUOTAS = {
  quotas: [
    { id: 'yes', name: 'Người đồng ý', formula: "qRoad == 'a'", most: 3 },
    { id: 'words', name: 'Người viết thêm', formula: 'answered(qMore)', most: 2 },
  ],
}
const keyOf = (place: number) => `k${String(place).padStart(21, '0')}`

async function given({ questions = QUESTIONS, settings = QUOTAS }: { questions?: readonly unknown[]; settings?: unknown } = {}) {
  const made = await town()
  const { slug, id } = await opened(made, { questions, settings })
  const send = (place: number, fields: Record<string, string>) =>
    made.visitor().post(`/c/${slug}/responses`, { version: '1', key: keyOf(place), ...fields })
  const { reader } = made.storage
  const counts = async () => Object.fromEntries((await reader.select().from(quotaCounts)).map((each) => [each.quota, each.total]))
  const standing = async () => (await reader.select().from(responses)).filter(({ deletedAt }) => deletedAt === null)
  return { ...made, id, slug, send, counts, standing }
}

test('of many sheets at once just as many are stored as there are places, and others are not touched', async () => {
  const { send, counts, standing, storage } = await given()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, place) => send(place, place % 2 === 0 ? { qRoad: 'a' } : { qRoad: 'c' })),
  )

  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((_, place) => place % 2 === 0).toSorted()).toEqual([
    303,
    303,
    303,
    ...Array.from({ length: 7 }, () => 409),
  ])
  expect(statuses.filter((_, place) => place % 2 === 1)).toEqual(Array.from({ length: 10 }, () => 303))
  expect(await counts()).toEqual({ yes: 3 })
  expect((await standing()).length).toBe(13)
  expect((await storage.reader.select().from(responseTotals))[0]?.total).toBe(13)
})

test('a full quota is said in words, and on the page before anybody fills it in', async () => {
  const { send, visitor, slug } = await given()
  for (const place of [1, 2, 3]) await send(place, { qRoad: 'a' })
  const refused = await send(4, { qRoad: 'a' })

  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('Đã đủ số phiếu cho: Người đồng ý.')
  const page = await visitor().get(`/c/${slug}`)
  expect(await page.text()).toContain('Đã đủ cho: Người đồng ý')
  expect(page.headers.get('Cache-Control')).toContain('public')
})

test('sent twice a sheet takes one place; deleted it gives the place back; changed it moves', async () => {
  const { send, counts, visitor } = await given()
  const first = await send(1, { qRoad: 'a', qMore: 'Ý' })
  await send(1, { qRoad: 'a', qMore: 'Ý' })
  expect(await counts()).toEqual({ yes: 1, words: 1 })
  const receipt = first.headers.get('Location') ?? ''

  await visitor().post(`${receipt}/edit`, { version: '1', revision: '1', qRoad: 'c' })
  expect(await counts()).toEqual({ yes: 0, words: 0 })
  for (const place of [2, 3, 4]) await send(place, { qRoad: 'a' })
  const back = await visitor().post(`${receipt}/edit`, { version: '1', revision: '2', qRoad: 'a' })
  expect(back.status).toBe(409)
  expect(await counts()).toEqual({ yes: 3, words: 0 })
  const own = (await send(5, { qRoad: 'c', qMore: 'Ý' })).headers.get('Location')
  await visitor().post(`${own}/deletion`, {})
  expect(await counts()).toEqual({ yes: 3, words: 0 })
})

test('a form of pages stops as soon as what was answered settles it, not before', async () => {
  const settings = {
    quotas: [
      { id: 'far', name: 'Nhà ngoài tuyến', formula: "qLand == 'b'", most: 1 },
      { id: 'late', name: 'Không chọn', formula: "qRoad != 'b' and qAge > 90", most: 1 },
    ],
  }
  const { send, visitor, slug } = await given({ questions: IN_PAGES, settings })
  await send(1, { qAge: '45', qLand: 'b', qRoad: 'a' })
  const turned = (fields: Record<string, string>) =>
    visitor().post(`/c/${slug}/pages`, { version: '1', page: 'qFirst', go: 'next', ...fields })

  expect((await turned({ qAge: '95', qLand: 'a' })).status).toBe(200)
  const full = await turned({ qAge: '45', qLand: 'b' })
  expect(full.status).toBe(409)
  expect(await full.text()).toContain('Nhà ngoài tuyến')
})

test('a recount finds a counter that is wrong and puts it right', async () => {
  const { send, counts, storage, id, system } = await given()
  await send(1, { qRoad: 'a' })
  await storage.write((writer) => writer.update(quotaCounts).set({ total: 9 }))

  expect((await recountOne(storage.reader, id)).examples).toEqual([{ what: 'quota', where: 'yes', kept: 9, counted: 1 }])
  await repairCounters(system, id)
  expect(await counts()).toEqual({ yes: 1 })
  expect((await recountOne(storage.reader, id)).differences).toBe(0)
})

test('whoever changes a sheet into a full group reads so beside what was typed, and the sheet stays as it was', async () => {
  const { send, visitor } = await given()
  const receipt = (await send(9, { qRoad: 'c', qMore: 'Ý đầu' })).headers.get('Location') ?? ''
  for (const place of [1, 2, 3]) await send(place, { qRoad: 'a' })

  const answer = await visitor().post(`${receipt}/edit`, { version: '1', revision: '1', qRoad: 'a', qMore: 'Ý mới viết' })
  const html = await answer.text()

  expect(answer.status).toBe(409)
  expect(html).toContain('Đã đủ số phiếu cho: Người đồng ý.')
  expect(html).toContain('Phiếu vẫn như lần gửi trước')
  expect(html).toContain('Ý mới viết')
  expect(html).toContain(`action="${receipt}/edit"`)
  expect(await (await visitor().get(receipt)).text()).toContain('Ý đầu')
  const other = await visitor().post(`${receipt}/edit`, {
    version: '1',
    revision: '1',
    qRoad: 'b',
    qWhy: 'x',
    qMore: 'Ý mới viết',
  })
  expect(other.status).toBe(303)
})

test('a sheet that was to take the place of an earlier one and comes into a full group carries everything back', async () => {
  const { send, counts } = await given()
  await send(9, { qRoad: 'c', qMore: 'Ý đầu' })
  for (const place of [1, 2, 3]) await send(place, { qRoad: 'a' })

  const answer = await send(9, { qRoad: 'a', qMore: 'Ý khác', as: 'replace' })
  const html = await answer.text()

  expect(answer.status).toBe(409)
  expect(html).toContain('Phiếu bà con đã gửi trước đó vẫn còn nguyên')
  expect(html).toContain('name="qMore" value="Ý khác"')
  expect(await counts()).toEqual({ yes: 3, words: 1 })
})

test('whoever takes up a sheet of a group that has filled meanwhile is told before going on', async () => {
  const { send, visitor, slug } = await given()
  const aside = await visitor().post(`/c/${slug}/responses`, { version: '1', go: 'later', qRoad: 'a', qMore: 'Ý dở' })
  const code = /<strong>([2-9A-Z]{5}-[2-9A-Z]{5})<\/strong>/.exec(await aside.text())?.[1] ?? ''
  expect(await (await visitor().post('/drafts', { code })).text()).not.toContain('Đã đủ cho')
  for (const place of [1, 2, 3]) await send(place, { qRoad: 'a' })

  const html = await (await visitor().post('/drafts', { code })).text()
  expect(html).toContain('Đã đủ cho: Người đồng ý')
  expect(html).toContain('Ý dở')
})

test('of a quota that was lowered no page of the older version takes more, nor a sheet changed by its own', async () => {
  const quota = (most: number) => ({ quotas: [{ id: 'yes', name: 'Người đồng ý', formula: "qRoad == 'a'", most }] })
  const { send, counts, visitor, slug, id, storage, now } = await given({ settings: quota(5) })
  for (const place of [1, 2]) await send(place, { qRoad: 'a' })
  const receipt = (await send(3, { qRoad: 'c' })).headers.get('Location') ?? ''
  await storage.write((writer) => addVersion(writer, id, 2, QUESTIONS, now(), quota(2)))

  const refused = await send(4, { qRoad: 'a' })
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('Đã đủ số phiếu cho: Người đồng ý.')
  const change = await visitor().post(`${receipt}/edit`, { version: '1', revision: '1', qRoad: 'a' })
  expect(change.status).toBe(409)
  expect(await change.text()).toContain('Đã đủ số phiếu cho: Người đồng ý.')
  const aside = await visitor().post(`/c/${slug}/responses`, { version: '1', go: 'later', qRoad: 'a' })
  const code = /<strong>([2-9A-Z]{5}-[2-9A-Z]{5})<\/strong>/.exec(await aside.text())?.[1] ?? ''
  expect(await (await visitor().post('/drafts', { code })).text()).toContain('Đã đủ cho: Người đồng ý')
  expect(await counts()).toEqual({ yes: 2 })
})
