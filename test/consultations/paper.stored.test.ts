import { expect, test } from 'vitest'
import { markedUp, wordsOf } from '../questions/markup'
import { opened } from '../responses/opened'
import { town } from '../support/town'
import { controlValue, makeDraft } from './pages'

const SHEET = [
  { id: 'qS1', type: 'section', label: 'Về gia đình', settings: { text: 'Phần này hỏi về nhà ở.' } },
  {
    id: 'qRoad',
    type: 'single',
    label: 'Có làm đường không?',
    settings: {
      options: [
        { code: 'a', label: 'Có' },
        { code: 'b', label: 'Không' },
      ],
    },
  },
  { id: 'qJump', type: 'jump', label: '', settings: { target: 'qLast' }, shownWhen: { question: 'qRoad', anyOf: ['a'] } },
  { id: 'qWhy', type: 'short', label: 'Vì sao {{ qRoad }}?', settings: {}, shownWhen: { question: 'qRoad', anyOf: ['b'] } },
  { id: 'qEnd', type: 'ending', label: 'Xin cảm ơn', settings: {}, shownWhen: { formula: 'qWhy = "x"' } },
  { id: 'qLast', type: 'long', label: 'Bà con còn ý kiến nào khác?', settings: {} },
]

test('anyone may print the sheet of an open consultation, with its ways said in words', async () => {
  const made = await town()
  const { slug } = await opened(made, { questions: SHEET })

  const page = await made.visitor().get(`/c/${slug}/paper`)
  const html = await page.text()
  const words = wordsOf(html.slice(html.indexOf('<article')))

  expect(page.status).toBe(200)
  expect(words).toContain('1. Có làm đường không? (đánh dấu một ô) Có Không')
  expect(words).toContain('Nếu câu 1 là “Có”: chuyển đến câu 3.')
  expect(words).toContain('Chỉ trả lời nếu câu 1 là “Không”. 2. Vì sao ………………?')
  expect(words).toContain('Nếu câu 2 là “x”: xin dừng tại đây. Xin cảm ơn')
  expect(words).toContain('3. Bà con còn ý kiến nào khác?')
  expect(words).toContain(`localhost/c/${slug}`)
  expect(words).toContain('Bản câu hỏi số 1')
  expect(words).toContain('Phiếu số (cán bộ ghi)')
  expect(html).toContain('<h3 class="paper-heading">Về gia đình</h3>')
  expect(html.slice(html.indexOf('<article'))).not.toMatch(/<(input|select|textarea|button)\b/)
})

test('columns, type and draft are chosen by the address, and what is odd is as usual', async () => {
  const made = await town()
  const { slug } = await opened(made, { row: { draftText: '## Điều 1\n\nLàm đường.' } })
  const here = made.visitor()
  const printed = async (query: string) => (await here.get(`/c/${slug}/paper${query}`)).text()

  const plain = await printed('?columns=9&type=x&draft=2')
  const rich = await printed('?columns=2&type=large&draft=1')

  expect(markedUp(plain)).not.toContain('paper-two')
  expect(markedUp(plain)).not.toContain('paper-large')
  expect(plain).not.toContain('Làm đường.')
  expect(markedUp(rich)).toEqual(expect.arrayContaining(['paper-two', 'paper-large', 'paper-draft']))
  expect(rich).toContain('<h3>Điều 1</h3>')
})

test('the form leads to its sheet; a draft and an ended consultation have none for the public', async () => {
  const made = await town()
  const { slug } = await opened(made)
  const over = await opened(made, { slug: 'da-xong', row: { closesAt: new Date(made.now().getTime() - 1000) } })
  const here = made.visitor()

  expect(await (await here.get(`/c/${slug}`)).text()).toContain(`href="/c/${slug}/paper"`)
  expect((await here.get(`/c/${over.slug}/paper`)).status).toBe(404)
  expect((await here.get('/c/khong-co/paper')).status).toBe(404)
})

test('the committee prints a draft to look at it, and of an open one what people answer or what is being written', async () => {
  const made = await town()
  const clerk = await made.signedIn('committeeMember')
  const draft = await makeDraft(clerk, made.commune.id)
  const { id } = await opened(made, { questions: SHEET })
  const list = `/staff/consultations/${id}/questions`
  await clerk.post(list, { type: 'short', revision: controlValue(await (await clerk.get(list)).text(), 'revision') })
  const sheet = async (path: string) => wordsOf(await (await clerk.get(`/staff/consultations/${path}`)).text())

  expect(await sheet(`${draft}/paper`)).toContain('Bản này chưa được mở lấy ý kiến.')
  expect(await sheet(`${id}/paper`)).toContain('Bản câu hỏi số 1')
  expect(await sheet(`${id}/paper`)).not.toContain('Bản này chưa được mở')
  expect(await sheet(`${id}/paper?version=working`)).toContain('Bản câu hỏi số 2')
})

test('a hamlet head prints what is open for the own hamlet, never a draft; others print nothing', async () => {
  const made = await town()
  const clerk = await made.signedIn('committeeMember')
  const draft = await makeDraft(clerk, made.commune.id)
  const { id } = await opened(made)
  const head = await made.signedIn('hamletHead', made.hamlets[0])
  const stranger = await made.signedIn('committeeMember', made.neighbour)

  expect((await head.get(`/staff/consultations/${id}/paper`)).status).toBe(200)
  expect((await head.get(`/staff/consultations/${draft}/paper`)).status).toBe(403)
  expect((await stranger.get(`/staff/consultations/${id}/paper`)).status).toBe(403)
  expect((await made.visitor().get(`/staff/consultations/${id}/paper`)).status).toBe(303)
})

test('staff choose which wording is printed, or each in turn; a letter by the number tells it, and residents see no more than that', async () => {
  const made = await town()
  const [, road] = SHEET
  const wordings = ['Nên làm đường chứ?', 'Đường mới có cần không?'].map((label) => ({ label, hint: '' }))
  const last = { ...SHEET[5], wordings: [{ label: 'Còn gì nữa?', hint: '' }] }
  const { id, slug } = await opened(made, { questions: [{ ...road, wordings }, last] })
  const clerk = await made.signedIn('committeeMember')
  const page = async (query: string) => (await clerk.get(`/staff/consultations/${id}/paper${query}`)).text()
  const sheets = (html: string) => html.split('<article').slice(1).map(wordsOf)

  const usual = await page('')
  expect(wordsOf(usual)).toContain('Đang in cách hỏi a')
  expect(sheets(usual)).toEqual([expect.stringContaining('1a. Có làm đường không?')])
  const second = await page('?wording=b')
  expect(wordsOf(second)).toContain('Đang in cách hỏi b')
  expect(sheets(second)).toEqual([expect.stringMatching(/1b\. Nên làm đường chứ\?.*2b\. Còn gì nữa\?/)])
  const each = sheets(await page('?wording=each'))
  expect(each).toHaveLength(3)
  expect(each[2]).toMatch(/1c\. Đường mới có cần không\?.*2a\. Bà con còn ý kiến nào khác\?/)
  expect(wordsOf(await page('?wording=h'))).toContain('Đang in cách hỏi a')

  const own = await (await made.visitor().get(`/c/${slug}/paper?wording=b`)).text()
  expect(sheets(own)).toEqual([expect.stringContaining('1a. Có làm đường không?')])
  expect(own).not.toContain('name="wording"')
  const plain = await opened(made, { questions: SHEET })
  expect(await (await clerk.get(`/staff/consultations/${plain.id}/paper`)).text()).not.toMatch(/ách hỏi|name="wording"/)
})
