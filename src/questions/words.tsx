import { z } from 'zod'
import { fieldsOf } from '../kernel/fields'
import type { clean } from '../kernel/text'
import { tallyOf } from './counting'
import { accepted, readText, refused, unanswered } from './judging'
import type { QuestionType } from './question-type'

const settings = z.strictObject({})
export type WordsSettings = z.infer<typeof settings>

/** All that the types answered in free words share; a type adds its name, its words and its control. */
export const wordsType = (longest: number, tidy: typeof clean): Omit<QuestionType<WordsSettings, string>, 'name' | 'Field'> => ({
  settings,
  blank: () => ({}),
  Settings: () => null,
  readSettings: () => ({}),
  partNames: () => [''],
  judge: ({ required }, sent) => {
    const text = readText(sent, '', longest, tidy)
    if ('fault' in text) return refused(text.fault)
    return text.value === '' ? unanswered(required) : accepted(text.value)
  },
  sentOf: (_, answer) => fieldsOf([['', answer]]),
  variables: () => [],
  values: () => ({}),
  texts: (answer) => [{ part: '', text: answer }],
  textParts: ({ label }) => [{ part: '', label }],
  tally: ({ id }, counted) => tallyOf(counted, [{ kind: 'words', id, label: '', base: counted.answered }]),
  sample: ({ id }, draw) => fieldsOf([['', draw.words(id)]]),
  show: (_, answer) => answer,
  examples: {
    settings: {},
    accepts: [
      { '': ['Đường thôn 6 mưa là ngập, xin làm trước.'] },
      { '': ['  “Xin ghi rõ\u202e 5.200 triệu”\u0000 '] },
      { '': ['Tiê\u0301ng Việt'] },
      { '': ['🏡'.repeat(longest)] },
    ],
    refuses: {
      tooLong: [{ '': ['ô'.repeat(longest + 1)] }],
      badText: [{ '': ['a\ud800b'] }],
      repeated: [{ '': ['một', 'hai'] }],
    },
  },
})
