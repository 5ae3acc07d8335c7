import type { Locale } from '../kernel/locale'
import { choiceFindings } from './choice-findings'
import { type DraftFault, faultsOf } from './draft'
import { expressionFindings, itemsInCircles } from './expression-findings'
import type { Finding, Mend, Wanted } from './findings'
import { flowFindings } from './flow-findings'
import { numbersOf } from './numbering'
import type { AskedQuestion, Option, Question } from './question-type'
import type { QuestionnaireSettings } from './questionnaire-settings'
import { quotaFindings } from './quota-findings'
import { wordingFindings } from './wording-findings'

export interface Examined {
  questions: readonly Question[]
  hamlets: readonly Option[]
  hiddenFields?: QuestionnaireSettings['hiddenFields']
  quotas?: QuestionnaireSettings['quotas']
  locale?: Locale
  /** What others found, such as a translation that is missing. */
  more?: readonly Finding[]
}

/** All that an author should see before a questionnaire opens, in the order of its items; first what must be mended. */
export function questionnaireFindings(examined: Examined): Finding[] {
  return findingsOf(examined, faultsOf(examined.questions, examined.hamlets), 'all')
}

function findingsOf(examined: Examined, faults: readonly DraftFault[], wanted: Wanted): Finding[] {
  const { questions, hamlets, hiddenFields = [], quotas = [], locale = 'vi', more = [] } = examined
  const items = questions.map((question) => ({ ...question, hamlets }))
  const drafted = draftFindings(items, faults)
  const broken = new Set(drafted.map(({ question }) => question))
  // What cannot even be read is not looked into further.
  const whole = items.filter(({ id }) => !drafted.some((each) => each.question === id && UNREADABLE.includes(each.fault)))
  const isListSound = !drafted.some(({ fault }) => fault === 'repeatedId')
  const found = [
    ...drafted,
    ...expressionFindings(whole, hiddenFields).filter(({ question, field }) => field !== 'condition' || !broken.has(question)),
    ...(isListSound
      ? flowFindings(whole, wanted).filter(({ question, field }) => !broken.has(question) || field === 'checks')
      : []),
    ...choiceFindings(whole, locale, wanted).filter(({ question }) => !broken.has(question)),
    ...(wanted === 'all' ? wordingFindings(whole, numbersOf(whole)) : []),
    ...(isListSound ? quotaFindings(whole, { quotas, hiddenFields }, wanted) : []),
    ...more,
  ]
  const places = new Map(questions.map(({ id }, place) => [id, place]))
  const placeOf = ({ question, quota }: Finding) => (quota ? 1e5 + quota.place : (places.get(question) ?? -1))
  const order = (each: Finding) => (each.grade === 'must' ? 0 : 1e6) + placeOf(each)
  return found.toSorted((one, other) => order(one) - order(other))
}

export type MustMend = DraftFault & Pick<Finding, 'quota'>

/** What keeps a questionnaire from being asked, as a list of questions shows it. */
export function mustMend(examined: Examined): MustMend[] {
  const faults = faultsOf(examined.questions, examined.hamlets)
  const ofTheList = faults.filter(({ question }) => question === '')
  return [...ofTheList, ...findingsOf(examined, faults, 'must').filter(({ grade }) => grade === 'must')]
}

const UNREADABLE = ['badSettings', 'repeatedId']

/** The faults of the list itself, with their ways out. */
function draftFindings(items: readonly AskedQuestion[], faults: readonly DraftFault[]): Finding[] {
  const circles = faults.some(({ fault }) => fault === 'conditionNotEarlier')
    ? itemsInCircles(items.filter(({ id }) => !faults.some((each) => each.question === id && UNREADABLE.includes(each.fault))))
    : new Set<string>()
  return faults
    .filter(({ question }) => question !== '')
    .map(({ question, field, fault }) => {
      const isCircle = fault === 'conditionNotEarlier' && circles.has(question)
      const mends = field === 'condition' ? conditionMends(items, question, isCircle) : []
      return { question, field, fault: isCircle ? 'circle' : fault, grade: 'must' as const, mends }
    })
}

function conditionMends(items: readonly AskedQuestion[], id: string, isCircle: boolean): Mend[] {
  const item = items.find((each) => each.id === id)
  const remove: Mend = { name: 'removeCondition', edit: { kind: 'change', question: id, changes: { shownWhen: null } } }
  const on = item?.shownWhen && 'question' in item.shownWhen ? item.shownWhen.question : ''
  const place = items.findIndex((each) => each.id === id)
  const to = items.findIndex((each) => each.id === on)
  return to > place && !isCircle ? [{ name: 'moveAfter', edit: { kind: 'move', question: id, to } }, remove] : [remove]
}
