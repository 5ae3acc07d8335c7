import { expect, test } from 'vitest'
import { answerContacts } from '../../db/schema/questionnaires'
import { opinions, responses, responseVersions } from '../../db/schema/responses'
import { fieldsOf } from '../../src/kernel/fields'
import { judgeSheet } from '../../src/responses/answer-sheet'
import { takeIn } from '../../src/responses/intake'
import { findBound } from '../../src/responses/open-consultations'
import { type Town, town } from '../support/town'
import { opened } from './opened'

const CONSENT = 'Tôi đồng ý cho xã giữ số này để trả lời tôi.'
const CONTACT = {
  id: 'qContact',
  type: 'contact',
  label: 'Bà con có muốn được trả lời không?',
  settings: { name: 'optional', phone: 'required', email: 'off', address: 'optional', consent: CONSENT },
}
const QUESTIONS = [CONTACT, { id: 'qMore', type: 'long', label: 'Ý kiến khác', settings: {} }]

const LEFT = {
  'qContact.name': 'Nguyễn Thị Sen',
  'qContact.phone': '0912 345 678',
  'qContact.address': 'Xóm Đình',
  'qContact.consent': '1',
}
const sheet = (more: Record<string, string> = {}, key = 'k'.repeat(22)) => ({ version: '1', key, qMore: 'Sửa cầu', ...more })

async function received(given: Town, slug: string, fields: Record<string, string>) {
  const visitor = given.visitor()
  const answer = await visitor.post(`/c/${slug}/responses`, fields)
  expect(answer.status).toBe(303)
  return { visitor, receipt: answer.headers.get('Location') ?? '' }
}

const contactsOf = ({ storage }: Town) => storage.reader.select().from(answerContacts)
const everythingElse = async ({ storage: { reader } }: Town) =>
  JSON.stringify([
    await reader.select().from(responses),
    await reader.select().from(opinions),
    await reader.select().from(responseVersions),
  ])

test('what names a person lies apart from the answers, which keep only that it was given and by which words', async () => {
  const given = await town()
  const { slug, id } = await opened(given, { questions: QUESTIONS })

  const { visitor, receipt } = await received(given, slug, sheet(LEFT))

  expect(await contactsOf(given)).toMatchObject([
    {
      consultationId: id,
      questionId: 'qContact',
      content: { name: 'Nguyễn Thị Sen', phone: '0912345678', address: 'Xóm Đình' },
      consentVersion: expect.stringMatching(/^[0-9a-f]{8}$/),
      consentedAt: given.now(),
    },
  ])
  const [contact] = await contactsOf(given)
  const [response] = await given.storage.reader.select().from(responses)
  expect(response?.answers).toEqual({ qContact: { consent: contact?.consentVersion }, qMore: 'Sửa cầu' })
  expect(await everythingElse(given)).not.toMatch(/Sen|0912|Đình/)
  const shown = await (await visitor.get(receipt)).text()
  expect(shown).toContain('Có để lại liên hệ')
  expect(shown).not.toMatch(/Sen|0912|Đình/)
})

test('an export, a figure and the words of a consultation hold no contact', async () => {
  const given = await town()
  const { slug, id } = await opened(given, { questions: QUESTIONS })
  await received(given, slug, sheet(LEFT))
  const member = await given.signedIn('committeeMember')
  const results = `/staff/consultations/${id}/results`

  const exported = await (await member.post(`${results}/answers.csv`, { values: 'labels' })).text()
  expect(exported).toContain('Có để lại liên hệ')
  expect(exported).not.toMatch(/Sen|0912|Đình/)
  for (const page of [results, `${results}/words/qMore`, `${results}/words/qContact`, `${results}/dictionary.csv`]) {
    const answer = await member.get(page)
    expect(answer.status, page).toBe(200)
    expect(await answer.text(), page).not.toMatch(/Sen|0912|Đình/)
  }
})

