import { mkdirSync } from 'node:fs'
import { openBrowser } from './browser'

/** `node bin/overview.mjs ADDRESS` draws the README's picture anew from a running demo: a form, its figures, a result. */
const address = process.argv[2] ?? 'http://127.0.0.1:3000'
const BUDGET = '/c/gop-y-du-toan-ngan-sach-xa-minh-hoa-nam-2027'
const browser = await openBrowser()
try {
  const staff = await browser.page({ address, width: 1280 })
  await staff.goto('/sign-in')
  await staff.fill('[name=email]', 'canbo@minhhoa.example')
  await staff.fill('[name=password]', 'nghe-dan-noi-2026')
  await staff.locator('main button[type=submit]').click()
  await staff.waitForURL('**/staff')
  await staff
    .locator('a', { hasText: /^2\.\d{3} phiếu/ })
    .first()
    .click()
  await staff.waitForLoadState('networkidle')
  await staff.setViewportSize({ width: 1000, height: 1150 })
  await staff.locator('#result-q2').scrollIntoViewIfNeeded()
  await staff.locator('#result-q2').evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await staff.waitForTimeout(1200)
  const figures = await staff.screenshot()

  const phone = await browser.page({ address, width: 360 })
  await phone.goto(BUDGET)
  await phone.setViewportSize({ width: 360, height: 1150 })
  const form = await phone.screenshot()
  await phone.goto('/')
  const home = await phone.screenshot()

  const sheet = await browser.page({ width: 1280 })
  await sheet.setViewportSize({ width: 1816, height: 1214 })
  const picture = (shot: Buffer, width: number) => `<img width="${width}" src="data:image/png;base64,${shot.toString('base64')}">`
  await sheet.setContent(
    `<style>body{margin:0;padding:32px;display:flex;gap:16px;background:#e9e2d6}img{border-radius:8px;box-shadow:0 2px 10px #0003}</style>${picture(form, 360)}${picture(figures, 1000)}${picture(home, 360)}`,
  )
  mkdirSync('docs/screenshots', { recursive: true })
  await sheet.screenshot({ path: 'docs/screenshots/overview.png' })
} finally {
  await browser.close()
}
