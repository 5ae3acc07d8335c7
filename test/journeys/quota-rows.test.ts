import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readSettings } from '../../src/questions/questionnaire-settings'
import { opened } from '../responses/opened'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test.each([
  ['scripts at a desk', { scripts: true, width: 1280 }],
  ['no scripts on a phone', { scripts: false, width: 360 }],
] as const)('an author makes a quota row by row, by keyboard alone: %s', async (name, options) => {
  const here = await serveTown()
  const { id } = await opened(here, { row: { state: 'draft', openedAt: null } })
  const clerk = await here.signedIn('committeeMember')
  const page = await browser.page({ address: here.address, cookies: clerk.cookies, ...options })
  onTestFinished(() => page.context().close())
  await page.goto(`/staff/consultations/${id}/questions/settings`)
  const press = async (button: string) => {
    await page.getByRole('button', { name: button }).focus()
    await page.keyboard.press('Enter')
  }
  /** Without scripts a button brings the ways to compare. */
  const choose = async (field: string, value: string, button: string) => {
    const select = page.locator(`[name="${field}"]`)
    await select.selectOption(value)
    if (!options.scripts) await press(button)
  }

  await press('Thêm hạn mức')
  await page.locator('[name="quota.0.name"]').waitFor()
  if (options.scripts) expect(await page.evaluate('document.activeElement.name')).toBe('quota.0.name')
  await page.getByLabel('Tên nhóm 1').fill('Thôn 1 chưa muốn làm')
  await page.getByLabel('Số phiếu nhiều nhất của nhóm 1').fill('40')
  await choose('quota.0.when.0.subject', 'qRoad', 'Xem cách so sánh')
  await page.locator('#part-quota-0-when').getByText('Không', { exact: true }).waitFor()
  if (options.scripts) expect(await page.evaluate('document.activeElement.name')).toBe('quota.0.when.0.subject')
  await page.getByRole('checkbox', { name: 'Không', exact: true }).focus()
  await page.keyboard.press('Space')
  await press('Thêm điều kiện')
  await page.locator('[name="quota.0.when.1.subject"]').waitFor()
  if (options.scripts) await choose('quota.0.when.1.subject', 'hamlet', 'Xem cách so sánh')
  else {
    await page.locator('[name="quota.0.when.1.subject"]').selectOption('hamlet')
    await page.getByRole('button', { name: 'Xem cách so sánh' }).nth(1).focus()
    await page.keyboard.press('Enter')
  }
  await page.locator('[name="quota.0.when.1.value"]').first().waitFor()
  await page.locator('[name="quota.0.when.1.value"]').first().focus()
  await page.keyboard.press('Space')
  expect(await page.getByLabel('Tên nhóm 1').inputValue()).toBe('Thôn 1 chưa muốn làm')
  await shoot(page, `quotas/${options.width}`)
  expect([...(await axe(page)), ...(await tooWide(page))], name).toEqual([])
  await press('Lưu')
  await page.getByText('Đã lưu').first().waitFor()

  const { quotas } = readSettings((await findNewestWording(here.storage.reader, id)).settings)
  expect(quotas).toEqual([
    expect.objectContaining({ most: 40, formula: `qRoad in ['b'] and hamlet in ['${here.hamlets[0]?.id}']` }),
  ])
})
