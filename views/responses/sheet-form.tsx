import type { PropsWithChildren } from 'hono/jsx'
import type { Fields } from '../../src/kernel/fields'
import type { Questionnaire } from '../../src/questions/questionnaire'
import { needsFlow } from '../../src/questions/shown-items'
import { typeOf } from '../../src/questions/types'
import { fileQuestions } from '../../src/responses/answer-file'
import type { SheetFaults } from '../../src/responses/answer-sheet'
import type { SheetPage } from '../../src/responses/sheet-page'
import { CarriedFields } from '../components/carried-fields'
import { ErrorSummary, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { Carried } from './carried'
import { Contact, type ContactState, useContactFaults } from './contact'
import { Questions, useFaultList } from './questions'

export interface SheetState extends SheetPage {
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
  /** In which it is said who asks; none for Vietnamese. */
  askerLanguage: string | undefined
  hidden: Readonly<Record<string, string>>
  send: string
  /** The name of the draft kept on this device; none for a sheet that was sent already. */
  draft?: string
}>

// When the server is busy or broken the page with what was filled in stays, and sheet.js says so.
const STAYS = 'swap:none selectOOB:none'

/**
 * What takes the place of a sheet that is sent by htmx: the whole of #content, so that every answer of the server has its
 * place there, and what stands around it: the buttons of the header are of the form that stands on the page, and its
 * words are in the language of that page.
 */
export const SWAPS_THE_PAGE = {
  'hx-target': '#content',
  'hx-select': '#content',
  'hx-swap': 'outerHTML',
  'hx-select-oob': '.top:outerHTML:.top,.bottom:outerHTML:.bottom,.skip:outerHTML:.skip',
  'hx-status:5xx': STAYS,
  'hx-status:429': STAYS,
  'hx-status:413': STAYS,
}

/** The one script of a sheet: each of them holds what the lighter one does. */
export const scriptOf = (questionnaire: Questionnaire, isPaged: boolean): string =>
  needsFlow(questionnaire) ? 'js/flow.js' : isPaged ? 'js/pages.js' : 'js/sheet.js'

/** The form itself. */
export const SheetForm = (props: SheetFormProps) => {
  const { action, state, asker, askerLanguage, hidden, send, draft, children } = props
  const { words, isTrial } = usePage()
  const mayWait = draft !== undefined && !isTrial
  return (
    <form
      id="sheet"
      method="post"
      action={action}
      novalidate
      enctype={fileQuestions(state.questionnaire).length > 0 ? 'multipart/form-data' : undefined}
      hx-post={action}
      hx-disable="find .send"
      {...SWAPS_THE_PAGE}
      data-draft={draft}
      data-page={state.turning?.page}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <CarriedFields fields={state.brought} />
      {state.turning && <Carried questionnaire={state.questionnaire} fields={state.turning.carried} />}
      {state.items.some(({ item }) => typeOf(item.type).grows) && (
        // The Enter key presses the first button of a form, which must not be the one that asks for more.
        <button type="submit" hidden {...(state.turning && { name: 'go', value: forward(state.turning) })}>
          {send}
        </button>
      )}
      {draft && (
        <div class="notice" id="draft" role="status" hidden>
          <p>{words.responses.draftRestored}</p>
          <button class="button button-plain" type="button">
            {words.responses.eraseDraft}
          </button>
        </div>
      )}
      <Questions {...state} />
      {state.contact && <Contact asker={asker} askerLanguage={askerLanguage} state={state.contact} />}
      <div class="notice notice-warning stack" id="not-sent" tabindex={-1} hidden>
        <p>{words.responses.notSent}</p>
        <button class="button button-plain" type="submit" {...(state.turning && GO_ON)}>
          {words.responses.sendAgain}
        </button>
      </div>
      {state.turning ? (
        <PageButtons {...state.turning} mayWait={mayWait} />
      ) : (
        <div class="row">
          <button class="button send" type="submit">
            {send}
          </button>
          {children}
          {mayWait && <Later />}
        </div>
      )}
    </form>
  )
}

/** What the button sends that goes on from a page of several. */
export const forward = ({ reviewed }: { reviewed: boolean }): string => (reviewed ? 'review' : 'next')

const GO_ON = { name: 'go', value: 'next' }

// The first button is the one that the Enter key presses.
const PageButtons = (props: NonNullable<SheetPage['turning']> & { mayWait: boolean }) => {
  const { page, isFirst, reviewed, progress, mayWait } = props
  const { words } = usePage()
  const { next, back, toReview, pageHint } = words.flow
  const isLast = progress.page === progress.most
  return (
    <>
      <input type="hidden" name="page" value={page} />
      {reviewed && <input type="hidden" name="reviewed" value="1" />}
      <div class="row page-buttons">
        <button class="button send" type="submit" name="go" value={forward({ reviewed })}>
          {reviewed || isLast ? toReview : next}
        </button>
        {reviewed && !isLast && (
          <button class="button button-plain" type="submit" name="go" value="next">
            {next}
          </button>
        )}
        {!isFirst && (
          <button class="button button-plain" type="submit" name="go" value="back">
            {back}
          </button>
        )}
        {mayWait && <Later />}
      </div>
      <p class="meta">{pageHint}</p>
    </>
  )
}

/** Puts the sheet aside under a code. */
export const Later = () => (
  <button class="button button-quiet" type="submit" name="go" value="later">
    {usePage().words.beside.aside.later}
  </button>
)

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
  const faults = [...useFaultList(state.items, state.faults), ...contact.map(([name, text]) => ({ name, text: text ?? '' }))]
  return <ErrorSummary title={words.common.errorSummary} faults={faults} />
}
