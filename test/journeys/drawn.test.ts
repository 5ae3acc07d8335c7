import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { opened } from '../responses/opened'
import { type OpenBrowser, openBrowser } from '../support/browser'
import { serveTown } from '../support/serve-town'
import { expectSound } from './commune-life'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const FIRST = ['Làm đường', 'Làm cống', 'Trồng cây', 'Đèn đường', 'Nhà văn hóa', 'Ý kiến khác']
const WORDINGS = ['Nên làm gì trước?', 'Việc nào gấp nhất?', 'Nhà mình cần gì nhất?']
const options = (labels: readonly string[]) => labels.map((label, place) => ({ code: 'abcdef'[place], label }))
const QUESTIONS = [
  { id: 'qYou', type: 'section', label: 'Về bà con', settings: { text: 'Bà con biết tin qua {{ hidden.source }}.' } },
  { id: 'qName', type: 'short', name: 'work', label: 'Bà con làm nghề gì?', required: true, settings: {} },
  {
    ...{ id: 'qLand', type: 'single', label: 'Nhà mình có đất trong tuyến không?', required: true },
    settings: { options: options(['Có', 'Không']), otherCode: null },
  },
  { id: 'qWork', type: 'section', label: 'Việc của xã', settings: {} },
  {
    ...{ id: 'qFirst', type: 'single', label: WORDINGS[0], required: true, order: { fixed: ['f'] } },
    wordings: WORDINGS.slice(1).map((label) => ({ label, hint: '' })),
    settings: { options: options(FIRST), otherCode: 'f' },
  },
  { id: 'qWhy', type: 'long', label: 'Vì sao chọn “{{ qFirst }}”?', required: true, settings: {} },
]
const SETTINGS = {
  hiddenFields: [{ name: 'source', label: 'Đến từ đâu' }],
  quotas: [{ id: 'land', name: 'Nhà có đất trong tuyến', formula: "qLand == 'a'", most: 1 }],
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const pick = (page: Page, name: string) => page.getByText(name, { exact: true }).click()
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor()

/** What the lot gave this page: one of the wordings, and the options from top to bottom. */
async function drawnOn(page: Page) {
  const text = await page.locator('#content').innerText()
  const labels = (await page.locator('label').allInnerTexts()).map((each) => each.trim())
  return {
    wordings: WORDINGS.filter((each) => text.includes(each)),
    order: labels.filter((each) => FIRST.includes(each)),
  }
}

const WAYS = [
  [true, 360],
  [false, 1280],
] as const

async function begun(scripts: boolean, width: 360 | 1280) {
  const town = await serveTown()
  const { slug } = await opened(town, { questions: QUESTIONS, settings: SETTINGS })
  const open = async (path: string) => {
    const page = await browser.page({ address: town.address, scripts, width })
    onTestFinished(() => page.context().close())
    await page.goto(path)
    return page
  }
  const stored = async () => (await town.storage.reader.select().from(responses)).map(({ answers }) => answers)
  return { slug, open, stored }
}

test.each(WAYS)(
  'what was drawn stays through pages, faults, back, review, receipt and changes: scripts %s, %i px',
  async (...way) => {
    const { slug, open, stored } = await begun(...way)
    const page = await open(`/c/${slug}?source=zalo&work=Làm%20ruộng&qLand=a`)
    await page.getByText('Bà con biết tin qua zalo.').waitFor()
    expect(await page.getByLabel('Bà con làm nghề gì?').inputValue()).toBe('Làm ruộng')
    await expectSound(page)
    await press(page, 'Tiếp')
    await heading(page, 'Việc của xã')
    const drawn = await drawnOn(page)
    expect(drawn.wordings).toHaveLength(1)
    expect(drawn.order.toSorted()).toEqual(FIRST.toSorted())
    expect(drawn.order.at(-1)).toBe('Ý kiến khác')

    await pick(page, 'Trồng cây')
    await press(page, 'Xem lại phiếu')
    await page.locator('#error-summary').waitFor()
    expect(await drawnOn(page)).toEqual(drawn)
    await expectSound(page)
    await press(page, 'Quay lại')
    await heading(page, 'Về bà con')
    await page.getByText('Bà con biết tin qua zalo.').waitFor()
    await press(page, 'Tiếp')
    await heading(page, 'Việc của xã')
    expect(await drawnOn(page)).toEqual(drawn)
    await page.getByLabel('Vì sao chọn').fill('Cho mát')
    await press(page, 'Xem lại phiếu')
    await heading(page, 'Xem lại trước khi gửi')
    expect((await drawnOn(page)).wordings).toEqual(drawn.wordings)
    await expectSound(page)
    await press(page, 'Gửi phiếu')
    await page.waitForURL(/receipts/)
    expect((await drawnOn(page)).wordings).toEqual(drawn.wordings)

    const [sheet] = await stored()
    const variant = 'abc'[WORDINGS.indexOf(drawn.wordings[0] ?? '')]
    const draw = expect.stringMatching(/^[0-9a-z]{1,7}$/)
    const values = { 'hidden.source': 'zalo', draw, 'variant.qFirst': variant, quota: ['land'] }
    const answers = { qName: 'Làm ruộng', qLand: 'a', qFirst: 'c', qWhy: 'Cho mát' }
    expect(sheet).toEqual({ $: { day: '', values }, ...answers })
    await page.getByRole('link', { name: 'Sửa phiếu' }).click()
    await page.getByRole('button', { name: 'Gửi bản đã sửa' }).waitFor()
    expect(await drawnOn(page)).toEqual(drawn)
    await page.getByLabel('Vì sao chọn').fill('Cho mát đường')
    await press(page, 'Gửi bản đã sửa')
    await heading(page, 'Đã nhận phiếu')
    expect(await stored()).toEqual([{ ...sheet, qWhy: 'Cho mát đường' }])
  },
)

test.each(WAYS)(
  'a full quota is said before and as soon as it is settled, and loses nothing: scripts %s, %i px',
  async (...way) => {
    const { slug, open, stored } = await begun(...way)
    const early = await open(`/c/${slug}?source=poster`)
    const taken = await open(`/c/${slug}`)
    for (const [page, land] of [
      [taken, 'Có'],
      [early, 'Không'],
    ] as const) {
      await page.getByLabel('Bà con làm nghề gì?').fill('Dạy học')
      await pick(page, land)
      await press(page, 'Tiếp')
      await heading(page, 'Việc của xã')
      await pick(page, 'Làm cống')
      await page.getByLabel('Vì sao chọn').fill('Hay ngập')
    }
    await press(taken, 'Xem lại phiếu')
    await press(taken, 'Gửi phiếu')
    await taken.waitForURL(/receipts/)

    const late = await open(`/c/${slug}`)
    await late.getByText('Đã đủ cho: Nhà có đất trong tuyến').waitFor()
    await expectSound(late)

    const drawn = await drawnOn(early)
    await press(early, 'Quay lại')
    await heading(early, 'Về bà con')
    await pick(early, 'Có')
    await press(early, 'Tiếp')
    await early.getByText('Phiếu chưa được ghi nhận').waitFor()
    await expect.poll(() => early.evaluate('document.activeElement.id'), { timeout: 15_000 }).toBe('phase')
    await expectSound(early)
    await press(early, 'Quay lại xem phiếu')
    await heading(early, 'Về bà con')
    await early.getByText('Bà con biết tin qua poster.').waitFor()
    await pick(early, 'Không')
    await press(early, 'Tiếp')
    await heading(early, 'Việc của xã')
    expect(await drawnOn(early)).toEqual(drawn)
    expect(await early.getByLabel('Vì sao chọn').inputValue()).toBe('Hay ngập')
    await press(early, 'Xem lại phiếu')
    await press(early, 'Gửi phiếu')
    await early.waitForURL(/receipts/)
    expect((await stored()).map(({ qLand }) => qLand).toSorted()).toEqual(['a', 'b'])
  },
)
