import { afterAll, beforeAll, expect, test } from 'vitest'
import { anotherHolder } from '../faults/holder'
import { allAre, asked, WORDS } from '../faults/sheets'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { BROKEN_NETWORK } from '../support/page-errors'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const fileOf = (url: string) => url.slice('file:'.length)

test('the database is held: the phone says so, keeps the sheet and its draft, and sending again gives one receipt', async () => {
  const given = await serveTown()
  const { slug, counted } = await asked(given)
  const page = await browser.page({ address: given.address })
  await page.goto(`/c/${slug}`)
  await page.getByText('Có', { exact: true }).click()
  await page.getByLabel('Bà con còn ý kiến nào khác?').fill(WORDS)
  const holder = await anotherHolder(fileOf(given.config.databaseUrl))

  await page.getByRole('button', { name: 'Gửi phiếu' }).click()
  await page.getByText('Chưa gửi được').waitFor()

  expect(await page.evaluate('document.activeElement?.id')).toBe('not-sent')
  expect(await page.getByLabel('Bà con còn ý kiến nào khác?').inputValue()).toBe(WORDS)
  expect(await page.evaluate(() => Object.values(localStorage).join())).toContain('Xin làm cống')
  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toEqual([])
  await shoot(page, 'not-stored-script')
  await holder.letGo()
  await page.getByRole('button', { name: 'Gửi lại' }).click()
  await page.waitForURL(/receipts/)
  expect(await counted()).toEqual(allAre(1))
  await page.context().close()
})

test.each([360, 1280] as const)(
  'the same without scripts, %i px wide: the form comes back filled, with the button on top',
  async (width) => {
    const given = await serveTown()
    const { slug, counted } = await asked(given)
    const page = await browser.page({ address: given.address, scripts: false, width })
    await page.goto(`/c/${slug}`)
    await page.getByText('Có', { exact: true }).click()
    await page.getByLabel('Bà con còn ý kiến nào khác?').fill(WORDS)
    const holder = await anotherHolder(fileOf(given.config.databaseUrl))

    await page.getByRole('button', { name: 'Gửi phiếu' }).click()
    await page.getByRole('heading', { name: 'Máy chủ chưa lưu được phiếu' }).waitFor()

    expect(await page.getByLabel('Có', { exact: true }).isChecked()).toBe(true)
    expect(await page.getByLabel('Bà con còn ý kiến nào khác?').inputValue()).toBe(WORDS)
    expect(await axe(page)).toEqual([])
    expect(await tooWide(page)).toEqual([])
    await shoot(page, `not-stored-plain-${width}`)
    await holder.letGo()
    await page.getByRole('button', { name: 'Gửi lại' }).first().click()
    await page.waitForURL(/receipts/)
    expect(await counted()).toEqual(allAre(1))
    await page.context().close()
  },
)

test('a form of the staff comes back with what is wrong and one button that sends it again', async () => {
  const given = await serveTown()
  const clerk = await given.signedIn('administrator')
  const page = await browser.page({ address: given.address, width: 1280, cookies: clerk.cookies })
  await page.goto(`/staff/units/${given.commune.id}/new`)
  await page.getByLabel('Tên đầy đủ').fill('Thôn Mới')
  const holder = await anotherHolder(fileOf(given.config.databaseUrl))

  await page.getByRole('button', { name: 'Thêm' }).click()
  await page.getByText('Một chương trình khác đang giữ cơ sở dữ liệu').waitFor()

  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Máy chủ chưa lưu được')
  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toEqual([])
  await shoot(page, 'not-stored-staff')
  await holder.letGo()
  await page.getByRole('button', { name: 'Gửi lại' }).click()
  await page.getByText('Thôn Mới').first().waitFor()
  expect(new URL(page.url()).pathname).toBe(`/staff/units/${given.commune.id}`)
  await page.context().close()
})

test('the server is gone: the phone says so and keeps everything; when it is back the same button sends it', async () => {
  const given = await serveTown()
  const { slug, counted } = await asked(given)
  const page = await browser.page({ address: given.address, errors: [BROKEN_NETWORK] })
  await page.goto(`/c/${slug}`)
  await page.getByText('Có', { exact: true }).click()
  await page.route('**/responses', (route) => route.abort('connectionrefused'))

  await page.getByRole('button', { name: 'Gửi phiếu' }).click()
  await page.getByText('Chưa gửi được').waitFor()
  expect(await page.evaluate('document.activeElement?.id')).toBe('not-sent')
  expect(await page.evaluate(() => Object.keys(localStorage).length)).toBe(1)
  await page.unroute('**/responses')
  await page.getByRole('button', { name: 'Gửi lại' }).click()

  await page.waitForURL(/receipts/)
  expect(await counted()).toEqual(allAre(1))
  await page.context().close()
})
