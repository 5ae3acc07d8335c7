import type { Reader } from '../../db/storage'
import { listPublishedQuestionnaires } from '../consultations/published-store'
import { Problem, problem } from '../kernel/problem'
import { listSheetsBetween } from '../responses/reading-store'
import { findTotals } from '../responses/store'
import { buildInThread, hasThreads, THREAD_BYTES } from './build-in-thread'
import { type BuildProgress, buildSheets } from './build-sheets'
import { blankSheets, bytesASheet, bytesNeeded, bytesOf, roomFor, type Sheets } from './columns'
import { bytesOfEncoders, type Encoders, encodersOf } from './encode'
import { beyondOf, type Holder, type Memory, memoryWithin } from './memory'
import { againWhenOutgrown } from './outgrown'
import { type Plan, planOf } from './plan'
import { type Remembered, remembered } from './remembered'
import { takeIn } from './take-in'

/** The columns of one consultation, kept in this process and extended before each reading, so never stale. */
export interface KeptSheets {
  plan: Plan
  sheets: Sheets
  /** Results of the last few filters at this sequence. */
  tallies: Remembered
}

interface Entry extends KeptSheets, Holder {
  consultationId: number
  wording: string
  encoders: Encoders
  progress: { done: number; total: number }
  isBuilt: boolean
  built: Promise<void>
  readers: number
  turn: Promise<unknown>
  idle: NodeJS.Timeout | undefined
}

interface Shelf {
  memory: Memory
  /** What a sheet of a consultation turned out to need, in bytes. */
  learned: Map<number, number>
  /** Where a thread of its own reads; undefined: builds take their turns in this one. */
  databaseUrl: string | undefined
  entries: Map<number, Entry>
}

/** How far the count has come that a page waits for. */
export type Progress =
  | { kind: 'counting'; done: number; total: number }
  | { kind: 'inLine'; ahead: number }
  /** In megabytes: what the sheets of this one consultation need, and what is allowed. */
  | { kind: 'beyond'; needed: number; limit: number }

const SMALL = 20_000
const ROWS_A_PAGE = 1000
const IDLE_MS = 15 * 60 * 1000
const MEGABYTE = 1024 * 1024
const DEFAULT_MB = 256
// A consultation costs this much before its first sheet: its plan and what belongs to it.
const OWN_BYTES = 32 * 1024
// Room for what comes in while it is built, and for numbers that are wider than most.
const MARGIN = 1.1

const shelves = new WeakMap<Reader, Shelf>()

/** Says once a process where its columns are read from and how much memory all of them may take together. */
export function keepWithin(reader: Reader, { databaseUrl, megabytes }: { databaseUrl?: string; megabytes: number }): void {
  shelves.set(reader, { memory: memoryWithin(megabytes * MEGABYTE), databaseUrl, entries: new Map(), learned: new Map() })
}

export const databaseUrlOf = (reader: Reader): string | undefined => shelfOf(reader).databaseUrl

/** The memory that columns kept or being built hold or have reserved, in bytes. */
export const bytesKept = (reader: Reader): number => shelfOf(reader).memory.used()

/**
 * Reads the columns with everything that is stored by now; waits while they are being built. Readers of one
 * consultation take turns, so a reading may pause without seeing half a change. Throws beyondMemory.
 */
export const readKept = <Result>(
  reader: Reader,
  consultationId: number,
  read: (kept: KeptSheets) => Promise<Result> | Result,
): Promise<Result> => againWhenOutgrown(() => readOnce(reader, consultationId, read))

async function readOnce<Result>(
  reader: Reader,
  consultationId: number,
  read: (kept: KeptSheets) => Promise<Result> | Result,
): Promise<Result> {
  const shelf = shelfOf(reader)
  const entry = await entryFor(reader, shelf, consultationId)
  entry.readers++
  entry.busy = true
  try {
    await entry.built
    const done = entry.turn.then(async () => {
      await refresh(reader, entry)
      return read(entry)
    })
    entry.turn = done.then(nothing, nothing)
    return await done
  } finally {
    entry.readers--
    if (entry.isBuilt && entry.readers === 0) rest(shelf, entry)
  }
}

/** Undefined when figures can be shown at once; else what the page waits for. A build begun now goes on by itself. */
export async function progressOf(reader: Reader, consultationId: number): Promise<Progress | undefined> {
  const shelf = shelfOf(reader)
  try {
    const entry = await entryFor(reader, shelf, consultationId)
    if (entry.isBuilt) return undefined
    const ahead = shelf.memory.ahead(entry)
    if (ahead !== undefined) return { kind: 'inLine', ahead }
    if (entry.large) return { kind: 'counting', ...entry.progress }
    await againWhenOutgrown(async () => (await entryFor(reader, shelf, consultationId)).built)
    return undefined
  } catch (error) {
    if (error instanceof Problem && error.kind === 'beyondMemory') return { kind: 'beyond', ...beyondOf(error) }
    throw error
  }
}

const nothing = () => undefined

