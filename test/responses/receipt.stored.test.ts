import { expect, test } from 'vitest'
import { opinions, replyContacts, responses, responseVersions } from '../../db/schema/responses'
import { findTotals, listCounts } from '../../src/responses/store'
import { type Town, town } from '../support/town'
import { fieldIn, opened } from './opened'

const CLOSED = new Date('2026-12-15T17:00:00+07:00')

/** A sheet from Thôn 1 against the road, and the address of its receipt. */
async function sent(given: Town, slug: string, fields: Record<string, string> = {}) {
  const visitor = given.visitor()
  const answer = await visitor.post(`/c/${slug}/responses`, {
    version: '1',
    key: 'k'.repeat(22),
    qPlace: String(given.hamlets[0]?.id),
    qRoad: 'b',
    qWhy: 'x',
    qMore: 'Đường <i>hẹp</i>\nXin mở rộng',
    reply: '1',
    phone: '0912345678',
    ...fields,
  })
  return { visitor, receipt: answer.headers.get('Location') ?? '' }
}

test('a receipt shows when it was received and every answer, written out and harmless', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const { visitor, receipt } = await sent(given, slug)

  const page = await visitor.get(receipt)

  const html = await page.text()
  expect(page.headers.get('Cache-Control')).toBe('private, no-store')
  expect(page.headers.get('X-Robots-Tag')).toBe('noindex')
  expect(html).toContain('Đã nhận lúc 08 giờ 00, 25/11/2026')
  expect(html).toContain(receipt.slice('/receipts/'.length))
  for (const said of ['Thôn 1', 'Tốn kém', 'Đường &lt;i&gt;hẹp&lt;/i&gt;<br/>Xin mở rộng']) expect(html).toContain(said)
})

test('a code may be typed in any case, with blanks or without hyphen', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const { visitor, receipt } = await sent(given, slug)
  const code = receipt.slice('/receipts/'.length)

  const typed = await visitor.get(`/receipts?code=${encodeURIComponent(` ${code.replace('-', ' ').toLowerCase()} `)}`)
  const wrong = await visitor.get('/receipts/2222-2222')
  const nonsense = await visitor.get('/receipts?code=xin+chao')

  expect(typed.headers.get('Location')).toBe(receipt)
  expect([wrong.status, nonsense.status]).toEqual([404, 422])
  expect(await wrong.text()).toContain('Không có phiếu nào mang mã này')
})

test('a sheet is changed on its own form; what it said before is kept, the hamlet counters and opinions follow', async () => {
  const given = await town()
  const { slug, id } = await opened(given)
  const { visitor, receipt } = await sent(given, slug)
  const html = await (await visitor.get(`${receipt}/edit`)).text()
  expect(html).toMatch(/value="b" checked/)
  expect(html).toContain('Xin mở rộng')

  const changed = await visitor.post(`${receipt}/edit`, {
    version: fieldIn(html, 'version'),
    revision: fieldIn(html, 'revision'),
    qPlace: String(given.hamlets[1]?.id),
    qRoad: 'a',
    qMore: 'Làm ngay',
  })

  expect([changed.status, changed.headers.get('Location')]).toEqual([303, receipt])
  const { reader } = given.storage
  expect(await reader.select().from(responses)).toMatchObject([
    { answers: { qRoad: 'a', qMore: 'Làm ngay' }, revision: 2, sequence: 2, unitId: given.hamlets[1]?.id },
  ])
  expect(await reader.select().from(responseVersions)).toMatchObject([{ revision: 1, answers: { qRoad: 'b', qWhy: 'x' } }])
  expect(await reader.select().from(opinions)).toMatchObject([{ text: 'Làm ngay', searchText: 'lam ngay' }])
  expect(await reader.select().from(replyContacts)).toEqual([])
  expect(await listCounts(reader, id)).toMatchObject([{ unitId: given.hamlets[1]?.id, total: 1 }])
  expect(await findTotals(reader, id)).toEqual({ total: 1, lastSequence: 2 })
})

test('the same change sent twice is one change; an edit from a stale page is shown again first', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const { visitor, receipt } = await sent(given, slug)
  const change = { version: '1', revision: '1', qRoad: 'a' }
  await visitor.post(`${receipt}/edit`, change)
  const twice = await visitor.post(`${receipt}/edit`, change)

  const stale = await visitor.post(`${receipt}/edit`, { ...change, qMore: 'Từ tab cũ' })

  expect(twice.status).toBe(303)
  const html = await stale.text()
  expect(stale.status).toBe(422)
  expect(html).toContain('Từ tab cũ')
  expect(fieldIn(html, 'revision')).toBe('2')
  expect(await given.storage.reader.select().from(responseVersions)).toHaveLength(1)
})

test('a wrong change comes back with everything kept and changes nothing', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const { visitor, receipt } = await sent(given, slug)

  const again = await visitor.post(`${receipt}/edit`, { version: '1', revision: '1', qMore: 'Quên chọn' })

  expect(again.status).toBe(422)
  expect(await again.text()).toContain('Quên chọn')
  expect(await given.storage.reader.select().from(responses)).toMatchObject([{ revision: 1 }])
})

test('a deleted sheet leaves an empty row and no word; its key makes no second one by itself', async () => {
  const given = await town()
  const { slug, id } = await opened(given)
  const { visitor, receipt } = await sent(given, slug)
  await visitor.post(`${receipt}/edit`, {
    version: '1',
    revision: '1',
    qRoad: 'b',
    qWhy: 'y',
    qMore: 'Sửa',
    reply: '1',
    phone: '0912345678',
  })

  await visitor.post(`${receipt}/deletion`, {})

  const { reader } = given.storage
  expect(await reader.select().from(responses)).toMatchObject([
    { answers: {}, deletedAt: given.now(), sequence: 3, unitId: null, placeId: null },
  ])
  for (const table of [responseVersions, opinions, replyContacts]) expect(await reader.select().from(table)).toEqual([])
  expect(await listCounts(reader, id)).toEqual([])
  expect(await findTotals(reader, id)).toEqual({ total: 0, lastSequence: 3 })
  const page = await visitor.get(receipt)
  expect(page.status).toBe(410)
  expect(await page.text()).toContain('Phiếu đã được xóa')
  expect((await visitor.post(`${receipt}/deletion`, {})).status).toBe(410)
  const again = await visitor.post(`/c/${slug}/responses`, { version: '1', key: 'k'.repeat(22), qRoad: 'a' })
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('Gửi thành phiếu mới')
})

test('after the closing a sheet can be seen, and neither changed nor deleted', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const { visitor, receipt } = await sent(given, slug)
  given.at(CLOSED)

  const html = await (await visitor.get(receipt)).text()

  expect(html).toContain('chỉ xem lại được')
  expect(html).not.toContain('/deletion')
  const edit = await visitor.post(`${receipt}/edit`, { version: '1', revision: '1', qRoad: 'a' })
  const deletion = await visitor.post(`${receipt}/deletion`, {})
  expect([(await visitor.get(`${receipt}/edit`)).status, edit.status, deletion.status]).toEqual([409, 409, 409])
  expect(await given.storage.reader.select().from(responses)).toMatchObject([{ revision: 1, deletedAt: null }])
})
