import { number } from '../../src/i18n/locale'
import { expressionFaults } from '../../src/questions/expression-faults'
import type { AskedQuestion } from '../../src/questions/question-type'
import { MOST_CHECKS, type ReadyCheck, rulesFor } from '../../src/questions/ready-checks'
import type { Surrounds } from '../../src/questions/rules-form'
import { Select, TextArea, TextField } from '../components/form'
import { usePage } from '../page-context'
import { Names } from './expression-names-table'
import { PlacedFaults } from './logic-faults'
import { Do, subjectChoices } from './rules-editor'

interface ChecksProps {
  question: AskedQuestion
  rows: readonly ReadyCheck[]
  surrounds: Surrounds
  faultOf: (name: string) => string | undefined
}

/** What an answer must hold to: ready-made rules, or an expression, each with what people are told. */
export const ChecksEditor = (props: ChecksProps) => {
  const { words } = usePage()
  const { logic } = words
  return (
    <fieldset class="panel" id="part-checks" data-part>
      <legend>{logic.checks}</legend>
      <p class="field-hint">{logic.checksHint}</p>
      {props.rows.map((row, place) => (
        <Row {...props} row={row} place={place} />
      ))}
      {props.rows.length < MOST_CHECKS && <Do value="checks add">{logic.addCheck}</Do>}
    </fieldset>
  )
}

const Row = ({ question, row, place, surrounds, faultOf }: ChecksProps & { row: ReadyCheck; place: number }) => {
  const { words, locale } = usePage()
  const { logic } = words
  const name = `checks.${place}`
  const count = number(place + 1, locale)
  const field = (part: keyof ReadyCheck) => ({ name: `${name}.${part}`, value: row[part], fault: faultOf(`${name}.${part}`) })
  const rules = rulesFor(question, surrounds)
  // One of another kind of answer stays chosen until its author decides.
  const offered = row.rule === '' || rules.includes(row.rule) ? rules : [...rules, row.rule]
  return (
    <fieldset class="rule">
      <legend>{logic.check(count)}</legend>
      <Select
        {...field('rule')}
        label={logic.rule}
        empty={logic.noRule}
        choices={offered.map((rule) => ({ value: rule, label: logic.rules[rule] }))}
        more={{ 'data-reshapes': '' }}
      />
      {row.rule === 'range' && <TextField {...field('from')} label={logic.from} width="short" inputmode="decimal" />}
      {row.rule === 'range' && <TextField {...field('to')} label={logic.to} width="short" inputmode="decimal" />}
      {(row.rule === 'after' || row.rule === 'atLeastOther') && (
        <Select {...field('other')} label={logic.other} empty="—" choices={othersFor(question, row, surrounds, logic.subjects)} />
      )}
      {row.rule === 'pattern' && (
        <TextField {...field('pattern')} label={logic.pattern} hint={logic.patternHint} maxlength={200} />
      )}
      {row.rule === 'formula' && (
        <>
          <TextArea {...field('formula')} label={logic.formula} hint={logic.formulaHint} rows={2} maxlength={2000} />
          {row.formula.trim() !== '' && (
            <PlacedFaults text={row.formula} faults={expressionFaults(row.formula, surrounds.scope)} />
          )}
          <Names scope={surrounds.scope} />
        </>
      )}
      {row.rule !== '' && <TextField {...field('message')} label={logic.message} maxlength={300} />}
      <p class="row">
        <Do value={`checks refresh ${place}`} refresh>
          {logic.pick}
        </Do>
        <Do value={`checks remove ${place}`}>{logic.removeCheck(count)}</Do>
      </p>
    </fieldset>
  )
}

/** Earlier questions that are answered in the same kind. */
function othersFor(
  { id }: AskedQuestion,
  { rule }: ReadyCheck,
  { scope, all }: Surrounds,
  named: Parameters<typeof subjectChoices>[2],
) {
  const kind = rule === 'after' ? 'day' : 'number'
  const inOrder = scope.inOrder.filter((subject) => subject.kind === kind && subject.question && subject.question.id !== id)
  return subjectChoices({ ...scope, inOrder }, all, named)
}