async function entryFor(reader: Reader, shelf: Shelf, consultationId: number): Promise<Entry> {
  const questionnaires = await listPublishedQuestionnaires(reader, consultationId)
  const { lastSequence, total } = await findTotals(reader, consultationId)
  const wording = JSON.stringify(questionnaires)
  const known = shelf.entries.get(consultationId)
  if (known?.wording === wording) return known
  if (known) forget(shelf, known)
  const plan = planOf(questionnaires)
  const bytes = reservation(shelf, consultationId, plan, total)
  const entry = blankEntry({ shelf, plan, consultationId, wording, total, bytes })
  shelf.entries.set(consultationId, entry)
  entry.built = build(reader, shelf, entry, lastSequence)
  entry.built.catch(() => {
    entry.busy = false
    forget(shelf, entry)
  })
  return entry
}

/**
 * How much to reserve. Before the first counting that is what full sheets would need, and where this is too much all
 * there is, for most sheets need a half of it. Throws beyondMemory when even a third is too much.
 */
function reservation({ memory, learned }: Shelf, consultationId: number, plan: Plan, total: number): number {
  const known = learned.get(consultationId)
  const aSheet = known ?? bytesASheet(plan)
  const needed = OWN_BYTES + Math.ceil(bytesNeeded(total, aSheet) * MARGIN) + (total > SMALL ? THREAD_BYTES : 0)
  memory.demand(known === undefined ? needed / 3 : needed)
  return Math.min(needed, memory.limit)
}

interface Blank {
  shelf: Shelf
  plan: Plan
  consultationId: number
  wording: string
  total: number
  bytes: number
}

function blankEntry({ shelf, plan, consultationId, wording, total, bytes }: Blank): Entry {
  const entry: Entry = {
    plan,
    consultationId,
    wording,
    sheets: blankSheets(plan),
    tallies: remembered(),
    encoders: new Map(),
    progress: { done: 0, total },
    isBuilt: false,
    built: Promise.resolve(),
    readers: 0,
    turn: Promise.resolve(),
    idle: undefined,
    large: total > SMALL,
    busy: true,
    bytes,
    drop: () => {
      clearTimeout(entry.idle)
      if (shelf.entries.get(consultationId) === entry) shelf.entries.delete(consultationId)
    },
  }
  return entry
}

async function build(reader: Reader, shelf: Shelf, entry: Entry, upTo: number): Promise<void> {
  await shelf.memory.reserve(entry)
  const { plan, consultationId } = entry
  const reserved = entry.bytes
  const tell = ({ done, bytes }: BuildProgress) => {
    entry.progress.done = done
    const needed = bytes + OWN_BYTES + (entry.large ? THREAD_BYTES : 0)
    if (needed <= reserved || shelf.memory.resize(entry, needed)) return
    shelf.learned.set(consultationId, bytes / roomFor(done))
    reservation(shelf, consultationId, plan, entry.progress.total)
    throw problem('busy')
  }
  const order = { plan, consultationId, upTo }
  const { databaseUrl } = shelf
  const sheets =
    entry.large && hasThreads && databaseUrl
      ? await buildInThread({ ...order, url: databaseUrl }, tell)
      : await buildSheets(reader, order, tell)
  shelf.learned.set(consultationId, bytesOf(sheets) / roomFor(sheets.size))
  entry.sheets = sheets
  entry.encoders = encodersOf(plan, sheets.values)
  entry.isBuilt = true
  if (entry.readers === 0) rest(shelf, entry)
}

async function refresh(reader: Reader, { consultationId, sheets, encoders, tallies }: Entry): Promise<void> {
  for (;;) {
    const after = sheets.sequence
    const upTo = Number.MAX_SAFE_INTEGER
    const rows = await listSheetsBetween(reader, consultationId, { after, upTo, limit: ROWS_A_PAGE })
    if (rows.length > 0) tallies.clear()
    takeIn(sheets, encoders, rows)
    if (rows.length < ROWS_A_PAGE) return
    await new Promise(setImmediate)
  }
}

// Nobody reads it now: it may be dropped, and at once when it has become larger than there is room for.
function rest(shelf: Shelf, entry: Entry): void {
  clearTimeout(entry.idle)
  entry.idle = setTimeout(() => forget(shelf, entry), IDLE_MS).unref()
  entry.busy = false
  shelf.memory.warm(entry)
  const bytes = OWN_BYTES + bytesOf(entry.sheets) + bytesOfEncoders(entry.encoders) + entry.tallies.bytes()
  if (shelf.entries.get(entry.consultationId) === entry && shelf.memory.resize(entry, bytes)) shelf.memory.release(entry)
  else forget(shelf, entry)
}

// What is being built or read holds its memory until that is done.
function forget(shelf: Shelf, entry: Entry): void {
  entry.drop()
  if (!entry.busy) shelf.memory.leave(entry)
}

function shelfOf(reader: Reader): Shelf {
  const known = shelves.get(reader)
  if (known) return known
  keepWithin(reader, { megabytes: DEFAULT_MB })
  return shelfOf(reader)
}
