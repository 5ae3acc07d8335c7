import type { PropsWithChildren } from 'hono/jsx'
import { number } from '../../src/i18n/locale'
import { expressionFaults } from '../../src/questions/expression-faults'
import { toShown } from '../../src/questions/expression-names'
import type { Scope, Subject } from '../../src/questions/expression-scope'
import { askedHamlets } from '../../src/questions/hamlet-uses'
import { numbersOf } from '../../src/questions/numbering'
import type { AskedQuestion } from '../../src/questions/question-type'
import { DEEPEST_GROUP, emptyRule, type Group, isGroup, type Rule, testsOf, wants } from '../../src/questions/rules'
import { type Surrounds, settle, type Written } from '../../src/questions/rules-form'
import { Choices, Select, TextArea, TextField, Tick } from '../components/form'
import { usePage } from '../page-context'
import { Names } from './expression-names-table'
import { PlacedFaults } from './logic-faults'

interface EditorProps {
  written: Written
  surrounds: Surrounds
  legend: string
  /** What it begins with; of a question's own condition when absent. */
  hint?: string
  /** Put before the names of its fields and buttons; `when` when absent. */
  name?: string
  /** The words of a field's fault. */
  faultOf: (name: string) => string | undefined
}

/** A condition in rows, or as an expression; every button posts the form, so that it works without scripts. */
export const RulesEditor = (props: EditorProps) => {
  const { words } = usePage()
  const { logic } = words
  const { written, surrounds, legend, faultOf, hint = logic.whenHint, name = 'when' } = props
  const isRows = written.way === 'rows'
  const cannotAsk = surrounds.scope.inOrder.every(({ question }) => !question) && isRows && written.group.parts.length === 0
  return (
    <fieldset class="panel" id={`part-${name.replaceAll('.', '-')}`} data-part>
      <legend>{legend}</legend>
      <p class="field-hint">{hint}</p>
      <input type="hidden" name={`${name}.way`} value={written.way} />
      {isRows ? (
        <Rows {...props} group={written.group} path="" depth={0} />
      ) : (
        <>
          <TextArea
            name={`${name}.text`}
            label={logic.formula}
            hint={logic.formulaHint}
            value={written.text}
            rows={3}
            maxlength={2000}
            fault={faultOf(`${name}.text`)}
            more={{ class: 'input formula', spellcheck: 'false', autocapitalize: 'none' }}
          />
          {written.text.trim() !== '' && (
            <PlacedFaults text={written.text} faults={expressionFaults(written.text, surrounds.scope)} />
          )}
          <Names scope={surrounds.scope} />
        </>
      )}
      {isRows && <Advice {...props} />}
      {!cannotAsk && (
        <p>
          <Do value={`${name} ${isRows ? 'text' : 'rows'}`}>{isRows ? logic.asText : logic.asRows}</Do>
        </p>
      )}
    </fieldset>
  )
}

/** What a condition in rows comes to, where it makes no difference what is answered. */
const Advice = ({ written, surrounds }: EditorProps) => {
  const settled = settle(written, surrounds)
  if (!settled.ok || !settled.condition || !('formula' in settled.condition)) return null
  const text = toShown(settled.condition.formula, surrounds.all)
  return <PlacedFaults text={text} faults={expressionFaults(text, surrounds.scope)} />
}

interface RowsProps extends EditorProps {
  group: Group
  /** Where it stands, as in `1.0`; '' for the outermost. */
  path: string
  depth: number
}

const Rows = (props: RowsProps) => {
  const { words, locale } = usePage()
  const { group, path, depth, name: of = 'when' } = props
  const { logic } = words
  const prefix = path === '' ? `${of}.` : `${of}.${path}.`
  // One empty row to begin with.
  const parts = group.parts.length > 0 ? group.parts : [emptyRule]
  return (
    <>
      {depth === 0 && parts.length < 2 && !group.not ? (
        <input type="hidden" name={`${prefix}join`} value={group.join} />
      ) : (
        <div class="rule-join">
          <Choices
            type="radio"
            name={`${prefix}join`}
            label={logic.join}
            choices={[
              { value: 'and', label: logic.all },
              { value: 'or', label: logic.any },
            ]}
            chosen={[group.join]}
          />
          <Tick name={`${prefix}not`} label={logic.negate} ticked={group.not} />
        </div>
      )}
      {parts.map((part, place) => {
        const at = path === '' ? String(place) : `${path}.${place}`
        if (!isGroup(part)) return <Row {...props} rule={part} at={at} place={place} isOnly={depth === 0 && parts.length === 1} />
        const name = number(place + 1, locale)
        return (
          <fieldset class="rule-group">
            <legend>{logic.group(name)}</legend>
            <Rows {...props} group={part} path={at} depth={depth + 1} />
            <Do value={`${of} remove ${at}`}>{logic.removeGroup(name)}</Do>
          </fieldset>
        )
      })}
      {(group.parts.length > 0 || depth > 0) && (
        <p class="row">
          <Do value={`${of} add ${path}`}>{logic.addRow}</Do>
          {depth < DEEPEST_GROUP && <Do value={`${of} addGroup ${path}`}>{logic.addGroup}</Do>}
        </p>
      )}
    </>
  )
}

