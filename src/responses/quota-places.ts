import type { Reader, Writer } from '../../db/storage'
import { findQuestionnaire, newestVersion } from '../consultations/store'
import { problem } from '../kernel/problem'
import type { Quota } from '../questions/quotas'
import type { AnswerSheet } from './answer-sheet'
import { takeTotals } from './intake-store'
import { moveQuotas } from './quota-store'

/** A sheet that may take a place of a quota. */
interface Wanting {
  consultationId: number
  sheet: Under
}

/** What a sheet comes under, as the version it was answered in says it. */
export type Under = Pick<AnswerSheet, 'version' | 'quotas'>

/**
 * How many places there are by now, by `consultation quota`: a page of an older version that is still open does not have
 * more. Empty where every sheet is of the newest.
 */
async function placesNow(reader: Reader, sheets: readonly Wanting[]): Promise<ReadonlyMap<string, number>> {
  const eldest = new Map<number, number>()
  for (const { consultationId, sheet } of sheets)
    eldest.set(consultationId, Math.min(sheet.version, eldest.get(consultationId) ?? sheet.version))
  const places = new Map<string, number>()
  for (const [consultationId, version] of eldest) {
    const newest = await newestVersion(reader, consultationId)
    if (version >= newest) continue
    const { settings } = await findQuestionnaire(reader, consultationId, newest)
    for (const { id, most } of settings.quotas) places.set(`${consultationId} ${id}`, most)
  }
  return places
}

/** The quotas of one sheet, each with as many places as there are by now. */
export async function settledNow(reader: Reader, consultationId: number, sheet: Under): Promise<readonly Quota[]> {
  const { quotas = [] } = sheet
  if (quotas.length === 0) return quotas
  const places = await placesNow(reader, [{ consultationId, sheet }])
  return quotas.map((quota) => ({ ...quota, most: places.get(`${consultationId} ${quota.id}`) ?? quota.most }))
}

/**
 * Takes the places that sheets of a group want, in the order in which they came, and gives those for which there was
 * none left. The row of totals first, as whoever changes a sheet does: so nobody waits for somebody who waits for them.
 */
export async function takePlaces<Each extends Wanting>(writer: Writer, group: readonly Each[]): Promise<ReadonlySet<Each>> {
  const refused = new Set<Each>()
  const wanting = group.filter(({ sheet }) => sheet.quotas?.length)
  if (wanting.length === 0) return refused
  const ids = [...new Set(wanting.map(({ consultationId }) => consultationId))]
  await takeTotals(
    writer,
    ids.map((consultationId) => ({ consultationId, sequences: 0, standing: 0 })),
  )
  const taken = new Map(
    await moveQuotas(
      writer,
      wanting.flatMap((each) => placesOf(each, 0)),
    ),
  )
  const places = await placesNow(writer, wanting)
  const changes = []
  for (const each of wanting) {
    const names = (each.sheet.quotas ?? []).map((quota) => ({
      quota,
      name: `${each.consultationId} ${quota.id}`,
    }))
    if (names.some(({ quota, name }) => (taken.get(name) ?? 0) >= (places.get(name) ?? quota.most))) {
      refused.add(each)
      continue
    }
    for (const { name } of names) taken.set(name, (taken.get(name) ?? 0) + 1)
    changes.push(...placesOf(each, 1))
  }
  await moveQuotas(writer, changes)
  return refused
}

/** Gives back what sheets took that were not stored after all. */
export async function giveBackPlaces(writer: Writer, group: readonly Wanting[]): Promise<void> {
  await moveQuotas(
    writer,
    group.flatMap((each) => placesOf(each, -1)),
  )
}

const placesOf = ({ consultationId, sheet }: Wanting, total: number) =>
  (sheet.quotas ?? []).map(({ id }) => ({ consultationId, quota: id, total }))

/** A sheet that is changed leaves some quotas and comes under others; one that is deleted, null, leaves all. Throws full. */
export async function changePlaces(
  writer: Writer,
  consultationId: number,
  before: readonly string[],
  sheet: Under | null,
): Promise<void> {
  const after = sheet ? await settledNow(writer, consultationId, sheet) : []
  const left = before.filter((id) => !after.some((quota) => quota.id === id))
  const come = after.filter(({ id }) => !before.includes(id))
  const moved = await moveQuotas(writer, [
    ...left.map((quota) => ({ consultationId, quota, total: -1 })),
    ...come.map(({ id }) => ({ consultationId, quota: id, total: 1 })),
  ])
  if (come.some(({ id, most }) => (moved.get(`${consultationId} ${id}`) ?? 0) > most)) throw problem('full')
}
