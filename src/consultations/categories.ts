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
