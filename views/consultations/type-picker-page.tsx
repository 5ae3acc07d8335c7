import { LOCALES, type Locale } from '../../src/kernel/locale'
import { folded } from '../../src/kernel/search'
import type { Question } from '../../src/questions/question-type'
import { typeWords } from '../../src/questions/type-words'
import { questionTypes } from '../../src/questions/types'
import { ErrorSummary } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'
import { type FamilyName, familiesOf } from './type-families'

export interface TypePickerProps extends Framed {
  revision: number
  /** Of the question that will be made. */
  freshId: string
  /** The question it will stand after; undefined for the end. */
  after: Question | undefined
  fault: string | undefined
}

/** Drawn for a type that has no picture of its own: 24 by 24, in lines. */
const PICTURES: Record<FamilyName, string> = {
  choose: 'M4 6h4v4H4zM4 14h4v4H4zM12 8h8M12 16h8',
  rate: 'M12 3l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1-5.4-3-5.4 3 1.1-6.1-4.5-4.2 6.1-.8z',
  write: 'M4 20l4-1L19 8l-3-3L5 16zM14 7l3 3',
  reckon: 'M5 4h14v16H5zM8 8h8M8 12h2M14 12h2M8 16h2M14 16h2',
  table: 'M3 5h18v14H3zM3 10h18M9 5v14',
  money: 'M3 7h18v10H3zM9.5 12a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0',
  place: 'M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11z',
  people: 'M5 20c0-4 3-6 7-6s7 2 7 6M8.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0',
  page: 'M6 3h9l4 4v14H6zM14 3v5h5',
}

/** Every type by its family: one press adds one. With scripts they can be searched. */
export const TypePickerPage = (props: TypePickerProps) => {
  const { words, locale } = usePage()
  const { consultation, revision, freshId, after, fault } = props
  const { picker } = words.editor
  const list = `/staff/consultations/${consultation.id}/questions`
  return (
    <Frame {...props} step="questions" title={picker.title} editing wide>
      <ErrorSummary title={words.common.errorSummary} faults={fault ? [{ name: 'type', text: fault }] : []} />
      <p class="lead">{after ? picker.after(after.label || words.consultations.questions.emptyLabel) : picker.lead}</p>
      <p class="row">
        <a href={list}>{picker.back}</a>
        <a href={`${list}/bank${after ? `?after=${after.id}` : ''}`}>{words.bank.fromBank}</a>
      </p>
      <div class="field type-search" hidden>
        <label class="field-label" for="type-search">
          {picker.search}
        </label>
        <input class="input" id="type-search" type="search" autocomplete="off" />
        <p class="field-hint" role="status" data-none={picker.none} />
      </div>
      <form method="post" action={list} class="type-picker" id="f-type">
        <input type="hidden" name="revision" value={String(revision)} />
        <input type="hidden" name="id" value={freshId} />
        {after && <input type="hidden" name="after" value={after.id} />}
        {familiesOf(questionTypes).map(([family, types]) => {
          return (
            <section class="type-family">
              <h2>{picker.families[family]}</h2>
              <div class="type-cards">
                {types.map(({ name, picture }) => (
                  <button
                    class="type-card"
                    type="submit"
                    name="type"
                    value={name}
                    data-words={folded([...LOCALES.flatMap((each) => namesOf(name, each)), picker.families[family]].join(' '))}
                  >
                    <svg viewBox="0 0 24 24" width="40" height="40" aria-hidden="true" focusable="false">
                      <path d={picture ?? PICTURES[family]} fill="none" stroke="currentColor" stroke-width="1.5" />
                    </svg>
                    <span>
                      <strong>{typeWords(name, locale).name}</strong>
                      <span class="type-use">{typeWords(name, locale).use}</span>
                    </span>
                  </button>
                ))}
              </div>
            </section>
          )
        })}
      </form>
    </Frame>
  )
}

/** A type is found by its words in any language. */
function namesOf(type: string, locale: Locale): string[] {
  const { name, use } = typeWords(type, locale)
  return [name, use]
}
