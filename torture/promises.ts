/** What every round is held against. */
export const PROMISES = {
  stored: 'acknowledged = stored, whole or not at all, none twice',
  counters: 'counters, sequence and references equal a recount of the rows',
  results: 'results, in another process and on the page, equal a recount',
  chain: "the staff's log is whole; no act without its entry, none lost",
  clients: 'every client that kept trying came to its answer, and none met a 500',
  starts: 'the product starts by itself, and stays up when PostgreSQL goes',
  stops: 'SIGTERM cuts off nobody under way and ends within 10 s',
} as const

export type PromiseName = keyof typeof PROMISES
export interface Broken {
  promise: PromiseName
  round: number
  sentence: string
}
/** Tells what of a promise was broken. */
export type Wrong = (sentence: string) => void
