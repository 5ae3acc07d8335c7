/** What a consultation is about; the words are in `messages.publicity.categories`. */
export const CATEGORIES = [
  'budget',
  'road',
  'fees',
  'newRural',
  'contribution',
  'school',
  'land',
  'convention',
  'oneStop',
  'poverty',
  'other',
] as const

export type Category = (typeof CATEGORIES)[number]

/** A code that is not known (any more) counts as `other`. */
export const categoryOf = (code: string): Category => CATEGORIES.find((each) => each === code) ?? 'other'
