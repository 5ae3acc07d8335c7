import { Choices, Select, TextField } from '../../views/components/form'
import { Group } from '../../views/components/group'
import { messages } from '../i18n/messages'
import { withSpareCodes } from './budget-rows'
import type { SettingsProps } from './question-type'
import { shownNumber } from './settings'
import { BALANCES, type BudgetLine, MOST_LINES, SIDES, type SimulatorSettings } from './simulator-settings'

/** Of more lines each is folded behind its name. */
const MOST_OPEN = 3

interface EditorProps extends Omit<SettingsProps<SimulatorSettings>, 'faults'> {
  /** The words of a setting's fault. */
  faultOf: (setting: string) => string | undefined
}

/** Lines of income and spending to write in, and two empty ones. */
export const SimulatorEditor = ({ settings, prefix, faultOf, locale }: EditorProps) => {
  const words = messages[locale].budgeting.simulator
  return (
    <>
      <TextField
        name={`${prefix}unit`}
        label={words.unit}
        hint={words.unitHint}
        value={settings.unit}
        maxlength={30}
        width="medium"
        fault={faultOf('unit')}
      />
      <Choices
        type="radio"
        name={`${prefix}balance`}
        label={words.balance}
        choices={BALANCES.map((value) => ({ value, label: words.balances[value] }))}
        chosen={[settings.balance]}
        fault={faultOf('balance')}
      />
      <TextField
        name={`${prefix}householdUnit`}
        label={words.householdUnit}
        hint={words.householdUnitHint}
        value={settings.householdUnit}
        maxlength={60}
        width="medium"
        fault={faultOf('householdUnit')}
      />
      <Group name={`${prefix}lines`} label={words.lines} hint={words.linesHint} fault={faultOf('lines')}>
        {withSpareCodes(settings.lines, MOST_LINES).map((row, place) => (
          <Line
            row={row}
            place={place}
            isOpen={settings.lines.length <= MOST_OPEN || faultOf('lines') !== undefined}
            prefix={prefix}
            locale={locale}
          />
        ))}
      </Group>
    </>
  )
}

interface LineProps extends Pick<EditorProps, 'prefix' | 'locale'> {
  row: BudgetLine | { code: string }
  place: number
  isOpen: boolean
}

const Line = ({ row, place, isOpen, prefix, locale }: LineProps) => {
  const words = messages[locale].budgeting.simulator
  const line = 'label' in row ? row : undefined
  const own = `${prefix}lines.${place}`
  const figure = (name: 'start' | 'least' | 'most' | 'step') => (
    <TextField
      name={`${own}.${name}`}
      label={words[name]}
      value={shownNumber(line?.[name])}
      inputmode="numeric"
      maxlength={25}
      width="short"
    />
  )
  return (
    <details class="option-notes" open={line !== undefined && isOpen}>
      <summary>{line ? `${place + 1}. ${line.label}` : words.newLine}</summary>
      <input type="hidden" name={`${own}.code`} value={row.code} />
      <TextField name={`${own}.label`} label={words.name} value={line?.label} maxlength={200} />
      <Select
        name={`${own}.side`}
        label={words.side}
        value={line?.side ?? 'spending'}
        choices={SIDES.map((value) => ({ value, label: words.sides[value] }))}
      />
      <div class="field-row">
        {figure('start')}
        {figure('least')}
        {figure('most')}
        {figure('step')}
      </div>
      <TextField name={`${own}.lower`} label={words.lower} value={line?.lower} maxlength={200} />
      <TextField name={`${own}.higher`} label={words.higher} value={line?.higher} maxlength={200} />
      <TextField
        name={`${own}.household`}
        label={words.household}
        hint={words.householdHint}
        value={line?.household}
        maxlength={500}
      />
    </details>
  )
}
