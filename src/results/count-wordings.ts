import type { WordingChoice } from '../questions/wordings'
import { partsOf, type Wording, wordingsOf } from '../questions/wordings'
import type { Block, Sheets } from './columns'
import { ANSWERED, ASKED } from './columns'
import { blankCounts, countQuestion, type QuestionCounts } from './count'
import type { Plan } from './plan'
import type { Selection } from './select'

/** The counts of one question, a wording each, and which of them go together. */
export interface CountedWordings {
  /** Newest part first. */
  parts: readonly (readonly Wording[])[]
  counts: ReadonlyMap<Wording, QuestionCounts>
}

/** Counts what was asked in several wordings by wording; everything else in one go. */
export function countingWordings(plan: Plan, sheets: Sheets, choices: readonly WordingChoice[]) {
  const places = new Map(plan.questionnaires.map(({ version }, place) => [version, place]))
  const placesOf = ({ versions }: Wording) => versions.map((each) => places.get(each) ?? 0)
  const asked = plan.questions.map(({ question }, place) => {
    const wordings = wordingsOf(question, plan.questionnaires, choices)
    const counts = new Map(wordings.map((wording) => [wording, blankCounts(plan, sheets, place)] as const))
    return { wordings, counts }
  })
  return {
    add: (block: Block, selection: Selection): void => {
      const byVersion = remembered((wanted) => ofVersions(block, selection, wanted))
      for (const [place, { counts }] of asked.entries()) {
        for (const [wording, own] of counts)
          countQuestion({ counts: own, plan, block, place }, counts.size === 1 ? selection : byVersion(placesOf(wording)))
      }
    },
    found: (): CountedWordings[] => asked.map(({ wordings, counts }) => ({ parts: partsOf(wordings), counts })),
  }
}

/** Several questions changed with the same version: the sheets are picked once. */
function remembered(pick: (wanted: readonly number[]) => Selection) {
  const known = new Map<string, Selection>()
  return (wanted: readonly number[]): Selection => {
    const key = wanted.join()
    const selection = known.get(key) ?? pick(wanted)
    known.set(key, selection)
    return selection
  }
}

/** Of a selection those that answered one of these versions. */
export function ofVersions({ versions }: Block, { size, rows }: Selection, wanted: readonly number[]): Selection {
  if (versions.length === 0) return wanted.includes(0) ? { size, rows } : { size: 0, rows: NOTHING }
  const table = new Uint8Array(Math.max(-1, ...wanted) + 1)
  for (const each of wanted) table[each] = 1
  const picked = new Uint16Array(size)
  let kept = 0
  for (let each = 0; each < size; each++) {
    const row = rows === null ? each : (rows[each] ?? 0)
    if (!table[versions[row] ?? 0]) continue
    picked[kept++] = row
  }
  return { size: kept, rows: picked }
}

/** The places of the versions whose answers to all these variables are counted together; undefined for every version. */
export function newestVersions(
  plan: Plan,
  variables: readonly string[],
  choices: readonly WordingChoice[],
): number[] | undefined {
  const ids = new Set(variables.map((id) => id.split('.', 1)[0]))
  const crossed = plan.questions.filter(({ question }) => ids.has(question.id))
  const parts = crossed.map(({ question }) => partsOf(wordingsOf(question, plan.questionnaires, choices)))
  if (parts.every((each) => each.length === 1)) return undefined
  const together = parts.map(([newest = []]) => newest.flatMap(({ versions }) => versions))
  return plan.questionnaires.flatMap(({ version }, place) => (together.every((each) => each.includes(version)) ? [place] : []))
}

const NOTHING = new Uint16Array(0)

export const askedIn = ({ statuses }: QuestionCounts): number => (statuses[ASKED] ?? 0) + (statuses[ANSWERED] ?? 0)
export const answeredIn = ({ statuses }: QuestionCounts): number => statuses[ANSWERED] ?? 0

/** The counts of several wordings as one. */
export function summed(counts: readonly QuestionCounts[]): QuestionCounts {
  const [first, ...others] = counts
  if (!first) throw new Error('There is nothing to add up.')
  const sum = (one: Uint32Array, rest: readonly (Uint32Array | undefined)[]) =>
    one.map((count, place) => rest.reduce((all, each) => all + (each?.[place] ?? 0), count))
  return {
    statuses: sum(
      first.statuses,
      others.map(({ statuses }) => statuses),
    ),
    variables: first.variables.map(({ even, odd }, at) => ({
      even: sum(
        even,
        others.map(({ variables }) => variables[at]?.even),
      ),
      odd: sum(
        odd,
        others.map(({ variables }) => variables[at]?.odd),
      ),
    })),
  }
}
