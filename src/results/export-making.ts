import type { Storage } from '../../db/storage'
import { note } from '../audit/act'
import { fieldsOf } from '../kernel/fields'
import { token } from '../kernel/ids'
import { localeOf } from '../kernel/locale'
import { log } from '../kernel/log'
import { errorInWords } from '../kernel/plain-error'
import type { World } from '../kernel/world'
import { endedBefore } from './export-kept'
import { digestOf, type ExportOrder, wordingOf } from './export-order'
import type { Piece } from './export-pieces'
import {
  addPart,
  begun,
  type Hold,
  listOutdated,
  maybeFindUnheld,
  type PreparedExport,
  reached,
  removeExport,
  removeSomeParts,
  saveHeld,
  saveHold,
  saveState,
} from './export-store'
import { makePieces } from './export-thread'
import { queryOf } from './filter-address'
import { openReading } from './reading'

/** Without a word of its holder for so long an export is taken up by whoever looks first. */
export const LEASE = 15_000
const MOST_TRIES = 5
// About 100 kB compressed: the one writer of a SQLite file is soon free again for answers.
const PIECE_BYTES = 1024 * 1024
const PARTS_A_STEP = 8

const busy = new WeakSet<Storage>()

/** Makes what waits, one export after another, unless this process does already; nobody waits for it. */
export function pushExports(world: World): void {
  const { storage } = world
  if (busy.has(storage)) return
  busy.add(storage)
  makeExports(world)
    .catch((error: unknown) => log.error({ err: error }, 'exports could not go on'))
    .finally(() => busy.delete(storage))
}

/** By the clock: removes what is out of date, and takes up what another process left behind. */
export async function tendExports(world: World): Promise<void> {
  await sweep(world)
  pushExports(world)
}

/** Makes what waits until nothing does. What a failed one wrote is kept, and gone on with when its lease is over. */
export async function makeExports(given: World, pieceBytes = PIECE_BYTES): Promise<void> {
  const world: World = { ...given, actor: { kind: 'system', name: 'exports' } }
  await sweep(world)
  for (;;) {
    const held = await takeUp(world, token())
    if (!held) return
    await make(world, held, pieceBytes).catch((error: unknown) => breakOff(world, held, error))
  }
}

type Held = PreparedExport & Hold

const until = (now: Date) => new Date(now.getTime() + LEASE)

const takeUp = note(async ({ writer, now }, heldBy: string): Promise<Held | undefined> => {
  const found = await maybeFindUnheld(writer, now, until(until(now)))
  if (!found) return undefined
  const hold = { id: found.id, heldBy, heldUntil: until(now) }
  await saveHold(writer, hold, found.tries + 1)
  return { ...found, ...hold, tries: found.tries + 1 }
})

// The same lease says when to try again, whether the process lives on or not.
const breakOff = (world: World, held: Held, error: unknown): Promise<void> => {
  const isLast = held.tries >= MOST_TRIES
  const fault = errorInWords(error)
  log.error({ export: held.id, tries: held.tries, err: error }, 'an export broke off')
  return note(async ({ writer, now }) => {
    await saveHeld(writer, held, isLast ? { fault, state: 'failed', endedAt: now } : { fault, heldUntil: until(now) })
  })(world, undefined)
}

async function make(world: World, held: Held, size: number): Promise<void> {
  // It has brought the process down each time, or was left behind by one that did not get on.
  if (held.tries > MOST_TRIES) return breakOff(world, held, new Error('It was taken up too often.'))
  const { id, consultationId, query, values, untilId } = held
  const locale = localeOf(held.locale)
  const reading = await openReading({ ...world, locale }, consultationId, fieldsOf(new URLSearchParams(query)))
  if (queryOf(reading.filter) !== query) throw new Error('The filter is not known any more.')
  const wording = wordingOf(reading, values, locale)
  const kept = await goOnOrBegin(world, held, digestOf(wording))
  const order: ExportOrder = { ...wording, consultationId, ...kept.place, untilId }
  let ordinal = kept.parts
  const options = { compressed: true, size, sheets: held.total }
  for await (const piece of makePieces(world.storage, order, options)) {
    if (!(await keepPiece(world, { held, piece, ordinal }))) return
    if (piece.size > 0) ordinal++
  }
  await finish(world, held)
  log.info({ export: id, parts: ordinal }, 'an export is done')
}

/** How far the parts that are kept reach; nowhere when they say something else than they would today. */
async function goOnOrBegin(world: World, held: Held, wording: string) {
  if (held.wording === wording) {
    const { bytes: start, lastId, done, rows, untilId, parts } = held
    return { parts, place: { start, lastId, done, rows, untilId } }
  }
  if (held.parts > 0) while (await removeParts(world, held.id));
  await begin(world, { held, wording })
  return { parts: 0, place: { start: 0, lastId: 0, done: 0, rows: 0, untilId: held.untilId } }
}

const begin = note(({ writer }, { held, wording }: { held: Held; wording: string }) => saveHeld(writer, held, begun(wording)))

interface Kept {
  held: Held
  piece: Piece
  ordinal: number
}

const keepPiece = note(async ({ writer, now }, { held, piece, ordinal }: Kept): Promise<boolean> => {
  const { content, size, place } = piece
  const changed = { ...reached(place), parts: size > 0 ? ordinal + 1 : ordinal, tries: 0, heldUntil: until(now) }
  if (!(await saveHeld(writer, held, changed))) return false
  const part = { exportId: held.id, ordinal, start: place.start - size, size, content: Buffer.from(content.buffer) }
  if (size > 0) await addPart(writer, part)
  return true
})

const finish = note(({ writer, now }, held: Held) => saveHeld(writer, held, { state: 'done', endedAt: now, heldBy: null }))

const removeParts = note(({ writer }, id: number) => removeSomeParts(writer, id, PARTS_A_STEP))
const removeRow = note(({ writer }, id: number) => removeExport(writer, id))
const giveUp = note(({ writer }, id: number) => saveState(writer, id, { state: 'cancelled' }))

async function sweep(world: World): Promise<void> {
  for (const { id, state } of await listOutdated(world.storage.reader, endedBefore(world.now()))) {
    if (state !== 'cancelled') await giveUp(world, id)
    while (await removeParts(world, id));
    await removeRow(world, id)
  }
}
