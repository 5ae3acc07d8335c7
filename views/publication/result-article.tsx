import { calendarDay, date, dateTime, number } from '../../src/i18n/locale'
import type { SnapshotContent } from '../../src/publication/snapshot'
import { Facts } from '../components/pieces'
import { usePage } from '../page-context'
import { ParticipationSection } from './participation-section'
import { QuestionSection } from './question-section'

/** All that a publication says, from what is frozen alone; the same before it is published and ever after. */
export const ResultArticle = ({ content }: { content: SnapshotContent }) => {
  const { words, locale } = usePage()
  const { consultation, questions, leftOut, summary, participation } = content
  const source = words.publication.source(consultation.asker, date(new Date(content.publishedAt), locale))
  return (
    <>
      <h1>{words.publication.title(consultation.title)}</h1>
      <p class="published-advice">{words.publication.advice}</p>
      <Head content={content} />
      <section>
        <h2>{words.publication.summaryTitle}</h2>
        <Paragraphs text={summary} />
      </section>
      <section>
        <h2>{words.publication.matterTitle}</h2>
        <Paragraphs text={consultation.matter} />
      </section>
      <section>
        <h2>{words.publication.figuresTitle}</h2>
        {questions.map((question, place) => (
          <QuestionSection question={question} place={place + 1} sheets={participation.total} source={source} />
        ))}
      </section>
      {leftOut.length > 0 && (
        <section>
          <h2>{words.publication.leftOutTitle}</h2>
          <p>{words.publication.leftOut}</p>
          <ul>
            {leftOut.map(({ label }) => (
              <li>{label}</li>
            ))}
          </ul>
        </section>
      )}
      <ParticipationSection content={content} />
      <Method content={content} />
    </>
  )
}

const Head = ({
  content: { consultation, period, number: place, publishedAt, correction, participation },
}: {
  content: SnapshotContent
}) => {
  const { words, locale } = usePage()
  const day = (moment: string | null) => (moment === null ? '–' : dateTime(new Date(moment), locale))
  const { opensAt, closesAt, permanent } = consultation
  return (
    <Facts
      facts={[
        [words.publication.asker, consultation.asker],
        [words.publication.unit, consultation.unitName],
        [words.publication.legal, consultation.legalText],
        ...(consultation.otherLaw ? [[words.publication.otherLaw, consultation.otherLaw] as const] : []),
        [
          words.publication.dates,
          permanent ? words.publication.permanent(day(opensAt)) : words.publication.fromTo(day(opensAt), day(closesAt)),
        ],
        ...(period
          ? [
              [
                words.publication.period,
                words.publication.fromTo(calendarDay(period.from, locale), calendarDay(period.to, locale)),
              ] as const,
            ]
          : []),
        [words.publication.sheets, <SheetsOfHouseholds participation={participation} />],
        [words.publication.publishedOn, words.publication.publication(number(place, locale), day(publishedAt))],
        ...(correction ? [[words.publication.correctionReason, correction.reason] as const] : []),
      ]}
    />
  )
}

const SheetsOfHouseholds = ({ participation: { total, byHamlet } }: Pick<SnapshotContent, 'participation'>) => {
  const { words, locale } = usePage()
  if (total === null) return <>{words.publication.tooFewSheets(number(5, locale))}</>
  const households = (byHamlet ?? []).reduce((sum, row) => sum + (row.households ?? 0), 0)
  return (
    <>
      {households > 0
        ? words.publication.sheetsOfHouseholds(number(total, locale), number(households, locale))
        : number(total, locale)}
    </>
  )
}

const Method = ({ content: { smallestShown, versions, changes } }: { content: SnapshotContent }) => {
  const { words, locale } = usePage()
  const at = (moment: string | null) => (moment === null ? '–' : dateTime(new Date(moment), locale))
  return (
    <section>
      <h2>{words.publication.howTitle}</h2>
      <ul>
        <li>{words.publication.hiding(number(smallestShown - 1, locale))}</li>
        <li>{words.publication.voluntary}</li>
        <li>{words.publication.noIdentity}</li>
        {versions > 1 && <li>{words.publication.versions(number(versions, locale))}</li>}
        <li>{words.publication.frozen}</li>
      </ul>
      {changes.length > 0 && (
        <>
          <h3>{words.publication.changesTitle}</h3>
          <ul>
            {changes.map((change) => (
              <li>
                {words.publication.changes[change.kind](at(change.at), at(change.after))}{' '}
                {words.publication.reason(change.reason)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text
      .split(/\n+/)
      .filter(Boolean)
      .map((line) => (
        <p>{line}</p>
      ))}
  </>
)