test('whoever may answer people reads it on the page of replies, page by page, and nobody else', async () => {
  const given = await town()
  const { slug, id } = await opened(given, { questions: QUESTIONS })
  const replies = `/staff/consultations/${id}/results/replies`
  await received(given, slug, sheet({ ...LEFT, 'qContact.name': '<b>Sen</b>' }))
  await received(given, slug, sheet({ phone: '0987654321', reply: '1' }, 'q'.repeat(22)))
  await received(given, slug, sheet({}, 'z'.repeat(22)))

  const page = await (await (await given.signedIn('committeeMember')).get(replies)).text()

  expect(page).toContain('&lt;b&gt;Sen&lt;/b&gt;')
  expect(page).toContain('href="tel:0912345678"')
  expect(page).toContain('href="tel:0987654321"')
  expect(page.match(/class="opinion"/g)).toHaveLength(2)
  for (const other of [await given.signedIn('reader'), await given.signedIn('committeeMember', given.neighbour)])
    expect((await other.get(replies)).status).toBe(403)
})

test('its author sees and changes it with the own sheet; the old one is kept nowhere', async () => {
  const given = await town()
  const { slug } = await opened(given, { questions: QUESTIONS })
  const { visitor, receipt } = await received(given, slug, sheet(LEFT))
  const form = await (await visitor.get(`${receipt}/edit`)).text()
  expect(form).toContain('value="Nguyễn Thị Sen"')
  expect(form).toMatch(/name="qContact.consent"[^>]* checked/)

  const change = { version: '1', revision: '1', qMore: 'Sửa cầu' }
  const changed = await visitor.post(`${receipt}/edit`, { ...change, ...LEFT, 'qContact.phone': '0977000111' })

  expect(changed.status).toBe(303)
  expect(await contactsOf(given)).toMatchObject([{ content: { phone: '0977000111' } }])
  expect(JSON.stringify(await contactsOf(given))).not.toContain('0912345678')
  expect(await everythingElse(given)).not.toMatch(/Sen|0912|0977|Đình/)

  const without = await visitor.post(`${receipt}/edit`, { ...change, revision: '2' })
  expect(without.status).toBe(303)
  expect(await contactsOf(given)).toEqual([])
})

test('the same sheet sent twice is received once, but with another number its author is asked', async () => {
  const given = await town()
  const { slug } = await opened(given, { questions: QUESTIONS })
  await received(given, slug, sheet(LEFT))
  await received(given, slug, sheet(LEFT))

  const other = await given.visitor().post(`/c/${slug}/responses`, sheet({ ...LEFT, 'qContact.phone': '0977000111' }))

  expect(other.status).toBe(409)
  expect(await contactsOf(given)).toHaveLength(1)
})

test('deleting the own sheet deletes it', async () => {
  const given = await town()
  const { slug } = await opened(given, { questions: QUESTIONS })
  const { visitor, receipt } = await received(given, slug, sheet(LEFT))

  await visitor.post(`${receipt}/deletion`, {})

  expect(await contactsOf(given)).toEqual([])
})

test('without the tick nothing is stored, and what was typed is shown again', async () => {
  const given = await town()
  const { slug } = await opened(given, { questions: QUESTIONS })

  const { 'qContact.consent': _, ...unticked } = LEFT
  const answer = await given.visitor().post(`/c/${slug}/responses`, sheet(unticked))

  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('Xin đánh dấu đồng ý')
  expect(html).toContain('value="Nguyễn Thị Sen"')
  expect(await contactsOf(given)).toEqual([])
})

test('a group of sheets, with and without, stores each contact with its own sheet', async () => {
  const given = await town()
  const { id } = await opened(given, { questions: QUESTIONS })
  const questionnaire = await findBound(given.storage, id, 1)
  const phones = Array.from({ length: 12 }, (_, place) => (place % 3 === 0 ? '' : `09120000${10 + place}`))

  await Promise.all(
    phones.map((phone, place) => {
      const fields = phone ? { ...LEFT, 'qContact.phone': phone } : {}
      const judged = judgeSheet(questionnaire, fieldsOf(Object.entries({ qMore: phone || 'không', ...fields })))
      if (!judged.ok) throw new Error('refused')
      const own = { key: `key-of-the-sheet-${place}`, sheet: judged.sheet, unitId: null, placeId: null, channel: 'web' as const }
      return takeIn(given.resident, { consultationId: id, contact: null, ...own })
    }),
  )

  const sheets = new Map((await given.storage.reader.select().from(responses)).map((each) => [each.id, each.answers]))
  const contacts = await contactsOf(given)
  expect(contacts).toHaveLength(phones.filter(Boolean).length)
  for (const { responseId, content } of contacts) expect(sheets.get(responseId)).toMatchObject({ qMore: content['phone'] })
})
