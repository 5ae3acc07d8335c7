import type { Messages } from '../../src/i18n/messages'
import type { Locale } from '../../src/kernel/locale'
import { draftFaultText } from '../../src/questions/draft'
import { beforeIt, withIt } from '../../src/questions/question-form'
import type { Question } from '../../src/questions/question-type'
import { typeWords } from '../../src/questions/type-words'
import { typeOf } from '../../src/questions/types'
import { Turn } from '../components/faces'
import { TextArea, TextField, Tick } from '../components/form'
import { usePage } from '../page-context'
import { BankPanel } from './bank-panel'
import { ChecksEditor } from './checks-editor'
import { logicFaultText } from './logic-faults'
import { LotEditor } from './lot-editor'
import type { QuestionPageProps } from './question-page'
import { RulesEditor } from './rules-editor'
import { Saved, savedAsTyped } from './saving'

interface FormParts {
  address: string
  summary: readonly { name: string; label: string; text: string }[]
}

/** The words of the fault of a field of the form, by its name. */
export function questionFaultText(
  words: Messages,
  question: Question,
  [name, fault]: readonly [name: string, fault: string | undefined],
  locale: Locale,
): string | undefined {
  if (fault === undefined) return undefined
  const isOfWords = ['label', 'hint'].includes(name) || name.startsWith('wordings.') || name.startsWith('settings.')
  const [code = ''] = fault.split(' ')
  const shared: Record<string, string> = { ...words.faults, ...words.questions.faults }
  if (isOfWords && (code in shared || code in typeWords(question.type, locale).faults))
    return draftFaultText(question, fault, locale)
  return logicFaultText(words, fault) ?? draftFaultText(question, fault, locale)
}

/** Saved as one types, and by each of its buttons. */
export const QuestionForm = (props: QuestionPageProps & FormParts) => {
  const { words, locale } = usePage()
  const { form, around, faults, save, media, address, summary, gone, steps } = props
  const { question, when, checks } = form
  const { questions: said } = words.consultations
  const { role = 'asks', Settings } = typeOf(question.type)
  // What has words of its own for all there is to explain keeps a hint only where a file brought one.
  const hasHint = !['section', 'ending'].includes(role) || question.hint !== ''
  const faultOf = (name: string) => questionFaultText(words, question, [name, faults[name]], locale)
  const place = around.all.findIndex(({ id }) => id === question.id)
  const later = place < 0 ? [] : around.all.slice(place + 1)
  const own = Settings({
    settings: question.settings,
    prefix: 'settings.',
    faults: settingFaults(question, faults, faultOf),
    locale,
    media,
    items: { earlier: around.earlier, later },
  })
  return (
    <form
      id="question-form"
      method="post"
      action={address}
      enctype="multipart/form-data"
      noValidate
      data-editor={gone ? undefined : ''}
      {...(gone ? {} : savedAsTyped(address))}
    >
      {/* Enter in a field presses the first button there is. */}
      <button type="submit" hidden>
        {words.common.save}
      </button>
      <TextArea name="label" label={said.labels[role]} value={question.label} rows={2} maxlength={500} fault={faultOf('label')} />
      {hasHint && (
        <TextArea name="hint" label={said.hint} value={question.hint} rows={2} maxlength={500} fault={faultOf('hint')} />
      )}
      {role === 'asks' && <Tick name="required" label={said.required} ticked={question.required} />}
      {own && (
        <fieldset class="panel" id="part-settings" data-part>
          <legend>{said.settings}</legend>
          {own}
          {hasOptions(question) && <BankPanel lists={props.lists} kept={props.keptList} faultOf={faultOf} />}
        </fieldset>
      )}
      <RulesEditor
        written={when}
        surrounds={beforeIt(around)}
        legend={role === 'jump' ? words.logic.jumpWhen : words.logic.when}
        faultOf={faultOf}
      />
      {role === 'asks' && (
        <ChecksEditor question={question} rows={checks} surrounds={withIt(question, around)} faultOf={faultOf} />
      )}
      {role === 'asks' && <LotEditor question={question} faultOf={faultOf} />}
      <TextField
        name="name"
        label={words.logic.name}
        hint={words.logic.nameHint}
        value={question.name}
        maxlength={30}
        width="medium"
        fault={faultOf('name')}
        more={{ autocapitalize: 'none', spellcheck: 'false' }}
      />
      <div class="toolbar saving-bar">
        <Saved {...save} labels={{}} told={summary} />
        <p class="row">
          {gone === 'removed' && (
            <button class="button" type="submit" name="restore" value="1">
              {words.editor.conflict.restore}
            </button>
          )}
          {!gone && <Buttons steps={steps} hasPrevious={place > 0} hasFollowing={later.length > 0} />}
        </p>
      </div>
    </form>
  )
}

/** Nothing but the name of a setting tells it: whatever has a list of options may take one of the bank. */
const hasOptions = ({ settings }: Question): boolean =>
  settings !== null && typeof settings === 'object' && 'options' in settings && Array.isArray(settings.options)

type ButtonsProps = Pick<QuestionPageProps, 'steps'> & { hasPrevious: boolean; hasFollowing: boolean }

const Buttons = ({ steps, hasPrevious, hasFollowing }: ButtonsProps) => {
  const { words } = usePage()
  return (
    <>
      {hasPrevious && <Go way="previous" />}
      {hasFollowing && <Go way="following" />}
      {steps.undo !== undefined && (
        <button class="button button-quiet" type="submit" name="step" value="undo" title={steps.undo} data-undo>
          <Turn way="undo" />
          <span class="go-words">{words.editor.undo}</span>
        </button>
      )}
      {steps.redo !== undefined && (
        <button class="button button-quiet" type="submit" name="step" value="redo" title={steps.redo} data-redo>
          <Turn way="redo" />
          <span class="go-words">{words.editor.redo}</span>
        </button>
      )}
      <button class="button button-plain" type="submit">
        {words.common.save}
      </button>
      <button class="button" type="submit" name="next" value="1">
        {words.consultations.questions.back}
      </button>
    </>
  )
}

const KEYS = { previous: 'Alt+PageUp', following: 'Alt+PageDown' }

/** Saves, and goes to the question before or after this one. */
const Go = ({ way }: { way: 'previous' | 'following' }) => {
  const { neighbours } = usePage().words.editor
  const label = way === 'previous' ? neighbours.savePrevious : neighbours.saveFollowing
  const words = <span class="go-words">{neighbours[way]}</span>
  return (
    <button
      class="button button-plain"
      type="submit"
      name="next"
      value={way}
      aria-label={label}
      title={`${label} (${neighbours.keys[way]})`}
      aria-keyshortcuts={KEYS[way]}
    >
      {way === 'previous' && <span aria-hidden="true">‹ </span>}
      {words}
      {way === 'following' && <span aria-hidden="true"> ›</span>}
    </button>
  )
}

// A type knows only its own codes: what is wrong with an expression comes in words.
const settingFaults = (
  { type }: Question,
  faults: Readonly<Record<string, string>>,
  faultOf: (name: string) => string | undefined,
) =>
  Object.fromEntries(
    Object.entries(faults).flatMap(([name, fault]) => {
      if (!name.startsWith('settings.')) return []
      const setting = name.slice('settings.'.length)
      const isFormula = typeOf(type).formulas?.includes(setting)
      return [[setting, isFormula ? `says ${faultOf(name) ?? fault}` : fault]]
    }),
  )
