import { createHash, randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { openBrowser } from '../test/support/browser'
import { type BenchConsultation, sheetFields } from './consultation'
import { type Figure, onSqlite, quantile, round, timed } from './measures'

/** What a meeting hall, a village's phones and a program meet that all come from one address each (docs/decisions/009). */

const PHONES = 300
const BROWSERS = 6
const HALL_MS = 60_000
const POSTS = 10_000
const AT_ONCE = 50
const PROOFS = 12
const THROTTLE = 4

interface Aim {
  address: string
  made: BenchConsultation
}

interface Sending {
  network: string
  cookies?: Map<string, string>
}

export function onAbuse(): Promise<Figure[]> {
  const environment = { TRUSTED_PROXIES: '1', SECRET: randomBytes(32).toString('hex') }
  return onSqlite(
    0,
    async (server, made) => {
      const aim = { address: server.address, made }
      const quiet = await elsewhere(aim, 3000)
      const hall = await onHall(aim)
      const floods: Figure[] = []
      for (const kind of ['no page opened', 'one page opened', 'a page opened for each'] as const)
        floods.push(...(await onFlood(aim, kind, quiet)))
      return [...hall, ...floods, await onProof(aim)]
    },
    environment,
  )
}

/** 300 phones that scan the code, 300 that follow a link, and some real browsers, each lot from one address, in 60 s. */
async function onHall(aim: Aim): Promise<Figure[]> {
  const browser = await openBrowser()
  const lots = await Promise.all([
    together(PHONES, (phone) => visit(aim, { network: '203.0.113.10', cookies: new Map() }, phone, true)),
    together(PHONES, (phone) => visit(aim, { network: '203.0.113.11', cookies: new Map() }, phone, false)),
    together(BROWSERS, (phone) => inBrowser(browser.page({ address: aim.address }), '203.0.113.10', phone, false)),
  ])
  await browser.close()
  const whats = [
    `${PHONES} phones that scan the code, from one address within 60 s`,
    `${PHONES} phones that follow a link, from one address within 60 s`,
    `${BROWSERS} real browsers among the first`,
  ]
  return lots.map((outcomes, lot) => {
    const received = outcomes.filter(({ received }) => received).length
    const proven = outcomes.filter(({ asked }) => asked).length
    return {
      promise: whats[lot] ?? '',
      line: 'none refused, nobody asked for anything',
      measured: `${received} received, ${outcomes.length - received} refused; ${proven} phones proved something by themselves`,
      held: received === outcomes.length,
    }
  })
}

const together = <Outcome>(count: number, one: (place: number) => Promise<Outcome>): Promise<Outcome[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, place) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * HALL_MS))
      return one(place)
    }),
  )

/** What a phone does: the page, some seconds with it, the post, and the proof when one is asked for. */
async function visit(aim: Aim, from: Sending, phone: number, scans: boolean): Promise<{ received: boolean; asked: boolean }> {
  if (scans) await ask(aim, '/q/DOLUNG', from)
  await ask(aim, `/c/${aim.made.slug}`, from)
  const fields = fieldsOf(aim, phone)
  const first = await post(aim, from, fields)
  if (first.status === 303) return { received: true, asked: false }
  const puzzle = /data-puzzle="([^"]*)"/.exec(first.text)?.[1]
  if (!puzzle) return refusal(first.status)
  const second = await post(aim, from, [...fields, ['proof', solve(puzzle)]])
  return second.status === 303 ? { received: true, asked: true } : refusal(second.status)
}

function refusal(status: number) {
  console.error(`a phone was refused with ${status}`)
  return { received: false, asked: false }
}

type Flood = 'no page opened' | 'one page opened' | 'a page opened for each'

/** 10,000 posts, a fresh key each, as fast as they are answered, while others answer from elsewhere. */
async function onFlood(aim: Aim, kind: Flood, quiet: number): Promise<Figure[]> {
  const network = {
    'no page opened': '198.51.100.1',
    'one page opened': '198.51.100.2',
    'a page opened for each': '198.51.100.3',
  }[kind]
  const kept = new Map<string, string>()
  if (kind === 'one page opened') await ask(aim, '/q/DOLUNG', { network, cookies: kept })
  let sent = 0
  let passed = 0
  const statuses = new Map<number, number>()
  const program = async () => {
    while (sent < POSTS) {
      const fields = fieldsOf(aim, sent++)
      const cookies = kind === 'a page opened for each' ? new Map<string, string>() : kept
      if (kind === 'a page opened for each') await ask(aim, '/q/DOLUNG', { network, cookies })
      const { status } = await post(aim, { network, cookies }, fields)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (status < 400) passed++
    }
  }
  const start = performance.now()
  const others = elsewhere(aim, undefined, () => sent < POSTS)
  await Promise.all(Array.from({ length: AT_ONCE }, program))
  const seconds = (performance.now() - start) / 1000
  const p99 = await others
  const told = [...statuses].map(([status, count]) => `${status}: ${round(count)}`).join(', ')
  return [
    {
      promise: `${round(POSTS)} posts by a program from one address, ${kind}, in ${round(seconds)} s: let through`,
      line: '<= 1 %',
      measured: `${round((passed / POSTS) * 100, 2)} % (${passed}); ${told}`,
      held: passed <= POSTS / 100,
    },
    {
      promise: 'p99 of others answering meanwhile',
      line: 'told, against the quiet value',
      measured: `${round(p99)} ms, quiet ${round(quiet)} ms`,
      held: null,
    },
  ]
}

