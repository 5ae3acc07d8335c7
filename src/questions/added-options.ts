import { isSame } from '../kernel/ordered'
import type { AskedQuestion, Option, Variable } from './question-type'
import { typeOf } from './types'

/** What can be chosen now and could not be before, where nothing else changed; undefined where something else did. */
export function addedOptions(older: AskedQuestion, newer: AskedQuestion): Option[] | undefined {
  const [before, after] = [variablesOf(older), variablesOf(newer)]
  const added = addedCategories(before, after)
  if (!added || added.length === 0) return undefined
  const codes = new Set(added.map(({ code }) => code))
  return hasOnlyGrown(older.settings, newer.settings, codes) ? added : undefined
}

const variablesOf = (question: AskedQuestion): readonly Variable[] => typeOf(question.type).variables(question)

function addedCategories(before: readonly Variable[], after: readonly Variable[]): Option[] | undefined {
  if (before.length !== after.length) return undefined
  const added = new Map<string, Option>()
  for (const [place, older] of before.entries()) {
    const newer = after[place]
    if (!newer || newer.id !== older.id || newer.kind !== older.kind || newer.label !== older.label) return undefined
    if (newer.kind === 'number' || older.kind === 'number') continue
    const known = new Map(older.categories.map((each) => [each.code, each.label]))
    const kept = newer.categories.filter(({ code }) => known.has(code))
    if (kept.length !== known.size || kept.some(({ code, label }) => known.get(code) !== label)) return undefined
    for (const each of newer.categories) if (!known.has(each.code)) added.set(each.code, each)
  }
  return [...added.values()]
}

/**
 * True where the settings differ in nothing but the added codes: longer lists of things with codes, in the order they
 * had, a code that is named now and was none, and what was off and is on, as "no opinion".
 */
function hasOnlyGrown(older: unknown, newer: unknown, codes: ReadonlySet<string>): boolean {
  if (isSame(older, newer)) return true
  if (older === false && newer === true) return true
  if ((older === null || older === undefined || older === '') && typeof newer === 'string') return codes.has(newer)
  if (Array.isArray(older) && Array.isArray(newer))
    return isSame(
      older,
      newer.filter((each) => !codes.has(codeOf(each))),
    )
  if (!isRecord(older) || !isRecord(newer)) return false
  const names = new Set([...Object.keys(older), ...Object.keys(newer)])
  return [...names].every((name) => hasOnlyGrown(older[name], newer[name], codes))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const codeOf = (value: unknown): string => (isRecord(value) && typeof value['code'] === 'string' ? value['code'] : '')
