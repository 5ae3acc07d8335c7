import type { Writer } from '../../db/storage'
import { act } from '../audit/act'
import { readable } from '../kernel/ids'
import { dayOf } from '../kernel/moment'
import { problem } from '../kernel/problem'
import { folded } from '../kernel/search'
import type { HamletSwaps } from '../questions/hamlet-uses'
import type { Question } from '../questions/question-type'
import type { QuestionnaireSettings } from '../questions/questionnaire-settings'
import { findUnit, listHamlets, listUnits } from '../units/store'
import { isValidOn } from '../units/unit'
import { addAttachment, findAttachment, listAttachments } from './attachments-store'
import type { Basics } from './basics'
import { usualClosing } from './closing'
import type { Consultation } from './consultation'
import { addConsultation, removeDraft, saveConsultation, saveHamlets } from './draft-store'
import { fittedTo } from './fitted'
import { swapped } from './hamlet-swapping'
import { minimumDaysOf } from './legal-basis'
import { findConsultation, listAskedHamlets } from './store'
import type { Template } from './templates/template'
import { removeTrials } from './trials-store'
import { addVersion, findNewestWording } from './versions-store'

const USUAL_RETENTION_MONTHS = 24

/** What a file brought for a new draft. */
export interface Brought {
  title: string
  questions: readonly Question[]
  settings: QuestionnaireSettings
  /** Where it came from, for the log. */
  source: string
}

interface Beginning {
  unitId: number
  template: Template | null
  asker: string
  brought?: Brought
}

/** A draft in a commune, from a template, from a file or empty, asking all its hamlets. Throws invalid for a unit that is no commune of today. */
export const createConsultation = act(
  'consultation.create',
  async ({ writer, now, permit }, { unitId, template, asker, brought }: Beginning) => {
    const unit = await findUnit(writer, unitId)
    permit(unit.path)
    if (unit.level !== 'commune' || !isValidOn(unit, dayOf(now))) throw problem('invalid', { unit: unitId })
    const fitted = template && fittedTo(template, unit)
    const basics = fitted ? basicsOf(fitted, now) : { ...emptyBasics(asker), title: brought?.title ?? '' }
    const made = await addDraft(writer, { unitId, unitPath: unit.path, basics, templateName: template?.name ?? null }, now)
    const hamlets = await listHamlets(writer, unitId, dayOf(now))
    await saveHamlets(writer, made.id, hamlets.map(notFrozen))
    const questions = fitted?.questions ?? brought?.questions ?? []
    const version = { consultationId: made.id, number: 1, questions, removed: [], settings: brought?.settings ?? null }
    await addVersion(writer, version, now)
    const details = { template: template?.name ?? null, ...(brought && { source: brought.source, items: questions.length }) }
    return { result: made, subject: `consultation:${made.id}`, details }
  },
)

interface Copying {
  id: number
  to?: { unitId: number; asker: string }
  /** Hamlets of the other commune in the place of those that the questions name. */
  swaps?: HamletSwaps
}

/**
 * A new draft with the words, files, newest questions and all settings of another consultation, but none of its dates. In
 * its own commune it asks the same hamlets; in another one (`to`) all of them. Throws notPermitted for either commune,
 * invalid for a unit that is no commune of today.
 */
export const copyConsultation = act('consultation.create', async ({ writer, now, permit }, { id, to, swaps }: Copying) => {
  const original = await findConsultation(writer, id)
  permit(original.unitPath)
  const unit = await findUnit(writer, to?.unitId ?? original.unitId)
  permit(unit.path)
  const isOther = unit.id !== original.unitId
  if (isOther && (unit.level !== 'commune' || !isValidOn(unit, dayOf(now)))) throw problem('invalid', { unit: unit.id })
  const basics: Basics = { ...original, opensAt: null, closesAt: null, ...(isOther && to && { asker: to.asker }) }
  const { templateName } = original
  const made = await addDraft(writer, { unitId: unit.id, unitPath: unit.path, basics, templateName }, now)
  const today = await listHamlets(writer, unit.id, dayOf(now))
  const asked = new Set((await listAskedHamlets(writer, id)).map(({ unitId }) => unitId))
  await saveHamlets(writer, made.id, today.filter((hamlet) => isOther || asked.has(hamlet.id)).map(notFrozen))
  const newest = await findNewestWording(writer, id)
  const { questions, settings } = swaps ? swapped(newest, swaps) : newest
  await addVersion(writer, { consultationId: made.id, number: 1, questions, settings, removed: [] }, now)
  for (const file of await listAttachments(writer, id)) {
    const { id: _id, ...whole } = await findAttachment(writer, id, file.id)
    await addAttachment(writer, made.id, whole, now)
  }
  return { result: made, subject: `consultation:${made.id}`, details: { copyOf: id } }
})

