import { act } from '../audit/act'
import { findConsultation } from '../consultations/store'
import type { Locale } from '../kernel/locale'
import { problem } from '../kernel/problem'
import { demandPerson } from '../people/sessions'
import { findGreatestSheetId } from '../responses/reading-store'
import { findTotals } from '../responses/store'
import { isUnderWay, MOST_OWN } from './export-kept'
import type { ExportedValues } from './export-order'
import { addExport, findOwnExport, listOwnExports, saveState } from './export-store'

interface Asked {
  consultationId: number
  /** As in the address of the page; empty for everything. */
  query: string
  values: ExportedValues
  locale: Locale
  /** Within the filter at this moment. */
  rows: number
  /** Names the finished file. */
  tag: string
}

/**
 * Asks for a file of the answers as they are read while it is made. Pressed twice it is one file; the oldest files of
 * the same person make room.
 */
export const prepareExport = act('response.export', async ({ writer, now, actor, permit }, { rows, tag, ...asked }: Asked) => {
  const { consultationId, query } = asked
  const person = demandPerson(actor)
  const { unitPath, state } = await findConsultation(writer, consultationId)
  permit(unitPath)
  // A draft may still be thrown away, and nobody has answered it.
  if (state === 'draft') throw problem('notFound', { consultation: consultationId })
  const own = await listOwnExports(writer, person.id)
  const known = own.find((each) => isUnderWay(each) && isSame(each, asked))
  if (!known) for (const { id } of own.slice(MOST_OWN - 1)) await saveState(writer, id, { state: 'cancelled' })
  const { total } = await findTotals(writer, consultationId)
  const untilId = await findGreatestSheetId(writer)
  const result = known ?? (await addExport(writer, { ...asked, personId: person.id, tag, untilId, total, createdAt: now }))
  const details = { format: 'csv', filter: query, rows, export: result.id, step: 'asked' }
  return { result, subject: `consultation:${consultationId}`, details }
})

type Content = Pick<Asked, 'consultationId' | 'query' | 'values'> & { locale: string }

const isSame = (one: Content, other: Content): boolean =>
  one.consultationId === other.consultationId &&
  one.query === other.query &&
  one.values === other.values &&
  one.locale === other.locale

interface Own {
  consultationId: number
  id: number
}

/** Gives an own file up, finished or not. */
export const discardExport = act('response.discardExport', async ({ writer, actor, permit }, { consultationId, id }: Own) => {
  const { unitPath } = await findConsultation(writer, consultationId)
  permit(unitPath)
  await findOwnExport(writer, id, consultationId, demandPerson(actor).id)
  await saveState(writer, id, { state: 'cancelled' })
  return { result: undefined, subject: `consultation:${consultationId}`, details: { export: id } }
})

/** The first time a finished file leaves the house. */
export const fetchExport = act('response.export', async ({ writer, now, actor, permit }, { consultationId, id }: Own) => {
  const { unitPath } = await findConsultation(writer, consultationId)
  permit(unitPath)
  const { query, rows } = await findOwnExport(writer, id, consultationId, demandPerson(actor).id)
  await saveState(writer, id, { fetchedAt: now })
  const details = { format: 'csv', filter: query, rows, export: id, step: 'taken' }
  return { result: undefined, subject: `consultation:${consultationId}`, details }
})
