import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { addPlace, type Opening, opened } from '../responses/opened'
import { type OpenBrowser, openBrowser, type PageOptions, shoot } from '../support/browser'
import { serveTown } from '../support/serve-town'
import { expectSound } from './commune-life'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** An open consultation, and phones of residents. */
async function residentsOf(opening: Opening = {}) {
  const town = await serveTown()
  const { slug, id } = await opened(town, opening)
  return {
    ...town,
    slug,
    id,
    phone: async (options: PageOptions = {}): Promise<Page> => {
      const page = await browser.page({ address: town.address, width: 360, ...options })
      onTestFinished(() => page.context().close())
      return page
    },
    sheets: () => town.storage.reader.select().from(responses),
  }
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const choose = (page: Page, answer: string) => page.getByText(answer, { exact: true }).click()
const send = (page: Page) => page.getByRole('button', { name: 'Gửi phiếu' })
const received = (page: Page) => page.getByRole('heading', { name: 'Đã nhận phiếu' }).waitFor()

test('a draft waits on this phone alone until its button erases it', async () => {
  const { slug, phone } = await residentsOf()
  const own = await phone()
  await own.goto(`/c/${slug}`)
  await choose(own, 'Có')
  await own.getByLabel('Bà con còn ý kiến nào khác?').fill('Làm trước mùa mưa')
  await own.reload()
  await own.getByRole('button', { name: 'Xóa bản nháp' }).waitFor()
  expect(await own.getByLabel('Bà con còn ý kiến nào khác?').inputValue()).toBe('Làm trước mùa mưa')
  await expectSound(own)

  const other = await phone()
  await other.goto(`/c/${slug}`)
  expect(await other.getByRole('button', { name: 'Xóa bản nháp' }).isVisible()).toBe(false)
  expect(await other.getByLabel('Bà con còn ý kiến nào khác?').inputValue()).toBe('')

  await own.getByRole('button', { name: 'Xóa bản nháp' }).click()
  await own.reload()
  expect(await own.getByLabel('Có', { exact: true }).isChecked()).toBe(false)
  expect(await own.getByLabel('Bà con còn ý kiến nào khác?').inputValue()).toBe('')
  expect(await own.evaluate('Object.keys(localStorage)')).toEqual([])
})

describe.each([true, false])('with scripts %s', (scripts) => {
  test('pressing twice, reloading the receipt, going back and sending again make one sheet', async () => {
    const { slug, phone, sheets } = await residentsOf()
    const page = await phone({ scripts })
    await page.goto(`/c/${slug}`)
    await choose(page, 'Có')

    await send(page).dblclick()
    await received(page)
    const receipt = page.url()
    await page.reload()
    await received(page)
    await expectSound(page)
    expect(await sheets()).toHaveLength(1)

    await page.goBack()
    await send(page).waitFor()
    if (!(await page.getByLabel('Có', { exact: true }).isChecked())) await choose(page, 'Có')
    await send(page).click()
    await received(page)
    expect(page.url()).toBe(receipt)
    expect(await sheets()).toHaveLength(1)

    await page.getByRole('link', { name: 'Gửi phiếu cho người khác trong nhà' }).click()
    await choose(page, 'Có')
    await send(page).click()
    await received(page)
    expect(page.url()).not.toBe(receipt)
    expect(await sheets()).toHaveLength(2)
  })

  test('a change of mind after going back asks what to do, and replaces the sheet', async () => {
    const { slug, phone, sheets } = await residentsOf()
    const page = await phone({ scripts })
    await page.goto(`/c/${slug}`)
    await choose(page, 'Có')
    await send(page).click()
    await received(page)

    await page.goBack()
    await choose(page, 'Ý kiến khác')
    await send(page).click()
    await page.getByRole('heading', { name: 'Phiếu này đã được gửi trước đó' }).waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Thay phiếu đã gửi bằng bản này' }).click()

    await received(page)
    const [sheet, ...more] = await sheets()
    expect([sheet?.revision, JSON.stringify(sheet?.answers).includes('"c"'), more]).toEqual([2, true, []])
  })

  test('a sheet sent after the closing is not counted, and its sender is told', async () => {
    const { slug, phone, sheets, at } = await residentsOf()
    const page = await phone({ scripts })
    await page.goto(`/c/${slug}`)
    await choose(page, 'Không')
    await choose(page, 'Chưa cần')

    at(new Date('2026-12-15T17:00:00+07:00'))
    await send(page).click()

    await page.getByText('Đã kết thúc nhận ý kiến').waitFor()
    expect(await page.getByText('Phiếu vừa gửi chưa được ghi nhận.').count()).toBe(1)
    await expectSound(page)
    expect(await sheets()).toEqual([])
  })
})

test('an address that takes no answers says why, kindly', async () => {
  const { phone, slug, ...town } = await residentsOf()
  const page = await phone()
  const visit = async (path: string) => {
    const answer = await page.goto(path)
    await expectSound(page)
    return [answer?.status(), await heading(page), await page.locator('main').textContent()]
  }
  const later = await opened(town, { slug: 'sap-mo', row: { opensAt: new Date('2026-12-01T08:00:00+07:00') } })
  const withdrawn = await opened(town, {
    slug: 'da-rut',
    row: {
      state: 'withdrawn',
      endedAt: new Date('2026-11-24T08:00:00+07:00'),
      endReason: 'Dự án dừng theo quyết định của tỉnh.',
    },
  })
  const place = await addPlace(town, withdrawn.id, 'ABCD2345', null)

  expect(await visit(`/c/${later.slug}`)).toEqual([
    200,
    'Góp ý làm đường thôn',
    expect.stringContaining('nhận phiếu từ 08 giờ 00, 01/12/2026'),
  ])
  expect(await visit(`/q/${place.token}`)).toEqual([
    200,
    'Góp ý làm đường thôn',
    expect.stringContaining('Dự án dừng theo quyết định của tỉnh.'),
  ])
  town.at(new Date('2026-12-16T08:00:00+07:00'))
  expect(await visit(`/c/${slug}`)).toEqual([
    200,
    'Góp ý làm đường thôn',
    expect.stringMatching(/đã kết thúc lúc 17 giờ 00, 15\/12\/2026.*Kết quả sẽ được công bố tại đây/s),
  ])
  for (const path of ['/c/khong-co', '/q/ZZZZ9999', '/receipts/ZZZZ-9999'])
    expect([path, (await visit(path)).slice(0, 1)]).toEqual([path, [404]])
})

test('a receipt is found by its code in lower case, with blanks and without its dash', async () => {
  const { slug, phone } = await residentsOf()
  const page = await phone()
  await page.goto(`/c/${slug}`)
  await choose(page, 'Có')
  await send(page).click()
  await received(page)
  const code = (await page.locator('.receipt-code').textContent()) ?? ''
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)

  const later = await phone({ scripts: false })
  await later.goto(`/c/${slug}`)
  await later.getByRole('link', { name: 'Xem phiếu bằng mã' }).click()
  await later.getByLabel('Mã phiếu').fill('khong-phai')
  await later.getByRole('button', { name: 'Xem phiếu' }).click()
  expect(await later.getByLabel('Mã phiếu').inputValue()).toBe('khong-phai')
  await expectSound(later)
  await later.getByLabel('Mã phiếu').fill(` ${code.replace('-', ' ').toLowerCase()} `)
  await later.getByRole('button', { name: 'Xem phiếu' }).click()
  await received(later)
  expect(await later.locator('.receipt-code').textContent()).toBe(code)
})

