import { isKeepable } from '../../src/consultations/bank'
import { number } from '../../src/i18n/locale'
import type { Messages } from '../../src/i18n/messages'
import { conditionInWords } from '../../src/questions/condition-words'
import { draftFaultText } from '../../src/questions/draft'
import { numbersOf } from '../../src/questions/numbering'
import { roleOf } from '../../src/questions/pages'
import type { Question } from '../../src/questions/question-type'
import { typeWords } from '../../src/questions/type-words'
import { typeOf } from '../../src/questions/types'
import { usePage } from '../page-context'
import { Act } from './questions-change'
import type { QuestionsPageProps } from './questions-page'

const SHORT = 20

/** One question of the list and what can be done to it. */
export const Item = ({
  question,
  place,
  address,
  ...props
}: QuestionsPageProps & { question: Question; place: number; address: string }) => {
  const { words, locale } = usePage()
  const { questions: said } = words.consultations
  const { questions, problems, mayChange, revision } = props
  const { id, type, required, shownWhen } = question
  const own = `${address}/${id}`
  const when = shownWhen && conditionInWords(shownWhen, asAsked(questions), locale)
  const asked = numbersOf(questions).get(id)
  const title = titleOf(question, questions, words)
  // What is no question is called by its title.
  const count = asked ? number(Number(asked), locale) : `“${title.length > SHORT ? `${title.slice(0, SHORT)}…` : title}”`
  return (
    <li class="question-item" id={id} tabindex={-1}>
      <p>
        {asked && <span class="question-number">{count}. </span>}
        {roleOf(question) === 'section' ? <strong>{title}</strong> : title}
      </p>
      <p class="meta">
        {typeWords(type, locale).name}
        {required && ` · ${words.common.required}`}
        {when && ` · ${said.shownWhen(when)}`}
      </p>
      {problems
        .filter((each) => each.question === id)
        .map(({ fault }) => (
          <p class="field-fault">{draftFaultText(question, fault, locale)}</p>
        ))}
      {mayChange && (
        <div class="row">
          <a class="button button-plain" href={own} aria-label={said.edit(count)}>
            {words.common.edit}
          </a>
          <Move own={own} revision={revision} count={count} first={place === 0} last={place === questions.length - 1} />
          <a class="button button-quiet" href={`${address}/new?after=${id}`} aria-label={words.editor.addAfter(count)}>
            {words.editor.addNext}
          </a>
          <Act
            own={`${own}/copy`}
            revision={revision}
            label={said.copy(count)}
            short={said.copyIt}
            {...(props.copyIds[place] && { id: props.copyIds[place] })}
          />
          {isKeepable(question) && (
            <Act own={`${own}/bank`} revision={revision} label={words.bank.keep(count)} short={words.bank.keepIt} />
          )}
          <Act own={`${own}/removal`} revision={revision} label={said.remove(count)} short={said.removeIt} />
        </div>
      )}
      {mayChange && typeOf(type).role !== 'section' && (
        <ToSection questions={questions} own={own} id={id} revision={revision} count={count} />
      )}
    </li>
  )
}

// The words of a condition do not ask which hamlets there are.
const asAsked = (questions: readonly Question[]) => questions.map((question) => ({ ...question, hamlets: [] }))

/** A jump may have no words of its own: it is told by where it leads. */
function titleOf(question: Question, questions: readonly Question[], { consultations, flow }: Messages): string {
  if (roleOf(question) !== 'jump' || question.label) return question.label || consultations.questions.emptyLabel
  const id = typeOf(question.type).target?.({ ...question, hamlets: [] })
  const target = questions.find((each) => each.id === id)
  return flow.jumpTo(target ? target.label || consultations.questions.emptyLabel : flow.toEnd)
}

const Move = ({
  own,
  revision,
  count,
  first,
  last,
}: {
  own: string
  revision: number
  count: string
  first: boolean
  last: boolean
}) => {
  const { words } = usePage()
  const { questions: said } = words.consultations
  return (
    <form method="post" action={`${own}/move`} class="row" data-move>
      <input type="hidden" name="revision" value={String(revision)} />
      {!first && (
        <button class="button button-quiet" type="submit" name="to" value="up" aria-label={said.up(count)} title={said.up(count)}>
          <span class="arrow-up" />
        </button>
      )}
      {!last && (
        <button
          class="button button-quiet"
          type="submit"
          name="to"
          value="down"
          aria-label={said.down(count)}
          title={said.down(count)}
        >
          <span class="arrow-down" />
        </button>
      )}
    </form>
  )
}

/** Into another part of the questionnaire, where it has parts. */
const ToSection = (props: { questions: readonly Question[]; own: string; id: string; revision: number; count: string }) => {
  const { words } = usePage()
  const { questions, own, id, revision, count } = props
  const { editor, consultations } = words
  const sections = questions.filter(({ type }) => typeOf(type).role === 'section')
  if (sections.length === 0) return null
  return (
    <details class="to-section">
      <summary>{editor.moveTo(count)}</summary>
      <form method="post" action={`${own}/move`} class="row">
        <input type="hidden" name="revision" value={String(revision)} />
        <label for={`section-${id}`}>{editor.section}</label>
        <select class="input" id={`section-${id}`} name="section">
          <option value="">{editor.beforeSections}</option>
          {sections.map((section) => (
            <option value={section.id}>{section.label || consultations.questions.emptyLabel}</option>
          ))}
        </select>
        <button class="button button-plain" type="submit">
          {editor.move}
        </button>
      </form>
    </details>
  )
}
