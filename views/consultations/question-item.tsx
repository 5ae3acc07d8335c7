import { number } from '../../src/i18n/locale'
import { draftFaultText } from '../../src/questions/draft'
import type { Question } from '../../src/questions/question-type'
import { simpleCondition } from '../../src/questions/questionnaire'
import { typeOf } from '../../src/questions/types'
import { usePage } from '../page-context'
import { Act } from './questions-change'
import type { QuestionsPageProps } from './questions-page'

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
  const { id, type, label, required, shownWhen } = question
  const own = `${address}/${id}`
  const on = questions.find((each) => each.id === simpleCondition(shownWhen)?.question)
  const count = number(place + 1, locale)
  return (
    <li class="question-item" id={id} tabindex={-1}>
      <p>
        <span class="question-number">{count}. </span>
        {label || said.emptyLabel}
      </p>
      <p class="meta">
        {typeOf(type).words[locale].name}
        {required && ` · ${words.common.required}`}
        {on && ` · ${said.shownWhen(on.label)}`}
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
          <a
            class="button button-quiet"
            href={`${address}/new?after=${id}`}
            aria-label={words.editor.addAfter(count)}
            title={words.editor.addAfter(count)}
          >
            +
          </a>
          <Act own={`${own}/copy`} revision={revision} label={said.copy(count)} />
          <Act own={`${own}/removal`} revision={revision} label={said.remove(count)} />
        </div>
      )}
      {mayChange && typeOf(type).role !== 'section' && (
        <ToSection questions={questions} own={own} id={id} revision={revision} count={count} />
      )}
    </li>
  )
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
