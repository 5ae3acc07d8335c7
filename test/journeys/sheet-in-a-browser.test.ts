import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { opened } from '../responses/opened'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { BROKEN_NETWORK } from '../support/page-errors'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('with scripts: a question waits for its answer, faults come without a reload, the draft stays on the phone until it is sent', async () => {
  const given = await serveTown()
  const { slug } = await opened(given)
  const page = await browser.page({ address: given.address })
  await page.goto(`/c/${slug}`)
  const why = page.getByText('Vì sao không?')
  expect(await why.isVisible()).toBe(false)
  await page.getByText('Không', { exact: true }).click()
  expect(await why.isVisible()).toBe(true)
  await page.getByLabel('Bà con còn ý kiến nào khác?').fill('Xin làm cống trước')

  await page.goto('/receipts')
  await page.goto(`/c/${slug}`)
  expect(await page.getByLabel('Không', { exact: true }).isChecked()).toBe(true)
  expect(await page.getByRole('button', { name: 'Xóa bản nháp' }).isVisible()).toBe(true)
  expect(await tooWide(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  await shoot(page, 'sheet-draft')

  await page.getByRole('button', { name: 'Gửi phiếu' }).click()
  await page.locator('#error-summary').waitFor()
  expect(await page.evaluate('document.activeElement?.id')).toBe('error-summary')
  expect(await page.getByLabel('Bà con còn ý kiến nào khác?').inputValue()).toBe('Xin làm cống trước')
  expect(await axe(page)).toEqual([])
  await shoot(page, 'sheet-faults')

  await page.getByText('Chưa cần', { exact: true }).click()
  await page.getByRole('button', { name: 'Gửi phiếu' }).click()
  await page.waitForURL(/receipts/)
  expect(await axe(page)).toEqual([])
  await shoot(page, 'sheet-receipt')
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])

  await page.goBack()
  await page.getByText('Có', { exact: true }).click()
  await page.getByRole('button', { name: 'Gửi phiếu' }).click()
  await page.getByRole('heading', { name: 'Phiếu này đã được gửi trước đó' }).waitFor()
  expect(await axe(page)).toEqual([])
  expect(await given.storage.reader.select().from(responses)).toHaveLength(1)
  await page.context().close()
})

test('the button erases the draft at once', async () => {
  const given = await serveTown()
  const { slug } = await opened(given)
  const page = await browser.page({ address: given.address })
  await page.goto(`/c/${slug}`)
  await page.getByText('Có', { exact: true }).click()
  await page.goto(`/c/${slug}`)

  await page.getByRole('button', { name: 'Xóa bản nháp' }).click()

  expect(await page.getByLabel('Có', { exact: true }).isChecked()).toBe(false)
  await page.goto('/receipts')
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})

test('a draft gone on with in a second tab is one sheet; once it is erased the next is another', async () => {
  const given = await serveTown()
  const { slug } = await opened(given)
  const first = await browser.page({ address: given.address })
  onTestFinished(() => first.context().close())
  const open = async (page = first) => {
    await page.goto(`/c/${slug}`)
    return page
  }
  const send = (page: Page) => page.getByRole('button', { name: 'Gửi phiếu' }).click()
  await open()
  await first.getByText('Có', { exact: true }).click()
  await first.goto('/receipts')
  await open()
  const second = await open(await first.context().newPage())
  await second.getByRole('button', { name: 'Xóa bản nháp' }).waitFor()
  const third = await open(await first.context().newPage())

  await send(first)
  await first.waitForURL(/receipts/)
  await send(second)
  await second.waitForURL(/receipts/)
  expect(second.url()).toBe(first.url())

  await third.getByRole('button', { name: 'Xóa bản nháp' }).click()
  await third.getByText('Không', { exact: true }).click()
  await third.getByText('Tốn kém', { exact: true }).click()
  await send(third)
  await third.waitForURL(/receipts/)
  expect(await given.storage.reader.select().from(responses)).toHaveLength(2)
})

test('when the network fails, everything stays on the page and says so', async () => {
  const given = await serveTown()
  const { slug } = await opened(given)
  const page = await browser.page({ address: given.address, errors: [BROKEN_NETWORK] })
  await page.goto(`/c/${slug}`)
  await page.getByText('Có', { exact: true }).click()
  await page.context().setOffline(true)

  await page.getByRole('button', { name: 'Gửi phiếu' }).click()
  await page.getByText('Chưa gửi được').waitFor()

  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Gửi phiếu' }).click()
  await page.waitForURL(/receipts/)
  await page.context().close()
})

test('without scripts the whole sheet works by itself', async () => {
  const given = await serveTown()
  const { slug } = await opened(given)
  const page = await browser.page({ address: given.address, scripts: false, width: 1280 })
  await page.goto(`/c/${slug}`)
  await shoot(page, 'sheet-plain')
  expect(await axe(page)).toEqual([])
  await page.getByText('Có', { exact: true }).click()
  await page.getByRole('button', { name: 'Gửi phiếu' }).click()
  expect(page.url()).toContain('/receipts/')

  await page.getByRole('link', { name: 'Sửa phiếu' }).click()
  await page.getByText('Ý kiến khác', { exact: true }).click()
  await page.getByRole('button', { name: 'Gửi bản đã sửa' }).click()
  await page.getByText('Xóa phiếu', { exact: true }).click()
  await page.getByRole('button', { name: 'Xóa hẳn phiếu này' }).click()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Phiếu đã được xóa')
})
