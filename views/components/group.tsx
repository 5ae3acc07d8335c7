import type { Child, PropsWithChildren } from 'hono/jsx'
import { describedBy, HintAndFault, idOf } from './form'

interface GroupProps {
  name: string
  label: Child
  hint?: Child
  /** The words of the fault, not its code. */
  fault?: string | undefined
  more?: Record<string, string>
}

/** Several controls that answer one question together. */
export const Group = ({ name, label, hint, fault, more = {}, children }: PropsWithChildren<GroupProps>) => (
  <fieldset
    class={fault ? 'field group field-faulty' : 'field group'}
    id={idOf(name)}
    tabindex={-1}
    aria-describedby={describedBy({ name, hint, fault })}
    {...more}
  >
    <legend class="field-label">{label}</legend>
    <HintAndFault name={name} hint={hint} fault={fault} />
    {children}
  </fieldset>
)
