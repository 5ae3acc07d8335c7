import { number } from '../../src/i18n/locale'
import { numbersOf } from '../../src/questions/numbering'
import { filesFor } from '../../src/questions/page-files'
import type { KeptMedium } from '../../src/questions/picture'
import type { Around, QuestionForm as Form } from '../../src/questions/question-form'
import type { PartFaults } from '../../src/questions/question-type'
import { typeWords } from '../../src/questions/type-words'
import { typeOf } from '../../src/questions/types'
import { ErrorSummary, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'
import { PhonePane } from './phone-page'
import { QuestionForm, questionFaultText } from './question-form'
import type { SaveState } from './saving'
import { Meanwhile } from './saving'

export interface QuestionPageProps extends Framed {
  /** As typed, or as stored. */
  form: Form
  around: Around
  faults: PartFaults
  /** Those said at their fields. */
  told: PartFaults
  save: SaveState
  /** What the unit keeps of pictures, to choose from. */
  media: readonly KeptMedium[]
  /** Lists of the bank, to take options from; and the name under which one was just kept. */
  lists: readonly { id: string; name: string }[]
  keptList: string | undefined
  /** What there is to undo and to do again, in words. */
  steps: { undo?: string; redo?: string }
  /** Somebody took the question out meanwhile, or it cannot be changed any more. */
  gone?: 'removed' | 'locked'
}

/** One question: its wording, when it is shown, what its answer must hold to, and what its type lets the author decide. */
export const QuestionPage = (props: QuestionPageProps) => {
  const { words, locale } = usePage()
  const { consultation, form, faults, told, gone, save } = props
  const { question } = form
  const { questions: said, stale } = words.consultations
  const type = typeOf(question.type)
  const { name } = typeWords(type.name, locale)
  const numbered = numbersOf(props.around.all).get(question.id)
  const list = `/staff/consultations/${consultation.id}/questions`
  const summary = Object.keys(faults).map((name) => ({
    name,
    label: labelOf(words, name),
    text: questionFaultText(words, question, [name, faults[name]], locale) ?? '',
  }))
  return (
    <Frame
      {...props}
      step="questions"
      title={numbered ? said.editTitle(number(Number(numbered), locale), name) : name}
      editing
      wide
      {...filesFor([question])}
    >
      <ErrorSummary title={words.common.errorSummary} faults={summary.filter(({ name }) => name in told)} />
      {gone && (
        <Notice tone="warning" title={gone === 'removed' ? words.editor.conflict.removed : stale.title}>
          <p>{gone === 'removed' ? words.editor.conflict.removedText : stale.locked}</p>
          <p>
            <a href={list}>{words.editor.picker.back}</a>
          </p>
        </Notice>
      )}
      {save.meanwhile && save.meanwhile.length > 0 && <Meanwhile changes={save.meanwhile} />}
      <div class="builder">
        <QuestionForm {...props} faults={told} address={`${list}/${question.id}`} summary={summary} />
        <PhonePane consultation={consultation} question={question.id} />
      </div>
    </Frame>
  )
}

const labelOf = (words: ReturnType<typeof usePage>['words'], name: string): string => {
  const { questions: said } = words.consultations
  if (name === 'label') return said.label
  if (name === 'hint') return said.hint
  if (name === 'name') return words.logic.name
  if (name.startsWith('when.')) return words.logic.when
  return name.startsWith('checks.') ? words.logic.checks : said.settings
}
