import { pino } from 'pino'
import { plainError } from './plain-error'

let write = (line: string): unknown => process.stdout.write(line)

/**
 * What happened, one JSON object a line on standard output, for who runs the machine. Never an answer, a name, an
 * e-mail, a receipt's code, a key or an address of the network: those of a request are its method, the pattern of
 * its route, its status and its id. An error goes under `err` and is told by its kind and place alone. Silent until
 * `serve` sets the level.
 */
export const log = pino(
  {
    level: 'silent',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: plainError },
    hooks: {
      // Without words of its own a line would take those of the error, which may quote what somebody typed.
      logMethod(given, method) {
        const [first, words, ...rest] = given
        if (first instanceof Error) return method.call(this, { err: first }, words ?? 'failed', ...rest)
        return method.call(this, first, words ?? (typeof first === 'string' ? undefined : ''), ...rest)
      },
    },
  },
  { write: (line) => write(line) },
)

/** Where the lines go from now on, as after a new start; for tests. */
export function logInto(sink: (line: string) => void): void {
  write = sink
  told.clear()
}

const QUIET_MS = 10_000
const told = new Map<string, { at: number; leftOut: number }>()

/**
 * For a line that would come again and again, by a name of which there are only so many: how many like it were left out
 * since the last one; undefined within ten seconds of that: leave this one out as well.
 */
export function mayTell(name: string): number | undefined {
  const now = performance.now()
  const last = told.get(name)
  if (last && now - last.at < QUIET_MS) {
    last.leftOut++
    return undefined
  }
  told.set(name, { at: now, leftOut: 0 })
  return last?.leftOut ?? 0
}
