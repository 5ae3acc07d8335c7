import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { axe, type OpenBrowser, openOwnBrowser, type PageOptions, shoot, tooWide } from './browser'

const USAGE = `node bin/screenshots.mjs ADDRESS [--staff EMAIL:PASSWORD] [--only phone,desk,large,print,plain] PATH…
Pictures of each path go to test-results/; what axe finds and what is too wide is printed.`

const WAYS: Record<string, PageOptions> = {
  phone: { width: 360 },
  desk: { width: 1280 },
  large: { width: 360, largeType: true },
  plain: { width: 360, scripts: false },
  print: { width: 1280 },
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { staff: { type: 'string' }, only: { type: 'string', default: 'phone,desk,large,print' } },
})
const [address, ...paths] = positionals
if (!address || paths.length === 0) {
  console.error(USAGE)
  process.exit(1)
}
const browser = await openOwnBrowser()
try {
  for (const way of values.only.split(',')) await walk(browser, way, address, paths)
} finally {
  await browser.close()
}

async function walk(opened: OpenBrowser, way: string, address: string, paths: readonly string[]): Promise<void> {
  const page = await opened.page({ ...WAYS[way], address })
  page.on('console', (said) => said.type() === 'error' && console.log(`  console: ${said.text()}`))
  if (values.staff) await signIn(page, values.staff)
  for (const path of paths) {
    const answer = await page.goto(path)
    await page.waitForLoadState('networkidle')
    await readThrough(page)
    if (way === 'print') await asPaper(page)
    const name = `${path.replace(/[^\w-]+/g, '_').replace(/^_|_$/g, '') || 'home'}-${way}`
    console.log(`${answer?.status()} ${path} ${way}: ${await shoot(page, name)}`)
    if (way === 'print') continue
    for (const fault of [...(await axe(page)), ...(await tooWide(page)).map((each) => `too wide: ${each}`)])
      console.log(`  ${fault}`)
  }
  await page.context().close()
}

/** Down to the end and back: charts are drawn when they are first seen. */
async function readThrough(page: Page): Promise<void> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight')
  for (let y = 0; y < height; y += 600) {
    await page.evaluate(`scrollTo(0, ${y})`)
    await page.waitForTimeout(50)
  }
  await page.evaluate('scrollTo(0, 0)')
}

async function signIn(page: Page, who: string): Promise<void> {
  const [email = '', password = ''] = who.split(':')
  await page.goto('/sign-in')
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('main button[type=submit]').click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** A4 within its margins, at 96 dots an inch. */
async function asPaper(page: Page): Promise<void> {
  await page.setViewportSize({ width: 673, height: 1000 })
  await page.emulateMedia({ media: 'print' })
}
