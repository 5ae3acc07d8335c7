import { expect, test } from 'vitest'
import { auditEntries } from '../../db/schema/audit'
import { challengeCounts, doubts as doubtRows } from '../../db/schema/responses'
import { lookForDoubts } from '../../src/responses/doubt-looks'
import { takeIn } from '../../src/responses/intake'
import { deleteSheet } from '../../src/responses/own-sheet'
import { listSheetsBetween } from '../../src/responses/reading-store'
import { addPlace, opened } from '../responses/opened'
import { type Town, town } from '../support/town'

let keys = 0
const evening = new Date('2026-11-25T19:03:00+07:00')
const WORDS = 'Đề nghị xã dừng ngay việc thu khoản đóng góp làm đường này cho dân nhờ'

interface Sending {
  consultationId: number
  unitId?: number | null
  placeId?: number | null
  words?: string
}

async function send(given: Town, count: number, { consultationId, unitId = null, placeId = null, words }: Sending) {
  const said = words ? [{ questionId: 'qMore', part: '', text: words, searchText: '' }] : []
  for (let each = 0; each < count; each++)
    await takeIn(given.resident, {
      consultationId,
      key: `${String(++keys).padStart(6, '0')}${'d'.repeat(18)}`,
      sheet: { version: 1, answers: { qRoad: 'a', ...(words && { qMore: words }) }, unitId, words: said },
      unitId,
      placeId,
      channel: 'web',
      contact: null,
    })
}

/** A meeting in Thôn 1 of which 43 send within one minute by its code, and five copied letters. */
async function odd() {
  const given = await town({ now: evening })
  const [thon1, thon2] = given.hamlets
  const { id, slug } = await opened(given)
  const place = await addPlace(given, id, 'Nhà văn hóa thôn 1', thon1?.id ?? 0)
  await send(given, 43, { consultationId: id, unitId: thon1?.id ?? null, placeId: place.id })
  await send(given, 5, { consultationId: id, unitId: thon2?.id ?? null, words: WORDS })
  const base = `/staff/consultations/${id}/results`
  return { ...given, id, slug, base, thon1, thon2, place }
}

const burstMark = async (given: Town): Promise<string> =>
  (await given.storage.reader.select().from(doubtRows)).find(({ kind }) => kind === 'burst')?.mark ?? ''

test('the committee reads each as a question, with the way to those sheets, from the results', async () => {
  const given = await odd()
  const clerk = await given.signedIn('committeeMember')

  const list = await (await clerk.get(`${given.base}/doubts`)).text()
  const results = await (await clerk.get(given.base)).text()

  expect(list).toContain('43 phiếu đến trong một phút, lúc 19 giờ 03, 25/11/2026, từ mã QR Nhà văn hóa thôn 1.')
  expect(list).toContain(`href="${given.base}?place=${given.place.id}&amp;from=2026-11-25&amp;to=2026-11-25"`)
  expect(list).toContain('5 phiếu ghi cùng một đoạn ý kiến dài')
  expect(list).toContain(WORDS)
  expect(list).toContain('Tất cả đều của Thôn 2.')
  expect(results).toContain('Có 2 điều cần xem lại')
})

test('no figure changes by a doubt or by what is said of it; it can be said again, and both are on record', async () => {
  const given = await odd()
  const clerk = await given.signedIn('committeeMember')
  await clerk.get(`${given.base}/doubts`)
  const figures = async () => /<div id="live".*/s.exec(await (await clerk.get(given.base)).text())?.[0]
  const before = await figures()
  const mark = await burstMark(given)

  const first = { mark, verdict: 'explained', explanation: 'Họp thôn ở nhà văn hóa' }
  const said = await clerk.post(`${given.base}/doubts/answer`, first)
  const shown = await (await clerk.get(`${given.base}/doubts`)).text()
  await clerk.post(`${given.base}/doubts/answer`, { mark, verdict: 'suspicious', explanation: '' })
  const changed = await (await clerk.get(`${given.base}/doubts`)).text()

  expect(said.status).toBe(303)
  expect(shown).toContain('Họp thôn ở nhà văn hóa')
  expect(shown).toContain('Đã rõ')
  expect(changed).toContain('Vẫn còn nghi vấn')
  expect(changed).not.toContain('Họp thôn ở nhà văn hóa')
  expect(await figures()).toBe(before)
  const acts = await given.storage.reader.select().from(auditEntries).orderBy(auditEntries.id)
  expect(acts.map(({ act, details }) => ({ act, ...details }))).toEqual([
    { act: 'response.answerDoubt', mark, verdict: 'explained', reason: 'Họp thôn ở nhà văn hóa' },
    { act: 'response.answerDoubt', mark, verdict: 'suspicious', reason: '' },
  ])
})

