import type { Attachment } from '../../src/consultations/attachment'
import type { Consultation } from '../../src/consultations/consultation'
import type { Change } from '../../src/consultations/draft-store'
import { date, dateTime, fileSize, number } from '../../src/i18n/locale'
import { Facts, Notice } from '../components/pieces'
import { usePage } from '../page-context'

/** Reading, thinking and tapping, as a slow reader does it. */
const QUESTIONS_A_MINUTE = 2.5

export const minutesFor = (questions: number): number => Math.max(1, Math.ceil(questions / QUESTIONS_A_MINUTE))

export const AboutFacts = ({ consultation, questions }: { consultation: Consultation; questions: number }) => {
  const { words, locale } = usePage()
  const { asker, closesAt, retentionMonths } = consultation
  return (
    <Facts
      facts={[
        [words.responses.asker, asker],
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

export const FurtherReading = ({
  consultation,
  attachments,
}: {
  consultation: Consultation
  attachments: readonly Attachment[]
}) => {
  const { words, locale } = usePage()
  const { slug, draftText } = consultation
  if (!draftText.trim() && attachments.length === 0) return null
  return (
    <>
      <h2>{words.responses.readMore}</h2>
      <ul>
        {draftText.trim() && (
          <li>
            <a href={`/c/${slug}/draft`}>{words.responses.fullDraft}</a>
          </li>
        )}
        {attachments.map(({ id, name, size }) => (
          <li>
            <a href={`/c/${slug}/attachments/${id}`} download>
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
            {reason && words.responses.reason(reason)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export const Privacy = ({ consultation }: { consultation: Consultation }) => {
  const { words, locale } = usePage()
  const { asker, retentionMonths, closesAt } = consultation
  const text = closesAt ? words.responses.privacy : words.responses.privacyForever
  return (
    <Notice title={words.responses.privacyTitle}>
      <p>{text(asker, number(retentionMonths, locale))}</p>
    </Notice>
  )
}