test('large type is one tap, keeps what was filled in, and stays', async () => {
  const { slug, phone } = await residentsOf()
  const page = await phone()
  const size = () => page.evaluate<number>("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
  await page.goto(`/c/${slug}`)
  await choose(page, 'Có')
  const before = await size()

  await page.getByRole('button', { name: 'Chữ to' }).click()
  await page.getByRole('button', { name: 'Chữ thường' }).waitFor()
  expect(await size()).toBeGreaterThan(before * 1.2)
  expect(await page.getByLabel('Có', { exact: true }).isChecked()).toBe(true)
  await expectSound(page)
  await shoot(page, 'resident-large')

  await send(page).click()
  await received(page)
  expect(await size()).toBeGreaterThan(before * 1.2)
  await expectSound(page)
  await page.goto('/')
  expect(await size()).toBeGreaterThan(before * 1.2)
  await page.getByRole('button', { name: 'Chữ thường' }).click()
  await page.getByRole('button', { name: 'Chữ to' }).waitFor()
})

test('the page speaks English and Vietnamese again; the questions stay as they were asked', async () => {
  const { slug, phone } = await residentsOf()
  const page = await phone({ scripts: false })
  await page.goto(`/c/${slug}`)

  await page.getByRole('button', { name: 'English' }).click()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.getByRole('button', { name: 'Gửi phiếu' }).count()).toBe(0)
  expect(await page.getByText('Có làm đường không?').count()).toBeGreaterThan(0)
  await expectSound(page)
  await page.getByRole('button', { name: 'Tiếng Việt' }).click()
  expect(await send(page).count()).toBe(1)
  await page.goto(new URL(page.url()).pathname)
  expect(new URL(page.url()).pathname).toBe(`/c/${slug}`)
})
