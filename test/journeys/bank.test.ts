import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { makeDraft } from '../consultations/pages'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test.each([
  [360, false],
  [1280, true],
] as const)('a clerk keeps a list, takes a question and puts the list into it at %i px (scripts %s)', async (width, scripts) => {
  const { address, commune, signedIn } = await serveTown()
  const clerk = await signedIn('committeeMember')
  const id = await makeDraft(clerk, commune.id, '')
  const page = await browser.page({ address, width, scripts, cookies: clerk.cookies })
  onTestFinished(() => page.context().close())
  const sound = async (name: string) => {
    await shoot(page, `bank-${name}-${width}-${scripts}`)
    expect(await axe(page)).toEqual([])
    expect(await tooWide(page)).toEqual([])
  }

  await page.goto('/staff/bank')
  await sound('list')
  await page.getByRole('link', { name: 'Thêm danh sách phương án' }).click()
  await page.getByLabel('Tên gọi trong ngân hàng').fill('Các khu chợ')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Xin ghi ít nhất hai phương án khác nhau.').first().waitFor()
  await sound('fault')
  await page.getByLabel('Các phương án').fill('Chợ Đông\nChợ Tây')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Đã lưu.').waitFor()
  await sound('item')

  await page.goto(`/staff/consultations/${id}/questions`)
  await page.getByRole('link', { name: 'Lấy từ ngân hàng' }).click()
  await page.getByLabel('Tìm (không cần gõ dấu)').fill('nhan tin')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.getByText('1 mục').waitFor()
  await sound('picker')
  await page.getByRole('button', { name: /^Thêm câu này: / }).click()
  await page.getByRole('link', { name: 'Sửa câu 1' }).click()
  await page.getByText('Ngân hàng danh sách').click()
  await page.getByLabel('Danh sách trong ngân hàng').selectOption({ label: 'Các khu chợ' })
  await page.getByRole('button', { name: 'Thêm các phương án này' }).click()
  await page.locator('input[value="Chợ Tây"]').waitFor()
  await sound('editor')
  await page.goto(`/staff/consultations/${id}/questions`)
  await page.getByRole('button', { name: 'Lưu vào ngân hàng: câu 1' }).click()
  await page.getByText('trong ngân hàng.').first().waitFor()
  await sound('kept')
})
