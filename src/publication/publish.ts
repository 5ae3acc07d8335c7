import { type ActContext, act, type Done } from '../audit/act'
import { findConsultation } from '../consultations/store'
import { problem } from '../kernel/problem'
import { findTotals } from '../responses/store'
import { mayPublishAt } from './publication'
import { contentHash, type SnapshotContent } from './snapshot'
import { addSnapshot, newestSnapshotNumber } from './store'

export interface ToPublish {
  consultationId: number
  content: SnapshotContent
  /** The last change of the answers that is counted in it. */
  sequence: number
}

/** Freezes a result. Throws notOpen before closing, stale when answers or publications came in between, invalid for a correction. */
export const publishResult = act('publication.publish', (context, input: ToPublish) => {
  if (input.content.correction) throw problem('invalid')
  return freeze(context, input)
})

/** Freezes a corrected result; the earlier one stays readable. Throws as `publishResult`, and invalid without a reason. */
export const correctResult = act('publication.correct', (context, input: ToPublish) => {
  if (!input.content.correction?.reason) throw problem('invalid')
  return freeze(context, input)
})

async function freeze({ writer, now, actor, permit }: ActContext, input: ToPublish): Promise<Done<number>> {
  const { consultationId, content, sequence } = input
  const consultation = await findConsultation(writer, consultationId)
  permit(consultation.unitPath)
  if (!mayPublishAt(consultation, now)) throw problem('notOpen')
  if ((await newestSnapshotNumber(writer, consultationId)) !== content.number - 1) throw problem('stale')
  // Days that are over get no new sheets; elsewhere every change since the count would be missing.
  const { lastSequence } = await findTotals(writer, consultationId)
  if (!content.period && lastSequence !== sequence) throw problem('stale')
  const publishedBy = actor.kind === 'resident' ? '' : actor.name
  const hash = contentHash(content)
  await addSnapshot(writer, { consultationId, content, contentHash: hash, publishedBy })
  return {
    result: content.number,
    subject: `consultation:${consultationId}`,
    details: { number: content.number, contentHash: hash, corrects: content.correction?.of ?? null },
  }
}
