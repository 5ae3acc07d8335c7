import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from './chromium'
import { failingAtClose } from './page-errors'

export interface PageOptions {
  /** Where the server listens: paths given to `goto` start there. */
  address?: string
  scripts?: boolean
  /** 360: a cheap phone, by touch; 1280: an office PC. */
  width?: 360 | 1280
  largeType?: boolean
  locale?: 'vi' | 'en'
  /** As `signedIn(role).cookies` of a town. */
  cookies?: Iterable<readonly [name: string, value: string]>
  /** Errors of a page that the test is about; any other fails it when the page is closed. */
  errors?: readonly RegExp[]
}

let shared: Promise<Browser> | undefined

/** The one Chromium of all the tests of a worker, as long as that lives; `close` takes the pages opened through this. */
export async function openBrowser() {
  shared ??= launchChromium()
  return opened(await shared)
}

/** A Chromium of one's own, closed with its pages. */
export async function openOwnBrowser(flags: readonly string[] = []) {
  const browser = await launchChromium(flags)
  return { ...opened(browser), close: () => browser.close() }
}

/** Each page stands in a profile of its own, as another person's device would. */
function opened(browser: Browser) {
  const contexts: BrowserContext[] = []
  return {
    page: async (options: PageOptions = {}): Promise<Page> => {
      const phone = (options.width ?? 360) === 360
      const made = await browser.newContext({
        viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 900 },
        deviceScaleFactor: 1,
        hasTouch: phone,
        javaScriptEnabled: options.scripts ?? true,
        locale: options.locale === 'en' ? 'en-GB' : 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        ...(options.address && { baseURL: options.address }),
      })
      const context = failingAtClose(made, options.errors)
      contexts.push(context)
      context.setDefaultTimeout(15_000)
      if (options.address) await giveCookies(context, options.address, options)
      const page = await context.newPage()
      if (options.scripts === false) SCRIPTLESS.add(page)
      return page
    },
    close: async () => {
      const closed = await Promise.allSettled(contexts.map((context) => context.close()))
      const failed = closed.flatMap((each) => (each.status === 'rejected' ? [String(each.reason.message)] : []))
      if (failed.length > 0) throw new Error(failed.join('\n'))
    },
  }
}

const SCRIPTLESS = new WeakSet<Page>()

export type OpenBrowser = Awaited<ReturnType<typeof openBrowser>>

async function giveCookies(context: BrowserContext, address: string, options: PageOptions): Promise<void> {
  const given = new Map(options.cookies)
  if (options.largeType) given.set('largeType', 'on')
  if (options.locale) given.set('locale', options.locale)
  await context.addCookies([...given].map(([name, value]) => ({ name, value, url: address })))
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds against WCAG 2.2 AA and good practice, one line a fault with where it is. Works with scripts off. */
export async function axe(page: Page): Promise<string[]> {
  const { judged, done } = await scriptable(page)
  await judged.evaluate(axeSource)
  const options = JSON.stringify({ runOnly: { type: 'tag', values: STANDARDS }, resultTypes: ['violations'] })
  const { violations } = await judged.evaluate<AxeResults>(`axe.run(document, ${options})`)
  await done()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')} | ${node.html.slice(0, 160)}`),
  )
}

// axe cannot run where scripts are off: the same markup without its scripts is judged on a page where they are on.
async function scriptable(page: Page): Promise<{ judged: Page; done(): Promise<void> }> {
  if (!SCRIPTLESS.has(page)) return { judged: page, done: async () => {} }
  const context = await page.context().browser()?.newContext({ viewport: page.viewportSize() })
  if (!context) throw new Error('the browser has been closed')
  const judged = await context.newPage()
  const body = (await page.content()).replace(/<script[^>]*><\/script>/g, '')
  await judged.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=UTF-8' }))
  await judged.goto(page.url())
  return { judged, done: () => context.close() }
}

/** What sticks out on the right and makes a phone scroll sideways; tables may scroll by themselves. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter((each) => each.getBoundingClientRect().right > width + 1 && !each.closest('.table-scroll'))
      .map((each) => each.outerHTML.slice(0, 120))
  })()`)

const TALLEST_PICTURE = 2000

/** The whole page as test-results/NAME.png, and NAME-2.png … where it is very long; gives the first path. */
export async function shoot(page: Page, name: string): Promise<string> {
  const pathOf = (place: number) => `test-results/${name}${place === 0 ? '' : `-${place + 1}`}.png`
  mkdirSync(dirname(pathOf(0)), { recursive: true })
  const [width = 0, height = 0] = await page.evaluate<number[]>(
    '[document.documentElement.clientWidth, document.documentElement.scrollHeight]',
  )
  for (let place = 0; place * TALLEST_PICTURE < height; place++) {
    const y = place * TALLEST_PICTURE
    const clip = { x: 0, y, width, height: Math.min(TALLEST_PICTURE, height - y) }
    // Without `caret` the driver leaves an empty style on each field, which the page's policy then complains of.
    await page.screenshot({ path: pathOf(place), fullPage: true, clip, caret: 'initial' })
  }
  return pathOf(0)
}
