import { randomBytes } from 'node:crypto'
import autocannon from 'autocannon'

/**
 * The load, in a process of its own: `node dist/bench-load.js '{"url":…,"connections":64,"seconds":5,"bodies":[…]}'`.
 * With bodies it posts them in turn, each with a fresh key. Prints requests per second, p50 and p99 in ms, and
 * how many answers were not of the 2xx or 3xx kind.
 */
export interface Load {
  url: string
  connections: number
  seconds: number
  bodies?: string[]
  headers?: Record<string, string>
}

export interface LoadFigures {
  perSecond: number
  p50: number
  p99: number
  refused: number
}

const load: Load = JSON.parse(process.argv[2] ?? '{}')
const bodies = load.bodies ?? []
let sent = 0

const result = await autocannon({
  url: load.url,
  connections: load.connections,
  duration: load.seconds,
  headers: load.headers ?? {},
  ...(bodies.length > 0 && {
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => ({
          ...request,
          method: 'POST',
          headers: { ...request.headers, 'content-type': 'application/x-www-form-urlencoded' },
          body: `${bodies[sent++ % bodies.length]}&key=${randomBytes(16).toString('base64url')}`,
        }),
      },
    ],
  }),
})
const answered = result['2xx'] + result['3xx'] + result.non2xx
const good = result.statusCodeStats
  ? Object.entries(result.statusCodeStats).reduce((sum, [code, { count = 0 }]) => (Number(code) < 400 ? sum + count : sum), 0)
  : 0
const figures: LoadFigures = {
  perSecond: good / result.duration,
  p50: result.latency.p50,
  p99: result.latency.p99,
  refused: answered > good ? answered - good : 0,
}
console.log(JSON.stringify(figures))
