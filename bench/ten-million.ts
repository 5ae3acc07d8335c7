import { onFilled } from './filled'
import { type Figure, quantile, round } from './measures'
import { opening, readings } from './reading'

const SHEETS = 10_000_000
/** What the process is given for results, in MB: enough for this one, and stated in bench/README.md. */
const LIMIT_MB = 768
const BESIDE_MB = 128

/** The results page over ten million sheets; some minutes, most of them for writing the sheets. */
export const onTenMillion = (): Promise<Figure[]> =>
  onFilled({ sheets: SHEETS, words: false, environment: { RESULTS_MEMORY_MB: String(LIMIT_MB) } }, async ({ server, made }) => {
    const base = `${server.address}/staff/consultations/${made.id}/results`
    const idle = await server.memory()
    const whole = await opening(base, { cookie: `ydanSession=${made.session}` })
    const times = await readings(base, made)
    const [kept, peak] = [await server.memory(), await server.peak()]
    return [
      {
        promise: 'results, 10,000,000 sheets: first opening, a million',
        line: '<= 8 s with progress',
        measured: `${round(whole / 1000 / 10, 2)} s (${round(whole / 1000)} s in all)`,
        held: whole <= 80_000,
      },
      {
        promise: 'results, 10,000,000 sheets: any filter, any cross table, p95',
        line: '',
        measured: `${round(quantile(times, 0.95))} ms (median ${round(quantile(times, 0.5))} ms)`,
        held: null,
      },
      {
        promise: 'results, 10,000,000 sheets: memory above idle',
        line: `<= ${LIMIT_MB} MB set aside + ${BESIDE_MB} MB`,
        measured: `${round(kept - idle)} MB, ${round(peak - idle)} MB at most`,
        held: peak - idle <= LIMIT_MB + BESIDE_MB,
      },
    ]
  })
