import { startPostgres } from '../test/support/postgres'
import { type BenchConsultation, sheetFields } from './consultation'
import { type Figure, prepare, quantile, round, timed } from './measures'
import { type ServerProcess, startServer } from './process'

/** As an open page of figures asks (views/results/results-page.tsx). */
const RHYTHM_MS = 1500
const TURNS = 12
const POLLS = 1000

/** From the receipt of an answer until an open page of the staff has it, on the process it was sent to and on another one. */
export async function onVisible(): Promise<Figure[]> {
  const database = await startPostgres()
  try {
    const url = `${database.url}postgres`
    const made = await prepare(url, 0)
    const servers = await Promise.all([startServer(url), startServer(url)])
    const [one, other] = servers
    if (!one || !other) throw new Error('no servers')
    const own = await turnsOf(made, one, one, 0)
    const across = await turnsOf(made, one, other, TURNS)
    const cost = await costOfPoll(other, made)
    await Promise.all(servers.map((server) => server.stop()))
    return [seen('on the same process', own), seen('on another process', across), cost]
  } finally {
    await database.stop()
  }
}

const seen = (where: string, times: readonly number[]): Figure => ({
  promise: `a new answer visible to staff ${where}, PostgreSQL`,
  line: '<= 2 s, each',
  measured: `longest ${round(Math.max(...times))} ms, half of ${times.length} within ${round(quantile(times, 0.5))} ms`,
  held: Math.max(...times) <= 2000,
})

async function turnsOf(made: BenchConsultation, to: ServerProcess, from: ServerProcess, first: number): Promise<number[]> {
  const times: number[] = []
  for (let turn = first; turn < first + TURNS; turn++) times.push(await visibleAfter(made, to, from, turn))
  return times
}

/** One answer, in the middle of the rhythm of a page that has been open for a while: a twelfth further each turn. */
async function visibleAfter(made: BenchConsultation, to: ServerProcess, from: ServerProcess, turn: number): Promise<number> {
  const before = await pulse(from, made, '')
  const nextPoll = performance.now() + ((turn % TURNS) + 0.5) * (RHYTHM_MS / TURNS)
  await send(to, made, turn)
  const received = performance.now()
  for (let poll = nextPoll; ; poll += RHYTHM_MS) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, poll - performance.now())))
    if ((await pulse(from, made, before)) !== before) return performance.now() - received
  }
}

async function send({ address }: ServerProcess, { slug, hamlets }: BenchConsultation, turn: number): Promise<void> {
  const key = `visible-${String(turn).padStart(14, '0')}`
  const body = new URLSearchParams([...sheetFields(turn, hamlets, 'someWrite'), ['version', '1'], ['key', key]])
  const answer = await fetch(`${address}/c/${slug}/responses`, { method: 'POST', body, redirect: 'manual' })
  if (answer.status !== 303) throw new Error(`The answer got ${answer.status}`)
}

/** What the page has seen after asking once. */
async function pulse({ address }: ServerProcess, { id, session }: BenchConsultation, seenBefore: string): Promise<string> {
  const headers = { cookie: `ydanSession=${session}` }
  const answer = await fetch(`${address}/staff/consultations/${id}/results/pulse?seen=${seenBefore}`, { headers })
  if (answer.status === 204) return seenBefore
  const found = /id="seen"[^>]*value="(\d+)"/.exec(await answer.text())?.[1]
  if (!found) throw new Error(`The page of figures answered ${answer.status}`)
  return found
}

async function costOfPoll(server: ServerProcess, made: BenchConsultation): Promise<Figure> {
  const now = await pulse(server, made, '')
  await Promise.all(Array.from({ length: 100 }, () => pulse(server, made, now)))
  const before = await server.processorTime()
  const took = await timed(async () => {
    for (let each = 0; each < POLLS; each += 10) await Promise.all(Array.from({ length: 10 }, () => pulse(server, made, now)))
  })
  const each = ((await server.processorTime()) - before) / POLLS
  return {
    promise: 'an open page that asks and finds nothing new',
    line: '',
    measured: `${round(each)} µs of processor, ${round((POLLS / took) * 1000)}/s; 1,000 open pages take ${round((each * 1000) / RHYTHM_MS / 10)} % of a core`,
    held: null,
  }
}
