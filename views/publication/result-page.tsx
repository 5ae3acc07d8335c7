import { calendarDay, dateTime, number } from '../../src/i18n/locale'
import { LICENCE, LICENCE_ADDRESS, type SnapshotContent } from '../../src/publication/snapshot'
import { Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { FIGURE_SCRIPTS } from '../results/figure'
import { ResultArticle } from './result-article'

/** With those of the figures in the same file. */
export const RESULT_STYLES: readonly string[] = ['css/publication.css']

/** A publication among those of the same consultation. */
export interface Listed {
  number: number
  publishedAt: Date
  reason: string | null
  period: SnapshotContent['period']
  corrects: number | null
}

interface Props {
  content: SnapshotContent
  contentHash: string
  /** Every publication, oldest first. */
  all: readonly Listed[]
  /** The address of this page, with its origin. */
  address: string
}

export const ResultPage = ({ content, contentHash, all, address }: Props) => {
  const { words, asset } = usePage()
  const { consultation } = content
  const title = words.publication.title(consultation.title)
  const head = (
    <>
      <meta name="description" content={consultation.matter} />
      <link rel="canonical" href={address} />
      <meta property="og:type" content="article" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={consultation.matter} />
      <meta property="og:url" content={address} />
      <meta property="og:image" content={address.replace(/\/results(\/\d+)?$/, '/preview.png')} />
    </>
  )
  return (
    <Layout title={title} head={head} scripts={['js/charts-near.js']} styles={RESULT_STYLES} swaps={false}>
      <Standing content={content} all={all} />
      <div data-chart-scripts={FIGURE_SCRIPTS.map(asset).join(' ')}>
        <ResultArticle content={content} />
      </div>
      <OpenData content={content} contentHash={contentHash} />
      <AllPublications content={content} all={all} />
    </Layout>
  )
}

/** Whether this is the newest, and what was corrected. */
const Standing = ({ content: { number: own, correction, consultation }, all }: Pick<Props, 'content' | 'all'>) => {
  const { words, locale } = usePage()
  const newest = all.at(-1)?.number ?? own
  const replacement = all.findLast((each) => each.corrects !== null && replaces(all, each.number, own))
  const link = <a href={`/c/${consultation.slug}/results`}>{words.publication.seeNewest}</a>
  if (replacement) {
    const moment = dateTime(replacement.publishedAt, locale)
    return (
      <Notice tone="warning" title={words.publication.superseded}>
        <p>
          {words.publication.supersededText(number(replacement.number, locale), moment)}
          {replacement.reason}
        </p>
        <p>
          <a href={`/c/${consultation.slug}/results/${replacement.number}`}>
            {words.publication.listed(number(replacement.number, locale), moment)}
          </a>
        </p>
      </Notice>
    )
  }
  if (own < newest) {
    return (
      <Notice>
        <p>
          {words.publication.notTheNewest(number(newest, locale))} {link}
        </p>
      </Notice>
    )
  }
  return (
    <p class="meta">{correction ? words.publication.newestCorrects(number(correction.of, locale)) : words.publication.newest}</p>
  )
}

/** True when the publication corrects the earlier one, straight or through others. */
function replaces(all: readonly Listed[], later: number, earlier: number): boolean {
  const corrects = all.find((each) => each.number === later)?.corrects ?? null
  return corrects !== null && (corrects === earlier || replaces(all, corrects, earlier))
}

const OpenData = ({ content, contentHash }: Pick<Props, 'content' | 'contentHash'>) => {
  const { words } = usePage()
  const base = `/c/${content.consultation.slug}/results/${content.number}`
  return (
    <section class="published-data">
      <h2>{words.publication.dataTitle}</h2>
      <p>{words.publication.dataText}</p>
      <ul>
        <li>
          <a href={`${base}.csv`}>{words.publication.csv}</a>
        </li>
        <li>
          <a href={`${base}.json`}>{words.publication.json}</a>
        </li>
        <li>
          <a href={`/c/${content.consultation.slug}/dictionary.csv`}>{words.publication.dictionary}</a>
        </li>
      </ul>
      <p>
        {words.publication.licence}{' '}
        <a rel="license" href={LICENCE_ADDRESS}>
          {LICENCE}
        </a>
      </p>
      <p>
        {words.publication.hash}: <code class="published-hash">{contentHash}</code>
      </p>
      <p class="meta">{words.publication.hashText}</p>
    </section>
  )
}

const AllPublications = ({ content, all }: Pick<Props, 'content' | 'all'>) => {
  const { words } = usePage()
  return (
    <section>
      <h2>{words.publication.listTitle}</h2>
      <ol class="published-list">
        {all.map((each) => (
          <li>
            {each.number === content.number ? (
              <>
                <PublicationName listed={each} /> ({words.publication.thisOne})
              </>
            ) : (
              <a href={`/c/${content.consultation.slug}/results/${each.number}`}>
                <PublicationName listed={each} />
              </a>
            )}
            {each.reason && <> {words.publication.reason(each.reason)}</>}
          </li>
        ))}
      </ol>
    </section>
  )
}

export const PublicationName = ({ listed: { number: place, publishedAt, period, corrects } }: { listed: Listed }) => {
  const { words, locale } = usePage()
  const parts = [
    words.publication.listed(number(place, locale), dateTime(publishedAt, locale)),
    period && words.publication.periodOf(calendarDay(period.from, locale), calendarDay(period.to, locale)),
    corrects !== null && words.publication.corrects(number(corrects, locale)),
  ]
  return <>{parts.filter(Boolean).join('; ')}</>
}
