import { afterAll, beforeAll, expect, test } from 'vitest'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readQuestions } from '../../src/questions/questionnaire'
import { type OpenBrowser, openBrowser, type PageOptions, shoot } from '../support/browser'
import { serveTown } from '../support/serve-town'
import { button, field, hasFocus, link, press } from './by-keyboard'
import { addClerk, expectSound, openFrom, PASSWORD, pageOf, stored } from './commune-life'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const open = (town: { address: string }, options: PageOptions) => pageOf(browser, town, options)

test('a resident answers, orders, shares out, changes the sheet and deletes it by keyboard alone', async () => {
  const town = await serveTown()
  const budget = await openFrom(town, 'budget-estimate')
  const page = await open(town, { width: 360 })
  await page.goto(`/c/${budget.consultation.slug}`)

  await press(page, link(page, 'Đến nội dung chính'), 'Enter')
  expect(await hasFocus(page.locator('#content'))).toBe(true)
  await page.goto(`/c/${budget.consultation.slug}`)
  await press(page, button(page, 'Chữ to'), 'Enter')
  await button(page, 'Chữ thường').waitFor()

  await press(page, button(page, 'Gửi phiếu'), 'Enter')
  await page.locator('#error-summary').waitFor()
  await expect.poll(() => hasFocus(page.locator('#error-summary'))).toBe(true)
  await shoot(page, 'keyboard-faults')
  await press(page, page.locator('#error-summary a').first(), 'Enter')

  await press(page, field(page, 'qPlace'), 'Space', 'ArrowDown')
  await press(page, field(page, 'q1'), 'Space')
  await press(page, field(page, 'q2'), 'Space', 'ArrowDown')
  await press(page, field(page, 'q3.a'))
  await page.keyboard.type('60')
  await press(page, field(page, 'q3.c'))
  await page.keyboard.type('35')
  await press(page, button(page, 'Nước sạch +5'), 'Enter')
  await press(page, page.locator('#f-q4 .rank button', { hasText: 'Kênh tiêu thôn 9' }).first(), 'Enter')
  await press(page, page.locator('#f-q4 .rank button', { hasText: 'Nước sạch thôn 18–20' }).first(), 'Space')
  await press(page, button(page, 'Lên: Nước sạch thôn 18–20'), 'Enter')
  await press(page, page.locator('[name=q5][value=a]'), 'Space')
  await press(page, page.locator('[name=q5][value=c]'), 'Space')
  await press(page, field(page, 'q7'))
  await page.keyboard.type('Xin làm trước mùa khô')
  await press(page, button(page, 'Gửi phiếu'), 'Enter')
  await page.getByRole('heading', { name: 'Đã nhận phiếu' }).waitFor()
  await expectSound(page)

  const [sheet] = await stored(town, budget)
  expect(sheet).toMatchObject({
    unitId: town.hamlets[1]?.id,
    answers: {
      q1: 'a',
      q2: 'disagree',
      q3: { a: 60, b: 0, c: 40, d: 0, e: 0, f: 0 },
      q4: ['d', 'b'],
      q5: ['a', 'c'],
      q7: 'Xin làm trước mùa khô',
    },
  })

  await press(page, link(page, 'Sửa phiếu'), 'Enter')
  await page.getByRole('heading', { name: 'Sửa phiếu' }).waitFor()
  await expectSound(page)
  await press(page, page.locator('[name=q2]:checked'), 'ArrowUp')
  await press(page, button(page, 'Gửi bản đã sửa'), 'Enter')
  await page.getByRole('heading', { name: 'Đã nhận phiếu' }).waitFor()
  expect((await stored(town, budget)).map(({ answers }) => answers['q2'])).toEqual(['agree'])

  await press(page, page.locator('summary', { hasText: 'Xóa phiếu' }), 'Enter')
  await press(page, button(page, 'Xóa hẳn phiếu này'), 'Enter')
  await page.getByRole('heading', { name: 'Phiếu đã được xóa' }).waitFor()
  expect(await button(page, 'Chữ thường').count()).toBe(1)
  await expectSound(page)
  expect(await stored(town, budget)).toEqual([])
})

test('a clerk signs in, makes a consultation from a template, moves a question and opens it by keyboard alone', async () => {
  const town = await serveTown()
  const email = await addClerk(town)
  const page = await open(town, { width: 1280 })
  await page.goto('/staff')

  await press(page, page.getByLabel('Thư điện tử'))
  await page.keyboard.type(email)
  await press(page, page.getByLabel('Mật khẩu'))
  await page.keyboard.insertText('không phải')
  await page.keyboard.press('Enter')
  await page.locator('#error-summary').waitFor()
  await expect.poll(() => hasFocus(page.locator('#error-summary'))).toBe(true)
  await press(page, page.getByLabel('Mật khẩu'))
  await page.keyboard.insertText(PASSWORD)
  await page.keyboard.press('Enter')

  await page.waitForURL('**/staff')
  await expectSound(page)
  await press(page, link(page, 'Tạo cuộc lấy ý kiến đầu tiên'), 'Enter')
  await page.waitForURL('**/new')
  await press(page, page.getByRole('button', { name: /^Dùng mẫu này ?: Góp ý dự toán/ }), 'Enter')
  await page.waitForURL('**/basics')
  const id = Number(/consultations\/(\d+)/.exec(page.url())?.[1])
  await press(page, page.getByLabel('Tên cuộc lấy ý kiến'), 'ControlOrMeta+a')
  await page.keyboard.insertText('Góp ý dự toán, soạn bằng bàn phím')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/basics?saved=1')

  await press(page, link(page, 'Câu hỏi'), 'Enter')
  await page.waitForURL('**/questions')
  const labels = async () => readQuestions((await findNewestWording(town.storage.reader, id)).questions).map(({ label }) => label)
  const before = await labels()
  await press(page, button(page, 'Đưa câu 4 lên'), 'Enter')
  await page.waitForURL('**/questions#*')
  expect((await labels())[2]).toBe(before[3])
  await expectSound(page)

  await press(page, link(page, 'Kiểm tra và mở'), 'Enter')
  await page.waitForURL('**/check')
  await press(page, button(page, 'Mở lấy ý kiến'), 'Enter')
  await page.getByText('Đã mở.').waitFor()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Góp ý dự toán, soạn bằng bàn phím')
  await expectSound(page)
})
