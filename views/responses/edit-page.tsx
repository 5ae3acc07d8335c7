import type { Consultation } from '../../src/consultations/consultation'
import { filesFor } from '../../src/questions/page-files'
import { languageOfAsker } from '../../src/questions/translations'
import { receiptAddress, shownCode } from '../../src/responses/receipt'
import { Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { LanguageSwitch, LegalText, langOf } from './languages'
import { NoIndex } from './receipt-page'
import { listeningTo } from './recording'
import { NotStored, SheetFaultSummary, SheetForm, type SheetState, scriptOf } from './sheet-form'

interface EditPageProps {
  consultation: Consultation
  code: string
  revision: number
  state: SheetState
  /** In which it may be read (speaking.ts). */
  languages?: readonly string[]
  /** Its language was changed just now. */
  isTurned?: boolean
  changedElsewhere?: boolean
  notStored?: boolean
  /** What is said now leads to a "not for you" page, so that it cannot take the old one's place. */
  hasEnding?: boolean
  /** The quotas that have no place left for what is said now. */
  full?: readonly string[]
}

/** The sheet again with what it says now, on the version of the questions it was given on. */
export const EditPage = (props: EditPageProps) => {
  const {
    consultation,
    languages,
    isTurned,
    code,
    revision,
    state,
    changedElsewhere = false,
    notStored = false,
    hasEnding = false,
  } = props
  const { words, locale } = usePage()
  const files = filesFor(state.questionnaire.questions)
  const heard = listeningTo(state.questionnaire)
  return (
    <Layout
      title={words.responses.editTitle}
      head={<NoIndex />}
      scripts={[scriptOf(state.questionnaire, false), ...files.scripts, ...heard.scripts]}
      styles={[...files.styles, ...heard.styles]}
      commonScript={false}
      sheet={{ form: 'sheet' }}
    >
      <LanguageSwitch languages={languages} language={state.questionnaire.language} isTurned={isTurned} />
      <h1>{words.responses.editTitle}</h1>
      <LegalText language={state.questionnaire.language} />
      <SheetFaultSummary state={state} />
      {changedElsewhere && (
        <div id="once-more" tabindex={-1}>
          <Notice tone="warning" title={words.responses.changedElsewhereTitle}>
            <p>{words.responses.changedElsewhere}</p>
          </Notice>
        </div>
      )}
      {hasEnding && (
        <div id="once-more" tabindex={-1}>
          <Notice tone="warning" title={words.flow.editEndingTitle}>
            <p>{words.flow.editEnding}</p>
          </Notice>
        </div>
      )}
      {props.full && (
        <div id="once-more" tabindex={-1}>
          <Notice tone="warning" title={words.beside.quota.fullTitle}>
            <p>{props.full.length > 0 ? words.beside.quota.fullOf(props.full.join('; ')) : words.beside.quota.fullText}</p>
            <p>{words.beside.quota.changeNotStored}</p>
          </Notice>
        </div>
      )}
      {notStored && <NotStored title={words.responses.changeNotStoredTitle} text={words.responses.changeNotStoredText} />}
      <p lang={langOf(state.questionnaire, locale)}>{consultation.title}</p>
      <p>{words.responses.editText(shownCode(code))}</p>
      <h2>{words.responses.sheetTitle}</h2>
      <SheetForm
        action={`${receiptAddress(code)}/edit`}
        state={state}
        asker={consultation.asker}
        askerLanguage={languageOfAsker(state.questionnaire, consultation.asker)}
        hidden={{ version: String(state.questionnaire.version), revision: String(revision) }}
        send={words.responses.saveChange}
      >
        <a class="button button-quiet" href={receiptAddress(code)}>
          {words.responses.keepAsIs}
        </a>
      </SheetForm>
    </Layout>
  )
}
