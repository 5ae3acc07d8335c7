import type { Messages } from '../../src/i18n/messages'
import type { Locale } from '../../src/kernel/locale'
import { draftFaultText } from '../../src/questions/draft'
import { type Finding, findingKey } from '../../src/questions/findings'
import { numbersOf } from '../../src/questions/numbering'
import type { Question } from '../../src/questions/question-type'
import { typeWords } from '../../src/questions/type-words'
import { idOf } from '../components/form'
import { usePage } from '../page-context'
import { quotaAddress } from './whole-problems'

interface FindingItemsProps {
  id: number
  findings: readonly Finding[]
  questions: readonly Question[]
  /** Hints may stay once they were seen; which are ticked. Absent where nothing can be opened yet. */
  seen?: readonly string[]
}

export const OPENING_FORM = 'opening'
export const MENDING_FORM = 'mending'

/** What was found, each with its place and the ways out. The buttons and ticks belong to forms that stand beside the list. */
export const FindingItems = ({ id, findings, questions, seen }: FindingItemsProps) => {
  const { words, locale } = usePage()
  const { checks } = words
  const numbers = numbersOf(questions)
  return (
    <>
      {findings.map((finding, place) => {
        const key = findingKey(finding)
        const question = questions.find((each) => each.id === finding.question)
        const where = question ? nameOf(question, numbers, words, locale) : finding.quota ? checks.quota(finding.quota.name) : ''
        const text = findingText(finding, question, locale)
        const list = `/staff/consultations/${id}/questions`
        const at = question ? `${list}/${question.id}${finding.field ? `#${idOf(finding.field)}` : ''}` : list
        const tick = `seen-${place}`
        return (
          <li class="finding">
            <p>
              {where && <strong>{/[.?!:…]$/.test(where) ? where : `${where}:`} </strong>}
              {text}
            </p>
            <p class="row">
              <a href={finding.quota ? quotaAddress(id, finding.quota.place) : at}>
                {checks.open}
                {where && <span class="visually-hidden"> {where}</span>}
              </a>
              {finding.mends.map(({ name }) => (
                <button class="button button-quiet" type="submit" form={MENDING_FORM} name="mend" value={`${key} ${name}`}>
                  {checks.mends[name]}
                  <span class="visually-hidden"> {where}</span>
                </button>
              ))}
            </p>
            {seen && (
              <div class="choice">
                <input
                  class="choice-mark"
                  type="checkbox"
                  id={tick}
                  name="seen"
                  value={key}
                  form={OPENING_FORM}
                  checked={seen.includes(key)}
                  aria-label={checks.keepOf(`${where} ${text}`.trim())}
                />
                <label class="choice-label" for={tick}>
                  {checks.keep}
                </label>
              </div>
            )}
          </li>
        )
      })}
    </>
  )
}

/** `Câu 3. Bà con cần gì?`, or what kind of item it is. */
function nameOf(question: Question, numbers: ReadonlyMap<string, string>, words: Messages, locale: Locale): string {
  const number = numbers.get(question.id)
  if (number) return words.checks.item(number, question.label)
  return [typeWords(question.type, locale).name, question.label].filter(Boolean).join(': ')
}

function findingText({ fault, detail }: Finding, question: Question | undefined, locale: Locale): string {
  const text = draftFaultText(question, fault, locale)
  return detail ? `${text.replace(/\.$/, '')}: “${detail}”.` : text
}
