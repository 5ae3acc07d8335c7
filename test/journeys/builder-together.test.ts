import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser } from '../support/browser'
import { builder, expectSound } from './building'

/** Two people at one questionnaire, each in a browser of their own. */

async function together(way: { width: 360 | 1280; scripts: boolean }) {
  const given = await builder(4, way)
  const other = await given.signedIn('administrator')
  const browser = await openBrowser()
  const minh = await browser.page({ address: given.address, cookies: other.cookies, ...way })
  onTestFinished(() => minh.context().close())
  const ids = async () => (await given.stored()).map(({ id }) => id)
  return { ...given, lan: given.page, minh, ids }
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

test.each([
  { width: 360, scripts: true },
  { width: 1280, scripts: false },
] as const)('what two do to the list is merged, and what cannot be is chosen from %o', async (way) => {
  const { lan, minh, ids, stored, list } = await together(way)
  const name = `${way.width}${way.scripts ? '' : '-plain'}`
  await minh.goto(list)
  await lan.goto(list)
  await press(lan, 'Đưa câu 4 lên')
  await lan.waitForURL(/#qN4/)
  await press(minh, 'Đưa câu 2 lên')
  await minh.getByText('Trong lúc anh chị soạn, phiếu đã được sửa').waitFor()
  expect(await ids()).toEqual(['qN2', 'qN1', 'qN4', 'qN3'])

  await lan.goto(list)
  await minh.goto(list)
  await press(lan, 'Đưa câu 1 xuống')
  await expect.poll(ids).toEqual(['qN1', 'qN2', 'qN4', 'qN3'])
  await lan.goto(list)
  await press(lan, 'Đưa câu 3 lên')
  await expect.poll(ids).toEqual(['qN1', 'qN4', 'qN2', 'qN3'])
  await press(minh, 'Đưa câu 3 xuống')
  await minh.getByText('mỗi người một chỗ').waitFor()
  await expectSound(minh, `clash-${name}`)
  await press(minh, 'Đặt ngay sau “Câu hỏi thứ 3 của phiếu này?”')
  await expect.poll(ids).toEqual(['qN1', 'qN2', 'qN3', 'qN4'])

  await lan.goto(list)
  await lan.locator('[data-undo]').first().click()
  await lan.getByRole('heading', { name: 'Hoàn tác việc của người khác?' }).waitFor()
  await expectSound(lan, `asked-${name}`)
  await lan.getByRole('button', { name: /^Hoàn tác việc của/ }).click()
  await expect.poll(ids).toEqual(['qN1', 'qN4', 'qN2', 'qN3'])

  await minh.goto(`${list}/settings`)
  await lan.goto(`${list}/settings`)
  await lan.getByText('Mỗi câu một trang', { exact: true }).click()
  await press(lan, 'Lưu')
  await lan.getByText('Đã lưu cài đặt.').waitFor()
  await minh.getByText('Tất cả trên một trang', { exact: true }).click()
  await press(minh, 'Lưu')
  await minh.getByText('Hai người cùng sửa cài đặt phiếu hỏi').waitFor()
  await expectSound(minh, `settled-${name}`)
  await press(minh, 'Lưu như đã chọn')
  await minh.getByText('Đã lưu cài đặt.').waitFor()
  expect((await stored()).length).toBe(4)
})

test('by keyboard from question to question; what is typed is called unsaved until it is stored', async () => {
  const { page, stored, list } = await builder(3)
  await page.goto(`${list}/qN1`)
  const label = page.locator('[name=label]')
  let go = () => {}
  const gate = new Promise<void>((open) => {
    go = open
  })
  await page.route('**/questions/qN1', async (route) => {
    if (route.request().method() === 'POST') await gate
    await route.continue()
  })
  await label.focus()
  await page.keyboard.press('End')
  await page.keyboard.type(' Thêm chữ')
  expect(await page.locator('#saved .saved-yes').isVisible()).toBe(false)
  await page.keyboard.type(' nữa')
  go()
  await page.locator('#saved').getByText('Đã lưu lúc').waitFor()

  await page.keyboard.press('Alt+PageDown')
  await page.waitForURL(/questions\/qN2/)
  expect((await stored())[0]?.label).toContain('Thêm chữ nữa')
  await page.keyboard.press('Alt+PageDown')
  await page.waitForURL(/questions\/qN3/)
  await page.keyboard.press('Alt+PageDown')
  await page.keyboard.press('Alt+PageUp')
  await page.waitForURL(/questions\/qN2/)
})
