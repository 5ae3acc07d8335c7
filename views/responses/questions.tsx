import type { Fields } from '../../src/kernel/fields'
import type { AskedQuestion } from '../../src/questions/question-type'
import { conditionOptions, type Questionnaire, simpleCondition } from '../../src/questions/questionnaire'
import { typeOf } from '../../src/questions/types'
import { faultText, partName } from '../../src/questions/wording'
import type { SheetFaults } from '../../src/responses/answer-sheet'
import { usePage } from '../page-context'

interface QuestionsProps {
  questionnaire: Questionnaire
  /** What was sent before, by question. */
  sent: ReadonlyMap<string, Fields>
  faults: SheetFaults
}

/**
 * Every question in order, complete without scripts: one that hangs on another says so in words, and
 * public/js/sheet.js hides it until it is due.
 */
export const Questions = ({ questionnaire, sent, faults }: QuestionsProps) => {
  const { locale } = usePage()
  return (
    <>
      {questionnaire.questions.map((question, place) => {
        const field = typeOf(question.type).Field({
          question,
          sent: sent.get(question.id) ?? new Map(),
          faults: faults[question.id] ?? {},
          locale,
          number: String(place + 1),
        })
        const shownWhen = simpleCondition(question.shownWhen)
        if (!shownWhen) return <div class="question">{field}</div>
        return (
          <div class="question" data-when={shownWhen.question} data-codes={shownWhen.anyOf.join(' ')}>
            <OnlyWhen question={question} questionnaire={questionnaire} />
            {field}
          </div>
        )
      })}
    </>
  )
}

const OnlyWhen = ({ question, questionnaire }: { question: AskedQuestion; questionnaire: Questionnaire }) => {
  const { words } = usePage()
  const place = questionnaire.questions.findIndex(({ id }) => id === simpleCondition(question.shownWhen)?.question)
  const earlier = questionnaire.questions[place]
  if (!earlier) return null
  const codes = simpleCondition(question.shownWhen)?.anyOf ?? []
  const labels = conditionOptions(earlier)
    .filter(({ code }) => codes.includes(code))
    .map(({ label }) => `“${label}”`)
  return <p class="meta">{words.responses.onlyWhen(String(place + 1), labels.join(words.responses.or))}</p>
}

/** The faults of a sheet in the order of its questions, for the summary at the top. */
export function useFaultList(questionnaire: Questionnaire, faults: SheetFaults) {
  const { locale } = usePage()
  return questionnaire.questions.flatMap((question, place) =>
    Object.keys(faults[question.id] ?? {}).map((part) => ({
      name: partName(question, part),
      label: `${place + 1}. ${question.label}`,
      text: faultText(typeOf(question.type), faults[question.id] ?? {}, part, locale) ?? '',
    })),
  )
}
