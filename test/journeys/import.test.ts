import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samples } from '../exchange/samples'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test.each([
  { width: 360, scripts: false },
  { width: 1280, scripts: true },
] as const)('a file is chosen, compared and brought in at $width px, scripts: $scripts', async ({ width, scripts }) => {
  const town = await serveTown()
  const { cookies } = await town.signedIn('committeeMember')
  const page = await browser.page({ address: town.address, scripts, width, cookies })
  const sample = samples.find(({ name }) => name.startsWith('hai-long-mot-cua'))
  const bytes = await sample?.bytes()

  await page.goto('/staff/import')
  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toEqual([])
  await page
    .getByLabel('Tệp phiếu hỏi')
    .setInputFiles({ name: 'hài lòng.xlsx', mimeType: 'application/octet-stream', buffer: bytes ?? Buffer.alloc(0) })
  await page.getByRole('button', { name: 'Đọc tệp và xem đối chiếu' }).click()

  await page.getByRole('heading', { level: 1, name: 'Đối chiếu trước khi nhập' }).waitFor()
  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toEqual([])
  await shoot(page, `import-preview-${width}`)
  const row = (text: string) => page.getByRole('row').filter({ hasText: text })
  await page.getByLabel(/^Bị mất/).check()
  expect(await row('Ghi âm góp ý').isVisible()).toBe(true)
  expect(await row('Hài lòng chung').isVisible()).toBe(false)
  await page.getByLabel(/^Tất cả/).check()
  expect(await row('Hài lòng chung').isVisible()).toBe(true)

  await page.getByRole('button', { name: 'Tạo bản nháp mới' }).click()
  await page.getByText('Hài lòng chung').first().waitFor()
  expect(page.url()).toMatch(/\/questions$/)
  const [, id = ''] = /consultations\/(\d+)/.exec(page.url()) ?? []
  await page.goto(`/staff/consultations/${id}/questionnaire`)
  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toEqual([])
  await shoot(page, `export-${width}`)
  await page.goto(`/staff/consultations/${id}/import`)
  const lss = readFileSync(join(import.meta.dirname, '../exchange/samples/limesurvey/hai-long.lss'))
  await page.getByLabel('Tệp phiếu hỏi').setInputFiles({ name: 'a.lss', mimeType: 'application/xml', buffer: lss })
  await page.getByRole('button', { name: 'Đọc tệp và xem đối chiếu' }).click()
  await page.getByLabel('Đặt sau').selectOption({ index: 0 })
  await shoot(page, `import-add-${width}`)
  await page.getByRole('button', { name: 'Thêm các câu này' }).click()
  await page.getByText('Bà con có thấy…').first().waitFor()
  await page.context().close()
})
