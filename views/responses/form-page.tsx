import type { Child } from 'hono/jsx'
import { filesFor } from '../../src/questions/page-files'
import type { PublicConsultation } from '../../src/responses/open-consultations'
import { Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { AboutFacts, Changes, FurtherReading, Matter, Privacy } from './about'
import { NotStored, SheetFaultSummary, SheetForm, type SheetState } from './sheet-form'

interface FormPageProps {
  shown: PublicConsultation
  state: SheetState
  /** Empty in the page that everybody gets: the browser puts its own in, or its cookie. */
  ownKey: string
  /** Everything was in order but the key. */
  onceMore?: boolean
  /** Everything was in order but the server. */
  notStored?: boolean
  head?: Child
}

/** The page a QR code leads to while a consultation is open: the matter first, then the questions. */
export const FormPage = ({ shown, state, ownKey, onceMore = false, notStored = false, head }: FormPageProps) => {
  const { words } = usePage()
  const { consultation } = shown
  const { slug, title, asker } = consultation
  const { version } = state.questionnaire
  const files = filesFor(state.questionnaire.questions)
  return (
    <Layout title={title} head={head} scripts={['js/sheet.js', ...files.scripts]} styles={files.styles} commonScript={false}>
      <h1>{title}</h1>
      <SheetFaultSummary state={state} />
      {onceMore && (
        <div id="once-more" tabindex={-1}>
          <Notice tone="warning" title={words.responses.sendOnceMore}>
            <p>{words.responses.sendOnceMoreText}</p>
          </Notice>
        </div>
      )}
      {notStored && <NotStored title={words.responses.notStoredTitle} text={words.responses.notStoredText} />}
      <p class="lead">{words.responses.asks(asker)}</p>
      <AboutFacts consultation={consultation} questions={state.questionnaire.questions.length} />
      <Changes changes={shown.changes} />
      <h2>{words.responses.matter}</h2>
      <Matter text={consultation.matter} />
      <FurtherReading consultation={consultation} attachments={shown.attachments} />
      <Privacy consultation={consultation} />
      <h2 id="questions">{words.responses.sheetTitle}</h2>
      <SheetForm
        action={`/c/${slug}/responses`}
        state={state}
        asker={asker}
        hidden={{ version: String(version), key: ownKey }}
        send={words.responses.send}
        draft={`${slug}/${version}`}
      >
        <p class="meta">{words.responses.sendHint}</p>
      </SheetForm>
      <p>
        <a href="/receipts">{words.responses.haveCode}</a>
      </p>
      <p>
        <a href={`/c/${slug}/paper`}>{words.paper.printOwn}</a>
      </p>
    </Layout>
  )
}
