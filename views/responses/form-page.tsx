import type { Child } from 'hono/jsx'
import { number } from '../../src/i18n/locale'
import { numbersOf } from '../../src/questions/numbering'
import { filesFor } from '../../src/questions/page-files'
import type { Progress } from '../../src/questions/progress'
import type { Questionnaire } from '../../src/questions/questionnaire'
import { draftNameOf, sheetAddress } from '../../src/responses/addresses'
import type { PublicConsultation } from '../../src/responses/open-consultations'
import { Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { AboutFacts, Changes, FurtherReading, Matter, Privacy } from './about'
import { LanguageSwitch, LegalText, langOf, Naming } from './languages'
import { listeningTo } from './recording'
import { forward, NotStored, SheetFaultSummary, SheetForm, type SheetState, scriptOf } from './sheet-form'

interface FormPageProps {
  shown: PublicConsultation
  state: SheetState
  /** Empty in the page that everybody gets: the browser puts its own in, or its cookie. */
  ownKey: string
  /** Everything was in order but the key. */
  onceMore?: boolean
  /** Everything was in order but the server. */
  notStored?: boolean
  /** The names of quotas that have no place left. */
  full?: readonly string[] | undefined
  /** It was put aside and is gone on with here. */
  isResumed?: boolean | undefined
  /** Its language was changed just now. */
  isTurned?: boolean | undefined
  head?: Child
}

/** The page a QR code leads to while a consultation is open: the matter first, then the questions. */
export const FormPage = (props: FormPageProps) => {
  const { shown, state, ownKey, onceMore = false, notStored = false, isResumed = false, isTurned, full = [], head } = props
  const { words, locale } = usePage()
  const { consultation } = shown
  const { slug, title, asker } = consultation
  const address = sheetAddress(shown)
  const { questionnaire, turning } = state
  const files = filesFor(questionnaire.questions)
  const heard = listeningTo(questionnaire)
  const isLater = turning !== null && !turning.isFirst
  return (
    <Layout
      title={title}
      head={head}
      scripts={[scriptOf(questionnaire, turning !== null), ...files.scripts, ...heard.scripts]}
      styles={[...files.styles, ...heard.styles]}
      commonScript={false}
      sheet={{ form: 'sheet', forward: turning ? forward(turning) : undefined }}
    >
      <LanguageSwitch languages={shown.languages} language={questionnaire.language} isTurned={isTurned} />
      <h1 lang={langOf(questionnaire, locale)}>{title}</h1>
      <LegalText language={questionnaire.language} />
      <SheetFaultSummary state={state} />
      {isResumed && <Resumed />}
      {full.length > 0 && (
        <Notice tone="warning" title={words.beside.quota.fullTitle}>
          <p>{words.beside.quota.beforehand(full.join('; '))}</p>
        </Notice>
      )}
      {onceMore && <OnceMore />}
      {notStored && <NotStored title={words.responses.notStoredTitle} text={words.responses.notStoredText} />}
      {!isLater && <Preamble shown={shown} questionnaire={questionnaire} />}
      <h2 id="questions" tabindex={turning ? -1 : undefined}>
        {isLater ? <ProgressWords {...turning.progress} /> : words.responses.sheetTitle}
      </h2>
      {turning && !isLater && (
        <p class="meta">
          <ProgressWords {...turning.progress} />
        </p>
      )}
      <SheetForm
        action={`${address}/${turning ? 'pages' : 'responses'}`}
        state={state}
        asker={asker}
        askerLanguage={shown.askerLanguage}
        hidden={{ version: String(questionnaire.version), key: ownKey }}
        send={words.responses.send}
        draft={draftNameOf(shown, questionnaire.version)}
      >
        <p class="meta">{words.responses.sendHint}</p>
      </SheetForm>
      {!shown.trial && (
        <>
          <p>
            <a href="/receipts">{words.responses.haveCode}</a>
          </p>
          <p>
            <a href="/drafts">{words.beside.aside.takeUpTitle}</a>
          </p>
          <p>
            <a href={`/c/${slug}/paper${inItsLanguage(questionnaire)}`}>{words.paper.printOwn}</a>
          </p>
        </>
      )}
    </Layout>
  )
}

const Resumed = () => {
  const { aside } = usePage().words.beside
  return (
    <div id="resumed" tabindex={-1}>
      <Notice tone="received" title={aside.resumedTitle}>
        <p>{aside.resumedText}</p>
      </Notice>
    </div>
  )
}

/** The key was missing: pressing send again is enough. */
export const OnceMore = () => {
  const { words } = usePage()
  return (
    <div id="once-more" tabindex={-1}>
      <Notice tone="warning" title={words.responses.sendOnceMore}>
        <p>{words.responses.sendOnceMoreText}</p>
      </Notice>
    </div>
  )
}

const inItsLanguage = ({ language }: Questionnaire): string => (language ? `?language=${language}` : '')

const Preamble = ({ shown, questionnaire }: { shown: PublicConsultation; questionnaire: Questionnaire }) => {
  const { words, locale } = usePage()
  const { consultation, changes, askerLanguage } = shown
  const lang = langOf(questionnaire, locale)
  return (
    <>
      <p class="lead">
        <Naming say={words.responses.asks} name={consultation.asker} language={askerLanguage} />
      </p>
      <AboutFacts consultation={consultation} askerLanguage={askerLanguage} questions={numbersOf(questionnaire.questions).size} />
      <Changes changes={changes} />
      <h2>{words.responses.matter}</h2>
      {lang ? (
        <div lang={lang}>
          <Matter text={consultation.matter} />
        </div>
      ) : (
        <Matter text={consultation.matter} />
      )}
      <FurtherReading shown={shown} />
      <Privacy consultation={consultation} askerLanguage={askerLanguage} />
    </>
  )
}

const ProgressWords = ({ page, least, most }: Progress) => {
  const { words, locale } = usePage()
  const shown = (figure: number) => number(figure, locale)
  return least === most
    ? words.flow.progress(shown(page), shown(most))
    : words.flow.progressAbout(shown(page), shown(least), shown(most))
}
