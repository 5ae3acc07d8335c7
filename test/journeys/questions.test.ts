import { brotliCompressSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { typeOf } from '../../src/questions/types'
import { asked } from '../questions/asked'
import { type OpenBrowser, openBrowser } from '../support/browser'
import { serveQuestions } from '../support/serve-questions'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const options = ['Kênh tiêu thôn 9', 'Nước sạch thôn 18–20', 'Đèn đường trục chính', 'Bãi tập kết rác'].map((label, place) => ({
  code: 'abcd'.charAt(place),
  label,
}))
const rank = asked(typeOf('rank'), { options, top: 3 })
const allocate = asked(typeOf('allocate'), { options: options.slice(0, 3), total: 100 })

async function send(page: Page) {
  await page.getByText('Gửi').click()
  await page.getByText('Đã nhận').waitFor()
}

test('an order is given by touch, corrected, and sent in the fields that work without scripts', async () => {
  const sheet = await serveQuestions([rank])
  const page = await browser.page({ address: sheet.address, width: 360 })
  await page.goto('/')
  // By force: a button that is said to be disabled is pressed all the same.
  const tap = (name: string | RegExp) => page.getByRole('button', { name }).tap({ force: true })

  await tap(/^\d? ?Bãi tập kết rác/)
  await tap(/^\d? ?Kênh tiêu/)
  await tap(/^\d? ?Nước sạch/)
  expect(await page.getByRole('status').textContent()).toBe('Nước sạch thôn 18–20: Thứ ba')
  await tap(/^\d? ?Đèn đường/)
  expect(await page.getByRole('status').textContent()).toContain('Đã chọn đủ')
  await tap('Lên: Kênh tiêu thôn 9')
  await tap('Lên: Kênh tiêu thôn 9')
  await tap(/^\d? ?Nước sạch/)
  await send(page)

  expect(sheet.sent).toEqual([
    ['q1.1', 'a'],
    ['q1.2', 'd'],
  ])
  await page.context().close()
})

test('an order is given by the keyboard alone', async () => {
  const sheet = await serveQuestions([rank])
  const page = await browser.page({ address: sheet.address, width: 1280 })
  await page.goto('/')

  await page.getByRole('button', { name: /^\d? ?Kênh tiêu/ }).focus()
  for (const key of ['Enter', 'Tab', 'Space', 'Tab', 'Enter']) await page.keyboard.press(key)
  await send(page)

  expect(sheet.sent).toEqual([
    ['q1.1', 'b'],
    ['q1.2', 'a'],
  ])
  await page.context().close()
})

test('a share tells what is left, and the last press gives exactly that', async () => {
  const sheet = await serveQuestions([allocate])
  const page = await browser.page({ address: sheet.address, width: 360 })
  await page.goto('/')
  const rest = page.getByRole('status')
  expect(await rest.textContent()).toBe('Còn lại 100')

  await page.getByLabel('Kênh tiêu thôn 9', { exact: true }).fill('98')
  expect(await rest.textContent()).toBe('Còn lại 2')
  await page.getByRole('button', { name: 'Nước sạch thôn 18–20 +5' }).tap()
  expect(await rest.textContent()).toBe('Đã đủ')
  await page.getByLabel('Đèn đường trục chính', { exact: true }).fill('30')
  expect(await rest.textContent()).toContain('Quá 30')
  await page.getByRole('button', { name: 'Xóa' }).tap()
  await page.getByText('Còn lại 100').waitFor()
  await page.getByRole('button', { name: 'Kênh tiêu thôn 9 −5' }).tap()
  await send(page)

  expect(sheet.sent).toEqual([['q1.a', '0']])
  await page.context().close()
})

test('words of another opinion open with their choice; a choice that stands alone takes the others back', async () => {
  const sheet = await serveQuestions([asked(typeOf('multi'), { options, otherCode: 'c', aloneCode: 'd' })])
  const page = await browser.page({ address: sheet.address, width: 360 })
  await page.goto('/')
  const words = page.getByLabel('Nếu chọn')
  expect(await words.isVisible()).toBe(false)

  await page.getByText('Kênh tiêu').tap()
  await page.getByText('Đèn đường trục chính', { exact: true }).tap()
  await words.fill('Xin làm trước Tết')
  await page.getByText('Bãi tập kết rác').tap()
  expect(await words.isVisible()).toBe(false)
  await send(page)

  expect(sheet.sent).toEqual([['q1', 'd']])
  await page.context().close()
})

test('the script of the questions is at most 1,5 kB, their style at most 1 kB', () => {
  const size = (file: string) => {
    const { outputFiles } = buildSync({ entryPoints: [file], bundle: true, minify: true, format: 'esm', write: false })
    return brotliCompressSync(outputFiles[0]?.contents ?? '').length
  }
  expect(size('public/js/questions.js')).toBeLessThanOrEqual(1500)
  expect(size('public/css/questions.css')).toBeLessThanOrEqual(1000)
})
