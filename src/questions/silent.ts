import type { QuestionType } from './question-type'

type Asking = 'partNames' | 'judge' | 'sentOf' | 'variables' | 'values' | 'texts' | 'textParts' | 'tally' | 'show' | 'sample'

/** What an item answers that asks nobody anything. */
export const silent: Pick<QuestionType<unknown, never>, Asking> = {
  partNames: () => [],
  judge: () => ({ ok: true, answer: null }),
  sentOf: () => new Map(),
  variables: () => [],
  values: () => ({}),
  texts: () => [],
  textParts: () => [],
  tally: (_, { asked, answered }) => ({ asked, answered, blocks: [] }),
  show: () => '',
  sample: () => new Map(),
}
