import { number } from '../../src/i18n/locale'
import type { Messages } from '../../src/i18n/messages'
import { draftFaultText } from '../../src/questions/draft'
import { filesFor } from '../../src/questions/page-files'
import type { KeptMedium } from '../../src/questions/picture'
import type { AskedQuestion, PartFaults } from '../../src/questions/question-type'
import { conditionOptions, simpleCondition } from '../../src/questions/questionnaire'
import { typeOf } from '../../src/questions/types'
import { Choices, Select, TextArea, Tick } from '../components/form'
import { ErrorSummary, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'
import { Saved, type SaveState, savedAsTyped } from './saving'

export interface QuestionPageProps extends Framed {
  /** As typed, or as stored. */
  question: AskedQuestion
  /** What is stored, for the preview; undefined when somebody took it out meanwhile. */
  stored: AskedQuestion | undefined
  place: number
  earlier: readonly AskedQuestion[]
  faults: PartFaults
  save: SaveState
  /** What the unit keeps of pictures, to choose from. */
  media: readonly KeptMedium[]
  conflict: boolean
}

/** One question: its wording, when it is shown, and what its type lets the author decide. */
export const QuestionPage = (props: QuestionPageProps) => {
  const { words, locale } = usePage()
  const { consultation, question, stored, place, faults, conflict } = props
  const { questions: said, stale } = words.consultations
  const type = typeOf(question.type)
  const list = `/staff/consultations/${consultation.id}/questions`
  const address = `${list}/${question.id}`
  const faultOf = (name: string) => (faults[name] === undefined ? undefined : draftFaultText(question, faults[name], locale))
  const summary = Object.keys(faults).map((name) => ({ name, label: labelOf(words, name), text: faultOf(name) ?? '' }))
  return (
    <Frame
      {...props}
      step="questions"
      title={said.editTitle(number(place + 1, locale), type.words[locale].name)}
      editing
      wide
      {...filesFor([question])}
    >
      <ErrorSummary title={words.common.errorSummary} faults={summary} />
      {conflict && (
        <Notice tone="warning" title={stale.title}>
          <p>{stored ? stale.text : stale.locked}</p>
          <p>
            <a href={stored ? address : list}>{stale.reload}</a>
          </p>
        </Notice>
      )}
      <div class="editor">
        <QuestionForm {...props} address={address} summary={summary} faultOf={faultOf} />
        <section class="panel sticky" id="question-preview" aria-label={conflict ? stale.stored : said.preview}>
          <h2>{conflict ? stale.stored : said.preview}</h2>
          {stored &&
            typeOf(stored.type).Field({
              question: stored,
              sent: new Map(),
              faults: {},
              locale,
              number: number(place + 1, locale),
            })}
        </section>
      </div>
    </Frame>
  )
}

interface FormParts {
  address: string
  summary: readonly { name: string; label: string; text: string }[]
  faultOf: (name: string) => string | undefined
}

const QuestionForm = (props: QuestionPageProps & FormParts) => {
  const { words, locale } = usePage()
  const { question, stored, earlier, faults, save, media, conflict, address, summary, faultOf } = props
  const { questions: said } = words.consultations
  const settingFaults = Object.fromEntries(
    Object.entries(faults).flatMap(([name, fault]) => (name.startsWith('settings.') ? [[name.slice(9), fault]] : [])),
  )
  const saving = conflict ? {} : savedAsTyped(address, '#condition-codes,#question-preview')
  return (
    <form method="post" action={address} enctype="multipart/form-data" noValidate {...saving}>
      <TextArea name="label" label={said.label} value={question.label} rows={2} maxlength={500} fault={faultOf('label')} />
      <TextArea name="hint" label={said.hint} value={question.hint} rows={2} maxlength={500} fault={faultOf('hint')} />
      <Tick name="required" label={said.required} ticked={question.required} />
      <fieldset class="panel">
        <legend>{said.settings}</legend>
        {typeOf(question.type).Settings({
          settings: question.settings,
          prefix: 'settings.',
          faults: settingFaults,
          locale,
          media,
        })}
      </fieldset>
      <Condition question={question} earlier={earlier} />
      <div class="toolbar saving-bar">
        <Saved {...save} labels={{}} told={summary} />
        {(stored || !conflict) && (
          <p class="row">
            <button class="button button-plain" type="submit">
              {words.common.save}
            </button>
            <button class="button" type="submit" name="next" value="1">
              {said.back}
            </button>
          </p>
        )}
      </div>
    </form>
  )
}

const Condition = ({ question, earlier }: { question: AskedQuestion; earlier: readonly AskedQuestion[] }) => {
  const { words, locale } = usePage()
  const { questions: said } = words.consultations
  const askable = earlier.filter((each) => conditionOptions(each).length > 0)
  if (askable.length === 0) return null
  const condition = simpleCondition(question.shownWhen)
  const on = askable.find(({ id }) => id === condition?.question)
  return (
    <fieldset class="panel">
      <legend>{said.condition}</legend>
      <Select
        name="condition"
        label={said.conditionQuestion}
        hint={said.conditionHint}
        empty={said.conditionNone}
        value={on?.id ?? ''}
        choices={askable.map((each) => ({
          value: each.id,
          label: `${number(earlier.indexOf(each) + 1, locale)}. ${each.label || said.emptyLabel}`,
        }))}
      />
      <div id="condition-codes">
        {on && (
          <Choices
            type="checkbox"
            name="conditionCodes"
            label={said.conditionCodes}
            choices={conditionOptions(on).map(({ code, label }) => ({ value: code, label }))}
            chosen={condition?.anyOf ?? []}
          />
        )}
      </div>
    </fieldset>
  )
}

const labelOf = (words: Messages, name: string): string => {
  const { questions: said } = words.consultations
  if (name === 'label') return said.label
  return name === 'hint' ? said.hint : said.settings
}
