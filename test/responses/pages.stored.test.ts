import { expect, test } from 'vitest'
import { questionnaireVersions } from '../../db/schema/consultations'
import { responses } from '../../db/schema/responses'
import { town } from '../support/town'
import { IN_PAGES } from './in-pages'
import { fieldIn, opened } from './opened'
import { fieldsIn, hallOf, puzzleIn, solve } from './solve'

const SHEET = { qAge: '45', qLand: 'b', qFar: '300 m', qRoad: 'a' }
const KEY = 'k'.repeat(22)

async function given() {
  const made = await town()
  const { slug } = await opened(made, { questions: IN_PAGES })
  const stored = () => made.storage.reader.select().from(responses)
  return { ...made, slug, stored, pages: `/c/${slug}/pages`, send: `/c/${slug}/responses` }
}

test('between two pages nothing is stored and everything travels on; the key of a browser without cookies too', async () => {
  const { visitor, pages, send, slug, stored } = await given()
  const browser = visitor()

  const second = await browser.post(pages, { version: '1', page: 'qFirst', go: 'next', qAge: '45', qLand: 'b', qFar: '300 m' })
  const html = await second.text()

  expect([second.status, second.headers.get('Cache-Control')]).toEqual([200, 'private, no-store'])
  expect(html).toContain('<h3>Nhà ngoài tuyến</h3>')
  expect([fieldIn(html, 'qAge'), fieldIn(html, 'qLand'), fieldIn(html, 'page')]).toEqual(['45', 'b', 'qNone'])
  expect(await stored()).toEqual([])
  const key = fieldIn(html, 'key')
  const sent = await browser.post(send, { version: '1', key, go: 'send', page: 'review', ...SHEET })
  expect(sent.headers.get('Location')).toMatch(/^\/receipts\//)
  expect((await stored()).map(({ answers }) => answers)).toEqual([{ qAge: 45, qLand: 'b', qFar: '300 m', qRoad: 'a' }])
  expect((await visitor().get(`/c/${slug}`)).headers.get('Cache-Control')).toContain('public')
})

test('a sheet that reached an ending is not stored, whichever way it is sent, and keeps its answers on the page', async () => {
  const { visitor, pages, send, stored } = await given()
  const young = { version: '1', key: KEY, page: 'qFirst', qAge: '14', qLand: 'b', qRoad: 'a' }

  for (const [path, more] of [
    [pages, { go: 'next' }],
    [send, { go: 'send' }],
    [send, {}],
  ] as const) {
    const answer = await visitor().post(path, { ...young, ...more })
    const html = await answer.text()
    expect(html).toContain('Chưa có gì được gửi đi')
    expect(fieldIn(html, 'qAge')).toBe('14')
  }
  expect(await stored()).toEqual([])
})

test('sent with something missing, the page where it is missing is shown with the fault', async () => {
  const { visitor, send, stored } = await given()

  const answer = await visitor().post(send, { version: '1', key: KEY, go: 'send', page: 'review', ...SHEET, qRoad: '' })
  const html = await answer.text()

  expect(answer.status).toBe(422)
  expect(html).toContain('id="error-summary"')
  expect([fieldIn(html, 'page'), fieldIn(html, 'qAge'), fieldIn(html, 'qFar')]).toEqual(['qLast', '45', '300 m'])
  expect(await stored()).toEqual([])
})

test('after the closing no page is turned; a page or a version nobody published is refused', async () => {
  const { visitor, pages, at } = await given()
  const turn = (fields: Record<string, string>) => visitor().post(pages, { version: '1', page: 'qFirst', go: 'next', ...fields })

  expect((await turn({ page: 'qNowhere' })).status).toBe(400)
  expect((await turn({ version: '2' })).status).toBe(400)
  expect((await turn({ qNobody: '1' })).status).toBe(400)
  at(new Date('2026-12-20T08:00:00+07:00'))
  const late = await turn({ qAge: '45', qLand: 'a' })
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('Phiếu vừa gửi chưa được ghi nhận.')])
})