const Row = ({
  rule,
  at,
  place,
  isOnly,
  surrounds,
  faultOf,
  name: of = 'when',
}: EditorProps & { rule: Rule; at: string; place: number; isOnly: boolean }) => {
  const { words, locale } = usePage()
  const { logic } = words
  const { scope, all } = surrounds
  const subject = scope.subjects.get(rule.subject)
  const name = `${of}.${at}`
  const count = number(place + 1, locale)
  return (
    <fieldset class="rule">
      <legend class="visually-hidden">{logic.row(count)}</legend>
      <Select
        name={`${name}.subject`}
        label={logic.subject}
        empty={isOnly && of === 'when' ? logic.always : '—'}
        value={rule.subject}
        choices={subjectChoices(scope, all, logic.subjects)}
        fault={faultOf(`${name}.subject`)}
        more={{ 'data-reshapes': '' }}
      />
      {subject && (
        <Select
          name={`${name}.test`}
          label={logic.test}
          value={rule.test}
          choices={testsOf(subject.kind).map((test) => ({ value: test, label: logic.tests[test] }))}
          more={{ 'data-reshapes': '' }}
        />
      )}
      {subject && <Value rule={rule} subject={subject} name={`${name}.value`} fault={faultOf(`${name}.value`)} />}
      <p class="row">
        <Do value={`${of} refresh ${at}`} refresh>
          {logic.pick}
        </Do>
        {!(isOnly && !subject) && <Do value={`${of} remove ${at}`}>{logic.removeRow(count)}</Do>}
      </p>
    </fieldset>
  )
}

const Value = ({ rule, subject, name, fault }: { rule: Rule; subject: Subject; name: string; fault: string | undefined }) => {
  const { words } = usePage()
  const wanted = wants(rule.test)
  const [value = ''] = rule.values
  const shared = { name, label: words.logic.value, fault }
  if (wanted === 'nothing') return null
  if (wanted === 'options')
    return (
      <Choices
        type="checkbox"
        {...shared}
        choices={subject.options.map(({ code, label }) => ({ value: code, label }))}
        chosen={rule.values}
      />
    )
  if (wanted === 'day') return <TextField {...shared} type="date" value={value} width="medium" />
  const isNumber = wanted === 'number' || subject.kind === 'number'
  return (
    <TextField
      {...shared}
      value={isNumber ? value.replace('.', ',') : value}
      width="medium"
      {...(isNumber && { inputmode: 'decimal' as const })}
      maxlength={200}
    />
  )
}

/** Where people live comes first, by their own answer; then numbered as in the list; what a sheet brings with it comes last. */
export function subjectChoices(
  { inOrder }: Scope,
  all: readonly AskedQuestion[],
  named: {
    place: string
    asked: (question: string) => string
    hamlet: string
    language: string
    hidden: (label: string) => string
    wording: (label: string) => string
  },
) {
  const numbers = numbersOf(all)
  const brought: Record<string, string> = { place: named.place, hamlet: named.hamlet, language: named.language }
  const living = new Set(askedHamlets(all).map((each) => each.name))
  const first = inOrder.filter(({ name }) => living.has(name))
  return [...first, ...inOrder.filter((each) => !first.includes(each))].map(({ name, label, question, wordingOf }) => {
    if (question) {
      const said = [numbers.get(question.id), label || name].filter(Boolean).join('. ')
      return { value: name, label: living.has(name) ? named.asked(said) : said }
    }
    if (wordingOf) return { value: name, label: named.wording([numbers.get(wordingOf.id), label].filter(Boolean).join('. ')) }
    return { value: name, label: brought[name] ?? named.hidden(label || name) }
  })
}

/** A button that posts the form and says what is to be done to it (src/questions/form-commands.ts). */
export const Do = ({ value, refresh = false, children }: PropsWithChildren<{ value: string; refresh?: boolean }>) => (
  <button class="button button-quiet" type="submit" name="do" value={value} data-refresh={refresh ? '' : undefined}>
    {children}
  </button>
)
