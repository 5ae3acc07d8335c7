import { openReader } from '../db/open'
import { recountAll } from '../src/responses/recount'
import type { BenchConsultation } from './consultation'
import { type Filled, onFilled } from './filled'
import { type Figure, quantile, round, timed } from './measures'
import type { ServerProcess } from './process'

/** The staff's results page at 10,000, 100,000 and 1,000,000 sheets, and five consultations opened at once. */
export async function onResults(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const sheets of [10_000, 100_000, 1_000_000])
    figures.push(
      ...(await onFilled({ sheets }, async ({ server, made, databaseUrl }) => [
        ...(await resultsOf(server, made, sheets)),
        ...(sheets === 1_000_000 ? [await recountOf(databaseUrl)] : []),
      ])),
    )
  return [...figures, ...(await onFilled({ sheets: 200_000, consultations: 5 }, severalOf))]
}

/** Opens a results page and asks again, as the page does, until the figures are there; gives how long it took. */
export const opening = (address: string, headers: Record<string, string>): Promise<number> =>
  timed(async () => {
    for (;;) {
      const answer = await fetch(address, { headers })
      const page = await answer.text()
      if (answer.status !== 200) throw new Error(`The results page answered ${answer.status}`)
      if (!page.includes('http-equiv="refresh"')) {
        if (!page.includes('<table')) throw new Error('The results page shows no figures.')
        return
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })

/** Milliseconds of 40 readings, no two alike: by an answer and a day, by a hamlet, by days that keep most, and cross tables. */
export async function readings(base: string, { hamlets, session }: BenchConsultation): Promise<number[]> {
  const headers = { cookie: `ydanSession=${session}` }
  const times: number[] = []
  for (let turn = 0; turn < 40; turn++) {
    const hamlet = hamlets[turn % hamlets.length]?.code
    const day = new Date(Date.now() - (29 - (turn % 28)) * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
    const kinds = [
      `?answer=q2:a&from=${day}`,
      `?hamlet=${hamlet}`,
      `?from=${day}`,
      turn % 8 === 3 ? `/cross?row=q2&column=q3&hamlet=${hamlet}` : `/cross?row=q1&column=q2&from=${day}`,
    ]
    times.push(
      await timed(async () => {
        const answer = await fetch(`${base}${kinds[turn % 4]}`, { headers })
        await answer.text()
        if (answer.status !== 200) throw new Error(`${kinds[turn % 4]} answered ${answer.status}`)
      }),
    )
  }
  return times
}

async function resultsOf(server: ServerProcess, made: BenchConsultation, sheets: number): Promise<Figure[]> {
  const base = `${server.address}/staff/consultations/${made.id}/results`
  const idle = await server.memory()
  const whole = await opening(base, { cookie: `ydanSession=${made.session}` })
  const times = await readings(base, made)
  const p95 = quantile(times, 0.95)
  const million = sheets === 1_000_000
  return [
    {
      promise: `results, ${round(sheets)} sheets: first opening`,
      line: million ? '<= 8 s with progress' : '',
      measured: `${round(whole / 1000, 2)} s`,
      held: million ? whole <= 8000 : null,
    },
    {
      promise: `results, ${round(sheets)} sheets: any filter, any cross table, p95`,
      line: million ? '<= 150 ms' : '',
      measured: `${round(p95)} ms (median ${round(quantile(times, 0.5))} ms), ${round((await server.memory()) - idle)} MB above idle`,
      held: million ? p95 <= 150 : null,
    },
  ]
}

/** `ydan recount` without its start: every stored sheet against the counters. */
async function recountOf(databaseUrl: string): Promise<Figure> {
  const { reader, close } = openReader(databaseUrl)
  let differing = 0
  const took = await timed(async () => {
    differing = (await recountAll(reader)).differing.length
  })
  close()
  return {
    promise: 'recount of 1,000,000 sheets: the counters agree',
    line: '',
    measured: `${round(took / 1000, 1)} s, ${differing === 0 ? 'they agree' : `${differing} differ`}`,
    held: differing === 0 ? null : false,
  }
}

/** What the process may take of memory by the setting, in MB, and what it needs beside for reading and answering pages. */
const LIMIT_MB = 256
const BESIDE_MB = 128

/** Five consultations opened by five members of the staff at the same moment. */
async function severalOf({ server, made }: Filled): Promise<Figure[]> {
  const idle = await server.memory()
  const ids = [0, 1, 2, 3, 4].map((each) => made.id + each)
  let most = idle
  const watch = setInterval(async () => {
    most = Math.max(most, await server.memory().catch(() => 0))
  }, 200)
  const took = await timed(() =>
    Promise.all(
      ids.map((id) => opening(`${server.address}/staff/consultations/${id}/results`, { cookie: `ydanSession=${made.session}` })),
    ),
  )
  clearInterval(watch)
  return [
    {
      promise: 'five consultations of 200,000 sheets opened at once: memory above idle',
      line: `<= ${LIMIT_MB} MB set aside + ${BESIDE_MB} MB`,
      measured: `${round(most - idle)} MB at most, all open after ${round(took / 1000, 1)} s`,
      held: most - idle <= LIMIT_MB + BESIDE_MB,
    },
  ]
}