test('the day is kept with a sheet where its questions ask for it, stays when the sheet is changed, and is kept nowhere else', async () => {
  const made = await town()
  const aged = [
    { id: 'qBorn', type: 'short', label: 'Ngày sinh', settings: {} },
    { id: 'qOld', type: 'short', label: 'Ý kiến', shownWhen: { formula: 'years(qBorn, today()) >= 60' }, settings: {} },
  ]
  const { slug } = await opened(made, { questions: aged })
  const send = (path: string, fields: Record<string, string>) => made.visitor().post(path, { version: '1', key: KEY, ...fields })

  const receipt = await send(`/c/${slug}/responses`, { qBorn: '1966-11-25', qOld: 'Vâng' })
  const [row] = await made.storage.reader.select().from(responses)
  expect(row?.answers).toEqual({ $: { day: '2026-11-25', values: {} }, qBorn: '1966-11-25', qOld: 'Vâng' })

  made.at(new Date('2026-12-01T08:00:00+07:00'))
  const again = await send(`/c/${slug}/responses`, { qBorn: '1966-11-25', qOld: 'Vâng' })
  expect(again.headers.get('Location')).toBe(receipt.headers.get('Location'))
  await send(`${receipt.headers.get('Location')}/edit`, { revision: '1', qBorn: '1966-11-26', qOld: 'Không' })
  const [changed] = await made.storage.reader.select().from(responses)
  expect(changed?.answers).toEqual({ $: { day: '2026-11-25', values: {} }, qBorn: '1966-11-26' })
})

test('a sheet is changed on one page; what would lead to an ending leaves it as it was', async () => {
  const { visitor, send, stored } = await given()
  const receipt = (await visitor().post(send, { version: '1', key: KEY, go: 'send', page: 'review', ...SHEET })).headers.get(
    'Location',
  )

  const edit = await (await visitor().get(`${receipt}/edit`)).text()
  const refused = await visitor().post(`${receipt}/edit`, { version: '1', revision: '1', ...SHEET, qAge: '12' })
  const kept = await visitor().post(`${receipt}/edit`, { version: '1', revision: '1', ...SHEET, qAge: '46' })

  expect(edit).toContain('value="300 m"')
  expect(edit).toContain('<h3>Ý kiến chung</h3>')
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Phiếu cũ vẫn giữ nguyên')])
  expect(kept.status).toBe(303)
  expect((await stored())[0]?.answers).toMatchObject({ qAge: 46 })
})

test('a form whose author wants it whole stays one page, sections and all', async () => {
  const { visitor, slug, storage } = await given()
  await storage.write((writer) => writer.update(questionnaireVersions).set({ settings: { paging: 'whole' } }))

  const html = await (await visitor().get(`/c/${slug}`)).text()

  for (const title of ['Về bà con', 'Đất trong tuyến', 'Nhà ngoài tuyến', 'Ý kiến chung'])
    expect(html).toContain(`<h3>${title}</h3>`)
  expect(html).toContain('Gửi phiếu')
  expect(html).not.toContain('name="page"')
})

test('who is asked for a proof at the end loses nothing of any page', async () => {
  const made = await given()
  const { phone } = hallOf(made, '203.0.113.77')
  const answers = { version: '1', go: 'send', page: 'review', ...SHEET }
  const keyOf = (sheet: number) => `${String(sheet).padStart(6, '0')}${'k'.repeat(18)}`
  let page = ''
  for (let sheet = 0; sheet < 50 && page === ''; sheet++) {
    const answer = await phone().post(made.send, { ...answers, key: keyOf(sheet) })
    if (answer.status === 422) page = await answer.text()
  }

  expect(fieldsIn(page)).toMatchObject(SHEET)
  const before = (await made.stored()).length
  const proven = await phone().post(made.send, { ...fieldsIn(page), proof: solve(puzzleIn(page)) })
  expect(proven.headers.get('Location')).toMatch(/^\/receipts\//)
  expect((await made.stored()).slice(before).map((row) => row.answers)).toEqual([
    { qAge: 45, qLand: 'b', qFar: '300 m', qRoad: 'a' },
  ])
})
