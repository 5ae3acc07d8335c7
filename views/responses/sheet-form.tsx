import type { PropsWithChildren } from 'hono/jsx'
import type { Fields } from '../../src/kernel/fields'
import type { Questionnaire } from '../../src/questions/questionnaire'
import type { SheetFaults } from '../../src/responses/answer-sheet'
import { ErrorSummary, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { Contact, type ContactState, useContactFaults } from './contact'
import { Questions, useFaultList } from './questions'

export interface SheetState {
  questionnaire: Questionnaire
  sent: ReadonlyMap<string, Fields>
  faults: SheetFaults
  /** Null where nobody offers an answer of one's own. */
  contact: ContactState | null
}

type SheetFormProps = PropsWithChildren<{
  action: string
  state: SheetState
  asker: string
  hidden: Readonly<Record<string, string>>
  send: string
  /** The name of the draft kept on this device; none for a sheet that was sent already. */
  draft?: string
}>

// When the server is busy or broken the page with what was filled in stays, and sheet.js says so.
export const KEEP_THE_FORM = { 'hx-status:5xx': 'swap:none', 'hx-status:429': 'swap:none' }

/** The form itself. htmx swaps the whole of #content, so that every answer of the server has its place there. */
export const SheetForm = ({ action, state, asker, hidden, send, draft, children }: SheetFormProps) => {
  const { words } = usePage()
  return (
    <form
      id="sheet"
      method="post"
      action={action}
      novalidate
      hx-post={action}
      hx-target="#content"
      hx-select="#content"
      hx-swap="outerHTML"
      hx-disable="find .send"
      {...KEEP_THE_FORM}
      data-draft={draft}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {draft && (
        <div class="notice" id="draft" role="status" hidden>
          <p>{words.responses.draftRestored}</p>
          <button class="button button-plain" type="button">
            {words.responses.eraseDraft}
          </button>
        </div>
      )}
      <Questions questionnaire={state.questionnaire} sent={state.sent} faults={state.faults} />
      {state.contact && <Contact asker={asker} state={state.contact} />}
      <div class="notice notice-warning stack" id="not-sent" tabindex={-1} hidden>
        <p>{words.responses.notSent}</p>
        <button class="button button-plain" type="submit">
          {words.responses.sendAgain}
        </button>
      </div>
      <div class="row">
        <button class="button send" type="submit">
          {send}
        </button>
        {children}
      </div>
    </form>
  )
}

/** The server could not store what was sent: it stands below, and the button sends it again under the same key. */
export const NotStored = ({ title, text }: { title: string; text: string }) => {
  const { words } = usePage()
  return (
    <div id="not-stored" tabindex={-1} autofocus>
      <Notice tone="warning" title={title}>
        <p>{text}</p>
        <button class="button button-plain" type="submit" form="sheet">
          {words.responses.sendAgain}
        </button>
      </Notice>
    </div>
  )
}

/** What must be looked at again, each a link to its field. */
export const SheetFaultSummary = ({ state }: { state: SheetState }) => {
  const { words } = usePage()
  const contact = Object.entries(useContactFaults(state.contact?.faults ?? {}))
  const faults = [
    ...useFaultList(state.questionnaire, state.faults),
    ...contact.map(([name, text]) => ({ name, text: text ?? '' })),
  ]
  return <ErrorSummary title={words.common.errorSummary} faults={faults} />
}
