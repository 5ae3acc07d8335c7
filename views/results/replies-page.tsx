import type { Child } from 'hono/jsx'
import { calendarDay } from '../../src/i18n/locale'
import { Empty, Facts } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { FIGURE_STYLES } from './figure'

export interface RepliesPageProps {
  consultation: { id: number; title: string }
  requests: readonly {
    phone: string | null
    /** What questions asked for to reach them. */
    left: readonly {
      question: string
      details: readonly { part: string; label: string; text: string }[]
      consentVersion: string
    }[]
    day: string
    hamlet: string
    words: readonly { question: string; text: string }[]
  }[]
  /** True past the first page. */
  isFurther: boolean
  /** The sheet after which the next page begins; null on the last one. */
  next: number | null
}

/** Who ticked that they want to be answered, with the number they left for that and what they wrote. */
export const RepliesPage = ({ consultation, requests, isFurther, next }: RepliesPageProps) => {
  const { words, locale } = usePage()
  const results = `/staff/consultations/${consultation.id}/results`
  return (
    <Layout title={words.results.repliesTitle} kind="staff" styles={FIGURE_STYLES}>
      <p class="crumbs">
        <a href={results}>{words.results.of(consultation.title)}</a>
      </p>
      <h1>{words.results.repliesTitle}</h1>
      <p>{words.results.repliesHint}</p>
      {requests.length === 0 && <Empty title={words.results.repliesNone} />}
      <ul class="opinions">
        {requests.map(({ phone, left, day, hamlet, words: said }) => (
          <li>
            {phone !== null && (
              <p>
                <Telephone number={phone} />
              </p>
            )}
            {left.map(({ question, details, consentVersion }) => (
              <>
                <p class="meta">{question}</p>
                <Facts
                  facts={[
                    ...details.map(({ part, label, text }): [string, Child] => [
                      label,
                      part === 'phone' ? <Telephone number={text} /> : text,
                    ]),
                    [words.tables.contact.version, consentVersion],
                  ]}
                />
              </>
            ))}
            {said.map(({ question, text }) => (
              <>
                <p class="meta">{question}</p>
                <blockquote class="opinion">{text}</blockquote>
              </>
            ))}
            {said.length === 0 && <p>{words.results.repliesNoWords}</p>}
            <p class="meta">{words.results.wordsReceived(hamlet, calendarDay(day, locale))}</p>
          </li>
        ))}
      </ul>
      <p class="row">
        {next !== null && (
          <a class="button button-plain" rel="next" href={`${results}/replies?after=${next}`}>
            {words.results.wordsMore}
          </a>
        )}
        {isFurther && <a href={`${results}/replies`}>{words.results.wordsStart}</a>}
      </p>
    </Layout>
  )
}

const Telephone = ({ number }: { number: string }) => <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a>