let strangers = 0

/** p99 of a post, in milliseconds, by people who come one after the other, each from another address. */
async function elsewhere(aim: Aim, forMs: number | undefined, goesOn = () => true): Promise<number> {
  const end = performance.now() + (forMs ?? Number.POSITIVE_INFINITY)
  const taken: number[] = []
  while (performance.now() < end && goesOn()) {
    const network = `10.${(++strangers >> 16) & 255}.${(strangers >> 8) & 255}.${strangers & 255}`
    taken.push(await timed(() => post(aim, { network }, fieldsOf(aim, strangers))))
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return quantile(taken, 0.99)
}

/** From the page that asks for a proof to the post that brings it, on a processor slowed down four times. */
async function onProof(aim: Aim): Promise<Figure> {
  const network = '198.51.100.4'
  for (let each = 0; each < 40; each++) await post(aim, { network }, fieldsOf(aim, each))
  const browser = await openBrowser()
  const taken: number[] = []
  for (let each = 0; each < PROOFS; each++) {
    const { proofMs } = await inBrowser(browser.page({ address: aim.address }), network, each, true)
    if (proofMs !== undefined) taken.push(proofMs)
  }
  await browser.close()
  const most = Math.max(...taken)
  return {
    promise: `the proof on a processor ${THROTTLE} times slower, page to page (${taken.length} times)`,
    line: '0.3 to 1 s, 2 s at worst',
    measured: `median ${round(quantile(taken, 0.5))} ms, longest ${round(most)} ms`,
    held: taken.length === PROOFS && quantile(taken, 0.5) <= 1000 && most <= 2000,
  }
}

async function inBrowser(opening: Promise<Page>, network: string, sheet: number, slowed: boolean) {
  const page = await opening
  page.setDefaultTimeout(60_000)
  await page.setExtraHTTPHeaders({ 'X-Forwarded-For': network })
  await page.goto(slowed ? '/c/do-luong' : '/q/DOLUNG')
  await page.locator('textarea:visible').first().fill(`Ý kiến thứ ${sheet}`)
  const moments: number[] = []
  page.on('response', (answer) => answer.status() === 422 && moments.push(performance.now()))
  page.on('request', (request) => request.postData()?.includes('proof=') && moments.push(performance.now()))
  if (slowed) {
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
  }
  await page.locator('button.send').dispatchEvent('click')
  const received = await page.waitForURL(/receipts/, { timeout: 60_000 }).then(
    () => true,
    () => false,
  )
  await page.context().close()
  const [from, to] = moments
  return { received, asked: moments.length > 0, proofMs: from && to ? to - from : undefined }
}

function fieldsOf({ made }: Aim, sheet: number): [string, string][] {
  const key = `${Date.now().toString(36)}-${randomBytes(16).toString('hex')}`
  return [...sheetFields(sheet, made.hamlets, 'someWrite'), ['version', '1'], ['key', key]]
}

const post = (aim: Aim, from: Sending, fields: readonly (readonly [string, string])[]) =>
  ask(
    aim,
    `/c/${aim.made.slug}/responses`,
    from,
    new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])),
  )

async function ask({ address }: Aim, path: string, { network, cookies }: Sending, body?: URLSearchParams) {
  const headers: Record<string, string> = { 'X-Forwarded-For': network }
  if (cookies && cookies.size > 0) headers['Cookie'] = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(address + path, { headers, redirect: 'manual', ...(body && { method: 'POST', body }) })
  for (const cookie of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
    cookies?.set(name, value)
  }
  return { status: answer.status, text: await answer.text() }
}

function solve(puzzle: string): string {
  const [salt = '', digest = ''] = puzzle.split('~')
  for (let tried = 0; ; tried++)
    if (createHash('sha256').update(`${salt}:${tried}`).digest('hex') === digest) return `${puzzle}~${tried}`
}
