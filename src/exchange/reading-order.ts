import type { PbFault, PbLimits } from '../budgeting/pb'
import { readPb } from '../budgeting/pb-read'
import type { Locale } from '../kernel/locale'
import { budgetOfPb } from '../questions/budget-pb'
import { type BudgetSettings, budgetSettings, MOST_PROJECTS } from '../questions/budget-settings'
import { heldOf } from './file'
import type { Medium } from './media'
import { type Outcome, type Read, refuse } from './outcome'
import { readSource, type Source } from './source'
import { type ReadFile, readTranslationFile } from './translation-file'

/** What there is to read of a file that somebody sent; plain values, for they go to a process of its own. */
export type ReadingOrder = QuestionnaireOrder | { kind: 'pb' | 'translation'; bytes: Buffer }

export interface QuestionnaireOrder {
  kind: 'questionnaire'
  bytes: Buffer
  locale: Locale
  /** What this house has of the pictures a file of our own names; null believes the file. */
  known: readonly Medium[] | null
}

export interface ReadQuestionnaire {
  source: Source
  outcome: Outcome
  /** The same as a file of our own, for the page to hold. */
  held: string
}

export type ReadBudget = { ok: true; settings: BudgetSettings } | { ok: false; faults: readonly PbFault[] }

/** Bytes of what a page may hold of a file, to send it again. */
export const HELD_LARGEST = 2 * 1024 * 1024
const PB_LIMITS: PbLimits = { bytes: 5_000_000, projects: MOST_PROJECTS, votes: 200_000 }

export async function readOrdered(order: ReadingOrder): Promise<Read<ReadQuestionnaire> | ReadBudget | ReadFile> {
  if (order.kind === 'questionnaire') return readQuestionnaire(order)
  return order.kind === 'pb' ? readBudget(order.bytes) : readTranslationFile(order.bytes)
}

async function readQuestionnaire({ bytes, locale, known }: QuestionnaireOrder): Promise<Read<ReadQuestionnaire>> {
  const read = await readSource(bytes, locale, known)
  if (!read.ok) return read
  const held = heldOf(read.outcome)
  return Buffer.byteLength(held) > HELD_LARGEST ? refuse('tooLarge') : { ...read, held }
}

/** What cannot be a vote of ours is refused like what cannot be read. */
function readBudget(bytes: Buffer): ReadBudget {
  if (bytes.length === 0) return { ok: false, faults: [{ line: 0, fault: 'noFile', values: [] }] }
  const read = readPb(bytes, PB_LIMITS)
  if (!read.ok) return read
  const settings = budgetSettings.safeParse(budgetOfPb(read.file))
  if (settings.success) return { ok: true, settings: settings.data }
  return { ok: false, faults: [{ line: 0, fault: 'tooFewProjects', values: [2] }] }
}
