import { dayOf } from '../kernel/moment'
import type { AskedQuestion } from '../questions/question-type'
import { isShown, type Questionnaire } from '../questions/questionnaire'
import { typeOf } from '../questions/types'
import type { CountedSheet } from '../responses/reading-store'
import { broughtIn } from './brought-variables'
import { planOf } from './plan'
import type { Filter } from './results'

/**
 * Whether a sheet, as it was just read, lies within the filter: what `select` tells of all sheets at once, told of one,
 * so that an export needs no columns in memory.
 */
export function matcherOf(filter: Filter, questionnaires: readonly Questionnaire[]): (sheet: CountedSheet) => boolean {
  const versions = new Map(questionnaires.map((each) => [each.version, each]))
  const { questions, brought } = planOf(questionnaires)
  const wanted = [...Map.groupBy(filter.answers, ({ variable }) => variable)].map(([variable, answers]) => {
    const planned = questions.find(({ variables }) => variables.some(({ id }) => id === variable))
    const own = brought.find((each) => each.variable.id === variable)
    return { variable, brought: own, question: planned?.question, codes: answers.map(({ code }) => code) }
  })
  return (sheet) => {
    const { hamlets, places, from, to } = filter
    if (hamlets.length > 0 && !hamlets.includes(sheet.unitId ?? 0)) return false
    if (places.length > 0 && !places.includes(sheet.placeId ?? 0)) return false
    const day = dayOf(sheet.receivedAt)
    if ((from !== null && day < from) || (to !== null && day > to)) return false
    return wanted.every(({ variable, brought: own, question, codes }) => {
      const questionnaire = versions.get(sheet.version)
      const given = own ? broughtIn(sheet, questionnaire, own) : givenIn(sheet, questionnaire, question, variable)
      return typeof given === 'string'
        ? codes.includes(given)
        : Array.isArray(given) && codes.some((code) => given.includes(code))
    })
  }
}

function givenIn(
  { answers }: CountedSheet,
  questionnaire: Questionnaire | undefined,
  question: AskedQuestion | undefined,
  variable: string,
) {
  const wording = questionnaire?.questions.find(({ id, type }) => id === question?.id && type === question.type)
  const answer = wording && answers[wording.id]
  if (!questionnaire || !wording || answer === undefined || answer === null) return undefined
  return isShown(wording, questionnaire, answers) ? typeOf(wording.type).values(wording, answer)[variable] : undefined
}
