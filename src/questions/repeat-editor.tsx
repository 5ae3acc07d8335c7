import type { Child } from 'hono/jsx'
import { Select, TextField, Tick } from '../../views/components/form'
import { Group } from '../../views/components/group'
import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { ListEditor } from './list-editor'
import type { SettingsProps } from './question-type'
import {
  freshInnerCode,
  INNER_FIGURES,
  INNER_KINDS,
  type Inner,
  MOST_INNER,
  MOST_INNER_OPTIONS,
  type RepeatSettings,
} from './repeat-settings'
import { shownNumber } from './settings'
import { faultText } from './wording'

const SPARE = 2

type EditorProps = SettingsProps<RepeatSettings> & { type: { name: string } }

/** The author's controls of a repeat group; an inner question is folded up unless it is being written. */
export const RepeatEditor = ({ type, settings, prefix, faults, locale }: EditorProps) => {
  const words = messages[locale].tables.repeat
  const fault = (setting: string) => faultText(type, faults, setting, locale)
  const line = (name: 'noun' | 'least' | 'most', label: string, value: string) => (
    <TextField
      name={`${prefix}${name}`}
      label={label}
      value={value}
      maxlength={40}
      width={name === 'noun' ? 'medium' : 'short'}
      inputmode={name === 'noun' ? undefined : 'numeric'}
      fault={fault(name)}
    />
  )
  return (
    <>
      {line('noun', words.noun, settings.noun)}
      {line('most', words.most, shownNumber(settings.most))}
      {line('least', words.least, shownNumber(settings.least || null))}
      <Group name={`${prefix}inner`} label={words.inner} hint={words.innerHint} fault={fault('inner')}>
        {withSpare(settings.inner).map((each, place) => (
          <details class="panel" open={place < settings.inner.length || place === 0}>
            <summary>{[words.innerOf(place + 1), each.label].filter(Boolean).join(': ')}</summary>
            <InnerEditor inner={each} name={`${prefix}inner.${place}`} place={place + 1} locale={locale} />
          </details>
        ))}
      </Group>
    </>
  )
}

interface InnerProps {
  inner: Inner
  name: string
  place: number
  locale: Locale
}

const InnerEditor = ({ inner, name, place, locale }: InnerProps): Child => {
  const words = messages[locale].tables.repeat
  const line = (part: 'unit' | 'least' | 'most' | 'decimals', label: string, value: string) => (
    <TextField name={`${name}.${part}`} label={label} value={value} maxlength={30} width="short" />
  )
  return (
    <>
      <input type="hidden" name={`${name}.code`} value={inner.code} />
      <TextField name={`${name}.label`} label={words.label(place)} value={inner.label} maxlength={200} />
      <Select
        name={`${name}.kind`}
        label={words.kind(place)}
        value={inner.kind}
        choices={INNER_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
      />
      <Tick name={`${name}.required`} label={words.required(place)} ticked={inner.required} />
      <div data-for="single">
        <ListEditor
          name={`${name}.options`}
          prefix=""
          label={words.options(place)}
          options={inner.options}
          most={MOST_INNER_OPTIONS}
          fault={undefined}
          locale={locale}
        />
      </div>
      <div data-for="number">
        {line('unit', words.unit(place), inner.unit)}
        {line('least', words.innerLeast(place), shownNumber(inner.least))}
        {line('most', words.innerMost(place), shownNumber(inner.most))}
        {line('decimals', words.decimals(place), shownNumber(inner.decimals || null))}
        <Select
          name={`${name}.figure`}
          label={words.figure(place)}
          hint={words.figureHint}
          value={inner.kind === 'number' ? inner.figure : 'each'}
          choices={INNER_FIGURES.map((figure) => ({ value: figure, label: words.figures[figure] }))}
        />
      </div>
    </>
  )
}

/** Codes are given before anything is written, so that saving twice makes one question, not two. */
function withSpare(all: readonly Inner[]): Inner[] {
  const spare = (): Inner => ({
    ...{ code: freshInnerCode(), label: '', kind: 'single', required: false, options: [] },
    ...{ unit: '', least: null, most: null, decimals: 0, figure: 'each' },
  })
  return [...all, ...Array.from({ length: Math.max(0, Math.min(SPARE, MOST_INNER - all.length)) }, spare)]
}
