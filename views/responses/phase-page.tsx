import type { Child } from 'hono/jsx'
import type { Phase } from '../../src/consultations/consultation'
import { dateTime } from '../../src/i18n/locale'
import type { PublicConsultation } from '../../src/responses/open-consultations'
import { Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { Changes, FurtherReading, Matter } from './about'
import { LanguageLinks, LegalText, langOf, Naming } from './languages'

interface PhasePageProps {
  shown: PublicConsultation
  phase: Phase
  /** Somebody pressed send on a page that was opened in time. */
  unsent?: boolean
  head?: Child
}

/** Not yet open, closed, withdrawn: what is the matter, said kindly, and what can still be read. */
export const PhasePage = ({ shown, phase, unsent = false, head }: PhasePageProps) => {
  const { words, locale } = usePage()
  const { consultation, changes } = shown
  const lang = langOf(shown, locale)
  return (
    <Layout title={consultation.title} head={head} languages={shown.languages}>
      <LanguageLinks languages={shown.languages} language={shown.language} path={`/c/${consultation.slug}`} />
      <h1 lang={lang}>{consultation.title}</h1>
      <LegalText language={shown.language} href={`/c/${consultation.slug}?language=vi`} />
      <div id="phase" tabindex={-1} autofocus={unsent}>
        <PhaseNotice shown={shown} phase={phase} unsent={unsent} />
      </div>
      <p class="lead">
        <Naming say={words.responses.asks} name={consultation.asker} language={shown.askerLanguage} />
      </p>
      <Changes changes={changes} />
      <h2>{words.responses.matter}</h2>
      <div lang={lang}>
        <Matter text={consultation.matter} />
      </div>
      <FurtherReading shown={shown} />
      <p>
        <a href="/receipts">{words.responses.haveCode}</a>
      </p>
    </Layout>
  )
}

const PhaseNotice = ({ shown, phase, unsent }: { shown: PublicConsultation; phase: Phase; unsent: boolean }) => {
  const { words, locale } = usePage()
  const { consultation, snapshot } = shown
  const at = (moment: Date | null) => (moment ? dateTime(moment, locale) : '')
  const notRecorded = unsent && <p>{words.responses.notRecorded}</p>
  if (phase === 'notYetOpen')
    return (
      <Notice title={words.responses.notYetTitle}>
        <p>{words.responses.notYetText(at(consultation.opensAt))}</p>
        {notRecorded}
      </Notice>
    )
  if (phase === 'withdrawn')
    return (
      <Notice tone="warning" title={words.responses.withdrawnTitle}>
        <p>{words.responses.withdrawnText(at(consultation.endedAt))}</p>
        {consultation.endReason && (
          <p>
            <Naming say={words.responses.reason} name={consultation.endReason} language={undefined} />
          </p>
        )}
        {notRecorded}
      </Notice>
    )
  return (
    <Notice title={words.responses.closedTitle}>
      <p>{words.responses.closedText(at(consultation.endedAt ?? consultation.closesAt))}</p>
      {notRecorded}
      <p>
        {snapshot === null ? (
          words.responses.resultHere
        ) : (
          <a href={`/c/${consultation.slug}/results`}>{words.responses.seeResult}</a>
        )}
      </p>
    </Notice>
  )
}
