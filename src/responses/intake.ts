import { faultOf, type Storage, type Writer } from '../../db/storage'
import { phaseAt } from '../consultations/consultation'
import { readable } from '../kernel/ids'
import { countGroup, meters } from '../kernel/meters'
import { dayOf } from '../kernel/moment'
import { Problem, problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { addSheets, type NewSheet } from './add-sheets-store'
import type { AnswerSheet } from './answer-sheet'
import { type CountChange, type Dates, listKnownKeys, maybeFindDates } from './intake-store'
import { giveBackPlaces, takePlaces } from './quota-places'
import { CODE_LENGTH } from './receipt'
import { CONSENT_VERSION, type ReplyContact } from './reply-contact'

export interface Submission {
  consultationId: number
  /** The idempotency key: at most one sheet a consultation and key (docs/decisions/002-the-idempotency-key.md). */
  key: string
  sheet: AnswerSheet
  unitId: number | null
  placeId: number | null
  channel: 'web' | 'paper' | 'meeting' | 'assisted'
  contact: ReplyContact | null
}

/** The receipt's code, or that this key has a sheet already, which stays as it is. */
export type Intaken = { code: string } | 'known'

const MOST_IN_A_GROUP = 200
const MOST_WAITING = 5000
const TRIES_ALONE = 3

interface Waiting {
  submission: Submission
  settle: (outcome: Intaken | Error) => void
}

const intakes = new WeakMap<Storage, (world: World, submission: Submission) => Promise<Intaken>>()

/**
 * Stores a sheet; the promise is kept when it is on disk. Sheets that come while a group is written form the next
 * group, without timers (docs/decisions/004-storing-answers-in-groups.md). Throws notOpen, and busy when too many wait.
 */
export function takeIn(world: World, submission: Submission): Promise<Intaken> {
  const known = intakes.get(world.storage)
  if (known) return known(world, submission)
  const made = intakeOf(world.storage)
  intakes.set(world.storage, made)
  return made(world, submission)
}

function intakeOf(storage: Storage) {
  const waiting: Waiting[] = []
  let running = false

  async function drain(now: () => Date): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.splice(0, MOST_IN_A_GROUP)
      const start = performance.now()
      const outcomes = await store(storage, group, now).catch((error: unknown) => faultFor(error, group))
      if (outcomes) settleAll(group, outcomes)
      else for (const each of group) settleAll([each], [await alone(storage, each, now)])
      countGroup(group.length, performance.now() - start)
    }
    running = false
  }

  return (world: World, submission: Submission): Promise<Intaken> => {
    if (waiting.length >= MOST_WAITING) return Promise.reject(problem('busy'))
    return new Promise((resolve, reject) => {
      meters.intake.waiting++
      waiting.push({ submission, settle: (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)) })
      if (running) return
      running = true
      setImmediate(() => void drain(world.now))
    })
  }
}

// A full queue, or a full disk, will not be emptier for one after the other.
function faultFor(error: unknown, group: readonly Waiting[]): Error[] | undefined {
  const fault = faultOf(error)
  return fault && group.map(() => fault)
}

function settleAll(group: readonly Waiting[], outcomes: readonly (Intaken | Error)[]): void {
  for (const [place, { settle }] of group.entries()) settle(outcomes[place] ?? problem('busy'))
}

const store = (storage: Storage, group: readonly Waiting[], now: () => Date) =>
  storage.write(
    (writer) =>
      writeGroup(
        writer,
        group.map(({ submission }) => submission),
        now(),
      ),
    {
      // Places of quotas are taken together with the sheets, or neither.
      isolation: group.some(({ submission: { sheet } }) => sheet.quotas?.length) ? 'readCommitted' : 'oneStatement',
    },
  )

// One that harmed its group, or was harmed by it: by itself, with another code each time.
async function alone(storage: Storage, each: Waiting, now: () => Date): Promise<Intaken | Error> {
  for (let tries = 1; ; tries++) {
    try {
      return (await store(storage, [each], now))[0] ?? problem('busy')
    } catch (error) {
      const told = error instanceof Problem ? error : faultOf(error)
      if (told || tries >= TRIES_ALONE) return told ?? (error instanceof Error ? error : new Error(String(error)))
    }
  }
}

/**
 * The whole of a group in one transaction. An outcome is a problem only when the sheet itself is refused. A key that
 * another process stores after it was looked up breaks the group, whose sheets are then tried one by one.
 */
