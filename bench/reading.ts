import type { BenchConsultation } from './consultation'
import { type Figure, onSqlite, quantile, round, timed } from './measures'
import type { ServerProcess } from './process'

/** The staff's results page at 10,000, 100,000 and 1,000,000 sheets: first opening, then filters and cross tables. */
export async function onResults(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const sheets of [10_000, 100_000, 1_000_000])
    figures.push(...(await onSqlite(sheets, (server, made) => resultsOf(server, made, sheets))))
  return figures
}

async function resultsOf(server: ServerProcess, made: BenchConsultation, sheets: number): Promise<Figure[]> {
  const headers = { cookie: `ydanSession=${made.session}` }
  const base = `${server.address}/staff/consultations/${made.id}/results`
  const idle = await server.memory()
  const whole = await timed(async () => {
    for (;;) {
      const answer = await fetch(base, { headers })
      const page = await answer.text()
      if (answer.status !== 200) throw new Error(`The results page answered ${answer.status}`)
      if (!page.includes('http-equiv="refresh"')) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })
  const times: number[] = []
  for (let turn = 0; turn < 40; turn++) {
    const hamlet = made.hamlets[turn % made.hamlets.length]?.code
    const address =
      turn % 4 === 3
        ? `${base}/cross?row=q2&column=q3&hamlet=${hamlet}`
        : turn % 2
          ? `${base}?hamlet=${hamlet}`
          : `${base}?answer=q2:a`
    times.push(
      await timed(async () => {
        const answer = await fetch(address, { headers })
        await answer.text()
        if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`)
      }),
    )
  }
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

/** The whole CSV of a million sheets: how long, and how much memory while it streams. */
export async function onExport(): Promise<Figure[]> {
  return onSqlite(1_000_000, async (server, made) => {
    const idle = await server.memory()
    let bytes = 0
    const took = await timed(async () => {
      const answer = await fetch(`${server.address}/staff/consultations/${made.id}/results/answers.csv`, {
        method: 'POST',
        body: new URLSearchParams({ values: 'codes' }),
        headers: { cookie: `ydanSession=${made.session}` },
      })
      if (answer.status !== 200) throw new Error(`The export answered ${answer.status}`)
      for await (const chunk of answer.body ?? []) bytes += chunk.length
    })
    const peak = await server.peak()
    return [
      {
        promise: 'CSV of 1,000,000 sheets',
        line: '<= 20 s',
        measured: `${round(took / 1000, 1)} s, ${round(bytes / 1e6)} MB`,
        held: took <= 20_000,
      },
      {
        promise: 'memory while it streams, above idle',
        line: '<= 100 MB',
        measured: `${round(peak - idle)} MB`,
        held: peak - idle <= 100,
      },
    ]
  })
}
