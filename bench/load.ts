import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'

/**
 * The load, in a process of its own: `node dist/bench-load.js FILE`, the file a `Load` as JSON. With bodies it posts
 * them in turn, each with a fresh key. Prints requests per second, p50 and p99 in ms, and how many were refused.
 */
export interface Load {
  url: string
  connections: number
  seconds: number
  bodies?: string[]
  /** How many a second are sent, evenly; undefined: each as soon as the one before is answered. */
  rate?: number
  headers?: Record<string, string>
}

export interface LoadFigures {
  perSecond: number
  p50: number
  p99: number
  refused: number
}

const load: Load = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const bodies = load.bodies ?? []
let sent = 0

const result = await autocannon({
  url: load.url,
  connections: load.connections,
  duration: load.seconds,
  headers: load.headers ?? {},
  ...(load.rate !== undefined && { overallRate: load.rate }),
  ...(bodies.length > 0 && {
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => ({
          ...request,
          method: 'POST',
          headers: { ...request.headers, 'content-type': 'application/x-www-form-urlencoded' },
          body: `${bodies[sent++ % bodies.length]}&key=${Date.now().toString(36)}-${randomBytes(16).toString('hex')}`,
        }),
      },
    ],
  }),
})
const statuses = Object.entries(result.statusCodeStats ?? {}).map(([code, { count = 0 }]) => ({
  good: Number(code) < 400,
  count,
}))
const answered = statuses.reduce((sum, { count }) => sum + count, 0)
const good = statuses.reduce((sum, each) => sum + (each.good ? each.count : 0), 0)
const figures: LoadFigures = {
  perSecond: good / result.duration,
  p50: result.latency.p50,
  p99: result.latency.p99,
  refused: answered - good,
}
console.log(JSON.stringify(figures))
