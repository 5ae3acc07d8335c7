import type { Fields } from '../../src/kernel/fields'
import { isSame } from '../../src/kernel/ordered'
import { type Prints, printsAsText } from '../../src/questions/merging'
import { Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'

/** What a conflict is between, and who and what came before. */
export interface Conflicting extends Framed {
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

/** One field, as each of the two wants it, in lines. */
export interface Sides {
  field: string
  legend: string
  mine: readonly string[]
  theirs: readonly string[]
}

interface ConflictPageProps extends Conflicting {
  title: string
  heading: string
  address: string
  sides: readonly Sides[]
}

/** Both side by side, to be chosen from field by field. */
export const ConflictPage = (props: ConflictPageProps) => {
  const { words } = usePage()
  const { address, sides, seen, revision, sent, changes, who } = props
  const { conflict, since } = words.editor
  const again = [...sent].filter(([name]) => !AGAIN_NOT.includes(name) && !name.startsWith('keep.'))
  return (
    <Frame {...props} step="questions" editing wide>
      <Notice tone="warning" title={props.heading}>
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
        {sides.map((each, place) => (
          <Versus {...each} place={place} who={who} />
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

const Versus = ({ field, legend, place, who, ...texts }: Sides & { place: number; who: string }) => {
  const { conflict } = usePage().words.editor
  return (
    <fieldset class="panel versus">
      <legend>{legend}</legend>
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
            {texts[side].map((line) => (
              <p>{line}</p>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  )
}

/** Any value in lines: options by their labels, an expression in words. */
export function shownValue(
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
