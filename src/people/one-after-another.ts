import { problem } from '../kernel/problem'

/** Runs at most `together` works at once; the others wait in order. Throws busy when `mostWaiting` wait already. */
export function oneAfterAnother(together: number, mostWaiting: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= together) {
      if (waiting.length >= mostWaiting) throw problem('busy')
      await new Promise<void>((next) => waiting.push(next))
    } else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
