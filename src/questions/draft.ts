import { messages } from '../i18n/messages'
import { below, type Fields, one, ticked } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { clean, lengthOf } from '../kernel/text'
import { parseExpression } from '../logic/expression'
import { MOST_QUESTIONS } from './authoring'
import type { AskedQuestion, Option, PartFaults, Question } from './question-type'
import { conditionOptions } from './questionnaire'
import { settingFaults } from './settings'
import { typeWords } from './type-words'
import { isTypeName, typeOf } from './types'
import { saidFault } from './wording'

const LONGEST = 500

/** `question` is as typed in both cases, so that a form can be shown again; only an accepted one is fit to keep. */
export type Changed = { ok: true; question: Question } | { ok: false; question: Question; faults: PartFaults }

/**
 * Reads the words and settings of one question: `label`, `hint`, `required` and `settings.…`. Faults are by those names.
 * An empty label is kept: it is a fault of opening, not of saving.
 */
export function readQuestion(before: Question, sent: Fields): Changed {
  const type = typeOf(before.type)
  const typed = { ...before, ...wordingOf(sent), settings: type.readSettings(below(sent, 'settings.')) }
  const faults: Record<string, string> = {}
  for (const name of ['label', 'hint'] as const) {
    const text = clean(typed[name])
    if (text === undefined) faults[name] = 'badText'
    else if (lengthOf(text) > LONGEST) faults[name] = `tooLong ${LONGEST}`
    else typed[name] = text
  }
  const settings = type.settings.safeParse(typed.settings)
  if (!settings.success)
    for (const [name, fault] of Object.entries(settingFaults(settings.error))) faults[`settings.${name}`] = fault
  if (!settings.success || Object.keys(faults).length > 0) return { ok: false, question: typed, faults }
  return { ok: true, question: { ...typed, settings: settings.data } }
}

const wordingOf = (sent: Fields): Pick<Question, 'label' | 'hint' | 'required'> => ({
  label: one(sent, 'label'),
  hint: one(sent, 'hint'),
  required: ticked(sent, 'required'),
})

/** What keeps a list of questions from being asked. `question` is an id, or '' for the list itself. */
export interface DraftFault {
  question: string
  field: 'label' | 'hint' | 'condition' | 'checks' | 'wordings' | 'settings' | ''
  fault: string
}

/** Every reason why the questions cannot be asked of these hamlets. A condition must hang on an earlier question, so none goes round in a circle. */
export function faultsOf(questions: readonly Question[], hamlets: readonly Option[]): DraftFault[] {
  const faults: DraftFault[] = []
  if (questions.length === 0) faults.push({ question: '', field: '', fault: 'noQuestions' })
  if (questions.length > MOST_QUESTIONS) faults.push({ question: '', field: '', fault: `tooManyQuestions ${MOST_QUESTIONS}` })
  const asked = questions.map((question) => ({ ...question, hamlets }))
  for (const [place, question] of asked.entries()) faults.push(...faultsOfOne(question, asked.slice(0, place), asked))
  return faults
}

function faultsOfOne(question: AskedQuestion, earlier: readonly AskedQuestion[], all: readonly AskedQuestion[]): DraftFault[] {
  const at = (field: DraftFault['field'], fault: string): DraftFault[] => [{ question: question.id, field, fault }]
  if (earlier.some(({ id }) => id === question.id)) return at('', 'repeatedId')
  if (!isFit(question)) return at('settings', 'badSettings')
  const nothingToChoose = typeOf(question.type)
    .variables(question)
    .some((variable) => variable.kind !== 'number' && variable.categories.length === 0)
  const lacking = typeOf(question.type).lacks?.(question)
  return [
    ...(question.label.trim() === '' && !['jump', 'tells'].includes(typeOf(question.type).role ?? '')
      ? at('label', 'noLabel')
      : []),
    ...(nothingToChoose ? at('settings', 'nothingToChoose') : []),
    ...(lacking ? at('settings', lacking) : []),
    ...conditionFaults(question, earlier, all).flatMap((fault) => at('condition', fault)),
  ]
}

/** A name that is no question of the list may be of what a sheet brings with it. */
function formulaFaults(formula: string, earlier: readonly AskedQuestion[], all: readonly AskedQuestion[]): string[] {
  const parsed = parseExpression(formula)
  if (!parsed.ok) return ['formulaNotUnderstood']
  const ids = parsed.names.map((name) => name.split('.', 1)[0] ?? '')
  const has = (questions: readonly AskedQuestion[], id: string) => questions.some((each) => each.id === id)
  if (ids.some((id) => has(all, id) && !has(earlier, id))) return ['conditionNotEarlier']
  return ids.some((id) => /^q[0-9A-Za-z]{1,12}$/.test(id) && !has(all, id)) ? ['conditionUnknown'] : []
}

const isFit = ({ type, settings }: Question): boolean => isTypeName(type) && typeOf(type).settings.safeParse(settings).success

function conditionFaults(
  { shownWhen }: AskedQuestion,
  earlier: readonly AskedQuestion[],
  all: readonly AskedQuestion[],
): string[] {
  if (!shownWhen) return []
  if ('formula' in shownWhen) return formulaFaults(shownWhen.formula, earlier, all)
  const on = earlier.find(({ id }) => id === shownWhen.question)
  if (!on) return [all.some(({ id }) => id === shownWhen.question) ? 'conditionNotEarlier' : 'conditionUnknown']
  if (shownWhen.anyOf.length === 0) return ['conditionEmpty']
  if (!isFit(on)) return []
  const options = conditionOptions(on)
  return shownWhen.anyOf.every((code) => options.some((option) => option.code === code)) ? [] : ['conditionCodeUnknown']
}

/** The words of a fault of the list, of one question's form, or of what is found before opening (findings.ts). */
export function draftFaultText(question: Question | undefined, fault: string, locale: Locale): string {
  const { checks, logic } = messages[locale]
  const [code = '', ...rest] = fault.split(' ')
  if (code === 'expression') return checks.expression(expressionText(logic.faults, rest))
  const own = question && isTypeName(question.type) ? typeWords(question.type, locale).faults : {}
  return saidFault(code in checks.faults ? checks.faults : own, fault, locale)
}

function expressionText(faults: Readonly<Record<string, string>>, [code = '', ...names]: readonly string[]): string {
  return (faults[code] ?? code).replace(/\{(\d)\}/g, (_, place: string) => names[Number(place) - 1] ?? '')
}
