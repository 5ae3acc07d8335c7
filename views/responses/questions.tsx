import type { Child } from 'hono/jsx'
import type { Fields } from '../../src/kernel/fields'
import type { Node } from '../../src/logic/evaluate'
import { roleOf } from '../../src/questions/pages'
import type { AskedQuestion, PartFaults } from '../../src/questions/question-type'
import { hasAnswers, type Questionnaire, simpleCondition } from '../../src/questions/questionnaire'
import { needsFlow, type ShownItem } from '../../src/questions/shown-items'
import { recordingOf } from '../../src/questions/translations'
import { typeOf } from '../../src/questions/types'
import { faultText, partName } from '../../src/questions/wording'
import type { SheetFaults } from '../../src/responses/answer-sheet'
import { OfQuestionProvider } from '../components/of-question'
import { usePage } from '../page-context'
import { JumpNote, useChoices } from './jump-note'
import { langOf } from './languages'
import { Recording } from './recording'

interface QuestionsProps {
  questionnaire: Questionnaire
  items: readonly ShownItem[]
  /** What was sent before, by question. */
  sent: ReadonlyMap<string, Fields>
  faults: SheetFaults
}

/**
 * The items of a page in order, complete without scripts: one that hangs on another of the same page says so in words,
 * and public/js/sheet.js or flow.js hides it until it is due.
 */
export const Questions = ({ questionnaire, items, sent, faults }: QuestionsProps) => {
  const { locale, words } = usePage()
  const flows = needsFlow(questionnaire)
  const lang = langOf(questionnaire, locale)
  return (
    <>
      {items.map((shown, place) => {
        const { item, when, number } = shown
        const role = roleOf(item)
        if (role === 'jump') return when && <JumpNote shown={shown} items={items} after={items.slice(place + 1)} />
        const field = typeOf(item.type).Field({
          question: item,
          sent: sent.get(item.id) ?? new Map(),
          faults: saidFaults(shown, faults[item.id] ?? {}),
          locale,
          number,
        })
        if (role === 'computes' && !field) return null
        const recording = recordingOf(questionnaire, item) && <Recording questionnaire={questionnaire} shown={shown} />
        return (
          <div
            class={role === 'ending' ? 'question notice' : 'question'}
            lang={lang}
            {...(flows ? flowOf(shown) : simply(shown))}
          >
            {when && <OnlyWhen shown={shown} items={items} lang={lang && locale} />}
            {lang || recording ? (
              <OfQuestionProvider value={ofQuestion(item, lang && locale, recording)}>{field}</OfQuestionProvider>
            ) : (
              field
            )}
            {!hasAnswers(item) && recording}
            {role === 'ending' && (
              <p class="meta" lang={lang && locale}>
                {words.flow.endingHere}
              </p>
            )}
          </div>
        )
      })}
    </>
  )
}

const ofQuestion = ({ id, hint, checks = [] }: AskedQuestion, lang: string | undefined, after: Child) => ({
  name: id,
  hint: hint ?? '',
  faults: checks.map(({ message }) => message),
  lang,
  after,
})

/** For public/js/sheet.js: the one question it hangs on, and the codes that show it. */
function simply({ item, when }: ShownItem) {
  const condition = when && simpleCondition(item.shownWhen)
  return condition ? { 'data-when': condition.question, 'data-codes': condition.anyOf.join(' ') } : {}
}

/** For public/js/flow.js: trees of expressions in the names of this page. */
function flowOf({ item, when, pipes, checks, numbers }: ShownItem) {
  const json = (trees: readonly Node[]) => JSON.stringify(trees)
  return {
    'data-item': item.id,
    ...(when && { 'data-when': JSON.stringify(when) }),
    ...(pipes.length > 0 && { 'data-pipes': json(pipes) }),
    ...(checks.length > 0 && { 'data-checks': JSON.stringify(checks.map(({ node, message }) => [node, message])) }),
    ...(Object.keys(numbers).length > 0 && { 'data-numbers': JSON.stringify(numbers) }),
    ...(roleOf(item) === 'ending' && { 'data-ending': '' }),
  }
}

interface OnlyWhenProps {
  shown: ShownItem
  items: readonly ShownItem[]
  /** Of the sentence; none where it is that of the question. */
  lang: string | undefined
}

const OnlyWhen = ({ shown: { item }, items, lang }: OnlyWhenProps) => {
  const { words } = usePage()
  if (!item.shownWhen) return null
  const said = useChoices(item, items)
  if (said)
    return (
      <p class="meta" lang={lang}>
        {words.responses.onlyWhen(said.number, said.answers)}
      </p>
    )
  if (simpleCondition(item.shownWhen) || roleOf(item) === 'ending') return null
  return (
    <p class="meta" data-plain lang={lang}>
      {roleOf(item) === 'section' ? words.flow.onlySomeSection : words.flow.onlySome}
    </p>
  )
}

/** Where an answer breaks a check, its author's own words. */
const saidFaults = ({ item }: ShownItem, faults: PartFaults): PartFaults =>
  Object.fromEntries(Object.entries(faults).map(([part, fault]) => [part, saidFault(item, fault)]))

function saidFault({ checks = [] }: AskedQuestion, fault: string): string {
  const [code, place] = fault.split(' ')
  return code === 'check' ? `says ${checks[Number(place)]?.message ?? ''}` : fault
}

/** The faults of a page in the order of its questions, for the summary at the top. */
export function useFaultList(items: readonly ShownItem[], faults: SheetFaults) {
  const { locale } = usePage()
  return items.flatMap((shown) => {
    const own = saidFaults(shown, faults[shown.item.id] ?? {})
    return Object.keys(own).map((part) => ({
      name: partName(shown.item, part),
      label: `${shown.number}. ${shown.item.label}`,
      text: faultText(typeOf(shown.item.type), own, part, locale) ?? '',
    }))
  })
}
