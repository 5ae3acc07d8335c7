import { conditionInWords } from '../../src/questions/condition-words'
import { valueIn } from '../../src/questions/merging'
import type { AskedQuestion, Question } from '../../src/questions/question-type'
import { usePage } from '../page-context'
import { type Conflicting, ConflictPage, shownValue } from './conflict-page'

export interface QuestionConflictProps extends Conflicting {
  title: string
  mine: Question
  theirs: Question
  all: readonly AskedQuestion[]
}

/** Both wordings of a question side by side. */
export const QuestionConflict = (props: QuestionConflictProps) => {
  const { words, locale } = usePage()
  const { consultation, mine, theirs, all, fields } = props
  const { conflict } = words.editor
  const inWords = (formula: string) => conditionInWords({ formula }, all, locale)
  const text = (question: Question, field: string) => shownValue(valueIn(question, field), conflict, inWords)
  return (
    <ConflictPage
      {...props}
      heading={conflict.title}
      address={`/staff/consultations/${consultation.id}/questions/${theirs.id}`}
      sides={fields.map((field) => ({
        field,
        legend: labelOf(field, fields, conflict.fields),
        mine: text(mine, field),
        theirs: text(theirs, field),
      }))}
    />
  )
}

type FieldWords = Record<
  'label' | 'hint' | 'required' | 'shownWhen' | 'checks' | 'order' | 'wordings' | 'name' | 'settings',
  string
>

function labelOf(field: string, fields: readonly string[], words: FieldWords): string {
  const settings = fields.filter((each) => each.startsWith('settings.'))
  if (!field.startsWith('settings.')) return { ...words }[field] ?? field
  return settings.length > 1 ? `${words.settings} (${settings.indexOf(field) + 1})` : words.settings
}
