import type { Child, PropsWithChildren } from 'hono/jsx'
import { inBoth, useOfQuestion } from './of-question'

/** Leaf pieces of forms: plain values in, markup out. Texts come from the caller. */

interface Labelled {
  name: string
  label: Child
  hint?: Child
  /** The words of the fault, not its code. */
  fault?: string | undefined
  required?: boolean
}

/** The id of a control; names hold dots, which a selector would read otherwise. */
export const idOf = (name: string, suffix = ''): string => `f-${name.replace(/[^\w-]/g, '_')}${suffix && `-${suffix}`}`

/** The ids of a control's hint and fault, for `aria-describedby`. */
export const describedBy = ({ name, hint, fault }: Pick<Labelled, 'name' | 'hint' | 'fault'>): string | undefined =>
  [hint && idOf(name, 'hint'), fault && idOf(name, 'fault')].filter(Boolean).join(' ') || undefined

const Around = ({ name, label, hint, fault, children }: PropsWithChildren<Labelled>) => (
  <div class={fault ? 'field field-faulty' : 'field'}>
    <label class="field-label" for={idOf(name)}>
      {label}
    </label>
    <HintAndFault name={name} hint={hint} fault={fault} />
    {children}
  </div>
)

export const HintAndFault = ({ name, hint, fault }: Pick<Labelled, 'name' | 'hint' | 'fault'>) => {
  const question = useOfQuestion()
  return (
    <>
      {question?.name === name && question.after}
      {hint && (
        <p class="field-hint" id={idOf(name, 'hint')}>
          {question?.lang && question.name === name && typeof hint === 'string' ? inBoth(hint, question) : hint}
        </p>
      )}
      {fault && (
        <p class="field-fault" id={idOf(name, 'fault')} lang={question?.faults.includes(fault) ? undefined : question?.lang}>
          {fault}
        </p>
      )}
    </>
  )
}

type InputProps = Labelled & {
  type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'datetime-local' | 'tel' | 'search' | 'file'
  value?: string | undefined
  maxlength?: number
  inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'search'
  autocomplete?: string
  width?: 'short' | 'medium'
  min?: string
  max?: string
  step?: string
  accept?: string
  /** Further attributes, such as those of htmx. */
  more?: Record<string, string>
}

export const TextField = ({
  type = 'text',
  value,
  width,
  maxlength,
  inputmode,
  autocomplete,
  min,
  max,
  step,
  accept,
  more = {},
  ...labelled
}: InputProps) => (
  <Around {...labelled}>
    <input
      class={width ? `input input-${width}` : 'input'}
      id={idOf(labelled.name)}
      name={labelled.name}
      type={type}
      value={value}
      maxlength={maxlength}
      inputmode={inputmode}
      autocomplete={autocomplete}
      min={min}
      max={max}
      step={step}
      accept={accept}
      required={labelled.required}
      aria-invalid={labelled.fault ? 'true' : undefined}
      aria-describedby={describedBy(labelled)}
      {...more}
    />
  </Around>
)

type AreaProps = Labelled & { value?: string | undefined; rows?: number; maxlength?: number; more?: Record<string, string> }

export const TextArea = ({ value = '', rows = 5, maxlength, more = {}, ...labelled }: AreaProps) => (
  <Around {...labelled}>
    <textarea
      class="input"
      id={idOf(labelled.name)}
      name={labelled.name}
      rows={rows}
      maxlength={maxlength}
      required={labelled.required}
      aria-invalid={labelled.fault ? 'true' : undefined}
      aria-describedby={describedBy(labelled)}
      {...more}
    >
      {value}
    </textarea>
  </Around>
)

export interface Choice {
  value: string
  label: Child
  /** Of the label, where it is not that of what stands around. */
  lang?: string | undefined
  note?: Child
}

type SelectProps = Labelled & {
  choices: readonly Choice[]
  value?: string | undefined
  empty?: string
  more?: Record<string, string>
}

export const Select = ({ choices, value = '', empty, more = {}, ...labelled }: SelectProps) => (
  <Around {...labelled}>
    <select
      class="input"
      id={idOf(labelled.name)}
      name={labelled.name}
      required={labelled.required}
      aria-invalid={labelled.fault ? 'true' : undefined}
      aria-describedby={describedBy(labelled)}
      {...more}
    >
      {empty !== undefined && <Empty>{empty}</Empty>}
      {choices.map((choice) => (
        <option value={choice.value} lang={choice.lang} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </select>
  </Around>
)

const Empty = ({ children }: PropsWithChildren) => (
  <option value="" lang={useOfQuestion()?.lang}>
    {children}
  </option>
)

type ChoicesProps = Labelled & {
  type: 'radio' | 'checkbox'
  choices: readonly Choice[]
  chosen: readonly string[]
  /** Stands after the choices, inside the group: the text of "other". */
  after?: Child
  more?: Record<string, string>
}

/** A group of radio buttons or check boxes of equal weight; nothing is chosen unless `chosen` says so. */
export const Choices = ({ type, choices, chosen, after, more = {}, ...labelled }: ChoicesProps) => (
  <fieldset
    class={labelled.fault ? 'field field-faulty' : 'field'}
    id={idOf(labelled.name)}
    tabindex={-1}
    aria-describedby={describedBy(labelled)}
    {...more}
  >
    <legend class="field-label">{labelled.label}</legend>
    <HintAndFault {...labelled} />
    <div class="choices">
      {choices.map((choice, place) => (
        <div class="choice">
          <input
            class="choice-mark"
            type={type}
            id={idOf(labelled.name, String(place))}
            name={labelled.name}
            value={choice.value}
            checked={chosen.includes(choice.value)}
            aria-invalid={labelled.fault ? 'true' : undefined}
            aria-describedby={choice.note ? idOf(labelled.name, `${place}-note`) : undefined}
          />
          <label class="choice-label" lang={choice.lang} for={idOf(labelled.name, String(place))}>
            {choice.label}
          </label>
          {choice.note && (
            <p class="choice-note" id={idOf(labelled.name, `${place}-note`)}>
              {choice.note}
            </p>
          )}
        </div>
      ))}
    </div>
    {after}
  </fieldset>
)

/** One box to tick, for a consent or an on-and-off. */
export const Tick = ({ name, label, hint, fault, ticked, value = '1' }: Labelled & { ticked: boolean; value?: string }) => (
  <div class={fault ? 'field field-faulty' : 'field'}>
    <HintAndFault name={name} hint={hint} fault={fault} />
    <div class="choice">
      <input
        class="choice-mark"
        type="checkbox"
        id={idOf(name)}
        name={name}
        value={value}
        checked={ticked}
        aria-describedby={describedBy({ name, hint, fault })}
      />
      <label class="choice-label" for={idOf(name)}>
        {label}
      </label>
    </div>
  </div>
)
