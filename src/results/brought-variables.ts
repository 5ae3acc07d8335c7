import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { metIn } from '../questions/flow'
import { languageName } from '../questions/languages'
import { codeAt } from '../questions/lot'
import { unfilled } from '../questions/piping'
import type { AskedQuestion, Option, Variable } from '../questions/question-type'
import type { Questionnaire } from '../questions/questionnaire'
import { valueBrought } from '../questions/sheet-context'
import { otherLanguages, VIETNAMESE } from '../questions/translations'
import { plain } from '../questions/wordings'

/** What a sheet brought with it and can be counted by: the language, and for each question worded by lot the wording it got. */
export interface BroughtVariable {
  /** Its id is the name in the context of a sheet: `language`, `variant.q7`. */
  variable: Extract<Variable, { kind: 'category' }>
  /** The question that is worded by lot; null for the language. */
  question: string | null
  /** By version: the category of what a sheet of that version brought. */
  codes: ReadonlyMap<number, ReadonlyMap<string, string>>
  /** The category of a sheet that brought nothing of the kind. */
  usual: string | null
}

/** Versions oldest first. */
export function broughtVariables(questionnaires: readonly Questionnaire[], locale: Locale): BroughtVariable[] {
  const newestFirst = questionnaires.toReversed()
  const worded = new Map<string, AskedQuestion>()
  for (const { questions } of newestFirst)
    for (const question of questions.filter(isWordedByLot)) if (!worded.has(question.id)) worded.set(question.id, question)
  const lots = [...worded.values()].map((question) => lotOf(question, newestFirst, locale))
  return [...languagesOf(newestFirst, locale), ...lots]
}

interface Brought {
  answers: Readonly<Record<string, unknown>>
}

/** The code of its category; undefined where the sheet has none, or met no wording because it was not asked the question. */
export function broughtIn(
  { answers }: Brought,
  questionnaire: Questionnaire | undefined,
  brought: BroughtVariable,
): string | undefined {
  if (!questionnaire || !wasAsked({ answers }, questionnaire, brought)) return undefined
  const { variable, codes, usual } = brought
  const given = valueBrought(answers, variable.id)
  return (typeof given === 'string' ? codes.get(questionnaire.version)?.get(given) : undefined) ?? usual ?? undefined
}

/** Whoever was not asked a question got none of its wordings, whatever the lot had said. */
export const wasAsked = (
  { answers }: Brought,
  questionnaire: Questionnaire | undefined,
  { question }: BroughtVariable,
): boolean => question === null || (questionnaire !== undefined && metIn(questionnaire, answers).has(question))

const isWordedByLot = ({ wordings = [] }: AskedQuestion): boolean => wordings.length > 0

const categoryVariable = (id: string, label: string, categories: readonly Option[]): BroughtVariable['variable'] => {
  return { id, kind: 'category', label, ordered: false, categories }
}

// Where a version had no other language, or the sheet says none, it was Vietnamese that was read.
function languagesOf(newestFirst: readonly Questionnaire[], locale: Locale): BroughtVariable[] {
  const codes = new Map(
    newestFirst.map(({ version, settings }) => [
      version,
      new Map(otherLanguages(settings).map(({ language }) => [language, language])),
    ]),
  )
  const others = [...new Set([...codes.values()].flatMap((each) => [...each.keys()]))]
  if (others.length === 0) return []
  const categories = [VIETNAMESE, ...others].map((code) => ({ code, label: languageName(code, locale) }))
  const variable = categoryVariable('language', messages[locale].languages.column, categories)
  return [{ variable, question: null, codes, usual: VIETNAMESE }]
}

/** What a wording is called where its words are too long: `b@1` is wording B of version 1, which is no longer asked. */
export function lettersOf(code: string): [letter: string, version: string] {
  const [letter = '', version = ''] = code.split('@')
  return [letter.toUpperCase(), version]
}

/** The wordings by what they say: one that only an older version had is a category of its own, `b@1`. */
function lotOf({ id, type, label }: AskedQuestion, newestFirst: readonly Questionnaire[], locale: Locale): BroughtVariable {
  const { lots } = messages[locale]
  const known = new Map<string, Option>()
  const codes = new Map<number, ReadonlyMap<string, string>>()
  for (const { version, questions } of newestFirst) {
    const question = questions.find((each) => each.id === id && each.type === type)
    if (!question || !isWordedByLot(question)) continue
    const isNewest = codes.size === 0
    const letters = new Map<string, string>()
    for (const [place, wording] of lotsIn(question).entries()) {
      const letter = codeAt(place)
      const category = known.get(wording.key) ?? categoryOf(letter, isNewest ? null : version, wording.text)
      known.set(wording.key, category)
      letters.set(letter, category.code)
    }
    codes.set(version, letters)
  }
  const variable = categoryVariable(`variant.${id}`, lots.variable(unfilled(label)), [...known.values()])
  return { variable, question: id, codes, usual: null }

  function categoryOf(letter: string, older: number | null, text: string): Option {
    const capital = letter.toUpperCase()
    if (older === null) return { code: letter, label: lots.way(capital, text) }
    return { code: `${letter}@${older}`, label: lots.wayThen(capital, String(older), text) }
  }
}

/** That wording is not asked in the newest version that is worded by lot. */
export const isOfOlder = ({ code }: { code: string }): boolean => code.includes('@')

/** Its wordings in the order of their letters, each as it can be told from the others. */
function lotsIn({ label, hint, wordings = [] }: AskedQuestion): { key: string; text: string }[] {
  const all = [{ label, hint }, ...wordings]
  return all.map((each) => {
    const isAlone = all.filter((other) => plain(other.label) === plain(each.label)).length === 1
    const text = unfilled(isAlone || !each.hint ? each.label : `${each.label} (${each.hint})`)
    return { key: `${plain(each.label)}\n${plain(each.hint)}`, text }
  })
}
