import type { WordingChange } from '../../src/consultations/wording'
import { number } from '../../src/i18n/locale'
import type { Faults } from '../../src/kernel/fields'
import { type DraftFault, draftFaultText } from '../../src/questions/draft'
import type { Question } from '../../src/questions/question-type'
import { simpleCondition } from '../../src/questions/questionnaire'
import { questionTypes, typeOf } from '../../src/questions/types'
import { Choices } from '../components/form'
import { Empty, ErrorSummary, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { inWords, summaryOf } from './fault-words'
import { Frame, type Framed, NextStep } from './frame'
import { Act, ChangeNotice } from './questions-change'

export interface QuestionsPageProps extends Framed {
  revision: number
  questions: readonly Question[]
  removed: readonly Question[]
  /** Just now taken out, to be offered first. */
  justRemoved: string
  problems: readonly DraftFault[]
  /** Null for a draft: there is nothing yet that people answer. */
  change: { version: number; differences: readonly WordingChange[]; isWorkingCopy: boolean } | null
  mayChange: boolean
  faults: Faults
  note: string
  isStale?: boolean
}

export const QuestionsPage = (props: QuestionsPageProps) => {
  const { words, locale } = usePage()
  const { questions: said, stale } = words.consultations
  const { consultation, questions, removed, justRemoved, change, mayChange, faults, revision } = props
  const address = `/staff/consultations/${consultation.id}/questions`
  const just = removed.find(({ id }) => id === justRemoved)
  return (
    <Frame {...props} step="questions" title={said.title} editing>
      <ErrorSummary
        title={words.common.errorSummary}
        faults={summaryOf(words, faults, { type: said.type, note: said.publishNote })}
      />
      {props.isStale && (
        <Notice tone="warning" title={stale.title}>
          <p>{words.problems.stale.text}</p>
        </Notice>
      )}
      {change && <ChangeNotice {...props} change={change} />}
      {just && mayChange && (
        <div id="removed" tabindex={-1}>
          <Notice>
            <p>{said.removed(just.label || said.emptyLabel)}</p>
            <Restoration address={address} id={just.id} revision={revision} label={just.label} />
          </Notice>
        </div>
      )}
      <p class="meta">{said.count(number(questions.length, locale))}</p>
      {questions.length === 0 ? (
        <Empty title={said.none}>{mayChange && <p>{said.noneText}</p>}</Empty>
      ) : (
        <ol class="question-list" data-movable={mayChange ? said.drag : undefined}>
          {questions.map((question, place) => (
            <Item {...props} question={question} place={place} address={address} />
          ))}
        </ol>
      )}
      {mayChange && <Removed {...props} address={address} />}
      {mayChange && <Adding {...props} address={address} />}
      <NextStep {...props} after="questions" />
    </Frame>
  )
}

const Item = ({
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
          <Act own={`${own}/copy`} revision={revision} label={said.copy(count)} />
          <Act own={`${own}/removal`} revision={revision} label={said.remove(count)} />
        </div>
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

const Restoration = ({ address, id, revision, label }: { address: string; id: string; revision: number; label: string }) => {
  const { words } = usePage()
  const { questions: said } = words.consultations
  return (
    <form method="post" action={`${address}/${id}/restoration`}>
      <input type="hidden" name="revision" value={String(revision)} />
      <button class="button button-plain" type="submit">
        {said.restore}
        <span class="visually-hidden">: {label || said.emptyLabel}</span>
      </button>
    </form>
  )
}

const Removed = ({ removed, revision, address }: QuestionsPageProps & { address: string }) => {
  const { words } = usePage()
  const { questions: said } = words.consultations
  if (removed.length === 0) return null
  return (
    <details class="panel">
      <summary>{said.removedBefore}</summary>
      <ul>
        {removed.map(({ id, label }) => (
          <li>
            {label || said.emptyLabel} <Restoration address={address} id={id} revision={revision} label={label} />
          </li>
        ))}
      </ul>
    </details>
  )
}

const Adding = ({ faults, revision, address }: QuestionsPageProps & { address: string }) => {
  const { words, locale } = usePage()
  const { questions: said } = words.consultations
  return (
    <form class="panel" method="post" action={address}>
      <h2>{said.add}</h2>
      <input type="hidden" name="revision" value={String(revision)} />
      <Choices
        type="radio"
        name="type"
        label={said.type}
        choices={questionTypes.map(({ name, words: own }) => ({
          value: name,
          label: own[locale].name,
          note: own[locale].use,
        }))}
        chosen={[]}
        fault={inWords(words, faults['type'])}
      />
      <button class="button" type="submit">
        {said.add}
      </button>
    </form>
  )
}
