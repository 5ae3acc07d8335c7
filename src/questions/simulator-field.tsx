import { TextField } from '../../views/components/form'
import { Group } from '../../views/components/group'
import { Facts } from '../../views/components/pieces'
import { messages } from '../i18n/messages'
import { one } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import type { FieldProps } from './question-type'
import { isBalanced, type Sums, sumsOf, typedAmount } from './simulator-judging'
import { type BudgetLine, formulaOf, householdOf, isFixed, SIDES, type SimulatorSettings, WORK } from './simulator-settings'
import { partName, questionLabel, shownFigure } from './wording'

interface SimulatorFieldProps extends Omit<FieldProps<SimulatorSettings>, 'faults'> {
  /** The words of a part's fault. */
  faultOf: (part: string) => string | undefined
}

/** Boxes for each line, what they come to, and a button that reckons and comes back; public/js/simulator.js adds sliders. */
export const SimulatorField = ({ question, sent, faultOf, locale, number }: SimulatorFieldProps) => {
  const { settings } = question
  const { lines, balance, unit, householdUnit } = settings
  const words = messages[locale].budgeting.simulator
  const sums = sumsOf(lines, (line) => typedAmount(line, sent))
  const sign = balance === 'equal' ? words.mustEqual : words.mustWithin
  return (
    <Group
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={[question.hint, words.hint(sign)].filter(Boolean).join(' ')}
      fault={faultOf('')}
      more={{
        'data-simulator': balance,
        'data-unit': unit,
        'data-household-unit': householdUnit,
        'data-rest': words.rest,
        'data-missing': words.missing,
        'data-balanced': words.balanced('@', '#'),
        'data-not-balanced': words.notBalanced('@', '#'),
        'data-one': words.householdOf,
      }}
    >
      {SIDES.map((side) => (
        <div class="simulator-side">
          <p class="simulator-title">{words.sides[side]}</p>
          {lines
            .filter((line) => line.side === side)
            .map((line) => (
              <LineBox
                line={line}
                question={question}
                value={one(sent, line.code)}
                chosen={typedAmount(line, sent)}
                fault={faultOf(line.code)}
                locale={locale}
              />
            ))}
        </div>
      ))}
      <Summary settings={settings} sums={sums} locale={locale} />
      <p class="simulator-state" role="status">
        {stateText(settings, sums, locale)}
      </p>
      <p class="simulator-work">
        <button class="button button-plain" type="submit" name={partName(question, WORK)} value="1">
          {words.workOut}
        </button>{' '}
        <span class="meta">{words.workOutHint}</span>
      </p>
    </Group>
  )
}

function stateText(settings: SimulatorSettings, sums: Sums, locale: Locale): string {
  const words = messages[locale].budgeting.simulator
  const said = isBalanced(settings, sums) ? words.balanced : words.notBalanced
  const rest = [shownFigure(Math.abs(sums.rest), locale), settings.unit].filter(Boolean).join(' ')
  return said(sums.rest < 0 ? words.missing : words.rest, rest)
}

interface LineBoxProps extends Pick<SimulatorFieldProps, 'question' | 'locale'> {
  line: BudgetLine
  value: string
  chosen: number
  fault: string | undefined
}

const LineBox = ({ line, question, value, chosen, fault, locale }: LineBoxProps) => {
  const words = messages[locale].budgeting.simulator
  const { unit, householdUnit } = question.settings
  const figure = (amount: number) => shownFigure(amount, locale)
  const node = formulaOf(line)
  const household = householdOf(line, chosen)
  if (isFixed(line))
    return (
      <p class="simulator-line">
        {line.label}: {words.fixed([figure(line.start), unit].filter(Boolean).join(' '))}
        <input type="hidden" disabled data-side={line.side} data-start={String(line.start)} />
      </p>
    )
  return (
    <div class="simulator-line">
      <TextField
        name={partName(question, line.code)}
        label={unit ? `${line.label} (${unit})` : line.label}
        hint={words.range(figure(line.start), figure(line.least), figure(line.most), figure(line.step))}
        value={value}
        inputmode="numeric"
        autocomplete="off"
        maxlength={24}
        width="short"
        fault={fault}
        more={{
          'data-side': line.side,
          'data-start': String(line.start),
          'data-least': String(line.least),
          'data-most': String(line.most),
          'data-step': String(line.step),
          ...(node && { 'data-formula': JSON.stringify(node) }),
        }}
      />
      {line.lower && <p class="meta">{words.ifLower(line.lower)}</p>}
      {line.higher && <p class="meta">{words.ifHigher(line.higher)}</p>}
      {household !== null && (
        <p class="simulator-one">
          {words.householdOf}: <span data-told="line">{figure(household)}</span> {householdUnit}
        </p>
      )}
    </div>
  )
}

const Summary = ({ settings, sums, locale }: { settings: SimulatorSettings; sums: Sums; locale: Locale }) => {
  const words = messages[locale].budgeting.simulator
  const { unit, householdUnit } = settings
  const told = (name: string, amount: number, of: string) => (
    <>
      <span data-told={name}>{shownFigure(amount, locale)}</span> {of}
    </>
  )
  return (
    <div class="simulator-summary">
      <Facts
        facts={[
          [words.income, told('income', sums.income, unit)],
          [words.spending, told('spending', sums.spending, unit)],
          [
            <span data-told="restName">{sums.rest < 0 ? words.missing : words.rest}</span>,
            told('rest', Math.abs(sums.rest), unit),
          ],
          ...(sums.household === null ? [] : [[words.householdOf, told('household', sums.household, householdUnit)] as const]),
        ]}
      />
    </div>
  )
}
