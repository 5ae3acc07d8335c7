import { numbersOf } from '../../src/questions/numbering'
import { filesFor } from '../../src/questions/page-files'
import { unfilled } from '../../src/questions/piping'
import type { AskedQuestion } from '../../src/questions/question-type'
import { typeWords } from '../../src/questions/type-words'
import { typeOf } from '../../src/questions/types'
import { Empty } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import type { Framed } from './frame'

/** The phone beside the builder; below 1100 px it takes the builder's place while its tab is chosen. */
export const PhonePane = ({ consultation, question }: Pick<Framed, 'consultation'> & { question?: string }) => {
  const { words } = usePage()
  const { phone } = words.editor
  const address = `/staff/consultations/${consultation.id}/questions/phone`
  return (
    <section
      class="phone-pane"
      aria-label={phone.title}
      data-phone={question ?? ''}
      data-write={phone.write}
      data-title={phone.title}
    >
      <iframe
        class="phone"
        src={question ? `${address}#phone-${question}` : address}
        title={phone.frame}
        width="360"
        height="720"
        loading="lazy"
      />
    </section>
  )
}

/** Every question as people see it, each in a place of its own, so that one can be shown anew without the others. */
export const PhonePage = ({ title, questions }: { title: string; questions: readonly AskedQuestion[] }) => {
  const { words } = usePage()
  const numbers = numbersOf(questions)
  const { scripts, styles } = filesFor(questions)
  return (
    <Layout kind="bare" title={title} scripts={['js/questions.js', ...scripts]} styles={styles}>
      <h1>{title}</h1>
      {questions.length === 0 && <Empty title={words.consultations.questions.none} />}
      <form noValidate>
        {questions.map((question) => (
          <PhoneQuestion question={question} number={numbers.get(question.id) ?? ''} />
        ))}
      </form>
    </Layout>
  )
}

export const PhoneQuestion = ({ question, number }: { question: AskedQuestion; number: string }) => {
  const { words, locale } = usePage()
  const { Field, role = 'asks' } = typeOf(question.type)
  const shown = { ...question, label: unfilled(question.label), hint: unfilled(question.hint) }
  const isSilent = role === 'jump' || role === 'computes'
  return (
    <div class="question" id={`phone-${question.id}`}>
      {question.shownWhen && <p class="meta">{words.editor.phone.only}</p>}
      {isSilent ? (
        <p class="meta">{[typeWords(question.type, locale).name, shown.label].filter(Boolean).join(': ')}</p>
      ) : (
        Field({ question: shown, sent: new Map(), faults: {}, locale, number })
      )}
    </div>
  )
}
