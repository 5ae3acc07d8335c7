import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Reader } from '../../db/storage'
import { listPublishedQuestionnaires } from '../consultations/published-store'
import { log } from '../kernel/log'
import { findTotals } from '../responses/store'
import { asksForVotes, type OutcomeOrder, type Outcomes, readOutcomes } from './ballots'
import { databaseUrlOf } from './kept-sheets'

/** Winners as they were found at one moment. Undefined while they are being found for the first time. */
export type Found = { outcomes: Outcomes; sequence: number } | undefined

interface Kept {
  key: string
  found: Found
  finding: Promise<void>
}

const SMALL = 2000
const MOST_KEPT = 30
const kept = new WeakMap<Reader, Map<string, Kept>>()

/**
 * Winners by the rule of each vote on projects. Of few sheets always those of this moment. Of many what was found
 * last, while newer ones are found aside: a count of a million ballots is nobody's wait.
 */
export async function outcomesNow(reader: Reader, consultationId: number): Promise<Found> {
  const asked = await orderFor(reader, consultationId, null)
  if (!asked) return NOTHING
  return asked.total <= SMALL ? whole(reader, asked) : entryFor(reader, asked).found
}

/** The same of days that are over or of all, complete as of this moment, however long it takes. */
export async function outcomesWhole(reader: Reader, consultationId: number, period: Period | null): Promise<Found> {
  const asked = await orderFor(reader, consultationId, period)
  return asked ? whole(reader, asked) : NOTHING
}

const NOTHING: Found = { outcomes: [], sequence: 0 }

async function whole(reader: Reader, asked: Asked): Promise<Found> {
  for (;;) {
    const entry = entryFor(reader, asked)
    await entry.finding
    if (entry.key === keyOf(asked.order)) return entry.found
  }
}

interface Asked {
  order: OutcomeOrder
  /** Sheets that stand. */
  total: number
}

interface Period {
  from: string
  to: string
}

async function orderFor(reader: Reader, consultationId: number, period: Period | null): Promise<Asked | undefined> {
  const questionnaires = await listPublishedQuestionnaires(reader, consultationId)
  if (!asksForVotes(questionnaires)) return undefined
  const { lastSequence, total } = await findTotals(reader, consultationId)
  const order: OutcomeOrder = {
    consultationId,
    questionnaires,
    upTo: lastSequence,
    from: period?.from ?? null,
    to: period?.to ?? null,
  }
  return { order, total }
}

const keyOf = ({ upTo, questionnaires }: OutcomeOrder): string => `${upTo}|${JSON.stringify(questionnaires)}`

function entryFor(reader: Reader, { order, total }: Asked): Kept {
  const entries = kept.get(reader) ?? new Map<string, Kept>()
  kept.set(reader, entries)
  const name = [order.consultationId, order.from, order.to].join('/')
  const known = entries.get(name)
  const key = keyOf(order)
  // What is being found now is waited for, also where a sheet came in since: else it would never be found.
  if (known && (known.key === key || known.found === undefined)) return known
  const entry: Kept = { key, found: total > SMALL ? known?.found : undefined, finding: Promise.resolve() }
  entry.finding = find(reader, order, total).then(
    (outcomes) => {
      entry.found = { outcomes, sequence: order.upTo }
    },
    (error: unknown) => {
      if (entries.get(name) === entry) entries.delete(name)
      log.error({ err: error }, 'winners could not be found')
      throw error
    },
  )
  entry.finding.catch(() => undefined)
  entries.delete(name)
  entries.set(name, entry)
  const [oldest] = entries.keys()
  if (entries.size > MOST_KEPT && oldest !== undefined) entries.delete(oldest)
  return entry
}

// Beside the bundle only; where the sources run as they are (tests) it takes its turns in the thread of all.
const address = new URL('./outcome-worker.js', import.meta.url)
const hasThreads = existsSync(fileURLToPath(address))

function find(reader: Reader, order: OutcomeOrder, total: number): Promise<Outcomes> {
  const url = databaseUrlOf(reader)
  if (total <= SMALL || !hasThreads || !url) return readOutcomes(reader, order)
  return new Promise((resolve, reject) => {
    const worker = new Worker(address, { workerData: { ...order, url }, resourceLimits: { maxOldGenerationSizeMb: 384 } })
    worker.on('message', resolve)
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('The thread that finds winners ended before it was done.')))
  })
}
