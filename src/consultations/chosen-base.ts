import { type Fields, one } from '../kernel/fields'
import { ABSENT, type Prints, readPrints } from '../questions/merging'

/**
 * The prints of what a form edits as its page showed it; undefined where it carries none. On the page of a conflict each
 * field was chosen: `keep.label` is `mine` or `theirs`, and `seen` are the prints of what the other author had written
 * by then.
 */
export function chosenBase(sent: Fields, own: Prints): Prints | undefined {
  const base = readPrints(one(sent, 'base'))
  const seen = readPrints(one(sent, 'seen'))
  if (!seen) return base
  const chosen = Object.keys(seen).flatMap((field) => {
    const keep = one(sent, `keep.${field}`)
    const print = keep === 'mine' ? seen[field] : keep === 'theirs' ? (own[field] ?? ABSENT) : undefined
    return print === undefined ? [] : [[field, print] as const]
  })
  return { ...base, ...Object.fromEntries(chosen) }
}
