import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { listen } from '../../src/web/server'
import { opened } from '../responses/opened'
import { axe, type OpenBrowser, openBrowser, type PageOptions, shoot, tooWide } from '../support/browser'
import { BROKEN_NETWORK } from '../support/page-errors'
import { town } from '../support/town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

let networks = 0

/** A town behind a proxy, and a network from which a program has sent until it was asked for a proof. */
async function flooded() {
  const given = await town()
  const { slug } = await opened(given)
  const network = `198.51.100.${++networks}`
  const config = { ...given.config, port: 0, host: '127.0.0.1', publicUrl: undefined, trustedProxies: 1 }
  const running = await listen({ storage: given.storage, config, now: given.now })
  onTestFinished(() => running.close())
  for (let sheet = 0; sheet < 20; sheet++) {
    const body = new URLSearchParams({ version: '1', key: `${String(sheet).padStart(6, '0')}${'f'.repeat(18)}`, qRoad: 'a' })
    const headers = { 'X-Forwarded-For': network }
    await fetch(`${running.address}/c/${slug}/responses`, { method: 'POST', body, headers, redirect: 'manual' })
  }
  const before = (await given.storage.reader.select().from(responses)).length
  const open = async (options: PageOptions = {}): Promise<Page> => {
    const page = await browser.page({ address: running.address, ...options })
    await page.setExtraHTTPHeaders({ 'X-Forwarded-For': network })
    onTestFinished(() => page.context().close())
    await page.goto(`/c/${slug}`)
    // As one on which the page has stood for days: no longer a visit we remember.
    const old = { name: 'sheet', value: 'o'.repeat(24), domain: '127.0.0.1', path: `/c/${slug}` }
    if (options.scripts === false) await page.context().addCookies([old])
    return page
  }
  const sheets = async () => (await given.storage.reader.select().from(responses).orderBy(responses.id)).slice(before)
  return { ...given, open, sheets }
}

async function fill(page: Page): Promise<void> {
  await page.getByText('Ý kiến khác', { exact: true }).click()
  await page.locator('[name="qRoad.other"]').fill('Làm cầu trước')
  await page.getByLabel('Bà con còn ý kiến nào khác?').fill('Xin làm cống')
  await page.getByRole('button', { name: 'Gửi phiếu' }).click()
}

const ANSWERS = { qRoad: { code: 'c', text: 'Làm cầu trước' }, qMore: 'Xin làm cống' }

test('with scripts the phone proves by itself that somebody holds it, and the sheet is received with all that was typed', async () => {
  const { open, sheets } = await flooded()
  const page = await open()

  await fill(page)
  await page.waitForURL(/receipts/)

  expect(await sheets()).toMatchObject([{ answers: ANSWERS }])
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})

test('while it proves it says so, and a network that breaks loses nothing', async () => {
  const { open, sheets } = await flooded()
  const page = await open({ errors: [BROKEN_NETWORK] })
  let breaks = true
  await page.route('**/responses', async (route) => {
    if (!breaks || !route.request().postData()?.includes('proof=')) return route.continue()
    await page.getByRole('status').getByText('Đang kiểm tra').waitFor()
    expect(await axe(page)).toEqual([])
    await shoot(page, 'challenge-proving')
    await route.abort()
  })

  await fill(page)
  await page.getByRole('alert').getByText('Chưa gửi được').waitFor()
  expect(await axe(page)).toEqual([])
  await shoot(page, 'challenge-broken')
  breaks = false
  await page.getByRole('button', { name: 'Gửi lại phiếu' }).click()
  await page.waitForURL(/receipts/)

  expect(await sheets()).toMatchObject([{ answers: ANSWERS }])
})

test.each([
  ['on a phone', { width: 360 }],
  ['on a phone in large type', { width: 360, largeType: true }],
  ['on a desk', { width: 1280 }],
] as const)(
  'without scripts, %s, the page asks to wait, keeps everything, and takes it when the time is over',
  async (where, options) => {
    const { open, sheets, at, now } = await flooded()
    const page = await open({ ...options, scripts: false })

    await fill(page)
    await page.getByRole('heading', { name: 'Xin chờ giây lát' }).waitFor()
    expect(await axe(page)).toEqual([])
    expect(await tooWide(page)).toEqual([])
    await shoot(page, `challenge-waiting-${where.replaceAll(' ', '-')}`)
    await page.getByRole('button', { name: 'Gửi lại phiếu' }).click()
    await page.getByText('Vẫn chưa gửi được').waitFor()
    expect(await axe(page)).toEqual([])
    await shoot(page, `challenge-again-${where.replaceAll(' ', '-')}`)
    at(new Date(now().getTime() + 21_000))
    await page.getByRole('button', { name: 'Gửi lại phiếu' }).click()
    await page.waitForURL(/receipts/)

    expect(await sheets()).toMatchObject([{ answers: ANSWERS }])
  },
)
