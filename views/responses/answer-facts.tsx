import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Locale } from '../../src/kernel/locale'
import { numbersOf } from '../../src/questions/numbering'
import type { AskedQuestion } from '../../src/questions/question-type'
import { type Answers, hasAnswers, type Questionnaire } from '../../src/questions/questionnaire'
import { isTold, worded } from '../../src/questions/shown-items'
import { typeOf } from '../../src/questions/types'
import type { WalkedSheet } from '../../src/responses/answer-sheet'
import { Facts } from '../components/pieces'
import { usePage } from '../page-context'
import { langOf } from './languages'

interface AnswerFactsProps {
  questionnaire: Questionnaire
  walked: Pick<WalkedSheet, 'answers' | 'met' | 'read' | 'surroundings'>
  /** Beside each answer, such as a button to change it. */
  beside?: (question: AskedQuestion, label: string) => Child
}

/** Every question that was met and what was answered to it. */
export const AnswerFacts = ({ questionnaire, walked, beside }: AnswerFactsProps) => {
  const { words, locale } = usePage()
  const numbers = numbersOf(questionnaire.questions)
  const lang = langOf(questionnaire, locale)
  const met = questionnaire.questions.filter((item) => walked.met.has(item.id) && hasAnswers(item) && isTold(item))
  return (
    <Facts
      facts={met.map((item) => {
        const { label } = worded(questionnaire, item, walked, locale)
        const said = [numbers.get(item.id), label].filter(Boolean).join('. ')
        const answer = shownAnswer(item, walked.answers, locale)
        return [
          <InItsLanguage lang={lang}>{said}</InItsLanguage>,
          <>
            {answer === undefined ? (
              <Lines text={words.responses.notAnswered} />
            ) : (
              <InItsLanguage lang={lang}>
                <Lines text={answer} />
              </InItsLanguage>
            )}
            {beside?.(item, said)}
          </>,
        ]
      })}
    />
  )
}

const InItsLanguage = ({ lang, children }: PropsWithChildren<{ lang: string | undefined }>) => <span lang={lang}>{children}</span>

function shownAnswer(item: AskedQuestion, answers: Answers, locale: Locale): string | undefined {
  const answer = answers[item.id]
  return answer === undefined ? undefined : typeOf(item.type).show(item, answer, locale)
}

const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, place) => (
      <>
        {place > 0 && <br />}
        {line}
      </>
    ))}
  </>
)
