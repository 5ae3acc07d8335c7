import { type Poster, posterDates } from '../../src/consultations/poster'
import { qrPath } from '../../src/consultations/qr'
import { lengthOf } from '../../src/kernel/text'
import { Empty } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

interface PosterPageProps {
  title: string
  /** One sheet of paper each. */
  posters: readonly Poster[]
  placesHref: string
  pdfHref: string
}

export const PosterPage = ({ title, posters, placesHref, pdfHref }: PosterPageProps) => {
  const { words } = usePage()
  return (
    <Layout title={words.publicity.poster.title(title)} kind="bare" styles={['css/poster.css']} scripts={['js/print.js']}>
      <div class="poster-tools">
        <h1>{words.publicity.poster.title(title)}</h1>
        <p>{words.publicity.poster.printHint}</p>
        <p class="row">
          {posters.length > 0 && (
            <>
              <button class="button" type="button" hidden data-print>
                {words.publicity.poster.print}
              </button>
              <a class="button button-plain" href={pdfHref}>
                {words.publicity.poster.pdf}
              </a>
            </>
          )}
          <a class="button button-plain" href={placesHref.replace(/places$/, 'paper')}>
            {words.paper.toPaper}
          </a>
          <a class="button button-quiet" href={placesHref}>
            {words.publicity.poster.back}
          </a>
        </p>
        {posters.length === 0 && (
          <Empty title={words.publicity.places.none}>
            <p>{words.publicity.places.noneHelp}</p>
          </Empty>
        )}
      </div>
      {posters.map((poster) => (
        <PosterSheet {...poster} />
      ))}
    </Layout>
  )
}

const PosterSheet = (poster: Poster) => {
  const { words, locale } = usePage()
  const { poster: say } = words.publicity
  const path = `/q/${poster.code}`
  return (
    <article class={isDense(poster) ? 'poster poster-dense' : 'poster'}>
      <header>
        <p class="poster-call">{say.call}</p>
        <h2 class={`poster-title ${titleSize(poster.title)}`}>{poster.title}</h2>
        <p class="poster-sentence">{poster.sentence}</p>
      </header>
      <dl class="poster-facts">
        <div>
          <dt>{say.asker}</dt>
          <dd>{poster.asker}</dd>
        </div>
        {posterDates(poster, say, locale).map(([term, meaning]) => (
          <div>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <section class="poster-scan">
        <svg
          viewBox={`0 0 ${poster.qr.size} ${poster.qr.size}`}
          role="img"
          aria-label={say.qrAlt(poster.address)}
          shape-rendering="crispEdges"
        >
          <rect width={poster.qr.size} height={poster.qr.size} fill="#fff" />
          <path d={qrPath(poster.qr)} fill="#000" />
        </svg>
        <div>
          <p class="poster-how">{say.scan}</p>
          <p>{say.orType}</p>
          <p class="poster-address">
            {poster.address.slice(0, -path.length)}
            <wbr />
            {path}
          </p>
          <p>{say.noName}</p>
        </div>
      </section>
      <section class="poster-paper">
        <h3>{say.noPhoneTitle}</h3>
        <ul>
          {say.noPhone.map((way) => (
            <li>{way}</li>
          ))}
        </ul>
      </section>
      <footer>{say.hangsAt(poster.placeLabel, poster.code)}</footer>
    </article>
  )
}

// A title of up to 200 letters must leave room for the rest of one sheet.
function titleSize(title: string): string {
  const length = lengthOf(title)
  if (length > 140) return 'poster-title-longest'
  return length > 80 ? 'poster-title-long' : ''
}

const isDense = ({ title, sentence, asker, placeLabel }: Poster): boolean =>
  lengthOf(title) + lengthOf(sentence) + lengthOf(asker) + lengthOf(placeLabel) > 380
