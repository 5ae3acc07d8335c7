import type { Fields } from '../../src/kernel/fields'
import { isSame } from '../../src/kernel/ordered'
import { conditionInWords } from '../../src/questions/condition-words'
import { type Prints, printsAsText, valueIn } from '../../src/questions/merging'
import type { AskedQuestion, Question } from '../../src/questions/question-type'
import { Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'

export interface ConflictPageProps extends Framed {
  title: string
  mine: Question
  theirs: Question
  all: readonly AskedQuestion[]
  /** What both changed, each otherwise, and the prints of what is stored of it. */
  fields: readonly string[]
  seen: Prints
  revision: number
  /** What the form of the first try sent, to be sent again. */
  sent: Fields
  /** What the others did, who and when. */
  changes: readonly string[]
  who: string
}

/** Both wordings side by side, to be chosen from field by field. */
export const ConflictPage = (props: ConflictPageProps) => {
  const { words, locale } = usePage()
  const { consultation, mine, theirs, all, fields, seen, revision, sent, changes, who } = props
  const { conflict, since } = words.editor
  const address = `/staff/consultations/${consultation.id}/questions/${theirs.id}`
  const again = [...sent].filter(([name]) => !AGAIN_NOT.includes(name) && !name.startsWith('keep.'))
  const inWords = (formula: string) => conditionInWords({ formula }, all, locale)
  const text = (question: Question, field: string) => shownValue(valueIn(question, field), words.editor.conflict, inWords)
  return (
    <Frame {...props} step="questions" title={props.title} editing wide>
      <Notice tone="warning" title={conflict.title}>
        <p>{conflict.lead}</p>
        {changes.length > 0 && (
          <>
            <p>{since.title}:</p>
            <ul>
              {changes.map((change) => (
                <li>{change}</li>
              ))}
            </ul>
          </>
        )}
      </Notice>
      <form method="post" action={address}>
        {again.flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}
        <input type="hidden" name="revision" value={String(revision)} />
        <input type="hidden" name="seen" value={printsAsText(seen)} />
        {fields.map((field, place) => (
          <fieldset class="panel versus">
            <legend>{labelOf(field, fields, conflict.fields)}</legend>
            {(['mine', 'theirs'] as const).map((side) => (
              <div class="versus-side">
                <div class="choice">
                  <input
                    class="choice-mark"
                    type="radio"
                    id={`keep-${place}-${side}`}
                    name={`keep.${field}`}
                    value={side}
                    checked={side === 'mine'}
                    aria-describedby={`keep-${place}-${side}-text`}
                  />
                  <label class="choice-label" for={`keep-${place}-${side}`}>
                    {side === 'mine' ? conflict.mine : conflict.theirs(who || conflict.somebody)}
                  </label>
                </div>
                <div class="versus-text" id={`keep-${place}-${side}-text`}>
                  {text(side === 'mine' ? mine : theirs, field).map((line) => (
                    <p>{line}</p>
                  ))}
                </div>
              </div>
            ))}
          </fieldset>
        ))}
        <p class="row">
          <button class="button" type="submit">
            {conflict.save}
          </button>
          <a class="button button-quiet" href={address}>
            {conflict.cancel}
          </a>
        </p>
      </form>
    </Frame>
  )
}

const AGAIN_NOT = ['revision', 'seen', 'do', 'step', 'next']

type FieldWords = Record<
  'label' | 'hint' | 'required' | 'shownWhen' | 'checks' | 'order' | 'wordings' | 'name' | 'settings',
  string
>

function labelOf(field: string, fields: readonly string[], words: FieldWords): string {
  const settings = fields.filter((each) => each.startsWith('settings.'))
  if (!field.startsWith('settings.')) return { ...words }[field] ?? field
  return settings.length > 1 ? `${words.settings} (${settings.indexOf(field) + 1})` : words.settings
}

/** Any value of a question in lines: options by their labels, an expression in words. */
function shownValue(
  value: unknown,
  words: { empty: string; yes: string; no: string },
  inWords: (formula: string) => string,
): readonly string[] {
  if (typeof value === 'boolean') return [value ? words.yes : words.no]
  if (value === null || value === undefined || value === '' || isSame(value, [])) return [words.empty]
  if (Array.isArray(value)) return value.flatMap((each) => shownValue(each, words, inWords))
  if (typeof value !== 'object') return [String(value)]
  const parts = { ...value }
  if ('label' in parts) return [String(parts.label)]
  if ('formula' in parts) return [inWords(String(parts.formula)), ...('message' in parts ? [String(parts.message)] : [])]
  return Object.entries(parts).map(([key, each]) => `${key}: ${shownValue(each, words, inWords).join(', ')}`)
}
