import { note } from '../audit/act'
import { log } from '../kernel/log'
import { dayOf, momentOf } from '../kernel/moment'
import type { World } from '../kernel/world'
import { askedDoubts, blankDay, type DayLedger, type Doubt, doubtsOf, enter, usualBefore } from './doubt'
import { listChallengeCounts, maybeFindLook, saveDoubts, saveLook } from './doubt-store'
import { type CountedSheet, listSheetsBetween } from './reading-store'
import { findTotals, listCounts } from './store'

/**
 * Looks through the sheets of a consultation once, a day at a time, in the order they came. The day under way stays in
 * memory; after a restart it is read again, no more. Nothing of it is on the way of a resident's answer.
 */

/** How many changes lie between what was looked through and the last one. */
export interface Looked {
  left: number
  total: number
}

interface Position {
  ledger: DayLedger
  sequence: number
  /** A sheet that was changed comes again under the id it had. */
  greatestId: number
  looked: Promise<Looked>
  lookedAt: number
}

// Small pages: while one is entered nobody else has a turn.
const ROWS_A_PAGE = 125
const AT_ONCE = 20_000
const REST_MS = 20_000
const MOST_CONSULTATIONS = 30

const positions = new WeakMap<World['storage'], Map<number, Position>>()

/**
 * Brings the doubts up to date, at most once in some seconds. Where much was never looked through it goes on by
 * itself and tells how far it is. `now` looks at once.
 */
export async function lookForDoubts(world: World, consultationId: number, when: 'now' | 'seldom' = 'seldom'): Promise<Looked> {
  const known = positions.get(world.storage) ?? new Map<number, Position>()
  positions.set(world.storage, known)
  const first = known.get(consultationId) ?? (await firstPosition(world, consultationId))
  // Of two that came at the same moment one looks for both.
  const position = known.get(consultationId) ?? first
  known.delete(consultationId)
  known.set(consultationId, position)
  if (known.size > MOST_CONSULTATIONS) known.delete(known.keys().next().value ?? 0)
  if (when === 'now' || performance.now() - position.lookedAt > REST_MS) {
    position.lookedAt = performance.now()
    position.looked = position.looked.catch(() => NOTHING).then(() => look(world, consultationId, position))
    position.looked.catch(() => log.warn('sheets were not looked through'))
  }
  const { lastSequence } = await findTotals(world.storage.reader, consultationId)
  const left = lastSequence - position.sequence
  return left > AT_ONCE ? { left, total: lastSequence } : position.looked
}

/** The same beside other work: nobody waits for it. */
export function lookAside(world: World, consultationId: number): void {
  lookForDoubts(world, consultationId).catch(() => undefined)
}

async function firstPosition(world: World, consultationId: number): Promise<Position> {
  const look = await maybeFindLook(world.storage.reader, consultationId)
  const ledger = blankDay(look?.day ?? '')
  return { ledger, sequence: look?.sequence ?? 0, greatestId: 0, looked: NOTHING, lookedAt: Number.NEGATIVE_INFINITY }
}

const NOTHING: Promise<Looked> = Promise.resolve({ left: 0, total: 0 })

async function look(world: World, consultationId: number, position: Position): Promise<Looked> {
  const { reader } = world.storage
  const counts = await listCounts(reader, consultationId)
  const firstDay = counts.reduce((first, { day }) => (day < first ? day : first), dayOf(world.now()))
  const finish = async () => {
    const { ledger, sequence } = position
    const since = momentOf(ledger.day)
    if (!since) return
    const asked = await listChallengeCounts(reader, consultationId, since)
    const found = doubtsOf(ledger, usualBefore(ledger.day, firstDay, counts), world.now())
    await keep(world, { consultationId, found: [...found, ...askedDoubts(asked)], sequence, day: ledger.day })
  }
  for (;;) {
    const range = { after: position.sequence, upTo: Number.MAX_SAFE_INTEGER, limit: ROWS_A_PAGE }
    const rows = await listSheetsBetween(reader, consultationId, range)
    for (const row of rows) {
      if (isNew(position, row)) {
        const day = dayOf(row.receivedAt)
        if (day > position.ledger.day) {
          await finish()
          position.ledger = blankDay(day)
          await begin(world, { consultationId, sequence: position.sequence, day })
        }
        enter(position.ledger, row)
        position.greatestId = row.id
      }
      position.sequence = row.sequence
    }
    if (rows.length < ROWS_A_PAGE) break
    await new Promise(setImmediate)
  }
  await finish()
  return { left: 0, total: position.sequence }
}

const isNew = ({ ledger, greatestId }: Position, row: CountedSheet): boolean =>
  row.deletedAt === null && row.id > greatestId && dayOf(row.receivedAt) >= ledger.day

interface Kept {
  consultationId: number
  found: readonly Doubt[]
  sequence: number
  day: string
}

const keep = note<Kept, void>(({ writer }, { consultationId, found }) => saveDoubts(writer, consultationId, found))

const begin = note<Omit<Kept, 'found'>, void>(({ writer }, look) => saveLook(writer, look))
