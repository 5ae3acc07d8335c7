import type { Faults } from '../../src/kernel/fields'
import { TextField, Tick } from '../components/form'
import { usePage } from '../page-context'
import { Naming } from './languages'

export interface ContactState {
  consents: boolean
  phone: string
  faults: Faults
}

interface ContactProps {
  asker: string
  /** In which it is said who asks; none for Vietnamese. */
  askerLanguage: string | undefined
  state: ContactState
}

/** A consent of its own, never ticked beforehand, and the number it is for. */
export const Contact = ({ asker, askerLanguage, state }: ContactProps) => {
  const { words } = usePage()
  const text = useContactFaults(state.faults)
  return (
    <section class="panel">
      <h3>{words.responses.contactTitle}</h3>
      <p class="meta">{words.responses.contactHint}</p>
      <Tick
        name="reply"
        label={<Naming say={words.responses.consent} name={asker} language={askerLanguage} />}
        ticked={state.consents}
        fault={text['reply']}
      />
      <TextField
        name="phone"
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        width="medium"
        maxlength={30}
        label={words.responses.phone}
        value={state.phone}
        fault={text['phone']}
      />
    </section>
  )
}

/** The words of each fault by field. */
export function useContactFaults(faults: Faults): Record<string, string | undefined> {
  const { words } = usePage()
  const { consentMissing, notAPhone } = words.responses
  const known: Record<string, string> = { ...words.faults, consentMissing, notAPhone }
  return Object.fromEntries(Object.entries(faults).map(([name, code]) => [name, known[code] ?? code]))
}