async function writeGroup(writer: Writer, group: readonly Submission[], now: Date): Promise<(Intaken | Problem)[]> {
  const outcomes = new Map<Submission, Intaken | Problem>()
  const fresh = await freshOf(writer, group)
  const wanted = fresh.filter(({ sheet }) => sheet.quotas?.length)
  if (wanted.length > 0) {
    const full = await takePlaces(writer, wanted)
    for (const each of full) outcomes.set(each, problem('full', { consultation: each.consultationId }))
    fresh.splice(0, fresh.length, ...fresh.filter((each) => !full.has(each)))
  }
  for (let tries = 1; fresh.length > 0; tries++) {
    const dates = await openOnes(writer, fresh, now)
    for (const each of fresh.splice(0)) {
      if (dates.has(each.consultationId)) fresh.push(each)
      else outcomes.set(each, problem('notOpen', { consultation: each.consultationId }))
    }
    // Nobody changes a consultation's dates again and again within a millisecond.
    if (tries > 5) throw problem('busy')
    const sheets = fresh.map((each) => newSheet(each, now))
    const rows = sheets.map(({ row }) => row)
    const stored = await addSheets(writer, { sheets, counts: summed(rows, dayOf(now)), dates })
    const again: Submission[] = []
    for (const [place, each] of fresh.entries()) {
      if (stored.has(each.consultationId)) outcomes.set(each, { code: rows[place]?.code ?? '' })
      else again.push(each)
    }
    fresh.splice(0, fresh.length, ...again)
  }
  const without = wanted.filter((each) => {
    const outcome = outcomes.get(each)
    return outcome instanceof Problem && outcome.kind !== 'full'
  })
  await giveBackPlaces(writer, without)
  return group.map((submission) => outcomes.get(submission) ?? refusalOf(submission, outcomes) ?? 'known')
}

/** Pressed twice into one group: what is said of the first counts for the second, which has no sheet to be known by. */
function refusalOf({ consultationId, key }: Submission, outcomes: ReadonlyMap<Submission, Intaken | Problem>) {
  for (const [first, outcome] of outcomes)
    if (outcome instanceof Problem && first.key === key && first.consultationId === consultationId) return outcome
  return undefined
}

/** Those whose key has no sheet yet, each key once. */
async function freshOf(writer: Writer, group: readonly Submission[]): Promise<Submission[]> {
  const fresh: Submission[] = []
  for (const consultationId of new Set(group.map((each) => each.consultationId))) {
    const mine = group.filter((each) => each.consultationId === consultationId)
    const keys = mine.map(({ key }) => key)
    const known = new Set(await listKnownKeys(writer, consultationId, keys))
    fresh.push(...mine.filter(({ key }) => !known.has(key) && known.add(key)))
  }
  return fresh
}

/** The dates of those consultations of the group that are open now. */
async function openOnes(writer: Writer, group: readonly Submission[], now: Date): Promise<Map<number, Dates>> {
  const open = new Map<number, Dates>()
  for (const id of new Set(group.map((each) => each.consultationId))) {
    const dates = await maybeFindDates(writer, id)
    if (dates && phaseAt(dates, now) === 'open') open.set(id, dates)
  }
  return open
}

function newSheet({ consultationId, key, sheet, unitId, placeId, channel, contact }: Submission, now: Date): NewSheet {
  return {
    row: {
      consultationId,
      version: sheet.version,
      key,
      code: readable(CODE_LENGTH),
      unitId,
      placeId,
      channel,
      receivedAt: now,
      changedAt: now,
      revision: 1,
      answers: sheet.answers,
    },
    words: sheet.words,
    apart: (sheet.apart ?? []).map((each) => ({ ...each, consentedAt: now })),
    contact: contact && { phone: contact.phone, consentVersion: CONSENT_VERSION, consentedAt: now },
  }
}

/** One change a counter, in one order for every group. */
function summed(rows: readonly NewSheet['row'][], day: string): CountChange[] {
  const counts = new Map<string, CountChange>()
  for (const { consultationId, unitId, placeId, channel } of rows) {
    const name = `${consultationId}/${unitId ?? 0}/${placeId ?? 0}/${channel}`
    const known = counts.get(name)
    if (known) known.total++
    else counts.set(name, { consultationId, unitId: unitId ?? 0, placeId: placeId ?? 0, channel, day, total: 1 })
  }
  return [...counts.values()]
}
