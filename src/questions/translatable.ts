import type { Question } from './question-type'

/** The author's words in a question, wherever its type keeps them, so that they can be said in another language. */

/**
 * Names of settings that hold words for people to read. Every text of any type's settings is named here or in
 * `NOT_WORDS`; a test goes through all types.
 */
const WORDS: ReadonlySet<string> = new Set([
  'agree',
  'consent',
  'consequence',
  'description',
  'foldTitle',
  'high',
  'higher',
  'householdUnit',
  'label',
  'low',
  'lower',
  'matter',
  'note',
  'noun',
  'place',
  'signer',
  'steps',
  'text',
  'unit',
  'unknown',
  'writer',
])

/** Codes, limits and other things that mean the same in every language. */
export const NOT_WORDS: ReadonlySet<string> = new Set([
  'address',
  'aloneCode',
  'ask',
  'balance',
  'code',
  'email',
  'figure',
  'formula',
  'gives',
  'household',
  'kind',
  'kinds',
  'least',
  'mode',
  'most',
  'name',
  'otherCode',
  'phone',
  'precision',
  'rule',
  'side',
  'sums',
  'target',
  'token',
  'wording',
])

export const isWords = (setting: string): boolean => WORDS.has(setting)

/** One text of a question. The path stays the same when options are moved: `label`, `settings.options.a.label`. */
export interface Wording {
  path: string
  text: string
}

/** Every text that is not empty, in the order in which it is read. */
export function wordingsOf(question: Question): Wording[] {
  const found: Wording[] = []
  reworded(question, (path, text) => {
    if (text.trim() !== '') found.push({ path, text })
    return text
  })
  return found
}

/** The question with other words; what `say` gives stands in the place of each text. */
export function reworded<Asked extends Question>(question: Asked, say: (path: string, text: string) => string): Asked {
  const { label, hint, checks, wordings, settings } = question
  return {
    ...question,
    label: say('label', label),
    hint: say('hint', hint),
    ...(checks && {
      checks: checks.map((check, place) => ({ ...check, message: say(`checks.${place}.message`, check.message) })),
    }),
    ...(wordings && {
      wordings: wordings.map((each, place) => ({
        label: say(`wordings.${place}.label`, each.label),
        hint: say(`wordings.${place}.hint`, each.hint),
      })),
    }),
    settings: within(settings, 'settings', '', say),
  }
}

function within(value: unknown, path: string, setting: string, say: (path: string, text: string) => string): unknown {
  if (typeof value === 'string') return isWords(setting) ? say(path, value) : value
  if (Array.isArray(value)) return value.map((each, place) => within(each, `${path}.${codeIn(each) ?? place}`, setting, say))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, within(each, `${path}.${name}`, name, say)]))
}

/** The code of one of a list in some type's settings. */
export const codeIn = (value: unknown): string | undefined =>
  value !== null && typeof value === 'object' && 'code' in value && typeof value.code === 'string' ? value.code : undefined
