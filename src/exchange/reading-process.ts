import type { LastWord } from '../kernel/apart'
import { type ReadingOrder, readOrdered } from './reading-order'

/** A process of its own: reads one file, says what is in it and ends. */
process.once('message', async (order: ReadingOrder) => {
  const word = await lastWord(order)
  process.send?.(word, () => process.disconnect())
})

const lastWord = (order: ReadingOrder): Promise<LastWord<Awaited<ReturnType<typeof readOrdered>>>> =>
  readOrdered(order).then(
    (done) => ({ done }),
    (error: unknown) => ({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
