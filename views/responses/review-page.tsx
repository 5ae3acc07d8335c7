import type { Fields } from '../../src/kernel/fields'
import { pagesOf } from '../../src/questions/pages'
import type { Questionnaire } from '../../src/questions/questionnaire'
import { draftNameOf, sheetAddress } from '../../src/responses/addresses'
import type { WalkedSheet } from '../../src/responses/answer-sheet'
import { carriedOf } from '../../src/responses/brought'
import type { PublicConsultation } from '../../src/responses/open-consultations'
import { REVIEW } from '../../src/responses/turning'
import { CarriedFields } from '../components/carried-fields'
import { ErrorSummary } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { AnswerFacts } from './answer-facts'
import { Carried } from './carried'
import { Contact, type ContactState, useContactFaults } from './contact'
import { OnceMore } from './form-page'
import { LanguageSwitch, LegalText, langOf } from './languages'
import { Later, NotStored, SWAPS_THE_PAGE, scriptOf } from './sheet-form'

interface ReviewPageProps {
  shown: PublicConsultation
  questionnaire: Questionnaire
  walked: WalkedSheet
  /** All answers as they were posted; the contact stands on this page. */
  sent: Fields
  contact: ContactState | null
  ownKey: string
  onceMore?: boolean
  notStored?: boolean
  /** Its language was changed just now. */
  isTurned?: boolean
}

/** The last page of several: everything that was answered, each with a way back to it, and the button that sends. */
export const ReviewPage = (props: ReviewPageProps) => {
  const { shown, questionnaire, walked, sent, contact, ownKey, onceMore, notStored, isTurned } = props
  const { words, locale, isTrial } = usePage()
  const { title, asker } = shown.consultation
  const action = `${sheetAddress(shown)}/responses`
  const pages = pagesOf(questionnaire)
  const faults = Object.entries(useContactFaults(contact?.faults ?? {})).map(([name, text]) => ({ name, text: text ?? '' }))
  return (
    <Layout
      title={title}
      scripts={[scriptOf(questionnaire, true)]}
      commonScript={false}
      sheet={{ form: 'sheet', forward: 'send' }}
    >
      <LanguageSwitch languages={shown.languages} language={questionnaire.language} isTurned={isTurned} />
      <h1 lang={langOf(questionnaire, locale)}>{title}</h1>
      <LegalText language={questionnaire.language} />
      <ErrorSummary title={words.common.errorSummary} faults={faults} />
      {onceMore && <OnceMore />}
      {notStored && <NotStored title={words.responses.notStoredTitle} text={words.responses.notStoredText} />}
      <h2 id="questions" tabindex={-1}>
        {words.flow.reviewTitle}
      </h2>
      <p>{words.flow.reviewText}</p>
      <form
        id="sheet"
        method="post"
        action={action}
        novalidate
        hx-post={action}
        hx-disable="find .send"
        {...SWAPS_THE_PAGE}
        data-draft={draftNameOf(shown, questionnaire.version)}
        data-page={REVIEW}
      >
        <input type="hidden" name="version" value={String(questionnaire.version)} />
        <input type="hidden" name="key" value={ownKey} />
        <input type="hidden" name="page" value={REVIEW} />
        <input type="hidden" name="reviewed" value="1" />
        <CarriedFields fields={carriedOf(walked)} />
        <Carried questionnaire={questionnaire} fields={sent} />
        {/* The Enter key presses the first button of a form. */}
        <button type="submit" name="go" value="send" hidden>
          {words.responses.send}
        </button>
        {walked.met.size === 0 && <p>{words.flow.nothingAnswered}</p>}
        <AnswerFacts
          questionnaire={questionnaire}
          walked={walked}
          beside={({ id }, label) => {
            const page = pages.find(({ items }) => items.some((item) => item.id === id))
            return (
              <p class="no-print">
                <button
                  class="link-button"
                  type="submit"
                  name="go"
                  value={`to ${page?.id}`}
                  aria-label={words.flow.changeOf(label)}
                >
                  {words.flow.change}
                </button>
              </p>
            )
          }}
        />
        {contact && <Contact asker={asker} askerLanguage={shown.askerLanguage} state={contact} />}
        <div class="notice notice-warning stack" id="not-sent" tabindex={-1} hidden>
          <p>{words.responses.notSent}</p>
          <button class="button button-plain" type="submit" name="go" value="send">
            {words.responses.sendAgain}
          </button>
        </div>
        <div class="row page-buttons">
          <button class="button send" type="submit" name="go" value="send">
            {words.responses.send}
          </button>
          <button class="button button-plain" type="submit" name="go" value="back">
            {words.flow.back}
          </button>
          {!isTrial && <Later />}
        </div>
        <p class="meta">{words.responses.sendHint}</p>
      </form>
    </Layout>
  )
}
