import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { IN_PAGES } from '../responses/in-pages'
import { opened } from '../responses/opened'
import { translated } from '../responses/spoken'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { png } from '../support/media'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const WITH_EVERYTHING = [
  { id: 'qWhy', type: 'short', label: 'Vì sao?', settings: {} },
  {
    id: 'qPeople',
    type: 'repeat',
    label: 'Trong nhà có những ai?',
    settings: { noun: 'Người', most: 3, inner: [{ code: 'name', label: 'Họ tên', kind: 'short' }] },
  },
  { id: 'qPhoto', type: 'file', label: 'Gửi ảnh khu đất', settings: { most: 1, megabytes: 2, kinds: ['picture'] } },
]

describe.each([
  [true, 360],
  [true, 1280],
  [false, 360],
  [false, 1280],
] as const)('scripts: %s, %d px', (scripts, width) => {
  async function reading(questions: readonly unknown[]) {
    const here = await serveTown()
    const translations = ['hmn', 'en'].map((language) => translated(language, questions))
    const { slug } = await opened(here, { questions, settings: { translations } })
    const page = await browser.page({ address: here.address, width, scripts })
    onTestFinished(() => page.context().close())
    await page.goto(`/c/${slug}`)
    const stored = async () => (await here.storage.reader.select().from(responses))[0]?.answers
    return { page, stored }
  }
  const sound = async (page: Page, name: string) => {
    await shoot(page, `languages/${name}-${scripts}-${width}`)
    expect([...(await axe(page)), ...(await tooWide(page))]).toEqual([])
  }
  const into = (page: Page, language: string) => page.getByRole('button', { name: language, exact: true }).click()

  test('words, a block and a chosen file come along, and the Enter key sends in the language that is read', async () => {
    const { page, stored } = await reading(WITH_EVERYTHING)
    await page.getByLabel('Vì sao?').fill('Đường hẹp')
    await page.getByLabel('Họ tên').first().fill('Sen')
    await page.locator('input[type=file]').setInputFiles({ name: 'dat.png', mimeType: 'image/png', buffer: png })
    await into(page, 'Hmoob')
    await page.getByRole('heading', { name: 'HMN Góp ý làm đường thôn' }).waitFor()
    await page.getByText('dat.png').first().waitFor()
    await sound(page, 'turned')
    await into(page, 'Tiếng Việt')
    await page.getByRole('heading', { name: 'Góp ý làm đường thôn', exact: true }).waitFor()
    await into(page, 'Hmoob')
    await page.getByRole('heading', { name: 'HMN Góp ý làm đường thôn' }).waitFor()
    await page.getByLabel('HMN Vì sao?').press('Enter')
    await page.waitForURL('**/receipts/**')
    const $ = { day: '', values: { language: 'hmn' } }
    expect(await stored()).toMatchObject({ $, qWhy: 'Đường hẹp', qPeople: [{ name: 'Sen' }], qPhoto: [{ name: 'dat.png' }] })
  })

  test('in a form of pages the language changes where one stands, also before sending', async () => {
    const { page, stored } = await reading(IN_PAGES)
    await page.getByLabel('Bà con bao nhiêu tuổi?').fill('45')
    await page.getByText('Không', { exact: true }).click()
    await page.getByRole('button', { name: 'Tiếp', exact: false }).first().click()
    await page.getByLabel('Nhà cách tuyến bao xa?').fill('2 km')
    await into(page, 'Hmoob')
    const far = page.getByLabel('HMN Nhà cách tuyến bao xa?')
    expect(await far.inputValue()).toBe('2 km')
    await page.getByRole('button', { name: 'Chữ to' }).click()
    await page.locator('html.large-type').waitFor()
    expect(await far.inputValue()).toBe('2 km')
    await far.press('Enter')
    await page.getByText('HMN Nên', { exact: true }).click()
    await page.getByRole('button', { name: 'Xem lại', exact: false }).first().click()
    await page.getByText('HMN Nhà cách tuyến bao xa?').waitFor()
    await into(page, 'Tiếng Việt')
    await page.getByText('2. Nhà mình có đất trong tuyến không?').waitFor()
    await sound(page, 'review')
    await page.getByRole('button', { name: 'Gửi phiếu' }).click()
    await page.waitForURL('**/receipts/**')
    expect(await stored()).toMatchObject({ $: { values: { language: 'vi' } }, qAge: 45, qFar: '2 km', qRoad: 'a' })
  })

  test('English at the questions or in the header turns all of the page, and loading it again does not turn it back', async () => {
    const { page, stored } = await reading(IN_PAGES)
    const halves = async () => [
      await page.locator('html').getAttribute('lang'),
      await page.locator('h1').innerText(),
      await page.locator('.bottom p').first().innerText(),
    ]
    const ENGLISH = ['en', 'EN Góp ý làm đường thôn', 'Ý Dân: free software for communes that ask their people.']
    const VIETNAMESE = ['vi', 'Góp ý làm đường thôn', expect.stringMatching(/^Ý Dân: phần mềm/)]
    await page.getByLabel('Bà con bao nhiêu tuổi?').fill('45')
    await page.locator('#languages').getByRole('button', { name: 'English' }).click()
    await page.getByLabel('EN Bà con bao nhiêu tuổi?').waitFor()
    expect([await halves(), await page.getByLabel('EN Bà con bao nhiêu tuổi?').inputValue()]).toEqual([ENGLISH, '45'])
    await sound(page, 'english')
    if (scripts) {
      await page.reload()
      expect([await halves(), await page.getByLabel('EN Bà con bao nhiêu tuổi?').inputValue()]).toEqual([ENGLISH, '45'])
    }
    await page.locator('.top').getByRole('button', { name: 'Tiếng Việt' }).click()
    await page.locator('html[lang=vi]').waitFor()
    expect([await halves(), await page.getByLabel('Bà con bao nhiêu tuổi?').inputValue()]).toEqual([VIETNAMESE, '45'])
    await page.locator('.top').getByRole('button', { name: 'English' }).click()
    await page.getByLabel('EN Bà con bao nhiêu tuổi?').waitFor()
    expect(await halves()).toEqual(ENGLISH)
    await page.getByText('EN Không', { exact: true }).click()
    await page.getByRole('button', { name: 'Continue' }).first().click()
    await page.getByLabel('EN Nhà cách tuyến bao xa?').fill('2 km')

    await page.getByRole('button', { name: 'Later: go on another time' }).click()
    const code = await page.locator('.receipt-code').innerText()
    await page.getByRole('button', { name: 'Large type' }).click()
    await page.locator('html.large-type').waitFor()
    await page.locator('.top').getByRole('button', { name: 'Tiếng Việt' }).click()
    await page.locator('html[lang=vi]').waitFor()
    expect([await page.locator('.receipt-code').innerText(), page.url().includes(code)]).toEqual([code, false])
    await sound(page, 'aside')

    const elsewhere = await browser.page({ address: new URL(page.url()).origin, width, scripts })
    onTestFinished(() => elsewhere.context().close())
    await elsewhere.goto('/drafts')
    await elsewhere.locator('[name=code]').fill(code)
    await elsewhere.locator('main button').click()
    await elsewhere.getByLabel('EN Nhà cách tuyến bao xa?').waitFor()
    expect(await elsewhere.locator('html').getAttribute('lang')).toBe('en')
    await elsewhere.locator('.top').getByRole('button', { name: 'Large type' }).click()
    await elsewhere.locator('html.large-type').waitFor()
    expect(await elsewhere.getByLabel('EN Nhà cách tuyến bao xa?').inputValue()).toBe('2 km')
    await elsewhere.getByRole('button', { name: 'Continue' }).first().click()
    await elsewhere.getByText('EN Nên', { exact: true }).click()
    await elsewhere.getByRole('button', { name: 'Check the form' }).first().click()
    await elsewhere.getByRole('button', { name: 'Send', exact: true }).click()
    await elsewhere.waitForURL('**/receipts/**')
    expect(await elsewhere.locator('html').getAttribute('lang')).toBe('en')
    await sound(elsewhere, 'receipt')
    expect(await stored()).toMatchObject({ $: { values: { language: 'en' } }, qAge: 45, qFar: '2 km', qRoad: 'a' })
  })
})
