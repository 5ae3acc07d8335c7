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

/** Where the lines go from now on; for tests. */
export function logInto(sink: (line: string) => void): void {
  write = sink
}
