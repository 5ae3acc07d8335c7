import { readFileSync } from 'node:fs'
import jsQR from 'jsqr'
import PdfDocument from 'pdfkit'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findConsultation, findQuestionnaire, listPlaces } from '../../src/consultations/store'
import { type OpenBrowser, openBrowser, type PageOptions, shoot } from '../support/browser'
import { serveTown } from '../support/serve-town'
import { addClerk, expectSound, PASSWORD, pageOf } from './commune-life'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const open = (town: { address: string }, options: PageOptions) => pageOf(browser, town, options)

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click()

/** Signs in by the form and takes the budget template; gives the new draft's id. */
async function beginBudget(page: Page, email: string): Promise<number> {
  await page.goto('/staff')
  await expectSound(page)
  await page.getByLabel('Thư điện tử').fill(email)
  await page.getByLabel('Mật khẩu').fill(PASSWORD)
  await press(page, 'Đăng nhập')
  await page.waitForURL('**/staff')
  await expectSound(page)
  await follow(page, 'Tạo cuộc lấy ý kiến đầu tiên')
  await expectSound(page)
  await press(page, /^Dùng mẫu này ?: Góp ý dự toán/)
  await page.waitForURL('**/basics')
  return Number(/consultations\/(\d+)/.exec(page.url())?.[1])
}

/** A small PDF, really one. */
async function pdfOf(text: string): Promise<Buffer> {
  const made = new PdfDocument({ size: 'A4' })
  const parts: Buffer[] = []
  made.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise((resolve) => made.on('end', resolve))
  made.text(text)
  made.end()
  await done
  return Buffer.concat(parts)
}

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel('Chọn một tệp').setInputFiles({ name, mimeType: 'application/pdf', buffer })
  await press(page, 'Tải lên')
}

/** What an independent reader finds in a picture of what is on the screen. */
async function codeIn(page: Page, selector: string): Promise<string> {
  const { data, width, height } = PNG.sync.read(await page.locator(selector).screenshot())
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? ''
}

test('a clerk makes the budget consultation from its template, prints the poster, and its code leads residents to the form', async () => {
  const town = await serveTown()
  const email = await addClerk(town)
  const clerk = await open(town, { width: 1280 })
  const id = await beginBudget(clerk, email)

  // What is asked, and until when.
  await clerk.getByLabel('Tên cuộc lấy ý kiến').fill('Góp ý dự toán ngân sách xã Minh Họa năm 2028')
  await clerk.getByLabel('Kết thúc lúc').fill('2026-12-10T17:00')
  await press(clerk, 'Lưu và sang bước sau')
  await clerk.locator('#error-summary').getByText('Chưa đủ số ngày luật yêu cầu').waitFor()
  await expectSound(clerk)
  await clerk.getByLabel('Kết thúc lúc').fill('2026-12-20T17:00')
  await press(clerk, 'Lưu và sang bước sau')
  await clerk.waitForURL('**/attachments')

  // A file that lies about itself is refused; a real one is kept.
  await upload(clerk, 'du-toan.pdf', Buffer.from('<html><script>alert(1)</script></html>'))
  await clerk.locator('#error-summary').getByText('Nội dung tệp không phải PDF').waitFor()
  await expectSound(clerk)
  const pdf = await pdfOf('Du toan 2028')
  await upload(clerk, 'du-toan-2028.pdf', pdf)
  await clerk.getByRole('rowheader', { name: 'du-toan-2028.pdf' }).waitFor()
  await expectSound(clerk)

  // One question is reworded, one added, copied, moved; one is removed and taken back.
  await clerk.getByRole('link', { name: 'Câu hỏi', exact: true }).first().click()
  await expectSound(clerk)
  await follow(clerk, 'Sửa câu 5')
  await clerk.getByLabel('Câu hỏi', { exact: true }).fill('Bà con có tán thành tổng mức chi đầu tư không?')
  await clerk.locator('#saved').getByText('Đã lưu lúc').waitFor()
  await expectSound(clerk)
  await press(clerk, 'Về danh sách câu hỏi')
  await clerk.waitForURL('**/questions#q2')
  await clerk.getByLabel('Loại câu hỏi').selectOption({ label: 'Một dòng chữ' })
  await press(clerk, 'Thêm câu hỏi')
  await clerk.getByRole('heading', { level: 1, name: /^Câu 11/ }).waitFor()
  await clerk.getByLabel('Câu hỏi', { exact: true }).fill('Tên con đường cần sửa nhất?')
  await press(clerk, 'Về danh sách câu hỏi')
  await clerk.waitForURL('**/questions#*')
  await press(clerk, 'Nhân bản câu 11')
  await clerk.getByRole('button', { name: 'Xóa câu 12', exact: true }).waitFor()
  await press(clerk, 'Xóa câu 12')
  await clerk.getByText('Đã xóa câu “Tên con đường cần sửa nhất?”').waitFor()
  await press(clerk, 'Đưa câu 11 lên')
  await clerk.getByRole('listitem').filter({ hasText: '10. Tên con đường cần sửa nhất?' }).waitFor()
  await press(clerk, 'Xóa câu 3')
  await clerk.getByText('Đã xóa câu “Nhóm tuổi”').waitFor()
  await expectSound(clerk)
  await press(clerk, /^Hoàn tác ?: Nhóm tuổi/)
  await clerk.getByRole('listitem').filter({ hasText: '3. Nhóm tuổi' }).waitFor()

  // Looked at as on a phone, checked, opened.
  await follow(clerk, 'Xem thử')
  await clerk.frameLocator('iframe.phone').getByText('Tên con đường cần sửa nhất?').first().waitFor()
  expect(await clerk.frames()[1]?.evaluate('innerWidth')).toBe(360)
  await expectSound(clerk)
  await shoot(clerk, 'clerk-preview')
  await follow(clerk, 'Kiểm tra và mở')
  await expectSound(clerk)
  await press(clerk, 'Mở lấy ý kiến')
  await clerk.getByText('Đã mở.').waitFor()
  await expectSound(clerk)
  const { reader } = town.storage
  expect(await findConsultation(reader, id)).toMatchObject({
    state: 'open',
    title: 'Góp ý dự toán ngân sách xã Minh Họa năm 2028',
    closesAt: new Date('2026-12-20T17:00:00+07:00'),
  })
  const asked = (await findQuestionnaire(reader, id, 1)).questions.map(({ label }) => label)
  expect([asked.length, asked[2], asked[4], asked[9]]).toEqual([
    11,
    'Nhóm tuổi',
    'Bà con có tán thành tổng mức chi đầu tư không?',
    'Tên con đường cần sửa nhất?',
  ])

  // A place in each hamlet, and the poster of the third.
  await follow(clerk, 'Mã QR và áp phích')
  await press(clerk, 'Thêm mỗi thôn một nơi')
  await clerk.getByRole('row', { name: /Thôn 10/ }).waitFor()
  await expectSound(clerk)
  const all = await saved(clerk, () => follow(clerk, 'Tải PDF mọi nơi'))
  expect(all.match(/\/Type \/Page\b/g)).toHaveLength(3)
  expect(all.match(/\/MediaBox \[0 0 595\.28 841\.89\]/g)).toHaveLength(3)
  await follow(clerk, 'Áp phích của Thôn 10')
  await expectSound(clerk)
  await shoot(clerk, 'clerk-poster')
  const address = await codeIn(clerk, '.poster')
  const hamletTen = (await listPlaces(reader, id)).find(({ label }) => label === 'Thôn 10')
  expect(address).toBe(`${town.address}/q/${hamletTen?.token}`)
  const one = await saved(clerk, () => follow(clerk, 'Tải PDF'))
  expect(one.match(/\/Type \/Page\b/g)).toHaveLength(1)

  // Somebody scans it.
  const resident = await open(town, { width: 360 })
  await resident.goto(address)
  expect(await resident.getByRole('heading', { level: 1 }).textContent()).toBe('Góp ý dự toán ngân sách xã Minh Họa năm 2028')
  expect(await resident.getByRole('button', { name: 'Gửi phiếu' }).count()).toBe(1)
  await resident.getByText('Tên con đường cần sửa nhất?').waitFor()
  await expectSound(resident)
  expect(await saved(resident, () => resident.getByRole('link', { name: /du-toan-2028\.pdf/ }).click())).toBe(
    pdf.toString('latin1'),
  )
})

