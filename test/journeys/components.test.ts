import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, type OpenBrowser, openBrowser, type PageOptions, shoot, tooWide } from '../support/browser'
import { SAMPLE_MEDIA } from '../support/page-errors'
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
  await lookAt('/staff/components', name, way)
})

test.each(['questions', 'figures'])('every sample of %s too, on a phone', async (part) => {
  await lookAt(`/staff/components?part=${part}`, `${part} on a phone`, { width: 360 })
})

async function lookAt(address: string, name: string, way: PageOptions) {
  const town = await serveTown()
  const { cookies } = await town.signedIn('administrator')
  const page = await browser.page({ address: town.address, cookies, errors: [SAMPLE_MEDIA], ...way })

  const answer = await page.goto(address)

  expect(answer?.status()).toBe(200)
  if (PICTURED.includes(name)) await shoot(page, `components/${name.replaceAll(' ', '-')}`)
  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toEqual([])
  await page.context().close()
}

test('whatever is tapped on a phone is at least 44 px high, or stands in a line of text', async () => {
  const town = await serveTown()
  const { cookies } = await town.signedIn('administrator')
  const page = await browser.page({ address: town.address, cookies, width: 360, errors: [SAMPLE_MEDIA] })

  await page.goto('/staff/components')

  const small = await page.evaluate<string[]>(`
    [...document.querySelectorAll('button, .button, .input, .choice, summary, .chip, .tabs a, .menu a, .pagination a')]
      .filter((each) => each.getBoundingClientRect().height > 0 && each.getBoundingClientRect().height < 43.5)
      .map((each) => each.outerHTML.slice(0, 100))`)
  expect(small).toEqual([])
  await page.context().close()
})

test('what is wrong with a form is read first, and Escape closes what a summary opened', async () => {
  const town = await serveTown()
  const { cookies } = await town.signedIn('administrator')
  const page = await browser.page({ address: town.address, cookies, width: 1280, errors: [SAMPLE_MEDIA] })

  await page.goto('/staff/components')
  expect(await page.evaluate<string>('document.activeElement.id')).toBe('error-summary')
  await page.locator('.confirm-body .button-danger').focus()
  await page.keyboard.press('Escape')

  expect(await page.locator('details.confirm').getAttribute('open')).toBe(null)
  expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('SUMMARY')
  await page.context().close()
})

test('a second tap while the first is still on its way sends nothing again', async () => {
  const town = await serveTown()
  const page = await browser.page({ address: town.address })

  await page.goto('/sign-in')
  await page.locator('input[type=email]').fill('lan@example.vn')
  await page.locator('input[type=password]').fill('mot hai ba bon')
  const sent = await page.evaluate<number>(`(() => {
    let sent = 0
    addEventListener('submit', (event) => {
      if (!event.defaultPrevented) sent++
      event.preventDefault()
    })
    const send = document.querySelector('main button[type=submit]')
    send.click()
    send.click()
    return sent
  })()`)

  expect(sent).toBe(1)
  expect(await page.locator('main button[type=submit]').getAttribute('aria-busy')).toBe('true')
  await page.context().close()
})
