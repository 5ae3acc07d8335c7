import { act } from '../audit/act'
import { findConsultation } from '../consultations/store'
import { log } from '../kernel/log'

interface Export {
  consultationId: number
  format: 'csv' | 'xlsx' | 'pb'
  /** As in the address of the page; empty for everything. */
  filter: string
  rows: number
}

/** Taking the answers out of the house is an act: permitted and logged, though it changes nothing. */
export const exportAnswers = act('response.export', async ({ writer, permit }, { consultationId, ...details }: Export) => {
  const consultation = await findConsultation(writer, consultationId)
  permit(consultation.unitPath)
  return { result: undefined, subject: `consultation:${consultationId}`, details }
})

// Whoever reads nothing for so long has gone without saying so, and a thread waits for them.
const MOST_PATIENCE = 2 * 60 * 1000

/** Pieces as a stream that takes the next one only when it is asked for it, and ends them when nobody reads on. */
export function streamOf(pieces: AsyncGenerator<{ content: Uint8Array }>, patience = MOST_PATIENCE): ReadableStream<Uint8Array> {
  let timer: NodeJS.Timeout | undefined
  const end = () => {
    clearTimeout(timer)
    return pieces.return(undefined)
  }
  return new ReadableStream(
    {
      pull: async (controller) => {
        clearTimeout(timer)
        for (;;) {
          const { done, value } = await pieces.next()
          if (done) return controller.close()
          if (value.content.length === 0) continue
          controller.enqueue(value.content)
          timer = setTimeout(() => {
            controller.error(new Error('Nobody read on.'))
            end().catch((error: unknown) => log.error({ err: error }, 'an export nobody read on could not be ended'))
          }, patience).unref()
          return
        }
      },
      cancel: async () => {
        await end()
      },
    },
    { highWaterMark: 0 },
  )
}
