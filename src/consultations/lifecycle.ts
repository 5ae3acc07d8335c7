import type { Writer } from '../../db/storage'
import { act } from '../audit/act'
import { dayOf } from '../kernel/moment'
import { problem } from '../kernel/problem'
import { slugOf } from '../kernel/search'
import { findingKey } from '../questions/findings'
import { listHamlets } from '../units/store'
import type { Consultation } from './consultation'
import { addChange, isSlugTaken, saveConsultation, saveHamlets } from './draft-store'
import { findDraft } from './drafting'
import { minimumDaysOf } from './legal-basis'
import { missingBeforeOpening, openingDates } from './opening'
import { readinessOf } from './readiness'
import { findConsultation, listAskedHamlets } from './store'
import { demandRunning, earlyClosingFaults, extensionFaults, reasonFaults } from './transitions'
import { removeTrials } from './trials-store'
import { publishVersion } from './versions-store'

interface Form {
  id: number
  /** Of the page on which it was decided. */
  revision: number
}

interface Opening extends Form {
  seen?: readonly string[]
}

/**
 * Opens a draft: freezes the household totals of the hamlets asked, makes the questions version 1 and the address
 * final. `seen` are the hints somebody looked at and keeps; absent where no person opens it. Throws invalid while
 * anything is missing or unseen, stale when somebody saved meanwhile.
 */
export const openConsultation = act('consultation.open', async ({ writer, now, permit }, opening: Opening) => {
  const { id, revision, seen } = opening
  const draft = await findDraft(writer, id, permit)
  const ready = await readinessOf(writer, draft, now)
  const [missing] = missingBeforeOpening(draft, ready, now)
  if (missing) throw problem('invalid', { missing: missing.what })
  const hints = ready.findings.filter(({ grade }) => grade === 'look').map(findingKey)
  if (seen && hints.some((hint) => !seen.includes(hint))) throw problem('invalid', { missing: 'seen' })
  const dates = openingDates(draft, minimumDaysOf(draft.legalClause), now)
  const slug = await freeSlug(writer, draft.title)
  const opened = await saveConsultation(writer, { id, revision }, { ...dates, state: 'open', openedAt: now, slug }, now)
  const households = await freezeHouseholds(writer, draft, now)
  await publishVersion(writer, id, 1, now)
  await removeTrials(writer, id)
  return {
    result: opened,
    subject: `consultation:${id}`,
    details: { slug, households, closesAt: dates.closesAt?.toISOString() ?? null, ...(hints.length > 0 && { hints }) },
  }
})

/** Later than now and than before, with a reason for the public. Throws notOpen, invalid, stale. */
export const extendConsultation = act(
  'consultation.extend',
  async ({ writer, now, permit }, { id, revision, closesAt, reason }: Form & { closesAt: Date; reason: string }) => {
    const open = await findRunning(writer, id, permit, now)
    if (isFaulty(extensionFaults(open, { closesAt, reason }, now))) throw problem('invalid')
    const saved = await saveConsultation(writer, { id, revision }, { closesAt }, now)
    await addChange(writer, { consultationId: id, kind: 'extended', at: now, reason, before: open.closesAt, after: closesAt })
    return { result: saved, subject: `consultation:${id}`, details: { closesAt: closesAt.toISOString(), reason } }
  },
)

/** Closes now. Before the legal minimum only under another law. Throws notOpen, invalid, stale. */
export const closeConsultation = act(
  'consultation.close',
  async ({ writer, now, permit }, { id, revision, reason, otherLaw }: Form & { reason: string; otherLaw: string }) => {
    const open = await findRunning(writer, id, permit, now)
    const leastDays = minimumDaysOf(open.legalClause)
    if (isFaulty(earlyClosingFaults(open, { reason, otherLaw }, leastDays, now))) throw problem('invalid')
    const end = { state: 'closed' as const, closesAt: now, endedAt: now, endReason: reason, otherLaw: otherLaw || open.otherLaw }
    const saved = await saveConsultation(writer, { id, revision }, end, now)
    await addChange(writer, { consultationId: id, kind: 'closedEarly', at: now, reason, before: open.closesAt, after: now })
    return { result: saved, subject: `consultation:${id}`, details: { reason, otherLaw } }
  },
)

/** Takes it back, with a reason for the public; the address keeps saying so. Throws notOpen, invalid, stale. */
export const withdrawConsultation = act(
  'consultation.withdraw',
  async ({ writer, now, permit }, { id, revision, reason }: Form & { reason: string }) => {
    await findRunning(writer, id, permit, now)
    if (isFaulty(reasonFaults(reason))) throw problem('invalid')
    const end = { state: 'withdrawn' as const, endedAt: now, endReason: reason }
    const saved = await saveConsultation(writer, { id, revision }, end, now)
    await addChange(writer, { consultationId: id, kind: 'withdrawn', at: now, reason, before: null, after: null })
    return { result: saved, subject: `consultation:${id}`, details: { reason } }
  },
)

async function findRunning(writer: Writer, id: number, permit: (unitPath: string) => void, now: Date): Promise<Consultation> {
  const consultation = await findConsultation(writer, id)
  permit(consultation.unitPath)
  demandRunning(consultation, now)
  return consultation
}

const isFaulty = (faults: object): boolean => Object.keys(faults).length > 0

async function freeSlug(writer: Writer, title: string): Promise<string> {
  const base = slugOf(title) || 'lay-y-kien'
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!(await isSlugTaken(writer, slug))) return slug
  }
}

/** Totals change with the years; the base of this consultation does not. Hamlets that ended since are not asked. */
async function freezeHouseholds(writer: Writer, { id, unitId }: Consultation, now: Date): Promise<number> {
  const asked = new Set((await listAskedHamlets(writer, id)).map((hamlet) => hamlet.unitId))
  const frozen = (await listHamlets(writer, unitId, dayOf(now))).filter((hamlet) => asked.has(hamlet.id))
  await saveHamlets(
    writer,
    id,
    frozen.map(({ id: hamlet, households, takenOn }) => ({ unitId: hamlet, households, takenOn })),
  )
  return frozen.reduce((sum, hamlet) => sum + (hamlet.households ?? 0), 0)
}
