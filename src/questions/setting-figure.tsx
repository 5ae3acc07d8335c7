import { TextField } from '../../views/components/form'
import type { SettingsProps } from './question-type'
import { shownNumber } from './settings'
import { faultText } from './wording'

interface FigureProps extends Pick<SettingsProps<unknown>, 'prefix' | 'faults' | 'locale'> {
  type: { name: string }
  /** The setting's name. */
  name: string
  label: string
  /** A number, or what was typed in its place; null for none. */
  value: unknown
}

/** A setting that is a whole number. */
export const SettingFigure = ({ type, name, label, value, prefix, faults, locale }: FigureProps) => (
  <TextField
    name={`${prefix}${name}`}
    label={label}
    value={shownNumber(value)}
    inputmode="numeric"
    width="short"
    fault={faultText(type, faults, name, locale)}
  />
)
