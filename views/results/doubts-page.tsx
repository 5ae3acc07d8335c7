import { dateTime, number } from '../../src/i18n/locale'
import { Badge, Empty, Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

/** Something odd, ready to be asked about. */
export interface ShownDoubt {
  mark: string
  kind: 'burst' | 'sameAnswers' | 'sameWords' | 'asked'
  at: Date
  minutes: number
  sheets: number
  passed: number
  /** The QR place of all of them, or else their hamlet; `unknown` for one no longer listed, null for several or none. */
  where: { kind: 'place' | 'hamlet'; name: string } | { kind: 'unknown' } | null
  /** The words that came again and again; null for none, empty when the sheet that showed them is gone. */
  words: string | null
  /** The results of those sheets. */
  href: string
  answer: { verdict: 'explained' | 'suspicious'; explanation: string; personName: string; at: Date } | null
}

export interface DoubtsPageProps {
  consultation: { id: number; title: string }
  doubts: readonly ShownDoubt[]
  /** Sheets still to be looked through, where it takes longer; null otherwise. */
  looking: { left: number; total: number } | null
  /** False for who sees only some hamlets. */
  isWhole: boolean
  mayAnswer: boolean
  saved: boolean
  page: number
  hasMore: boolean
}

/** What looked unusual about how sheets came in, each as a question to the committee. */
export const DoubtsPage = ({ consultation, doubts, looking, isWhole, mayAnswer, saved, page, hasMore }: DoubtsPageProps) => {
  const { words, locale } = usePage()
  const results = `/staff/consultations/${consultation.id}/results`
  return (
    <Layout title={words.doubts.title} kind="staff">
      <p class="crumbs">
        <a href={results}>{words.results.of(consultation.title)}</a>
      </p>
      <h1>{words.doubts.title}</h1>
      <p>{words.doubts.lead}</p>
      {!isWhole && <p>{words.doubts.onlyYours}</p>}
      {saved && (
        <div role="status">
          <Notice tone="received">
            <p>{words.doubts.saved}</p>
          </Notice>
        </div>
      )}
      {looking && (
        <Notice>
          <p>{words.doubts.looking(number(looking.left, locale), number(looking.total, locale))}</p>
        </Notice>
      )}
      {doubts.length === 0 && !looking && (
        <Empty title={words.doubts.none}>
          <p>{words.doubts.noneText}</p>
        </Empty>
      )}
      <ul class="cards">
        {doubts.map((doubt) => (
          <li class="card">
            <DoubtText doubt={doubt} />
            <DoubtAnswer doubt={doubt} />
            {mayAnswer && (
              <p>
                <a class="button button-plain" href={`${results}/doubts/answer?mark=${encodeURIComponent(doubt.mark)}`}>
                  {doubt.answer ? words.doubts.change : words.doubts.answer}
                  <span class="visually-hidden"> ({dateTime(doubt.at, locale)})</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      <p class="row">
        {hasMore && (
          <a class="button button-plain" rel="next" href={`${results}/doubts?page=${page + 1}`}>
            {words.doubts.older}
          </a>
        )}
        {page > 1 && <a href={`${results}/doubts`}>{words.doubts.newest}</a>}
      </p>
    </Layout>
  )
}

/** The question itself, what it rests on, and the way to look. */
export const DoubtText = ({ doubt }: { doubt: ShownDoubt }) => {
  const { words } = usePage()
  const { kind, where, href } = doubt
  return (
    <>
      <p>
        {useQuestion(doubt)}
        {kind !== 'burst' && where?.kind === 'hamlet' && ` ${words.doubts.onlyIn(where.name)}`}
      </p>
      {doubt.words !== null &&
        (doubt.words === '' ? (
          <p class="meta">{words.doubts.wordsGone}</p>
        ) : (
          <blockquote class="opinion">{doubt.words}</blockquote>
        ))}
      <p>
        <a href={href}>{doubt.words ? words.doubts.seeWords : words.doubts.see}</a>
      </p>
    </>
  )
}

function useQuestion({ kind, at, sheets, minutes, passed, where }: ShownDoubt): string {
  const { words, locale } = usePage()
  const count = number(sheets, locale)
  const moment = dateTime(at, locale)
  if (kind === 'sameAnswers') return words.doubts.sameAnswers(count, moment)
  if (kind === 'sameWords') return words.doubts.sameWords(count, moment)
  if (kind === 'asked') return words.doubts.asked(count, moment, number(passed, locale))
  const { fromPlace, fromHamlet, fromNowhere, fromUnknown } = words.doubts
  const from =
    where === null
      ? fromNowhere
      : where.kind === 'unknown'
        ? fromUnknown
        : where.kind === 'place'
          ? fromPlace(where.name)
          : fromHamlet(where.name)
  return minutes === 1
    ? words.doubts.burstMinute(count, moment, from)
    : words.doubts.burst(count, number(minutes, locale), moment, from)
}

const DoubtAnswer = ({ doubt: { answer } }: { doubt: ShownDoubt }) => {
  const { words, locale } = usePage()
  if (!answer)
    return (
      <p>
        <Badge tone="plain">{words.doubts.open}</Badge>
      </p>
    )
  return (
    <>
      <p>
        <Badge tone={answer.verdict === 'explained' ? 'quiet' : 'warning'}>{words.doubts[answer.verdict]}</Badge>{' '}
        {answer.explanation}
      </p>
      <p class="meta">{words.doubts.saidBy(answer.personName, dateTime(answer.at, locale))}</p>
    </>
  )
}
