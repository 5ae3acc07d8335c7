import { createHash } from 'node:crypto'
import type { Reader } from '../../db/storage'
import { listPublishedQuestionnaires } from '../consultations/published-store'
import { dayOf } from '../kernel/moment'
import { folded } from '../kernel/search'
import type { Questionnaire } from '../questions/questionnaire'
import { quotasOf } from '../questions/quotas'
import { typeOf } from '../questions/types'
import type { NewOpinion } from './intake-store'
import { listQuotas, type QuotaCount } from './quota-store'
import { type CountedSheet, listSheetsBetween } from './reading-store'
import { type Counters, countOpinions, listCountedConsultations, listOpinionsOf } from './recount-store'
import { findTotals, listCounts, type Opinion, type ResponseCount } from './store'

/** A figure that is kept beside the sheets and is not what they say. */
export interface Difference {
  what: 'standing' | 'lastSequence' | 'count' | 'words' | 'quota'
  /** Which counter: `hamlet/place/channel/day`, or the number of the sheet whose words differ. */
  where: string
  kept: number
  counted: number
}

export interface Recounted extends Counters {
  /** Of quotas. */
  places: readonly QuotaCount[]
  sheets: number
  opinions: number
  /** How many there are, and the first of them. */
  differences: number
  examples: readonly Difference[]
}

export interface Recount {
  consultations: number
  sheets: number
  /** Words kept beside sheets that do not exist. */
  orphans: number
  differing: readonly Recounted[]
  /** SHA-256 of every counter as the sheets have it: equal for two databases that count alike. */
  digest: string
}

const ROWS_A_PAGE = 1000
const MOST_EXAMPLES = 5

/**
 * Counts every stored sheet again, a page at a time, and compares it with the counters kept beside them. Give it a
 * reader that stands at one moment, or a database in which nobody writes.
 */
export async function recountAll(reader: Reader): Promise<Recount> {
  const hash = createHash('sha256')
  const differing: Recounted[] = []
  let [sheets, words] = [0, 0]
  const ids = await listCountedConsultations(reader)
  for (const id of ids) {
    const counted = await recountOne(reader, id)
    sheets += counted.sheets
    words += counted.opinions
    hash.update(`${JSON.stringify([id, counted.lastSequence, counted.total, counted.opinions, ...counted.counts.map(keyed)])}\n`)
    if (counted.differences > 0) differing.push(counted)
  }
  const orphans = (await countOpinions(reader)) - words
  return { consultations: ids.length, sheets, orphans, differing, digest: hash.digest('hex') }
}

type WordsFault = (sheet: CountedSheet, words: readonly NewOpinion[]) => Promise<void>

/** The counters of one consultation as its sheets have them, and how they differ from those kept. */
export async function recountOne(reader: Reader, consultationId: number, onWords?: WordsFault): Promise<Recounted> {
  const questionnaires = await listPublishedQuestionnaires(reader, consultationId)
  const versions = new Map(questionnaires.map((each) => [each.version, each]))
  const counts = new Map<string, ResponseCount>()
  const quotas = new Map<string, number>()
  const found = findings()
  let [sheets, total, lastSequence, words] = [0, 0, 0, 0]
  for (;;) {
    const page = { after: lastSequence, upTo: Number.MAX_SAFE_INTEGER, limit: ROWS_A_PAGE }
    const rows = await listSheetsBetween(reader, consultationId, page)
    const kept = await opinionsBySheet(reader, rows)
    for (const sheet of rows) {
      lastSequence = sheet.sequence
      const said = sheet.deletedAt === null ? wordsOf(sheet, consultationId, versions.get(sheet.version)) : []
      const own = kept.get(sheet.id) ?? []
      words += own.length
      if (!sameWords(own, said)) {
        found.add({ what: 'words', where: String(sheet.id), kept: own.length, counted: said.length })
        await onWords?.(sheet, said)
      }
      if (sheet.deletedAt !== null) continue
      total++
      addTo(counts, consultationId, sheet)
      for (const quota of quotasOf(sheet.answers)) quotas.set(quota, (quotas.get(quota) ?? 0) + 1)
    }
    sheets += rows.length
    if (rows.length < ROWS_A_PAGE) break
    await new Promise(setImmediate)
  }
  const sorted = [...counts.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => count)
  await compare(reader, { consultationId, total, lastSequence, counts: sorted }, found)
  const places = [...quotas].map(([quota, taken]) => ({ consultationId, quota, total: taken }))
  await comparePlaces(reader, consultationId, quotas, found)
  return { consultationId, sheets, total, places, lastSequence, opinions: words, counts: sorted, ...found.told() }
}

