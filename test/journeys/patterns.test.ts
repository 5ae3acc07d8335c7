import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { opened } from '../responses/opened'
import { axe, type OpenBrowser, openBrowser } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

// Patterns are the server's alone: a browser cannot tell who is meant, so it shows all and the server decides.
const ASKS = [
  { id: 'qPlot', type: 'short', label: 'Số thửa đất', settings: {} },
  {
    ...{ id: 'qLand', type: 'short', label: 'Thửa đó trồng gì?', required: true, settings: {} },
    shownWhen: { formula: "answered(qPlot) and matches(qPlot, '[0-9]{3}')" },
  },
  {
    ...{ id: 'qOther', type: 'ending', label: 'Không thuộc xã', settings: { text: 'Thửa này thuộc xã khác.' } },
    shownWhen: { formula: "answered(qPlot) and matches(qPlot, 'X.*')" },
  },
  {
    ...{ id: 'qHouse', type: 'short', label: 'Mã hộ', settings: {} },
    checks: [{ formula: "matches(qHouse, 'H[0-9]{2}')", message: 'Mã hộ gồm chữ H và hai chữ số.' }],
  },
]
const field = (page: Page, label: string) => page.getByLabel(label)
const send = (page: Page) => page.getByRole('button', { name: 'Gửi phiếu' }).click()

test.each([[true], [false]])('who is meant by a pattern is settled by the server alike, scripts %s', async (scripts) => {
  const here = await serveTown()
  const { slug } = await opened(here, { questions: ASKS, row: { offersReply: false } })
  const stored = async () => (await here.storage.reader.select().from(responses)).map(({ answers }) => answers)
  const form = async (plot: string) => {
    const page = await browser.page({ address: here.address, scripts, width: 360 })
    onTestFinished(() => page.context().close())
    await page.goto(`/c/${slug}`)
    await field(page, 'Số thửa đất').fill(plot)
    return page
  }

  const one = await form('A12')
  expect(await one.getByText('Câu này chỉ dành cho một số người').isVisible()).toBe(true)
  expect(await one.getByRole('button', { name: 'Gửi phiếu' }).isVisible()).toBe(true)
  await field(one, 'Thửa đó trồng gì?').fill('Lúa')
  await field(one, 'Mã hộ').fill('12')
  await send(one)
  await one.locator('#error-summary').getByText('Mã hộ gồm chữ H và hai chữ số.').waitFor()
  expect(await field(one, 'Mã hộ').inputValue()).toBe('12')
  expect(await field(one, 'Mã hộ').getAttribute('aria-invalid')).toBe('true')
  expect(await axe(one)).toEqual([])
  await field(one, 'Mã hộ').fill('H12')
  await send(one)
  await one.waitForURL('**/receipts/**')
  expect(await stored()).toEqual([{ qPlot: 'A12', qHouse: 'H12' }])

  const two = await form('123')
  await send(two)
  await two.locator('#error-summary').getByText('Thửa đó trồng gì?').waitFor()
  await field(two, 'Thửa đó trồng gì?').fill('Ngô')
  await send(two)
  await two.waitForURL('**/receipts/**')
  expect((await stored()).at(-1)).toEqual({ qPlot: '123', qLand: 'Ngô' })

  const three = await form('X9')
  await send(three)
  await three.getByText('Thửa này thuộc xã khác.').waitFor()
  expect(await three.getByRole('button', { name: 'Gửi phiếu' }).count()).toBe(0)
  expect((await stored()).length).toBe(2)
})
