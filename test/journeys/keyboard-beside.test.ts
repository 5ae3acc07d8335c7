import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { trialSheets } from '../../db/schema/questionnaires'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readQuestions } from '../../src/questions/questionnaire'
import { countReached, writeReaches } from '../../src/responses/reach-counts'
import { IN_PAGES } from '../responses/in-pages'
import { opened } from '../responses/opened'
import { type OpenBrowser, openBrowser, type PageOptions } from '../support/browser'
import { serveTown } from '../support/serve-town'
import { button, field, hasFocus, link, press, tabTo } from './by-keyboard'
import { expectSound, pageOf } from './commune-life'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const open = (town: { address: string }, options: PageOptions) => pageOf(browser, town, options)

const untilFocused = (page: Page, selector: string) =>
  expect.poll(() => hasFocus(page.locator(selector)), { timeout: 15_000 }).toBe(true)
const DRAFT = { state: 'draft', slug: '', openedAt: null } as const

test('by keyboard alone a sheet is put aside and gone on with elsewhere, after a code that was mistyped', async () => {
  const town = await serveTown()
  const { slug } = await opened(town, { questions: IN_PAGES })
  const phone = await open(town, { width: 360 })
  await phone.goto(`/c/${slug}`)
  await press(phone, field(phone, 'qAge'))
  await phone.keyboard.type('45')
  await press(phone, button(phone, 'Tiếp'), 'Enter')
  await untilFocused(phone, '#error-summary')
  await press(phone, phone.locator('#error-summary a').first(), 'Enter')
  await untilFocused(phone, '#f-qLand')
  await press(phone, field(phone, 'qLand'), 'Space', 'ArrowDown')
  await press(phone, button(phone, 'Tiếp'), 'Enter')
  await phone.getByRole('heading', { name: 'Nhà ngoài tuyến' }).waitFor()
  await untilFocused(phone, '#questions')
  await press(phone, field(phone, 'qFar'))
  await phone.keyboard.type('300 m')
  await press(phone, button(phone, 'Để sau, làm tiếp'), 'Enter')
  await phone.getByRole('heading', { name: 'Phiếu đã được cất lại' }).waitFor()
  await untilFocused(phone, '#content')
  const code = await phone.locator('.receipt-code').innerText()

  const other = await open(town, { width: 1280 })
  await other.goto('/')
  await press(other, link(other, 'Làm tiếp phiếu đã cất'), 'Enter')
  await other.waitForURL('**/drafts')
  await press(other, other.getByLabel('Mã để làm tiếp'))
  await other.keyboard.type('AAAAA-AAAA2')
  await other.keyboard.press('Enter')
  await untilFocused(other, '#error-summary')
  await expectSound(other)
  await press(other, other.locator('#error-summary a'), 'Enter', 'ControlOrMeta+a')
  await other.keyboard.type(code.toLowerCase())
  await other.keyboard.press('Enter')
  await untilFocused(other, '#resumed')
  await tabTo(other, field(other, 'qFar'))
  expect(await field(other, 'qFar').inputValue()).toBe('300 m')
  await press(other, button(other, 'Tiếp'))
  await tabTo(other, field(other, 'qFar'), 'Shift+Tab')
})

