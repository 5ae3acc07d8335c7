import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AskedQuestion } from '../../src/questions/question-type'
import { typeOf } from '../../src/questions/types'
import { asked } from '../questions/asked'
import { axe, type OpenBrowser, openBrowser, tooWide } from '../support/browser'
import { serveQuestions } from '../support/serve-questions'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const places = Array.from({ length: 1000 }, (_, place) => ({ code: `x${place}`, label: `Xã số ${place + 1}` }))
places[700] = { code: 'dd', label: 'Đặc khu Đảo Mẫu' }
places[701] = { code: 'tm', label: 'Thị trấn Đảo Đá' }
const place = asked(typeOf('dropdown'), { options: places, otherCode: 'x999' }, { label: 'Bà con ở xã nào?' })

const opened = async (questions: readonly AskedQuestion[], scripts = true, width: 360 | 1280 = 360) => {
  const sheet = await serveQuestions(questions)
  const page = await browser.page({ address: sheet.address, width, scripts })
  await page.goto('/')
  return { sheet, page }
}

async function send(page: Page) {
  await page.getByText('Gửi').click()
  await page.getByText('Đã nhận').waitFor()
}

test('one of a thousand is found without accents and chosen by the keyboard alone', async () => {
  const { sheet, page } = await opened([place], true, 1280)
  const input = page.getByRole('combobox', { name: 'Bà con ở xã nào?' })

  await input.focus()
  await page.keyboard.type('dao')
  expect(await page.getByRole('option').allTextContents()).toEqual(['Đặc khu Đảo Mẫu', 'Thị trấn Đảo Đá'])
  expect(await page.getByRole('status').textContent()).toBe('Tìm thấy 2')
  expect(await axe(page)).toEqual([])
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  expect(await input.inputValue()).toBe('Thị trấn Đảo Đá')
  expect(await input.getAttribute('aria-expanded')).toBe('false')
  await send(page)

  expect(sheet.sent).toEqual([['q1', 'tm']])
  await page.context().close()
})

test('it is chosen by touch, left alone by Escape, kept against nonsense, and taken back by emptying', async () => {
  const { sheet, page } = await opened([place])
  const input = page.getByRole('combobox')

  await input.tap()
  expect(await page.getByRole('option').count()).toBe(60)
  expect(await page.getByRole('status').textContent()).toContain('Còn 940')
  await input.fill('xa so 17')
  await page.getByRole('option', { name: 'Xã số 17', exact: true }).tap()
  expect(await input.inputValue()).toBe('Xã số 17')
  await input.fill('khong co')
  await page.keyboard.press('Escape')
  await input.blur()
  expect(await input.inputValue()).toBe('Xã số 17')
  await input.fill('dac khu dao mau')
  await input.blur()
  expect(await input.inputValue()).toBe('Đặc khu Đảo Mẫu')
  await input.fill('')
  await input.blur()
  await send(page)

  expect(sheet.sent).toEqual([])
  await page.context().close()
})

test('without scripts the same list is a plain one, and words beside its last choice can be written', async () => {
  const { sheet, page } = await opened([place], false)

  await page.getByLabel('Bà con ở xã nào?').selectOption('x999')
  await page.getByLabel('Nếu chọn “Xã số 1000”').fill('Xã mới sáp nhập')
  await send(page)

  expect(sheet.sent).toEqual([
    ['q1', 'x999'],
    ['q1.other', 'Xã mới sáp nhập'],
  ])
  await page.context().close()
})

test('a slider is unset until somebody touches it, and goes with its box', async () => {
  const slider = asked(typeOf('slider'), { least: 0, most: 10, step: 0.5, unit: '', low: 'Không gấp', high: 'Rất gấp' })
  const { sheet, page } = await opened([slider])
  const range = page.getByRole('slider')
  const box = page.getByRole('textbox')

  expect(await box.inputValue()).toBe('')
  expect(await range.getAttribute('aria-valuetext')).toContain('Chưa chọn')
  await range.press('ArrowRight')
  expect(await box.inputValue()).toBe('5,5')
  await box.fill('7')
  expect(await range.inputValue()).toBe('7')
  await box.fill('')
  expect(await range.getAttribute('aria-valuetext')).toContain('Chưa chọn')
  await range.tap()
  await send(page)

  expect(sheet.sent).toEqual([['q1', '5']])
  await page.context().close()
})

test('statements come one by one under a finger; the keyboard goes on by the buttons; all can be seen at once', async () => {
  const { settings } = typeOf('statements').examples as { settings: unknown }
  const statements = asked(typeOf('statements'), settings)
  const { sheet, page } = await opened([statements])

  await page.locator('label:visible', { hasText: 'Không đồng ý' }).tap()
  await page.getByText('Câu 2 trên 3').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.waitForFunction('document.activeElement.checked')
  expect(await page.getByText('Câu 2 trên 3').isVisible()).toBe(true)
  await page.getByRole('button', { name: 'Câu tiếp' }).press('Enter')
  await page.getByText('Câu 3 trên 3').waitFor()
  await page.getByRole('button', { name: 'Xem tất cả các câu' }).press('Enter')
  expect(await page.getByRole('radio').count()).toBe(9)
  await send(page)

  expect(sheet.sent).toEqual([
    ['q1.a', 'disagree'],
    ['q1.b', expect.any(String)],
  ])
  await page.context().close()
})

test('a date is written, or picked in the browser’s calendar and shown as it is written here', async () => {
  const date = asked(typeOf('date'), { precision: 'day', least: null, most: null })
  const { sheet, page } = await opened([date])
  const pick = page.getByRole('button', { name: /^Chọn trên lịch/ })

  await page.getByRole('textbox').fill('5-3-1980')
  expect(await page.getByRole('textbox').getAttribute('data-kept')).toBe('1980-03-05')
  await pick.tap()
  const calendar = page.locator('input[type=date]')
  expect(await calendar.inputValue()).toBe('1980-03-05')
  await page.evaluate(`(() => {
    const calendar = document.querySelector('input[type=date]')
    calendar.value = '1980-03-06'
    calendar.dispatchEvent(new Event('change'))
  })()`)
  expect(await page.getByRole('textbox').inputValue()).toBe('06/03/1980')
  await send(page)

  expect(sheet.sent).toEqual([['q1', '06/03/1980']])
  await page.context().close()
})

const OURS = ['dropdown', 'ballot', 'stars', 'smileys', 'slider', 'statements', 'date', 'time', 'consent']
const all = OURS.map((name, at) => asked(typeOf(name), typeOf(name).examples.settings, { id: `qC${at}`, label: `Câu ${name}` }))

test.each([
  [360, true],
  [360, false],
  [1280, true],
] as const)('every way of choosing fits a page %i wide (scripts: %s)', async (width, scripts) => {
  const { page } = await opened(all, scripts, width)

  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toEqual([])
  await page.context().close()
})
