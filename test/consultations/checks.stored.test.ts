import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { questionnaireVersions } from '../../db/schema/consultations'
import { wordsOf } from '../questions/markup'
import { type Town, town } from '../support/town'
import { controlValue, makeDraft, makeOpen } from './pages'

const LEADING = { id: 'q1', type: 'short', label: 'Bà con có đồng ý rằng làm đường là rất cần thiết?', settings: {} }
const SINGLE = {
  id: 'q2',
  type: 'single',
  label: 'Nên làm đường nào trước?',
  settings: {
    options: [
      { code: 'a', label: 'Đường thôn 3' },
      { code: 'b', label: 'Đường thôn 7' },
    ],
  },
}
const NEVER = { id: 'q3', type: 'short', label: 'Vì sao?', shownWhen: { formula: "q2 = 'a' and q2 = 'b'" }, settings: {} }

async function checking(questions: readonly unknown[]) {
  const made = await town()
  const clerk = await made.signedIn('committeeMember')
  const id = await makeDraft(clerk, made.commune.id)
  await write(made, id, questions)
  const base = `/staff/consultations/${id}`
  const page = async (query = '') => (await clerk.get(`${base}/check${query}`)).text()
  return { ...made, clerk, base, id, page, revision: async () => controlValue(await page(), 'revision') }
}

const write = ({ storage }: Town, id: number, questions: readonly unknown[]) =>
  storage.write((writer) =>
    writer
      .update(questionnaireVersions)
      .set({ questions: [...questions] })
      .where(eq(questionnaireVersions.consultationId, id))
      .then(() => undefined),
  )

test('what must be mended stands on the page with its place, and nothing opens until it is', async () => {
  const { clerk, base, page, revision } = await checking([SINGLE, NEVER])

  const html = await page()
  const refused = await clerk.post(`${base}/opening`, { revision: await revision() })

  expect(wordsOf(html)).toContain('Câu 2. Vì sao? Điều kiện hiện không bao giờ đúng')
  expect(html).toContain(`href="${base}/questions/q3#f-condition"`)
  expect(html).not.toContain(`action="${base}/opening"`)
  expect(refused.status).toBe(422)
})

test('its button mends it, and then it opens', async () => {
  const { clerk, base, page, revision } = await checking([SINGLE, NEVER])

  const mended = await clerk.post(`${base}/check/mending`, {
    revision: await revision(),
    mend: 'q3/condition/conditionNever removeCondition',
  })
  const opened = await clerk.post(`${base}/opening`, { revision: await revision() })

  expect(mended.headers.get('Location')).toBe(`${base}/check?mended=1`)
  expect(wordsOf(await page('?mended=1'))).not.toContain('không bao giờ đúng')
  expect(opened.status).toBe(303)
})

test('a hint may stay once it was marked as seen, not before', async () => {
  const { clerk, base, page, revision } = await checking([LEADING, SINGLE])
  const key = 'q1/label/leading'
  expect(await page()).toContain(`value="${key}"`)

  const unseen = await clerk.post(`${base}/opening`, { revision: await revision() })
  const wrong = await clerk.post(`${base}/opening`, { revision: await revision(), seen: 'q1/label/other' })
  const words = wordsOf(await unseen.text())
  const opened = await clerk.post(`${base}/opening`, { revision: await revision(), seen: ['q9/x/y', key] })

  expect([unseen.status, wrong.status, opened.status]).toEqual([422, 422, 303])
  expect(words).toContain('Còn gợi ý chưa được đánh dấu là đã xem.')
  expect(words).toContain('Lời hỏi có vẻ gợi sẵn câu trả lời: “đồng ý rằng làm đường là rất cần thiết”.')
})

test('what is gone is no longer mended, and an old page mends nothing', async () => {
  const { clerk, base, revision, page } = await checking([SINGLE, NEVER])
  const mend = 'q3/condition/conditionNever removeCondition'

  const gone = await clerk.post(`${base}/check/mending`, { revision: await revision(), mend: 'q1/label/x removeItem' })
  const stale = await clerk.post(`${base}/check/mending`, { revision: '0', mend })

  expect(gone.headers.get('Location')).toBe(`${base}/check`)
  expect(stale.status).toBe(409)
  expect(wordsOf(await page())).toContain('không bao giờ đúng')
})

test('a template has nothing to mend and nothing to look at', async () => {
  const { clerk, commune } = await checking([SINGLE])
  const id = await makeDraft(clerk, commune.id, 'fee-levels')
  const words = wordsOf(await (await clerk.get(`/staff/consultations/${id}/check`)).text())

  expect(words).toContain('Đã đủ để mở')
  expect(words).not.toContain('điều nên xem lại')
})

test('a change of what is open is not published while something must be mended, and its list says what', async () => {
  const made = await town()
  const clerk = await made.signedIn('committeeMember')
  const id = await makeOpen(clerk, made.commune.id)
  const list = `/staff/consultations/${id}/questions`
  const page = async () => (await clerk.get(list)).text()
  await clerk.post(list, { type: 'short', revision: controlValue(await page(), 'revision') })
  await made.storage.write((writer) =>
    writer
      .update(questionnaireVersions)
      .set({ questions: [SINGLE, NEVER] })
      .where(and(eq(questionnaireVersions.consultationId, id), eq(questionnaireVersions.number, 2)))
      .then(() => undefined),
  )

  const html = await page()
  const note = 'Bổ sung một câu hỏi theo góp ý'
  const published = await clerk.post(`/staff/consultations/${id}/wording/publication`, {
    revision: controlValue(html, 'revision'),
    note,
  })

  expect(wordsOf(html)).toContain('Điều kiện hiện không bao giờ đúng')
  expect(published.status).toBe(422)
})

test('while a hint waits to be seen nothing says that all is ready, and one box leads on', async () => {
  const { clerk, base, page, revision } = await checking([LEADING, SINGLE])

  const html = await page()
  const refused = await clerk.post(`${base}/opening`, { revision: await revision() })

  for (const each of [html, await refused.text()]) {
    expect(each).not.toContain('Đã đủ để mở')
    expect(each).toContain('Còn 1 gợi ý phải xem trước khi mở')
    expect(each.match(/Nên xem lại|nên xem lại/g)).toBeNull()
    expect(each.split(`action="${base}/opening"`)).toHaveLength(2)
  }
})

test('without hints it is ready', async () => {
  const { page } = await checking([SINGLE])

  expect(await page()).toContain('Đã đủ để mở')
})
