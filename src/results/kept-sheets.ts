import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Reader } from '../../db/storage'
import { listPublishedQuestionnaires } from '../consultations/published-store'
import { listSheetsBetween } from '../responses/reading-store'
import { findTotals } from '../responses/store'
import { type BuildOrder, buildSheets } from './build-sheets'
import { blankSheets, bytesOf, type Sheets } from './columns'
import { encodersOf } from './encode'
import { type Plan, planOf } from './plan'
import type { Results } from './results'
import type { WorkerTold } from './tabulate-worker'
import { type Encoders, takeIn } from './take-in'

/** The columns of one consultation, kept in this process and extended before each reading, so never stale. */
export interface KeptSheets {
  plan: Plan
  sheets: Sheets
  /** Results of the last few filters at this sequence. */
  tallies: Map<string, Results>
}

export interface Progress {
  done: number
  total: number
}

interface Entry extends KeptSheets {
  wording: string
  encoders: Encoders
  progress: Progress
  isBuilt: boolean
  built: Promise<void>
  turn: Promise<void>
  idle: NodeJS.Timeout | undefined
}

const SMALL = 20_000
const ROWS_A_PAGE = 1000
// Rows read live shortly; a small nursery costs a little time and saves 150 MB.
const YOUNG_MB = 12
const MOST_KEPT = 8
const MOST_BYTES = 256 * 1024 * 1024
const IDLE_MS = 15 * 60 * 1000

const shelves = new WeakMap<Reader, Map<number, Entry>>()

/** The columns with everything that is stored by now; waits while they are being built. */
export async function openSheets(reader: Reader, consultationId: number): Promise<KeptSheets> {
  const entry = await entryFor(reader, consultationId, undefined)
  await entry.built
  const refreshed = entry.turn.then(() => refresh(reader, consultationId, entry))
  entry.turn = refreshed.catch(() => undefined)
  await refreshed
  touch(shelfOf(reader), consultationId, entry)
  return entry
}

/** Undefined when figures can be shown at once; else how far a build in a thread of its own, begun now or before, has come. */
export async function progressOf(reader: Reader, consultationId: number, databaseUrl: string): Promise<Progress | undefined> {
  const entry = await entryFor(reader, consultationId, databaseUrl)
  if (entry.progress.total <= SMALL) await entry.built
  return entry.isBuilt ? undefined : entry.progress
}

async function entryFor(reader: Reader, consultationId: number, databaseUrl: string | undefined): Promise<Entry> {
  const questionnaires = await listPublishedQuestionnaires(reader, consultationId)
  const { lastSequence, total } = await findTotals(reader, consultationId)
  const wording = JSON.stringify(questionnaires)
  const shelf = shelfOf(reader)
  const known = shelf.get(consultationId)
  if (known?.wording === wording) return known
  const plan = planOf(questionnaires)
  const entry = begin(reader, { plan, consultationId, upTo: lastSequence, room: total }, wording, databaseUrl)
  shelf.set(consultationId, entry)
  entry.built.catch(() => shelf.delete(consultationId))
  return entry
}

function begin(reader: Reader, order: BuildOrder, wording: string, databaseUrl: string | undefined): Entry {
  const progress = { done: 0, total: order.room }
  const tell = (done: number) => {
    progress.done = done
  }
  const worker = databaseUrl !== undefined && order.room > SMALL ? workerFile() : undefined
  const making = worker ? inThread(worker, { ...order, url: databaseUrl ?? '' }, tell) : buildSheets(reader, order, tell)
  const entry: Entry = {
    plan: order.plan,
    sheets: blankSheets(order.plan, 0),
    tallies: new Map(),
    wording,
    encoders: new Map(),
    progress,
    isBuilt: false,
    built: making.then((sheets) => {
      entry.sheets = sheets
      entry.encoders = encodersOf(order.plan, sheets.columns)
      entry.isBuilt = true
    }),
    turn: Promise.resolve(),
    idle: undefined,
  }
  return entry
}

// Beside the bundle only; where the sources run as they are (tests) the build takes its turns in this thread.
function workerFile(): URL | undefined {
  const address = new URL('./tabulate-worker.js', import.meta.url)
  return existsSync(fileURLToPath(address)) ? address : undefined
}

function inThread(file: URL, order: BuildOrder & { url: string }, tell: (done: number) => void): Promise<Sheets> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: order, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
    worker.on('message', (told: WorkerTold) => ('sheets' in told ? resolve(told.sheets) : tell(told.done)))
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('The thread that counts ended before it was done.')))
  })
}

async function refresh(reader: Reader, consultationId: number, entry: Entry): Promise<void> {
  for (;;) {
    const { sheets } = entry
    const upTo = Number.MAX_SAFE_INTEGER
    const rows = await listSheetsBetween(reader, consultationId, { after: sheets.sequence, upTo, limit: ROWS_A_PAGE })
    if (rows.length > 0) entry.tallies.clear()
    takeIn(sheets, entry.encoders, rows)
    if (rows.length < ROWS_A_PAGE) return
    await new Promise(setImmediate)
  }
}

function shelfOf(reader: Reader): Map<number, Entry> {
  const known = shelves.get(reader)
  if (known) return known
  const made = new Map<number, Entry>()
  shelves.set(reader, made)
  return made
}

// The most recently read stands last; the first ones go when there are too many or they are too large.
function touch(shelf: Map<number, Entry>, consultationId: number, entry: Entry): void {
  clearTimeout(entry.idle)
  entry.idle = setTimeout(() => shelf.delete(consultationId), IDLE_MS).unref()
  if (shelf.get(consultationId) !== entry) return
  shelf.delete(consultationId)
  shelf.set(consultationId, entry)
  let bytes = [...shelf.values()].reduce((sum, each) => sum + bytesOf(each.sheets), 0)
  for (const [id, each] of shelf) {
    if (each === entry || (shelf.size <= MOST_KEPT && bytes <= MOST_BYTES)) return
    if (!each.isBuilt) continue
    bytes -= bytesOf(each.sheets)
    shelf.delete(id)
  }
}
