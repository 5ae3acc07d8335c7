import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { IN_PAGES } from '../responses/in-pages'
import { opened } from '../responses/opened'
import { type OpenBrowser, openBrowser } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function inPages() {
  const town = await serveTown()
  const { slug } = await opened(town, { questions: IN_PAGES, row: { offersReply: true } })
  const page = await browser.page({ address: town.address, width: 360, scripts: true })
  onTestFinished(() => page.context().close())
  await page.goto(`/c/${slug}`)
  await page.getByLabel('Bà con bao nhiêu tuổi?').waitFor()
  return page
}

test('on a page that took the place of the form, the header still changes the size of type', async () => {
  const page = await inPages()
  await page.getByLabel('Bà con bao nhiêu tuổi?').fill('12')
  await page.getByLabel('Bà con bao nhiêu tuổi?').press('Enter')
  await page.locator('#ended').waitFor()
  await page.getByRole('button', { name: 'Chữ to' }).click({ timeout: 5000 })
  await page.locator('html.large-type').waitFor({ timeout: 5000 })
})

test('Enter in the last field before sending sends the sheet', async () => {
  const page = await inPages()
  await page.getByLabel('Bà con bao nhiêu tuổi?').fill('45')
  await page.getByText('Không', { exact: true }).click()
  await page.getByLabel('Bà con bao nhiêu tuổi?').press('Enter')
  await page.getByLabel('Nhà cách tuyến bao xa?').press('Enter')
  await page.getByText('Nên', { exact: true }).click()
  await page.getByRole('button', { name: 'Xem lại', exact: false }).first().click()
  await page.locator('label[for=f-reply]').click()
  await page.locator('[name=phone]').fill('0912345678')
  await page.locator('[name=phone]').press('Enter')
  await page.waitForURL('**/receipts/**', { timeout: 5000 })
  expect(await page.locator('h1').count()).toBe(1)
})