function findings() {
  const examples: Difference[] = []
  let differences = 0
  return {
    add: (difference: Difference) => {
      differences++
      if (examples.length < MOST_EXAMPLES) examples.push(difference)
    },
    told: () => ({ differences, examples }),
  }
}

async function compare(reader: Reader, counted: Counters, found: ReturnType<typeof findings>): Promise<void> {
  const { consultationId, total, lastSequence, counts } = counted
  const kept = await findTotals(reader, consultationId)
  if (kept.total !== total) found.add({ what: 'standing', where: '', kept: kept.total, counted: total })
  if (kept.lastSequence !== lastSequence)
    found.add({ what: 'lastSequence', where: '', kept: kept.lastSequence, counted: lastSequence })
  const stood = new Map((await listCounts(reader, consultationId)).map((count) => [keyOf(count), count.total]))
  for (const count of counts) {
    const where = keyOf(count)
    const known = stood.get(where) ?? 0
    if (known !== count.total) found.add({ what: 'count', where, kept: known, counted: count.total })
    stood.delete(where)
  }
  for (const [where, known] of stood) found.add({ what: 'count', where, kept: known, counted: 0 })
}

async function comparePlaces(
  reader: Reader,
  consultationId: number,
  counted: ReadonlyMap<string, number>,
  found: ReturnType<typeof findings>,
): Promise<void> {
  const kept = new Map((await listQuotas(reader, consultationId)).map(({ quota, total }) => [quota, total]))
  for (const quota of new Set([...kept.keys(), ...counted.keys()])) {
    const [stood, is] = [kept.get(quota) ?? 0, counted.get(quota) ?? 0]
    if (stood !== is) found.add({ what: 'quota', where: quota, kept: stood, counted: is })
  }
}

const keyOf = ({ unitId, placeId, channel, day }: ResponseCount): string => [unitId, placeId, channel, day].join('/')
const keyed = (count: ResponseCount): string => `${keyOf(count)}=${count.total}`

function addTo(counts: Map<string, ResponseCount>, consultationId: number, sheet: CountedSheet): void {
  const { unitId, placeId, channel, receivedAt } = sheet
  const count = { consultationId, unitId: unitId ?? 0, placeId: placeId ?? 0, channel, day: dayOf(receivedAt), total: 0 }
  const known = counts.get(keyOf(count)) ?? count
  known.total++
  counts.set(keyOf(count), known)
}

async function opinionsBySheet(reader: Reader, rows: readonly CountedSheet[]): Promise<ReadonlyMap<number, Opinion[]>> {
  const bySheet = new Map<number, Opinion[]>()
  if (rows.length === 0) return bySheet
  const ids = rows.map(({ id }) => id)
  for (const opinion of await listOpinionsOf(reader, ids))
    bySheet.set(opinion.responseId, [...(bySheet.get(opinion.responseId) ?? []), opinion])
  return bySheet
}

function wordsOf({ id, answers }: CountedSheet, consultationId: number, questionnaire: Questionnaire | undefined): NewOpinion[] {
  return (questionnaire?.questions ?? []).flatMap((question) => {
    const answer = answers[question.id]
    if (answer === undefined || answer === null) return []
    return typeOf(question.type)
      .texts(answer, question)
      .map(({ part, text }) => {
        return { consultationId, responseId: id, questionId: question.id, part, text, searchText: folded(text) }
      })
  })
}

const sameWords = (kept: readonly NewOpinion[], said: readonly NewOpinion[]): boolean =>
  (kept.length === 0 && said.length === 0) || JSON.stringify(listed(kept)) === JSON.stringify(listed(said))

const listed = (rows: readonly NewOpinion[]): string[] =>
  rows
    .map(({ consultationId, questionId, part, text, searchText }) =>
      JSON.stringify([consultationId, questionId, part, text, searchText]),
    )
    .sort()