/** What pressing that downloads, byte by byte. */
async function saved(page: Page, pressing: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), pressing()])
  return readFileSync(await download.path(), 'latin1')
}

test('without scripts a clerk makes a consultation and its poster all the same', async () => {
  const town = await serveTown()
  const email = await addClerk(town)
  const clerk = await open(town, { width: 1280, scripts: false })
  const id = await beginBudget(clerk, email)

  await clerk.getByLabel('Tên cuộc lấy ý kiến').fill('Góp ý dự toán, không cần chương trình')
  await press(clerk, 'Lưu và sang bước sau')
  await clerk.waitForURL('**/attachments')
  await upload(clerk, 'du-toan.pdf', Buffer.from('GIF89a'))
  await clerk.locator('#error-summary').waitFor()
  await upload(clerk, 'du-toan.pdf', await pdfOf('Du toan'))
  await clerk.getByRole('rowheader', { name: 'du-toan.pdf' }).waitFor()

  await follow(clerk, 'Câu hỏi')
  await clerk.getByLabel('Loại câu hỏi').selectOption({ label: 'Một dòng chữ' })
  await press(clerk, 'Thêm câu hỏi')
  await clerk.getByLabel('Câu hỏi', { exact: true }).fill('Tên con đường cần sửa nhất?')
  await press(clerk, 'Về danh sách câu hỏi')
  await press(clerk, 'Đưa câu 11 lên')
  await press(clerk, 'Xóa câu 1')
  await press(clerk, /^Hoàn tác/)
  await expectSound(clerk)

  await follow(clerk, 'Xem thử')
  await clerk.frameLocator('iframe.phone').getByText('Tên con đường cần sửa nhất?').first().waitFor()
  await follow(clerk, 'Kiểm tra và mở')
  await press(clerk, 'Mở lấy ý kiến')
  await follow(clerk, 'Mã QR và áp phích')
  await press(clerk, 'Thêm mỗi thôn một nơi')
  await follow(clerk, 'Áp phích của Thôn 1')

  const resident = await open(town, { width: 360, scripts: false })
  await resident.goto(await codeIn(clerk, '.poster'))
  expect(await resident.getByRole('heading', { level: 1 }).textContent()).toBe('Góp ý dự toán, không cần chương trình')
  const labels = (await findQuestionnaire(town.storage.reader, id, 1)).questions.map(({ label }) => label)
  expect([labels[0], labels[9]]).toEqual(['Bà con ở thôn nào?', 'Tên con đường cần sửa nhất?'])
  await expectSound(resident)
})