test('a trial is filled in by keyboard alone, from the staff page to its end', async () => {
  const town = await serveTown()
  const { id } = await opened(town, { questions: IN_PAGES, row: DRAFT })
  const page = await open(town, { width: 360, cookies: (await town.signedIn('committeeMember')).cookies })
  await page.goto(`/staff/consultations/${id}/trial`)
  await press(page, page.getByLabel('Đường dẫn để gửi qua Zalo'))
  await tabTo(page, link(page, 'Bắt đầu điền thử'), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Đây là bản điền thử').waitFor()
  await press(page, field(page, 'qAge'))
  await page.keyboard.type('45')
  await press(page, field(page, 'qLand'), 'Space', 'ArrowDown')
  await press(page, button(page, 'Tiếp'), 'Enter')
  await untilFocused(page, '#questions')
  await press(page, button(page, 'Tiếp'), 'Enter')
  await page.getByRole('heading', { name: 'Ý kiến chung' }).waitFor()
  await press(page, field(page, 'qRoad'), 'Space')
  await press(page, button(page, 'Xem lại phiếu'), 'Enter')
  await page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor()
  await press(page, button(page, 'Gửi phiếu'), 'Enter')
  await page.getByRole('heading', { name: 'Phiếu thử đã được ghi' }).waitFor()
  await expectSound(page)
  expect((await town.storage.reader.select().from(trialSheets)).map(({ answers }) => answers)).toEqual([
    { qAge: 45, qLand: 'b', qRoad: 'a' },
  ])
})

const PROJECTS = `META
key;value
num_projects;2
num_votes;1
budget;5000000
vote_type;approval
rule;greedy

PROJECTS
project_id;cost;name
1;2000000;Vườn hoa
2;1500000;Sân chơi
VOTES
voter_id;vote
1;1
`

test('the staff go through settings, history, a .pb file and where people stop by keyboard alone', async () => {
  const town = await serveTown()
  const { id } = await opened(town, { questions: IN_PAGES, row: DRAFT })
  const page = await open(town, { width: 1280, cookies: (await town.signedIn('committeeMember')).cookies })
  // From now on: asked for as the key is pressed, it may come too late.
  page.on('filechooser', () => {})
  const base = `/staff/consultations/${id}/questions`
  const wording = async () => findNewestWording(town.storage.reader, id)

  await page.goto(`${base}/settings`)
  await press(page, page.locator('[name=paging]:checked'), 'ArrowDown')
  await press(page, field(page, 'hidden.0.name'))
  await page.keyboard.type('nguon')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/settings?saved=1*')
  expect((await wording()).settings).toMatchObject({ paging: 'single', hiddenFields: [{ name: 'nguon' }] })

  await press(page, link(page, 'Về danh sách câu hỏi'), 'Enter')
  await page.waitForURL(`**${base}`)
  await press(page, button(page, 'Đưa câu 2 lên'), 'Enter')
  await page.waitForURL(`**${base}#*`)
  const labels = async () => readQuestions((await wording()).questions).map(({ label }) => label)
  expect((await labels())[2]).toBe('Nhà mình có đất trong tuyến không?')
  await press(page, link(page, 'Lịch sử sửa đổi'), 'Enter')
  await page.waitForURL('**/history')
  await expectSound(page)
  await press(page, page.getByRole('button', { name: /^Quay về/ }).last(), 'Enter')
  await page.waitForURL(`**${base}*`)
  expect((await labels())[2]).toBe('Phiếu này hỏi người từ 16 tuổi')

  await press(page, link(page, 'Nhập câu hỏi từ tệp'), 'Enter')
  await page.waitForURL('**/import')
  await press(page, link(page, 'Nhập dự án từ tệp .pb'), 'Enter')
  await page.waitForURL('**/import/pb')
  const choose = async (name: string, text: string) => {
    await tabTo(page, field(page, 'file'))
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Enter')
    await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
    await press(page, button(page, 'Đọc tệp và thêm câu hỏi'), 'Enter')
  }
  await choose('hong.pb', 'không phải')
  await untilFocused(page, '#error-summary')
  await expectSound(page)
  await press(page, page.locator('#error-summary a').first(), 'Enter')
  await untilFocused(page, '[name=file]')
  await page.keyboard.press('Shift+Tab')
  await choose('du-an.pb', PROJECTS)
  await page.waitForURL(`**${base}/*`)
  await page.getByText('Vườn hoa').first().waitFor({ state: 'attached' })
  expect((await labels()).length).toBe(IN_PAGES.length + 1)
  await expectSound(page)
})

test('from the results the staff come by keyboard alone to the question where people stop', async () => {
  const town = await serveTown()
  const { id } = await opened(town, { questions: IN_PAGES })
  countReached(town.system, { consultationId: id, version: 1, reached: ['qAge', 'qLand'], wentOn: ['qAge'] })
  await writeReaches(town.system)
  const page = await open(town, { width: 360, cookies: (await town.signedIn('reader')).cookies })
  await page.goto(`/staff/consultations/${id}/results`)
  await press(page, link(page, 'Bà con dừng ở câu nào'), 'Enter')
  await page.waitForURL('**/reaches')
  const row = page.getByRole('row').filter({ hasText: 'Nhà mình có đất trong tuyến không?' })
  expect(await row.getByRole('cell').first().innerText()).toBe('1 (100,0%)')
  await expectSound(page)
  await press(page, page.locator('.table-scroll').first(), 'ArrowRight')
  await tabTo(page, page.locator('.crumbs a'), 'Shift+Tab')
})
