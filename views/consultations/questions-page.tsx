import type { ShownClash } from '../../src/consultations/clashing'
import type { LanguageLine } from '../../src/consultations/language-reading'
import type { WordingChange } from '../../src/consultations/wording'
import { number } from '../../src/i18n/locale'
import type { Faults } from '../../src/kernel/fields'
import { numbersOf } from '../../src/questions/numbering'
import type { Question } from '../../src/questions/question-type'
import type { MustMend } from '../../src/questions/questionnaire-faults'
import { typeWords } from '../../src/questions/type-words'
import { questionTypes } from '../../src/questions/types'
import { describedBy, HintAndFault } from '../components/form'
import { Empty, ErrorSummary, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { inWords, summaryOf } from './fault-words'
import { Frame, type Framed, NextStep } from './frame'
import { IncompleteLanguages } from './incomplete-languages'
import { PhonePane } from './phone-page'
import { Item } from './question-item'
import { ChangeNotice } from './questions-change'
import { ClashNotice } from './questions-clash'
import { Import, Tools } from './questions-tools'
import { familiesOf } from './type-families'

export interface QuestionsPageProps extends Framed {
  revision: number
  questions: readonly Question[]
  removed: readonly Question[]
  /** Just now taken out, to be offered first. */
  justRemoved: string
  /** Just now kept in the bank. */
  justKept: string
  /** Of the question that may be added. */
  freshId: string
  /** Of the copy that may be made of each. */
  copyIds: readonly string[]
  problems: readonly MustMend[]
  /** Null for a draft: there is nothing yet that people answer. */
  change: {
    version: number
    differences: readonly WordingChange[]
    /** What will be counted apart unless the author says that the meaning is the same. */
    reworded: readonly Question[]
    hasNewSettings: boolean
    isWorkingCopy: boolean
  } | null
  /** What there is to undo and to do again, in words. */
  steps: { undo?: string; redo?: string }
  /** What others did since an older page, who and when. */
  changes: readonly string[]
  mayChange: boolean
  /** Begun, and not offered to residents. */
  languages: readonly LanguageLine[]
  faults: Faults
  note: string
  /** Ids of the questions ticked as the same in meaning. */
  sameMeaning: readonly string[]
  isStale?: boolean
  /** What cannot be done without a choice. */
  clash?: ShownClash | undefined
}

export const QuestionsPage = (props: QuestionsPageProps) => {
  const { words, locale } = usePage()
  const { questions: said, stale } = words.consultations
  const { consultation, questions, removed, justRemoved, change, mayChange, faults, revision } = props
  const address = `/staff/consultations/${consultation.id}/questions`
  const just = removed.find(({ id }) => id === justRemoved)
  const kept = questions.find(({ id }) => id === props.justKept)
  return (
    <Frame {...props} step="questions" title={said.title} editing wide>
      <ErrorSummary
        title={words.common.errorSummary}
        faults={summaryOf(words, faults, { type: said.type, note: said.publishNote })}
      />
      {props.clash && <ClashNotice clash={props.clash} address={address} revision={revision} />}
      {props.isStale && !props.clash && (
        <Notice tone="warning" title={stale.title}>
          {props.changes.length > 0 ? <Changes changes={props.changes} /> : <p>{words.problems.stale.text}</p>}
          <p>{words.editor.since.look}</p>
        </Notice>
      )}
      {(!props.isStale || props.clash) && props.changes.length > 0 && (
        <Notice title={words.editor.since.title}>
          <Changes changes={props.changes} />
        </Notice>
      )}
      <Tools {...props} address={address} />
      {props.languages.length > 0 && (
        <Notice title={words.languages.listNotice}>
          <ul>
            <IncompleteLanguages id={consultation.id} languages={props.languages} />
          </ul>
        </Notice>
      )}
      <div class="builder">
        <div>
          {change && <ChangeNotice {...props} change={change} />}
          {kept && mayChange && (
            <div id="kept" tabindex={-1}>
              <Notice>
                <p role="status">{words.bank.kept(kept.label || said.emptyLabel)}</p>
                {(kept.shownWhen || (kept.checks ?? []).length > 0) && <p>{words.bank.keptBare}</p>}
                <p>
                  <a href="/staff/bank">{words.bank.title}</a>
                </p>
              </Notice>
            </div>
          )}
          {just && mayChange && (
            <div id="removed" tabindex={-1}>
              <Notice>
                <p>{said.removed(just.label || said.emptyLabel)}</p>
                <Restoration address={address} id={just.id} revision={revision} label={just.label} />
              </Notice>
            </div>
          )}
          {questions.length > 0 && <p class="meta">{said.count(number(numbersOf(questions).size, locale))}</p>}
          {questions.length === 0 ? (
            <Empty title={said.none}>
              {mayChange && <p>{said.noneText}</p>}
              <Import {...props} />
            </Empty>
          ) : (
            <ol class="question-list" data-movable={mayChange ? said.drag : undefined}>
              {questions.map((question, place) => (
                <Item {...props} question={question} place={place} address={address} />
              ))}
            </ol>
          )}
          {mayChange && <Removed {...props} address={address} />}
          {mayChange && <Adding {...props} address={address} />}
        </div>
        <PhonePane consultation={consultation} />
      </div>
      <NextStep {...props} after="questions" />
    </Frame>
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

const Changes = ({ changes }: { changes: readonly string[] }) => (
  <ul>
    {changes.map((change) => (
      <li>{change}</li>
    ))}
  </ul>
)

/** One type out of all by its name, or the page on which each has a picture and says what it is for. */
const Adding = ({ faults, revision, freshId, address }: QuestionsPageProps & { address: string }) => {
  const { words, locale } = usePage()
  const { questions: said } = words.consultations
  const { picker } = words.editor
  const fault = inWords(words, faults['type'])
  return (
    <form class="panel" method="post" action={address}>
      <h2>{said.add}</h2>
      <input type="hidden" name="revision" value={String(revision)} />
      <input type="hidden" name="id" value={freshId} />
      <div class={fault ? 'field field-faulty' : 'field'}>
        <label class="field-label" for="f-type">
          {said.type}
        </label>
        <HintAndFault name="type" fault={fault} />
        <select class="input" id="f-type" name="type" aria-describedby={describedBy({ name: 'type', fault })}>
          <option value="">{picker.choose}</option>
          {familiesOf(questionTypes).map(([family, types]) => (
            <optgroup label={picker.families[family]}>
              {types.map(({ name }) => (
                <option value={name}>{typeWords(name, locale).name}</option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <p class="row">
        <button class="button" type="submit">
          {said.add}
        </button>
        <a class="button button-plain" href={`${address}/new`}>
          {picker.link}
        </a>
        <a class="button button-plain" href={`${address}/bank`}>
          {words.bank.fromBank}
        </a>
      </p>
    </form>
  )
}