/** What the first page of a draft decides. Throws stale for an older form and for what is no draft any more. */
export const saveBasics = act(
  'consultation.edit',
  async (
    { writer, now, permit },
    { id, revision, basics, hamletIds }: { id: number; revision: number; basics: Basics; hamletIds: readonly number[] },
  ) => {
    const draft = await findDraft(writer, id, permit)
    const known = new Set((await listHamlets(writer, draft.unitId, dayOf(now))).map((hamlet) => hamlet.id))
    if (hamletIds.some((hamlet) => !known.has(hamlet))) throw problem('invalid', { consultation: id })
    const searchText = await searchTextOf(writer, draft.unitPath, basics)
    const saved = await saveConsultation(writer, { id, revision }, { ...basics, searchText }, now)
    await saveHamlets(
      writer,
      id,
      hamletIds.map((hamlet) => notFrozen({ id: hamlet })),
    )
    return { result: saved, subject: `consultation:${id}`, details: { revision: saved.revision } }
  },
)

export const discardDraft = act('consultation.discard', async ({ writer, permit }, id: number) => {
  const draft = await findDraft(writer, id, permit)
  await removeTrials(writer, id)
  await removeDraft(writer, id)
  return { result: undefined, subject: `consultation:${id}`, details: { title: draft.title } }
})

/** Throws notPermitted, and stale for what is no draft any more. */
export async function findDraft(writer: Writer, id: number, permit: (unitPath: string) => void): Promise<Consultation> {
  const draft = await findConsultation(writer, id)
  permit(draft.unitPath)
  if (draft.state !== 'draft') throw problem('stale', { consultation: id })
  return draft
}

interface Draft {
  unitId: number
  unitPath: string
  basics: Basics
  templateName: string | null
}

async function addDraft(writer: Writer, { unitId, unitPath, basics, templateName }: Draft, now: Date) {
  const { title, asker, category, matter, draftText, legalClause, otherLaw, retentionMonths, offersReply } = basics
  const { opensAt, closesAt, noClosing } = basics
  return addConsultation(writer, {
    ...{ title, asker, category, matter, draftText, legalClause, otherLaw, retentionMonths, offersReply },
    ...{ opensAt, closesAt, noClosing, unitId, unitPath, templateName },
    // The address for the public is made from the title when it opens.
    slug: `nhap-${readable(10).toLowerCase()}`,
    state: 'draft',
    searchText: await searchTextOf(writer, unitPath, basics),
    createdAt: now,
    updatedAt: now,
    revision: 1,
  })
}

async function searchTextOf(writer: Writer, unitPath: string, { title, matter, asker }: Basics): Promise<string> {
  const units = await listUnits(writer, unitPath.split('/').filter(Boolean).map(Number))
  return folded([title, matter, asker, ...units.map((unit) => unit.name)].join(' '))
}

const notFrozen = ({ id }: { id: number }) => ({ unitId: id, households: null, takenOn: null })

function basicsOf(template: Template, now: Date): Basics {
  const { title, asker, category, matter, draftText, legalClause, otherLaw, retentionMonths, offersReply, days } = template
  // The legal minimum need not be written down: it is reckoned from the day it opens.
  const usual = days === null || days === minimumDaysOf(legalClause)
  const closesAt = usual ? null : usualClosing(now, days)
  const dates = { opensAt: null, closesAt, noClosing: days === null }
  return { title, asker, category, matter, draftText, legalClause, otherLaw, retentionMonths, offersReply, ...dates }
}

const emptyBasics = (asker: string): Basics => ({
  ...{ title: '', asker, category: '', matter: '', draftText: '', legalClause: '', otherLaw: null, offersReply: false },
  ...{ retentionMonths: USUAL_RETENTION_MONTHS, opensAt: null, closesAt: null, noClosing: false },
})