test('who says it is explained says how, and keeps what was typed', async () => {
  const given = await odd()
  const clerk = await given.signedIn('committeeMember')
  await clerk.get(`${given.base}/doubts`)
  const mark = await burstMark(given)
  const answer = (fields: Record<string, string>) => clerk.post(`${given.base}/doubts/answer`, { mark, ...fields })

  const unsaid = await answer({ verdict: 'explained', explanation: ' ' })
  const undecided = await answer({ explanation: 'Chưa rõ' })
  const long = await answer({ verdict: 'explained', explanation: 'x'.repeat(501) })
  const unknown = await answer({ mark: 'burst:nothing', verdict: 'suspicious' })

  expect([unsaid.status, undecided.status, long.status, unknown.status]).toEqual([422, 422, 422, 404])
  expect(await undecided.text()).toContain('Chưa rõ')
})

test('a hamlet head reads only what is of the own hamlet and answers nothing; strangers and neighbours read nothing', async () => {
  const given = await odd()
  const clerk = await given.signedIn('committeeMember')
  await clerk.get(`${given.base}/doubts`)
  const mark = await burstMark(given)
  const head1 = await given.signedIn('hamletHead', given.thon1)
  const head2 = await given.signedIn('hamletHead', given.thon2)
  const reader = await given.signedIn('reader')
  const neighbour = await given.signedIn('administrator', given.neighbour)
  const pageOf = async (who: { get(path: string): Promise<Response> }) => (await who.get(`${given.base}/doubts`)).text()

  const [of1, of2] = [await pageOf(head1), await pageOf(head2)]
  const refused = await Promise.all(
    [head1, reader, neighbour].map((who) => who.post(`${given.base}/doubts/answer`, { mark, verdict: 'suspicious' })),
  )

  expect(of1).toContain('43 phiếu')
  expect(of1).not.toContain(WORDS)
  expect(of2).toContain(WORDS)
  expect(of2).not.toContain('43 phiếu')
  expect(await pageOf(reader)).toContain('43 phiếu')
  expect((await neighbour.get(`${given.base}/doubts`)).status).toBe(403)
  expect((await given.visitor().get(`${given.base}/doubts`)).headers.get('Location')).toMatch(/^\/sign-in/)
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403])
})

test('words whose author took them back are shown no more', async () => {
  const given = await odd()
  const clerk = await given.signedIn('committeeMember')
  await clerk.get(`${given.base}/doubts`)

  for (const sheet of await listSheetsBetween(given.storage.reader, given.id, { after: 43, upTo: 53, limit: 5 }))
    await deleteSheet(given.resident, { responseId: sheet.id, consultationId: given.id })
  const list = await (await clerk.get(`${given.base}/doubts`)).text()

  expect(list).not.toContain(WORDS)
  expect(list).toContain('đã được người gửi xóa hoặc sửa')
})

test('minutes in which many were asked for a proof are told, and nothing of who was asked', async () => {
  const given = await odd()
  const count = { consultationId: given.id, minute: evening, asked: 240, passed: 12, refused: 7 }
  await given.storage.write(async (writer) => void (await writer.insert(challengeCounts).values(count)))
  const clerk = await given.signedIn('committeeMember')

  const list = await (await clerk.get(`${given.base}/doubts`)).text()

  expect(list).toContain('240 lượt gửi đến dồn dập')
  expect(list).toContain('12 lượt đã qua')
})

test('looked through in parts, again, or by another process, the same sheets raise the same doubts once', async () => {
  const given = await odd()
  await lookForDoubts(given.resident, given.id, 'now')
  await send(given, 5, { consultationId: given.id, unitId: given.thon1?.id ?? null, placeId: given.place.id })
  await lookForDoubts(given.resident, given.id, 'now')
  given.at(new Date(evening.getTime() + 24 * 60 * 60 * 1000))
  await send(given, 25, { consultationId: given.id })
  await lookForDoubts(given.resident, given.id, 'now')
  const elsewhere = { ...given.resident, storage: { ...given.storage } }
  await lookForDoubts(elsewhere, given.id, 'now')

  const found = await given.storage.reader.select().from(doubtRows).orderBy(doubtRows.mark)
  expect(found.map(({ kind, sheets }) => [kind, sheets])).toEqual([
    ['burst', 48],
    ['burst', 25],
    ['sameWords', 5],
  ])
})
