import { ABSENT, type Prints, printOf } from './merging'
import { type QuestionnaireSettings, settingsSchema } from './questionnaire-settings'

/**
 * Two authors settled a questionnaire at once. Its page carries a print of each part as it was: a setting by its name, a
 * row of a list by the list and its own id or name (`quotas.a1`, `hiddenFields.source`). Translations have pages of their
 * own and are always those that are stored.
 */

/** A part by the name of its field; a row that was taken out is not among them. */
export function settingParts(settings: QuestionnaireSettings): ReadonlyMap<string, unknown> {
  const { translations: _, ...own } = settings
  return new Map(
    Object.entries(own).flatMap(([key, value]): [string, unknown][] =>
      Array.isArray(value) ? value.map((row) => [`${key}.${nameOf(row)}`, row]) : [[key, value]],
    ),
  )
}

export const settingPrints = (settings: QuestionnaireSettings): Prints =>
  Object.fromEntries([...settingParts(settings)].map(([field, value]) => [field, printOf(value)]))

export const printIn = (prints: Prints, field: string): string => prints[field] ?? ABSENT

export interface MergedSettings {
  settings: QuestionnaireSettings
  /** Parts that both changed, each otherwise: in `settings` they are as the other author left them. */
  conflicts: readonly string[]
}

export function mergedSettings(base: Prints, mine: QuestionnaireSettings, theirs: QuestionnaireSettings): MergedSettings {
  const [own, other] = [settingPrints(mine), settingPrints(theirs)]
  const parts = new Map(settingParts(theirs))
  const ofMine = settingParts(mine)
  const conflicts: string[] = []
  for (const field of new Set([...ofMine.keys(), ...parts.keys()])) {
    const [now, was, wanted] = [other, base, own].map((prints) => printIn(prints, field))
    if (wanted === now || wanted === was) continue
    if (now !== was) conflicts.push(field)
    else if (ofMine.has(field)) parts.set(field, ofMine.get(field))
    else parts.delete(field)
  }
  const merged = settingsSchema.safeParse(joined(parts, theirs))
  // Each change is sound, both together are not, as with one row too many: then what was added is to be chosen from.
  if (merged.success) return { settings: merged.data, conflicts }
  return { settings: theirs, conflicts: [...ofMine.keys()].filter((field) => printIn(own, field) !== printIn(other, field)) }
}

/** The parts back in their places; a row without a place of its own comes last. */
function joined(parts: ReadonlyMap<string, unknown>, theirs: QuestionnaireSettings): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(theirs).map(([key, value]) => {
      if (key === 'translations') return [key, value]
      if (!Array.isArray(value)) return [key, parts.get(key)]
      return [key, [...parts].filter(([field]) => field.startsWith(`${key}.`)).map(([, row]) => row)]
    }),
  )
}

const nameOf = (row: object): string => ('id' in row ? String(row.id) : 'name' in row ? String(row.name) : '')
