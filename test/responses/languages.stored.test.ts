import { expect, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { messages } from '../../src/i18n/messages'
import { typeOf } from '../../src/questions/types'
import { findBound } from '../../src/responses/open-consultations'
import { exporterOf } from '../../src/results/export-rows'
import { town } from '../support/town'
import { IN_PAGES } from './in-pages'
import { fieldIn, opened, QUESTIONS } from './opened'
import { translated } from './spoken'

const KEY = 'k'.repeat(22)

async function spokenForm(questions: readonly unknown[] = QUESTIONS, languages = [translated('hmn', questions)]) {
  const made = await town()
  const { id, slug } = await opened(made, { questions, settings: { translations: languages } })
  const stored = () => made.storage.reader.select().from(responses)
  return { ...made, id, page: `/c/${slug}`, pages: `/c/${slug}/pages`, send: `/c/${slug}/responses`, stored }
}

const textOf = async (answer: Response | Promise<Response>) => (await answer).text()

test('a complete language is offered and read at an address of its own, which any cache may keep', async () => {
  const { visitor, page } = await spokenForm()
  const vietnamese = await textOf(visitor().get(page))
  const answer = await visitor().get(`${page}?language=hmn`)
  const hmong = await answer.text()

  expect(vietnamese).toMatch(/<button[^>]*form="sheet"[^>]*name="go" value="in hmn" lang="hmn"[^>]*>Hmoob</)
  expect(answer.headers.get('Cache-Control')).toContain('public')
  expect(hmong).toContain('<html lang="vi">')
  expect(hmong).toContain('<h1 lang="hmn">HMN Góp ý làm đường thôn</h1>')
  expect(hmong).toMatch(/class="question" lang="hmn"[\s\S]*HMN Có làm đường không\?[\s\S]*HMN Ý kiến khác/)
  expect(hmong).toContain('HMN Xã dự kiến làm đường.')
  // The words around it stay those of the interface.
  expect(hmong).toContain('Gửi phiếu')
  expect([vietnamese.includes('HMN'), vietnamese.includes('lang="hmn"><h1')]).toEqual([false, false])
})

const REWORDED = QUESTIONS.map((question) => ({ ...question, label: `${question.label} Cũ?` }))

test.each([
  ['lacks one text', translated('hmn', QUESTIONS, false)],
  ['was made from other wordings', translated('hmn', REWORDED)],
])('a language that %s is offered to nobody', async (_, translation) => {
  const { visitor, page, send } = await spokenForm(QUESTIONS, [translation])
  const html = await textOf(visitor().get(`${page}?language=hmn`))
  expect(html).not.toContain('HMN')
  expect(html).not.toContain('in hmn')
  const again = await textOf(visitor().post(send, { version: '1', key: KEY, 'with.language': 'hmn' }))
  expect(again).not.toContain('HMN')
})

test('faults, receipt and the own sheet carry on in the language, and answers stay codes', async () => {
  const { visitor, page, send, stored } = await spokenForm()
  const browser = visitor()
  const form = await textOf(browser.get(`${page}?language=hmn`))
  const sheet = { version: '1', key: KEY, 'with.language': fieldIn(form, 'with.language') }
  const refused = await browser.post(send, { ...sheet, qRoad: 'b' })
  const again = await refused.text()
  expect(refused.status).toBe(422)
  expect(again).toMatch(/href="#f-qWhy"[^>]*>2?\d\. HMN Vì sao không\?/)
  expect(fieldIn(again, 'with.language')).toBe('hmn')

  const sent = await browser.post(send, { ...sheet, qRoad: 'b', qWhy: 'x' })
  expect((await stored())[0]?.answers).toEqual({ $: { day: '', values: { language: 'hmn' } }, qRoad: 'b', qWhy: 'x' })
  const receipt = sent.headers.get('Location') ?? ''
  expect(await textOf(browser.get(receipt))).toMatch(
    /HMN Góp ý làm đường thôn[\s\S]*lang="hmn">[^<]*HMN Vì sao không\?[\s\S]*HMN Tốn kém/,
  )
  expect(await textOf(browser.get(`${receipt}/edit`))).toContain('HMN Tốn kém')
  await browser.post(`${receipt}/edit`, { version: '1', revision: '1', qRoad: 'a' })
  expect((await stored())[0]?.answers).toEqual({ $: { day: '', values: { language: 'hmn' } }, qRoad: 'a' })
})

test('a form in pages keeps its language from page to page, in the review and at its end', async () => {
  const { visitor, page, pages } = await spokenForm(IN_PAGES)
  const browser = visitor()
  const first = await textOf(browser.get(`${page}?language=hmn`))
  const own = { version: '1', key: KEY, 'with.language': fieldIn(first, 'with.language') }
  const answered = { ...own, qAge: '45', qLand: 'b' }
  const second = await textOf(browser.post(pages, { ...answered, page: 'qFirst', go: 'next' }))
  expect(second).toContain('HMN Nhà ngoài tuyến')
  expect(fieldIn(second, 'with.language')).toBe('hmn')
  const review = await textOf(browser.post(pages, { ...answered, qRoad: 'a', page: 'qLast', go: 'next' }))
  expect(review).toContain('HMN Có nên làm đường không?')
  expect(fieldIn(review, 'with.language')).toBe('hmn')
  const ending = await textOf(browser.post(pages, { ...own, qAge: '12', qLand: 'b', page: 'qFirst', go: 'next' }))
  expect(ending).toMatch(/lang="hmn"[\s\S]*HMN Phiếu này hỏi người từ 16 tuổi/)
  expect(fieldIn(ending, 'with.language')).toBe('hmn')
})

test('put aside, or come into a full group, a form is still called in its own language', async () => {
  const made = await town()
  const quotas = [{ id: 'yes', name: 'Người đồng ý', formula: "qRoad == 'a'", most: 1 }]
  const { slug } = await opened(made, { settings: { translations: [translated('hmn', QUESTIONS)], quotas } })
  const sheet = { version: '1', 'with.language': 'hmn', qRoad: 'a' }
  const posted = (path: string, more: Record<string, string>) =>
    textOf(made.visitor().post(`/c/${slug}/${path}`, { ...sheet, ...more }))
  await posted('responses', { key: KEY })
  const pages = [await posted('responses', { key: 'l'.repeat(22) }), await posted('pages', { go: 'later' })]
  for (const page of pages) expect(page).toMatch(/<(h1|p class="lead") lang="hmn">HMN Góp ý làm đường thôn</)
  // And what was written comes along where the page changes its own.
  expect(pages[0]).toMatch(/form="ended" name="go" value="page en"/)
})

test('the language is changed with what was written in hand: nothing is judged, nothing lost, and back again', async () => {
  const { visitor, page, send, stored } = await spokenForm()
  const browser = visitor()
  const first = await textOf(browser.get(page))
  const typed = { version: '1', 'with.language': fieldIn(first, 'with.language'), qRoad: 'b', qMore: 'Chữ của tôi', phone: '09' }
  const turned = await browser.post(send, { ...typed, go: 'in hmn' })
  const hmong = await turned.text()
  expect(turned.status).toBe(200)
  expect(hmong).toContain('HMN Có làm đường không?')
  expect(hmong).toMatch(/value="b"[^>]*checked/)
  expect(hmong).toContain('Chữ của tôi')
  expect([fieldIn(hmong, 'with.language'), fieldIn(hmong, 'phone')]).toEqual(['hmn', '09'])
  expect(hmong).not.toContain('id="error-summary"')
  const own = { version: '1', key: fieldIn(hmong, 'key'), 'with.language': 'hmn', qRoad: 'b', qMore: 'Chữ của tôi' }
  const back = await textOf(browser.post(send, { ...own, go: 'in vi' }))
  expect([back.includes('HMN'), back.includes('Chữ của tôi'), fieldIn(back, 'with.language')]).toEqual([false, true, 'vi'])
  // One that is not offered is none.
  expect(await textOf(browser.post(send, { ...own, go: 'in fr' }))).not.toContain('HMN')
  expect(await stored()).toEqual([])
})

test('the language of the page and the size of type change with what was written in hand, from then on', async () => {
  const { visitor, page, pages, stored } = await spokenForm(IN_PAGES)
  const browser = visitor()
  const first = await textOf(browser.get(page))
  expect(first).toMatch(/<div class="top-tools"><button type="submit" form="sheet" hidden="" name="go" value="next">/)
  const own = { version: '1', key: KEY, 'with.language': 'vi', page: 'qNone', qAge: '45', qLand: 'b', qFar: '2 km' }
  const english = await textOf(browser.post(pages, { ...own, go: 'page en' }))
  expect(english).toMatch(/^<!doctype html><html lang="en">/)
  expect(english).toContain('name="qFar" type="text" value="2 km"')
  const large = await textOf(browser.post(pages, { ...own, go: 'type large' }))
  expect(large).toMatch(/^<!doctype html><html lang="en" class="large-type">/)
  expect(await textOf(browser.get('/'))).toContain('<html lang="en" class="large-type">')
  expect(await stored()).toEqual([])
  // With scripts too it is the answer itself: nobody is sent anywhere, whatever the address is said to be.
  const told = await browser.post(
    pages,
    { ...own, go: 'page vi' },
    { 'HX-Request': 'true', 'HX-Current-URL': '//ke-gian.example' },
  )
  expect([told.status, told.headers.get('HX-Redirect'), fieldIn(await told.text(), 'qFar')]).toEqual([200, null, '2 km'])
})

test('a form in pages, its review and its end are read on in another language where they stand', async () => {
  const { visitor, pages } = await spokenForm(IN_PAGES)
  const browser = visitor()
  const own = { version: '1', key: KEY, 'with.language': 'vi', qAge: '45', qLand: 'b' }
  const inHmong = (fields: Record<string, string>) => textOf(browser.post(pages, { ...own, ...fields, go: 'in hmn' }))
  const second = await inHmong({ page: 'qNone', qFar: '2 km' })
  expect(second).toContain('HMN Nhà ngoài tuyến')
  expect([fieldIn(second, 'qFar'), fieldIn(second, 'qAge'), fieldIn(second, 'page')]).toEqual(['2 km', '45', 'qNone'])
  const review = await inHmong({ page: 'review', qRoad: 'a', qFar: '2 km', phone: '0912345678' })
  expect(review).toContain('HMN Có nên làm đường không?')
  expect([fieldIn(review, 'page'), fieldIn(review, 'phone'), fieldIn(review, 'qFar')]).toEqual(['review', '0912345678', '2 km'])
  const ending = await inHmong({ page: 'qYoung', qAge: '12' })
  expect(ending).toMatch(/lang="hmn"[\s\S]*HMN Phiếu này hỏi người từ 16 tuổi/)
  expect(ending).toMatch(/<button[^>]*form="ended"[^>]*value="in vi"/)
})

test('the own sheet is changed in another language, and says from then on that it was', async () => {
  const { visitor, send, stored } = await spokenForm()
  const browser = visitor()
  const sent = await browser.post(send, { version: '1', key: KEY, 'with.language': 'vi', qRoad: 'a' })
  const edit = `${sent.headers.get('Location')}/edit`
  const own = { version: '1', revision: '1', 'with.language': 'vi', qRoad: 'b' }
  expect(await textOf(browser.get(edit))).toMatch(/<button[^>]*value="in hmn"/)
  expect(await textOf(browser.get(`${edit}?language=hmn`))).toContain('HMN Vì sao không?')
  const turned = await browser.post(edit, { ...own, go: 'in hmn' })
  const hmong = await turned.text()
  expect([turned.status, fieldIn(hmong, 'with.language'), hmong.includes('error-summary')]).toEqual([200, 'hmn', false])
  expect(hmong).toMatch(/HMN Có làm đường không\?[\s\S]*value="b"[^>]*checked/)
  await browser.post(edit, { ...own, 'with.language': 'hmn', qWhy: 'x' })
  expect((await stored())[0]?.answers).toEqual({ $: { day: '', values: { language: 'hmn' } }, qRoad: 'b', qWhy: 'x' })
})

test('an expression may ask for the language, and a form of one language keeps nothing of it', async () => {
  const spoken = [
    ...QUESTIONS,
    { id: 'qSpeak', type: 'short', label: 'Cần người dịch không?', shownWhen: { formula: "language = 'hmn'" }, settings: {} },
  ]
  const { visitor, send, stored } = await spokenForm(spoken)
  await visitor().post(send, { version: '1', key: KEY, 'with.language': 'vi', qRoad: 'a', qSpeak: 'Có' })
  await visitor().post(send, { version: '1', key: `${KEY}2`, 'with.language': 'hmn', qRoad: 'a', qSpeak: 'Có' })
  expect((await stored()).map(({ answers }) => answers)).toEqual([
    { $: { day: '', values: { language: 'vi' } }, qRoad: 'a' },
    { $: { day: '', values: { language: 'hmn' } }, qRoad: 'a', qSpeak: 'Có' },
  ])
  const plain = await spokenForm(QUESTIONS, [])
  await plain.visitor().post(plain.send, { version: '1', key: KEY, 'with.language': 'hmn', qRoad: 'a' })
  expect((await plain.stored())[0]?.answers).toEqual({ qRoad: 'a' })
})

test('a column of the export tells the language, and every other cell is the same', async () => {
  const { visitor, send, stored, storage, id } = await spokenForm()
  for (const [place, language] of ['vi', 'hmn'].entries())
    await visitor().post(send, { version: '1', key: `${KEY}${place}`, 'with.language': language, qRoad: 'b', qWhy: 'x' })
  const questionnaires = [await findBound(storage, id, 1)]
  for (const [values, names] of [
    ['labels', ['Tiếng Việt', 'Tiếng Hmông']],
    ['codes', ['vi', 'hmn']],
  ] as const) {
    const exporter = exporterOf({ questionnaires, hamlets: [], places: [], values, words: messages.vi, locale: 'vi' })
    const at = exporter.columns.findIndex((column) => column.id === 'language')
    const rows = (await stored()).map((sheet) => exporter.rowOf(sheet, 1))
    expect(rows.map((row) => row[at])).toEqual(names)
    const [one, other] = rows.map((row) => row.filter((_, place) => place !== at))
    expect(one).toEqual(other)
    expect(exporter.columns.map(({ label }) => label).join()).not.toContain('HMN')
  }
})

test('the paper sheet is printed in the language of its address', async () => {
  const { visitor, page } = await spokenForm()
  const paper = await textOf(visitor().get(`${page}/paper?language=hmn`))
  expect(paper).toMatch(/<h2 class="paper-title" lang="hmn">HMN Góp ý/)
  expect(paper).toContain('HMN Có làm đường không?')
  expect(paper).toMatch(/<select[^>]*name="language"[\s\S]*selected[^>]*>Hmoob</)
  expect(await textOf(visitor().get(`${page}/paper`))).not.toContain('HMN')
})

test('within a question that is translated each piece of the page around has its own language', async () => {
  const questions = [
    { ...QUESTIONS[0], required: true },
    {
      ...{ id: 'qAge', type: 'number', label: 'Bao nhiêu tuổi?', hint: 'Tính cả năm sinh.' },
      checks: [{ formula: 'qAge < 90', message: 'Xin xem lại tuổi.' }],
      settings: { unit: 'tuổi', least: 16, most: 120, decimals: 0 },
    },
    { ...QUESTIONS[1], id: 'qVote', type: 'ballot', settings: typeOf('ballot').examples.settings },
  ]
  const { visitor, page, send } = await spokenForm(questions)
  const form = await textOf(visitor().get(`${page}?language=hmn`))
  expect(form).toMatch(/<label class="choice-label" lang="vi"[^>]*>Thôn 1</)
  expect(form).toMatch(/<p class="field-hint"[^>]*>HMN Tính cả năm sinh\.<span lang="vi"> [^<]*16[^<]*120/)
  expect(form).toMatch(/<label class="choice-label" lang="vi"[^>]*>(Đồng ý|Có|Tán thành)</)
  const refused = async (qAge: string) => textOf(visitor().post(send, { version: '1', key: KEY, 'with.language': 'hmn', qAge }))
  expect(await refused('7')).toMatch(/<p class="field-fault" id="f-qAge-fault" lang="vi">/)
  expect(await refused('95')).toMatch(/<p class="field-fault" id="f-qAge-fault">HMN Xin xem lại tuổi\./)
  expect(await textOf(visitor().get(page))).not.toMatch(/choice-label" lang/)
})
