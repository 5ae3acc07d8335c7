import { WrongSettings } from '../config'

/** What whoever started us can put right is told in a sentence and ends with 1; everything else flies on. */
export function endPlainly(error: unknown): void {
  const sentence = sentenceOf(error)
  if (sentence === undefined) throw error
  console.error(sentence)
  process.exit(1)
}

function sentenceOf(error: unknown): string | undefined {
  if (error instanceof WrongSettings) return error.message
  if (!(error instanceof Error) || !('syscall' in error)) return undefined
  if (error.syscall === 'mkdir') return `A folder cannot be made: ${error.message}`
  if (error.syscall === 'getaddrinfo') return `There is no such address: ${error.message}. Look at HOST and DATABASE_URL.`
  if (error.syscall !== 'listen') return undefined
  const port = 'port' in error ? String(error.port) : ''
  const taken = 'code' in error && error.code === 'EADDRINUSE'
  return taken
    ? `Port ${port} is taken by another program: set PORT to a free one.`
    : `Port ${port} cannot be used: ${error.message}`
}
