import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { closedConsultation } from '../publication/counted'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test.each([
  [360, true],
  [360, false],
  [1280, true],
] as const)('a clerk publishes at %i px (scripts %s), and anybody finds and reads the result', async (width, scripts) => {
  const commune = await serveTown()
  const road = await closedConsultation(commune)
  const { cookies } = await commune.signedIn('committeeMember')
  const clerk = await browser.page({ address: commune.address, width, scripts, cookies })
  const reader = await browser.page({ address: commune.address, width, scripts })
  onTestFinished(async () => {
    await clerk.context().close()
    await reader.context().close()
  })
  const sound = async (page: typeof clerk, name: string) => {
    await shoot(page, `publication-${name}-${width}-${scripts}`)
    expect(await axe(page)).toEqual([])
    expect(await tooWide(page)).toEqual([])
  }

  await clerk.goto(`/staff/consultations/${road.id}/publication`)
  await sound(clerk, 'choices')
  await clerk.getByText('Vì sao không?', { exact: true }).click()
  await clerk.getByLabel('Tổng hợp bằng lời của đơn vị').fill('Phần lớn bà con đồng ý.\n\nXã sẽ làm trước đoạn thôn 2.')
  await clerk.getByRole('button', { name: 'Xem trước trang công khai' }).click()
  await clerk.getByRole('heading', { name: 'Xem lại lần cuối' }).waitFor()
  await sound(clerk, 'preview')
  await clerk.getByRole('button', { name: 'Sửa lại' }).click()
  expect(await clerk.getByLabel('Vì sao không?').isChecked()).toBe(false)
  await clerk.getByRole('button', { name: 'Xem trước trang công khai' }).click()
  await clerk.getByRole('button', { name: 'Công bố', exact: true }).click()
  await clerk.waitForURL(/\/results\/1$/)

  await reader.goto('/')
  await sound(reader, 'home')
  await reader.getByLabel('Tìm theo từ').fill('lam duong')
  await reader.getByRole('button', { name: 'Tìm', exact: true }).click()
  await sound(reader, 'search')
  await reader.getByRole('link', { name: 'Góp ý làm đường thôn' }).click()
  await reader.getByText('Xã sẽ làm trước đoạn thôn 2.').waitFor()
  const figure = reader.locator('#figure-qRoad')
  await figure.scrollIntoViewIfNeeded()
  if (scripts) await figure.getByRole('button', { name: 'Lưu ảnh PNG' }).waitFor()
  await sound(reader, 'result')
})
