import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consultations } from '../../db/schema/consultations'
import { typeOf } from '../../src/questions/types'
import { openConsultation } from '../results/answered'
import { type OpenBrowser, openBrowser } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const question = (id: string, type: string, settings: unknown = typeOf(type).examples.settings, shownWhen: unknown = null) => ({
  ...{ id, type, label: `Câu ${type}`, hint: '', required: false },
  shownWhen,
  settings,
})

test('what was searched, drawn, written and ticked opens what hangs on it, and is there again after a break', async () => {
  const here = await serveTown()
  const questions = [
    question('qList', 'dropdown'),
    question('qPull', 'slider'),
    question('qDay', 'date', { precision: 'day', least: null, most: null }),
    question('qYoung', 'short', {}, { formula: 'qDay >= "1990-01-01"' }),
    question('qEach', 'statements'),
    question('qYes', 'consent'),
    question('qMore', 'long', {}, { formula: 'qYes in ["yes"]' }),
  ]
  const id = await openConsultation(here.storage, { unit: here.commune, versions: [questions] })
  const [row] = await here.storage.reader.select().from(consultations).where(eq(consultations.id, id))
  const page = await browser.page({ address: here.address, width: 360 })
  const isShown = (name: string) => page.locator(`[name=${name}]`).isVisible()
  const tap = (label: string) => page.locator('label:visible', { hasText: label }).tap()

  await page.goto(`/c/${row?.slug}`)
  await page.getByRole('combobox').fill('dao da')
  await page.getByRole('option').first().tap()
  await page.getByRole('slider').press('ArrowRight')
  await page.locator('[name=qDay]').fill('5/3/1985')
  expect([await isShown('qYoung'), await isShown('qMore')]).toEqual([false, false])
  await page.locator('[name=qDay]').fill('5 tháng 3 năm 1995')
  await tap('Không đồng ý')
  await tap('Tôi đã đọc và đồng ý.')
  expect([await isShown('qYoung'), await isShown('qMore')]).toEqual([true, true])
  await page.getByText('Câu 2 trên 3').waitFor()
  await expect.poll(() => page.evaluate<string>('JSON.stringify(localStorage)')).toContain('qYes')
  await page.reload()

  await page.locator('#draft:visible').waitFor()
  expect(await page.getByRole('combobox').inputValue()).toBe('Bản Đảo Đá')
  expect(await page.getByRole('slider').inputValue()).toBe('5.5')
  expect([await isShown('qYoung'), await isShown('qMore')]).toEqual([true, true])
  expect(await page.getByText('Câu 2 trên 3').isVisible()).toBe(true)
  await page.locator('.send').tap()
  await page.waitForURL('**/receipts/**')
  const receipt = await page.locator('#content').innerText()
  for (const said of ['Bản Đảo Đá', '5,5 điểm', '05/03/1995', 'Không đồng ý', 'Tôi đã đọc và đồng ý.'])
    expect(receipt).toContain(said)
  await page.context().close()
})
