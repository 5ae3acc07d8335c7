import type { PropsWithChildren } from 'hono/jsx'
import { dateTime } from '../../src/i18n/locale'
import type { Faults } from '../../src/kernel/fields'
import { TextArea, TextField } from '../components/form'
import { usePage } from '../page-context'
import { inWords } from './fault-words'

/** What was typed into the form that was refused; empty at first. */
export interface TypedLifecycle {
  form: 'extension' | 'closing' | 'withdrawal' | ''
  closesAt: string
  reason: string
  otherLaw: string
}

interface Props {
  consultation: { id: number; revision: number; noClosing: boolean }
  legalUntil: Date | null
  typed: TypedLifecycle
  faults: Faults
}

/** Extending, closing early and withdrawing, each behind a fold and with a reason for the public. Names begin with the form's. */
export const LifecycleForms = ({ consultation, legalUntil, typed, faults }: Props) => {
  const { words, locale } = usePage()
  const { overview } = words.consultations
  const of = (form: TypedLifecycle['form']) => ({ form, consultation, typed, faults })
  const faultOf = (form: TypedLifecycle['form'], name: string) => (typed.form === form ? inWords(words, faults[name]) : undefined)
  return (
    <div class="stack">
      {!consultation.noClosing && (
        <Fold {...of('extension')} action={overview.extend} button={overview.extend}>
          <TextField
            type="datetime-local"
            name="extension.closesAt"
            label={overview.extendTo}
            value={typed.form === 'extension' ? typed.closesAt : ''}
            fault={faultOf('extension', 'closesAt')}
          />
        </Fold>
      )}
      <Fold {...of('closing')} action={overview.close} ask={overview.closeAsk} button={overview.closeYes}>
        {legalUntil && (
          <>
            <p>{overview.closeTooEarly(dateTime(legalUntil, locale))}</p>
            <TextField
              name="closing.otherLaw"
              label={overview.otherLawField}
              value={typed.form === 'closing' ? typed.otherLaw : ''}
              maxlength={300}
              fault={faultOf('closing', 'otherLaw')}
            />
          </>
        )}
      </Fold>
      <Fold {...of('withdrawal')} action={overview.withdraw} ask={overview.withdrawAsk} button={overview.withdrawYes} />
    </div>
  )
}

type FoldProps = PropsWithChildren<
  Omit<Props, 'legalUntil'> & { form: TypedLifecycle['form']; action: string; ask?: string; button: string }
>

const Fold = ({ form, consultation, typed, faults, action, ask, button, children }: FoldProps) => {
  const { words } = usePage()
  const refused = typed.form === form
  return (
    <details class="confirm" open={refused}>
      <summary class="button button-plain">{action}</summary>
      <form class="confirm-body" method="post" action={`/staff/consultations/${consultation.id}/${form}`}>
        {ask && <p>{ask}</p>}
        <input type="hidden" name="revision" value={String(consultation.revision)} />
        {children}
        <TextArea
          name={`${form}.reason`}
          label={words.consultations.overview.reason}
          value={refused ? typed.reason : ''}
          rows={2}
          fault={refused ? inWords(words, faults['reason']) : undefined}
        />
        <button class="button" type="submit">
          {button}
        </button>
      </form>
    </details>
  )
}
