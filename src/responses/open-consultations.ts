import { faultOf, type Storage } from '../../db/storage'
import { actsSoFar } from '../audit/act'
import type { Attachment } from '../consultations/attachment'
import { listAttachments } from '../consultations/attachments-store'
import type { Consultation } from '../consultations/consultation'
import type { Change } from '../consultations/draft-store'
import { listChanges } from '../consultations/list-store'
import { findQuestionnaire, maybeFindBySlug, maybeFindPlace, newestVersion, type Place } from '../consultations/store'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import type { Questionnaire } from '../questions/questionnaire'
import { newestSnapshot } from './page-store'

/** A file by a name that may be translated. */
export type ShownFile = Attachment & { language?: string | undefined }

/**
 * What residents' pages read again and again, kept for moments so that a page or a post costs no query. An act in
 * this process ends what is kept at once, an act in another process within a second. Whether an answer is still in
 * time is never decided from here: the intake asks the database inside its transaction.
 */
export interface PublicConsultation {
  consultation: Consultation
  /** The version residents answer now. */
  version: number
  changes: readonly Change[]
  attachments: readonly ShownFile[]
  /** The published result that stands; null for none. */
  snapshot: number | null
  /** Of a trial: where its form is posted to, in place of the public address. */
  trial?: string
  /** In which its form may be read, Vietnamese first; absent where there is no other (speaking.ts). */
  languages?: readonly string[]
  /** In which its title and matter are, and in which it is said who asks; absent for Vietnamese. */
  language?: string | undefined
  askerLanguage?: string | undefined
  /** Changes with everything above. */
  stamp: string
}

const HEAD_MS = 1000
const QUESTIONNAIRE_MS = 60_000
/** How long what was read is shown on when it cannot be read again. */
const STALE_MS = 10 * 60_000
const MOST_KEPT = 500

const heads = keptByStorage<PublicConsultation | undefined>(HEAD_MS)
const questionnaires = keptByStorage<Questionnaire>(QUESTIONNAIRE_MS)
const placesByToken = keptByStorage<Place | undefined>(QUESTIONNAIRE_MS)

/** A draft is not there for the public. Throws notFound. */
export async function findPublic({ storage }: World, slug: string): Promise<PublicConsultation> {
  const found = await heads(storage, slug, () => readPublic(storage, slug))
  if (!found || found.consultation.state === 'draft') throw problem('notFound', { consultation: slug })
  return found
}

/** A version that was published. Throws badRequest for any other number: no page of ours sends it. */
export async function findPublished({ storage }: World, { consultation, version }: PublicConsultation, asked: number) {
  if (!Number.isInteger(asked) || asked < 1 || asked > version) throw problem('badRequest')
  return findBound(storage, consultation.id, asked)
}

/** The version a stored sheet is bound to. */
export const findBound = (storage: Storage, consultationId: number, version: number): Promise<Questionnaire> =>
  questionnaires(storage, `${consultationId}:${version}`, () => findQuestionnaire(storage.reader, consultationId, version))

export const maybeFindPlaceByToken = ({ storage }: World, token: string): Promise<Place | undefined> =>
  placesByToken(storage, token, () => maybeFindPlace(storage.reader, token))

async function readPublic(storage: Storage, slug: string): Promise<PublicConsultation | undefined> {
  const { reader } = storage
  const consultation = await maybeFindBySlug(reader, slug)
  if (!consultation) return undefined
  const [version, changes, attachments, snapshot] = await Promise.all([
    newestVersion(reader, consultation.id),
    listChanges(reader, consultation.id),
    listAttachments(reader, consultation.id),
    newestSnapshot(reader, consultation.id),
  ])
  const files = attachments.map(({ id }) => id).join(',')
  const stamp = `${numberOf(storage)}/${consultation.id}/${consultation.revision}/${version}/${changes.length}/${files}/${snapshot}`
  return { consultation, version, changes, attachments, snapshot, stamp }
}

// Two databases in one process may hold the same address.
const numbers = new WeakMap<Storage, number>()
let storages = 0
function numberOf(storage: Storage): number {
  const number = numbers.get(storage) ?? storages++
  numbers.set(storage, number)
  return number
}

interface Kept<Value> {
  value: Promise<Value>
  until: number
  acts: number
  /** What was read last, and when: it is shown on while the database cannot be read. */
  good: { value: Value; at: number } | undefined
}

/** Keeps what `read` gave, also while it is being read; what was not found is not kept, so nobody can fill the memory. */
function keptByStorage<Value>(ms: number) {
  const byStorage = new WeakMap<Storage, Map<string, Kept<Value>>>()
  return (storage: Storage, key: string, read: () => Promise<Value>): Promise<Value> => {
    const kept = byStorage.get(storage) ?? new Map<string, Kept<Value>>()
    byStorage.set(storage, kept)
    const known = kept.get(key)
    const acts = actsSoFar(storage)
    if (known && known.acts === acts && performance.now() < known.until) return known.value
    const entry: Kept<Value> = { value: orStale(read(), known?.good), until: performance.now() + ms, acts, good: known?.good }
    if (kept.size >= MOST_KEPT && !known) kept.delete(kept.keys().next().value ?? '')
    kept.set(key, entry)
    const forget = () => {
      if (kept.get(key) === entry) kept.delete(key)
    }
    entry.value.then((found) => {
      if (found === undefined) forget()
      else if (found !== entry.good?.value) entry.good = { value: found, at: performance.now() }
    }, forget)
    return entry.value
  }
}

/** While the database is away a page that is a little old is better than none; whether a sheet is in time is not decided by it. */
async function orStale<Value>(reading: Promise<Value>, good: Kept<Value>['good']): Promise<Value> {
  try {
    return await reading
  } catch (error) {
    if (good && faultOf(error) && performance.now() - good.at < STALE_MS) return good.value
    throw error
  }
}
