import type { BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../test/support/chromium'
import { CONDITIONS, type LongForm, longForm, onLongForm, QUESTIONS } from './long-form'
import { type Figure, quantile, round, timed } from './measures'
import type { ServerProcess } from './process'

const TIMES = 20
const CACHED_TIMES = 2000
const THROTTLE = 4
const REACTION_MS = 100
const PREVIEW_MS = 300
const FORM = `${QUESTIONS} questions, ${CONDITIONS} conditions`

/** What a long questionnaire on one page costs: the server for its pages, the network, and a slow phone or office PC. */
export const onLongPages = (): Promise<Figure[]> =>
  onLongForm(async (server, made) => {
    const onServer = await processorTimes(server, made)
    const chromium = await launchChromium()
    try {
      const context = await chromium.newContext({ viewport: { width: 360, height: 740 }, baseURL: server.address })
      await context.addCookies([{ name: 'ydanSession', value: made.session, url: server.address }])
      return [...onServer, ...(await weights(context, made)), ...(await reactions(context, made))]
    } finally {
      await chromium.close()
    }
  })

async function processorTimes(server: ServerProcess, { answering, builder, session }: LongForm): Promise<Figure[]> {
  const headers = { cookie: `ydanSession=${session}` }
  const get = async (path: string, init?: RequestInit) => {
    const answer = await fetch(server.address + path, init)
    const page = await answer.text()
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${page.slice(0, 300)}`)
  }
  const cost = async (times: number, ask: () => Promise<void>) => {
    const before = await server.processorTime()
    for (let time = 0; time < times; time++) await ask()
    return ((await server.processorTime()) - before) / 1000 / times
  }
  const cold = await cost(1, () => get(answering))
  const cached = await cost(CACHED_TIMES, () => get(answering))
  // Each language and size of type is a page of its own until it is kept.
  const variants = ['?lang=en', '?type=large', '?lang=en&type=large']
  let next = 0
  const waited: number[] = []
  const first = await cost(variants.length, async () => {
    waited.push(await timed(() => get(`${answering}${variants[next++] ?? ''}`)))
  })
  const body = new URLSearchParams({ label: 'Đang gõ', hint: '' }).toString()
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded', origin: server.address }
  const pages: [string, () => Promise<void>][] = [
    ['the list of questions', () => get(builder, { headers })],
    ['a question with its form', () => get(`${builder}/q50`, { headers })],
    ['the phone preview of all questions', () => get(`${builder}/phone`, { headers })],
    ['the phone following one change', () => get(`${builder}/q50/phone`, { method: 'POST', headers: form, body })],
  ]
  const figures = [
    told(`${FORM}: answering page, kept`, `${round(cached, 2)} ms of the processor`),
    told(
      `${FORM}: answering page, made`,
      `there after ${round(quantile(waited, 1))} ms at most; with packing it once for everybody ${round(first)} ms of the processor, the very first of a process ${round(cold)} ms`,
    ),
  ]
  for (const [name, ask] of pages) {
    await ask()
    figures.push(told(`${FORM}: ${name}`, `${round(await cost(TIMES, ask), 1)} ms of the processor`))
  }
  return figures
}

const told = (promise: string, measured: string): Figure => ({ promise, line: '', measured, held: null })

/** Compressed, with all they fetch, as the browser's network layer counts it. */
async function weights(context: BrowserContext, { answering, builder }: LongForm): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [name, path] of [
    ['answering page', answering],
    ['a question in the builder, with the phone', `${builder}/q50`],
  ] as const) {
    const page = await context.newPage()
    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    await network.send('Network.setCacheDisabled', { cacheDisabled: true })
    const received = new Map<string, number>()
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => received.set(requestId, encodedDataLength))
    await page.setViewportSize({ width: name === 'answering page' ? 360 : 1280, height: 800 })
    await page.goto(path, { waitUntil: 'networkidle' })
    const bytes = [...received.values()].reduce((sum, each) => sum + each, 0)
    figures.push(told(`${FORM}: ${name}, with all it fetches`, `${round(bytes / 1000, 1)} kB in ${received.size} requests`))
    await page.close()
  }
  return figures
}

async function reactions(context: BrowserContext, { answering, builder }: LongForm): Promise<Figure[]> {
  const page = await slowPage(context)
  await page.goto(answering, { waitUntil: 'networkidle' })
  const parents = longForm.flatMap(({ id, type }, place) => (place % 5 === 0 && type === 'single' ? [id] : []))
  const shown: number[] = []
  for (const code of ['a', 'c', 'a']) for (const id of parents) shown.push(await page.evaluate<number>(reaction(id, code)))
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${builder}/q50`, { waitUntil: 'networkidle' })
  const followed: number[] = []
  for (let time = 0; time < TIMES; time++) followed.push(await page.evaluate<number>(following(time)))
  await page.close()
  return [
    held(`from an answer until what hangs on it is drawn, processor ${THROTTLE} times slower`, shown, REACTION_MS),
    held(`from a change in the builder until the phone beside it follows, ${THROTTLE} times slower`, followed, PREVIEW_MS),
  ]
}

async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
  return page
}

const held = (promise: string, taken: readonly number[], most: number): Figure => ({
  promise: `${FORM}: ${promise}`,
  line: `<= ${most} ms, p95`,
  measured: `median ${round(quantile(taken, 0.5))} ms, p95 ${round(quantile(taken, 0.95))} ms, slowest ${round(quantile(taken, 1))} ms`,
  held: quantile(taken, 0.95) <= most,
})

// Until the frame after the press was drawn.
const reaction = (id: string, code: string): string => `new Promise((done) => {
  const choice = document.querySelector('input[name="${id}"][value="${code}"]')
  const begun = performance.now()
  choice.click()
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)))
})`

const following = (time: number): string => `new Promise((done) => {
  const label = document.querySelector('[name=label]')
  label.value = 'Gõ lần ${time}'
  const begun = performance.now()
  document.addEventListener('followed', () => requestAnimationFrame(() => done(performance.now() - begun)), { once: true })
  label.dispatchEvent(new Event('input', { bubbles: true }))
})`
