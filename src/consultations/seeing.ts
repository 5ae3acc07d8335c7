import { mayAct, maySee } from '../audit/permissions'
import { problem } from '../kernel/problem'
import type { Actor, World } from '../kernel/world'
import type { Consultation } from './consultation'
import { findConsultation, listAskedHamlets } from './store'

/** The number in an address; whatever is none belongs to nothing. Throws notFound. */
export function idIn(typed: string | undefined): number {
  if (!/^[1-9]\d{0,14}$/.test(typed ?? '')) throw problem('notFound')
  return Number(typed)
}

/** A consultation of the person's units, or one that asks a hamlet of theirs. Throws notFound, notPermitted. */
export async function findSeen({ storage, actor }: World, typedId: string | undefined): Promise<Consultation> {
  const consultation = await findConsultation(storage.reader, idIn(typedId))
  if (maySee(actor, consultation.unitPath)) return consultation
  const hamlets = consultation.state === 'draft' ? [] : await listAskedHamlets(storage.reader, consultation.id)
  const own = actor.kind === 'person' && hamlets.some(({ unitId }) => actor.grants.some((grant) => grant.unitId === unitId))
  if (!own) throw problem('notPermitted', { consultation: consultation.id })
  return consultation
}

export const mayEdit = (actor: Actor, { unitPath }: Pick<Consultation, 'unitPath'>): boolean =>
  mayAct(actor, 'consultation.edit', unitPath)

/** One the person may work on, in whatever state. Throws notFound, notPermitted. */
export async function findOwn(world: World, typedId: string | undefined): Promise<Consultation> {
  const consultation = await findConsultation(world.storage.reader, idIn(typedId))
  if (!mayEdit(world.actor, consultation)) throw problem('notPermitted', { consultation: consultation.id })
  return consultation
}
