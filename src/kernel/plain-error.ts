/** An error as the log and the staff may know it. */
export interface PlainError {
  kind: string
  code?: string
  /** Only of errors that quote nobody. */
  text?: string
  /** Of a database: what was touched, never with which values. */
  about?: string
  frames: string[]
  cause?: PlainError
}

const MOST_FRAMES = 12
const DEEPEST = 4

/**
 * An error without anything somebody may have typed: the texts of databases and parsers quote values, so what stands in
 * quotes or brackets is left out, and of a database's errors everything but the code, the table and the constraint.
 */
export function plainError(error: unknown, depth = 0): PlainError {
  if (!(error instanceof Error)) return { kind: typeof error, frames: [] }
  const code = stringIn(error, 'code')
  const about = ['table', 'column', 'constraint'].flatMap((name) => stringIn(error, name) ?? []).join(' ')
  const ofDatabase = 'params' in error || 'severity' in error || (code?.startsWith('SQLITE') ?? false)
  return {
    kind: error.name || 'Error',
    ...(code && { code }),
    ...(!ofDatabase && { text: unquoted(error.message) }),
    ...(about && { about }),
    frames: framesOf(error),
    ...(error.cause !== undefined && depth < DEEPEST && { cause: plainError(error.cause, depth + 1) }),
  }
}

/** One line for a row or a page. */
export function errorInWords(error: unknown): string {
  const { kind, code, text, cause } = plainError(error)
  const own = [kind, code, text].filter(Boolean).join(': ')
  return cause ? `${own} (${[cause.kind, cause.code, cause.text].filter(Boolean).join(': ')})` : own
}

const unquoted = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/"[^"]*"?|'[^']*'?|`[^`]*`?|\([^)]*\)?|\{[^}]*\}?|“[^”]*”?/g, '…').slice(0, 200)

const framesOf = ({ stack = '' }: Error): string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at .*(:\d+:\d+\)?|\(<anonymous>\))$/.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim())

function stringIn(error: Error, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : undefined
}
