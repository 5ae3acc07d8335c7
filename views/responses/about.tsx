import type { Consultation } from '../../src/consultations/consultation'
import type { Change } from '../../src/consultations/draft-store'
import { date, dateTime, fileSize, number } from '../../src/i18n/locale'
import type { PublicConsultation } from '../../src/responses/open-consultations'
import { Facts, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { langOf, Naming } from './languages'

/** Reading, thinking and tapping, as a slow reader does it. */
const QUESTIONS_A_MINUTE = 2.5

export const minutesFor = (questions: number): number => Math.max(1, Math.ceil(questions / QUESTIONS_A_MINUTE))

interface AboutProps {
  consultation: Consultation
  /** In which it is said who asks; none for Vietnamese. */
  askerLanguage: string | undefined
}

export const AboutFacts = ({ consultation, askerLanguage, questions }: AboutProps & { questions: number }) => {
  const { words, locale } = usePage()
  const { asker, closesAt, retentionMonths } = consultation
  return (
    <Facts
      facts={[
        [words.responses.asker, <span lang={langOf({ language: askerLanguage }, locale)}>{asker}</span>],
        [words.responses.until, closesAt ? dateTime(closesAt, locale) : words.responses.noClosing],
        [words.responses.takes, words.responses.minutes(number(minutesFor(questions), locale))],
        [words.responses.kept, words.responses.keptMonths(number(retentionMonths, locale))],
      ]}
    />
  )
}

/** The matter in plain words, a paragraph a line. */
export const Matter = ({ text }: { text: string }) => (
  <>
    {text
      .split(/\n+/)
      .filter((line) => line.trim())
      .map((line) => (
        <p>{line}</p>
      ))}
  </>
)

export const FurtherReading = ({ shown }: { shown: PublicConsultation }) => {
  const { words, locale } = usePage()
  const { consultation, attachments, language } = shown
  const { slug, draftText } = consultation
  if (!draftText.trim() && attachments.length === 0) return null
  return (
    <>
      <h2>{words.responses.readMore}</h2>
      <ul>
        {draftText.trim() && (
          <li>
            <a href={`/c/${slug}/draft${language ? `?language=${language}` : ''}`}>{words.responses.fullDraft}</a>
          </li>
        )}
        {attachments.map(({ id, name, size, language: own }) => (
          <li>
            <a href={`/c/${slug}/attachments/${id}`} download lang={langOf({ language: own }, locale)}>
              {name}
            </a>{' '}
            <span class="meta">({fileSize(size, locale)})</span>
          </li>
        ))}
      </ul>
    </>
  )
}

export const Changes = ({ changes }: { changes: readonly Change[] }) => {
  const { words, locale } = usePage()
  if (changes.length === 0) return null
  return (
    <Notice title={words.responses.changesTitle}>
      <ul>
        {changes.map(({ kind, at, after, reason }) => (
          <li>
            {words.responses.changes[kind](date(at, locale), after ? dateTime(after, locale) : '')}{' '}
            {reason && <Naming say={words.responses.reason} name={reason} language={undefined} />}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export const Privacy = ({ consultation, askerLanguage }: AboutProps) => {
  const { words, locale } = usePage()
  const { asker, retentionMonths, closesAt } = consultation
  const text = closesAt ? words.responses.privacy : words.responses.privacyForever
  return (
    <Notice title={words.responses.privacyTitle}>
      <p>
        <Naming say={(name) => text(name, number(retentionMonths, locale))} name={asker} language={askerLanguage} />
      </p>
    </Notice>
  )
}
