import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, type OpenBrowser, openBrowser, type PageOptions, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const ways: Record<string, PageOptions> = {
  'on a phone': { width: 360 },
  'on an office PC': { width: 1280 },
  'on a phone in large type': { width: 360, largeType: true },
  'on a phone with scripts off': { width: 360, scripts: false },
  'on an office PC in English': { width: 1280, locale: 'en' },
}

const PICTURED = ['on a phone', 'on an office PC']

test.each(Object.entries(ways))('every component can be used by everybody %s', async (name, way) => {
  const town = await serveTown()
  const { cookies } = await town.signedIn('administrator')
  const page = await browser.page({ address: town.address, cookies, ...way })

  const answer = await page.goto('/staff/components')

  expect(answer?.status()).toBe(200)
  if (PICTURED.includes(name)) await shoot(page, `components/${name.replaceAll(' ', '-')}`)
  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toEqual([])
  await page.context().close()
})

test('whatever is tapped on a phone is at least 44 px high, or stands in a line of text', async () => {
  const town = await serveTown()
  const { cookies } = await town.signedIn('administrator')
  const page = await browser.page({ address: town.address, cookies, width: 360 })

  await page.goto('/staff/components')

  const small = await page.evaluate<string[]>(`
    [...document.querySelectorAll('button, .button, .input, .choice, summary, .chip, .tabs a, .menu a, .pagination a')]
      .filter((each) => each.getBoundingClientRect().height > 0 && each.getBoundingClientRect().height < 43.5)
      .map((each) => each.outerHTML.slice(0, 100))`)
  expect(small).toEqual([])
  await page.context().close()
})
