import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { IN_PAGES } from '../responses/in-pages'
import { opened } from '../responses/opened'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const next = (page: Page) => page.getByRole('button', { name: 'Tiếp', exact: true }).click()
const back = (page: Page) => page.getByRole('button', { name: 'Quay lại', exact: true }).click()
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor()
const pick = (page: Page, name: string) => page.getByText(name, { exact: true }).click()
const inOrder = async (page: Page) => {
  expect(await tooWide(page)).toEqual([])
  expect(await axe(page)).toEqual([])
}

test.each([
  [true, 360],
  [false, 360],
  [false, 1280],
] as const)(
  'four pages with scripts %s at %i px: a branch, faults on their own page, back and forth, read over, changed, sent',
  async (scripts, width) => {
    const given = await serveTown()
    const { slug } = await opened(given, { questions: IN_PAGES })
    const name = (part: string) => `pages-${scripts ? 'scripts' : 'plain'}-${width}-${part}`
    const page = await browser.page({ address: given.address, scripts, width })
    await page.goto(`/c/${slug}`)
    await page.getByText('Trang 1 trên 3').waitFor()
    await inOrder(page)
    await shoot(page, name('first'))

    await next(page)
    await page.locator('#error-summary').waitFor()
    await inOrder(page)
    await page.getByLabel('Bà con bao nhiêu tuổi?').fill('45')
    await pick(page, 'Có')
    await next(page)
    await heading(page, 'Đất trong tuyến')
    await page.getByLabel('Bao nhiêu mét vuông?').fill('2.500')
    await next(page)
    await page.locator('#error-summary').getByText('Trong tuyến không có thửa nào quá 2.000 m².').waitFor()
    await page.getByLabel('Bao nhiêu mét vuông?').fill('250')
    await inOrder(page)
    await shoot(page, name('branch'))
    await pick(page, 'Không hiến')
    await next(page)
    await heading(page, 'Ý kiến chung')

    await back(page)
    await heading(page, 'Đất trong tuyến')
    expect(await page.getByLabel('Bao nhiêu mét vuông?').inputValue()).toBe('250')
    expect(await page.getByText(/Với .?250 m².?, bà con có hiến/).isVisible()).toBe(true)
    await back(page)
    expect(await page.getByLabel('Bà con bao nhiêu tuổi?').inputValue()).toBe('45')
    await pick(page, 'Không')
    await next(page)
    await heading(page, 'Nhà ngoài tuyến')
    await page.getByLabel('Nhà cách tuyến bao xa?').fill('300 m')
    await next(page)
    await heading(page, 'Ý kiến chung')
    await pick(page, 'Nên')
    // The button of the last page says what comes: nothing more is asked, and nothing is sent yet.
    await page.getByRole('button', { name: 'Xem lại phiếu' }).click()

    await heading(page, 'Xem lại trước khi gửi')
    await inOrder(page)
    await shoot(page, name('review'))
    expect(await page.getByText('Bà con 45 tuổi, chọn “Nên”: vì sao?').isVisible()).toBe(true)
    expect(await page.getByText('Bao nhiêu mét vuông?').count()).toBe(0)
    await page.getByRole('button', { name: /^Sửa: .*Nhà cách tuyến/ }).click()
    await heading(page, 'Nhà ngoài tuyến')
    await page.getByLabel('Nhà cách tuyến bao xa?').fill('400 m')
    await page.getByRole('button', { name: 'Xem lại phiếu' }).click()
    await heading(page, 'Xem lại trước khi gửi')
    await page.getByRole('button', { name: 'Gửi phiếu' }).click()

    await page.waitForURL(/receipts/)
    await inOrder(page)
    await shoot(page, name('receipt'))
    const [stored] = await given.storage.reader.select().from(responses)
    expect(stored?.answers).toEqual({ qAge: 45, qLand: 'b', qFar: '400 m', qRoad: 'a' })
    if (scripts) expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await page.context().close()
  },
)

test.each([true, false])(
  'who is not asked is told so and sends nothing, and may change a slip; with scripts %s',
  async (scripts) => {
    const given = await serveTown()
    const { slug } = await opened(given, { questions: IN_PAGES })
    const page = await browser.page({ address: given.address, scripts })
    await page.goto(`/c/${slug}`)
    await page.getByLabel('Bà con bao nhiêu tuổi?').fill('14')
    if (scripts) {
      await heading(page, 'Phiếu này hỏi người từ 16 tuổi')
      expect(await page.getByRole('button', { name: 'Tiếp', exact: true }).isVisible()).toBe(false)
      await inOrder(page)
      await shoot(page, 'pages-ending-here')
      await page.getByLabel('Bà con bao nhiêu tuổi?').press('Enter')
    } else await next(page)

    await page.getByText('Chưa có gì được gửi đi.').waitFor()
    await inOrder(page)
    await shoot(page, `pages-ending-${scripts}`)
    expect(await given.storage.reader.select().from(responses)).toEqual([])

    await page.getByRole('button', { name: 'Quay lại sửa câu trả lời' }).click()
    expect(await page.getByLabel('Bà con bao nhiêu tuổi?').inputValue()).toBe('14')
    await page.getByLabel('Bà con bao nhiêu tuổi?').fill('41')
    await pick(page, 'Có')
    await next(page)
    await heading(page, 'Đất trong tuyến')
    await page.context().close()
  },
)

test('a reload leads back to the page somebody was on with all their answers, and so does the button of the phone', async () => {
  const given = await serveTown()
  const { slug } = await opened(given, { questions: IN_PAGES })
  const page = await browser.page({ address: given.address })
  await page.goto(`/c/${slug}`)
  await page.getByLabel('Bà con bao nhiêu tuổi?').fill('45')
  await pick(page, 'Có')
  await next(page)
  await heading(page, 'Đất trong tuyến')
  const gives = page.getByText('bà con có hiến một phần không?')
  expect(await gives.isVisible()).toBe(false)
  await page.getByLabel('Bao nhiêu mét vuông?').fill('250')
  expect(await gives.textContent()).toContain('Với 250 m²,')
  await page.getByLabel('Bao nhiêu mét vuông?').fill('2.100')
  await page.getByLabel('Bao nhiêu mét vuông?').blur()
  await page.getByText('Trong tuyến không có thửa nào quá 2.000 m².').waitFor()
  await page.getByLabel('Bao nhiêu mét vuông?').fill('250')
  await pick(page, 'Có hiến')

  await page.reload()
  await heading(page, 'Đất trong tuyến')
  expect(await page.getByLabel('Bao nhiêu mét vuông?').inputValue()).toBe('250')
  expect(await page.getByLabel('Có hiến', { exact: true }).isChecked()).toBe(true)
  expect(await page.getByRole('button', { name: 'Xóa bản nháp' }).isVisible()).toBe(true)
  await inOrder(page)
  await next(page)
  await heading(page, 'Ý kiến chung')
  await page.goBack()
  await heading(page, 'Đất trong tuyến')
  expect(await page.getByLabel('Bao nhiêu mét vuông?').inputValue()).toBe('250')
  await page.goBack()
  await heading(page, 'Về bà con')
  expect(await page.getByLabel('Bà con bao nhiêu tuổi?').inputValue()).toBe('45')
  await page.context().close()
})
