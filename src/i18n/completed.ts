/** Any part of some words; a list is given whole. */
export type Partly<Words> = Words extends string | readonly unknown[] | ((...given: never[]) => unknown)
  ? Words
  : { readonly [Key in keyof Words]?: Partly<Words[Key]> }

/** A language of which not all is translated: what is missing is said in that of the source. */
export function completed<Words extends object>(source: Words, given: Partly<Words>): Words {
  const whole = filledUp(source, given)
  if (!hasAllOf(whole, source)) throw new Error('A text of this language is not of the kind it is in the source.')
  return whole
}

function filledUp(source: unknown, given: unknown): unknown {
  if (given === undefined) return source
  if (!isGroup(source) || !isGroup(given)) return given
  const unknown = Object.keys(given).filter((name) => !(name in source))
  if (unknown.length > 0) throw new Error(`The source has no text named ${unknown.join(', ')}.`)
  return Object.fromEntries(Object.entries(source).map(([name, words]) => [name, filledUp(words, given[name])]))
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function hasAllOf<Words>(whole: unknown, source: Words): whole is Words {
  if (!isGroup(source)) return typeof whole === typeof source && Array.isArray(whole) === Array.isArray(source)
  return isGroup(whole) && Object.entries(source).every(([name, words]) => hasAllOf(whole[name], words))
}
