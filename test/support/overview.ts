import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { openOwnBrowser } from './browser'

/** `node bin/overview.mjs ADDRESS` draws the README's pictures anew from a running demo: a form, its figures, the home; the builder, a ballot. */
const address = process.argv[2] ?? 'http://127.0.0.1:3000'
const BUDGET = '/c/gop-y-du-toan-ngan-sach-xa-minh-hoa-nam-2027'
const WORKS = '/c/ba-con-chon-cong-trinh-lam-trong-nam-2027-xa-minh-hoa'
const browser = await openOwnBrowser()
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

  await staff.goto(`/staff/consultations/${await idOf(staff, 'Bà con chọn công trình')}/questions/qWater`)
  await staff.setViewportSize({ width: 1280, height: 1150 })
  await staff.waitForLoadState('networkidle')
  await staff.evaluate('scrollTo(0, 0)')
  const builder = await staff.screenshot()

  await phone.goto(WORKS)
  await phone.selectOption('[name=qPlace]', { index: 3 })
  await phone.locator('#sheet button.send').click()
  await phone.locator('[name=qWorks]').first().waitFor({ state: 'attached' })
  for (const code of ['duong37', 'kenh9', 'den']) await phone.check(`[name=qWorks][value=${code}]`, { force: true })
  await phone
    .locator('[name=qWorks]')
    .first()
    .evaluate((element) => element.closest('fieldset')?.scrollIntoView({ block: 'start' }))
  const ballot = await phone.screenshot()

  await beside('overview', [form, 360], [figures, 1000], [home, 360])
  await beside('authoring', [builder, 1280], [ballot, 360])
} finally {
  await browser.close()
}

async function idOf(page: Page, title: string): Promise<string> {
  await page.goto('/staff/consultations')
  const href = await page.locator('a', { hasText: title }).first().getAttribute('href')
  return /\d+/.exec(href ?? '')?.[0] ?? ''
}

/** Pages side by side on one picture in docs/screenshots. */
async function beside(name: string, ...shots: readonly (readonly [shot: Buffer, width: number])[]): Promise<void> {
  const sheet = await browser.page({ width: 1280 })
  await sheet.setViewportSize({ width: shots.reduce((sum, [, width]) => sum + width + 16, 48), height: 1214 })
  const pictures = shots.map(([shot, width]) => `<img width="${width}" src="data:image/png;base64,${shot.toString('base64')}">`)
  await sheet.setContent(
    `<style>body{margin:0;padding:32px;display:flex;gap:16px;background:#e9e2d6}img{border-radius:8px;box-shadow:0 2px 10px #0003}</style>${pictures.join('')}`,
  )
  mkdirSync('docs/screenshots', { recursive: true })
  await sheet.screenshot({ path: `docs/screenshots/${name}.png` })
}
