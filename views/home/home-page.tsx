import { number } from '../../src/i18n/locale'
import { PAGE_SIZE, type Search, searchAddress } from '../../src/publication/home'
import { Empty, Pagination } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { type Card, ConsultationCards } from './consultation-cards'
import { SearchForm } from './search-form'

export interface Section {
  cards: readonly Card[]
  /** There are more than these. */
  more: boolean
}

interface HomeProps {
  search: Search
  open: Section
  coming: Section
  published: Section
}

/** What is open, what opens soon, what was published. A word of the motto stands only where something is behind it. */
export const HomePage = ({ search, open, coming, published }: HomeProps) => {
  const { words } = usePage()
  return (
    <Layout title={words.common.brand} head={<meta name="description" content={words.home.intro} />} styles={['css/home.css']}>
      <h1>{words.home.title}</h1>
      <p class="lead">{words.home.intro}</p>
      <nav class="home-words" aria-label={words.home.sections}>
        <a href="#ban">{words.home.discuss}</a>
        {published.cards.length > 0 && <a href="#ket-qua">{words.home.results}</a>}
        <a href="#tim">{words.home.searchTitle}</a>
      </nav>
      <section id="ban">
        <h2>{words.home.discuss}</h2>
        {open.cards.length === 0 ? (
          <Empty title={words.home.nothingOpen}>
            <p>{words.home.nothingOpenText}</p>
          </Empty>
        ) : (
          <>
            <p>{words.home.discussText}</p>
            <ConsultationCards cards={open.cards} />
            <More section={open} href={searchAddress(search, { show: 'open' })} text={words.home.seeAllOpen} />
          </>
        )}
      </section>
      {coming.cards.length > 0 && (
        <section>
          <h2>{words.home.coming}</h2>
          <ConsultationCards cards={coming.cards} />
          <More section={coming} href={searchAddress(search, { show: 'coming' })} text={words.home.seeAllComing} />
        </section>
      )}
      <section id="ket-qua">
        <h2>{words.home.results}</h2>
        {published.cards.length === 0 ? (
          <Empty title={words.home.nothingPublished}>
            <p>{words.home.nothingPublishedText}</p>
          </Empty>
        ) : (
          <>
            <p>{words.home.resultsText}</p>
            <ConsultationCards cards={published.cards} />
            <More section={published} href={searchAddress(search, { show: 'published' })} text={words.home.seeAllPublished} />
          </>
        )}
      </section>
      <section id="tim">
        <h2>{words.home.searchTitle}</h2>
        <SearchForm search={search} />
      </section>
      <p>
        <a href="/receipts">{words.responses.haveCode}</a>
      </p>
      <p>
        <a href="/drafts">{words.beside.aside.takeUpTitle}</a>
      </p>
    </Layout>
  )
}

const More = ({ section, href, text }: { section: Section; href: string; text: string }) =>
  section.more ? (
    <p>
      <a href={href}>{text}</a>
    </p>
  ) : null

export const SearchPage = ({ search, cards, total }: { search: Search; cards: readonly Card[]; total: number }) => {
  const { words, locale } = usePage()
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  return (
    <Layout title={words.home.searchTitle} styles={['css/home.css']}>
      <h1>{words.home.searchTitle}</h1>
      <SearchForm search={search} />
      <p>
        <a href="/">{words.home.clear}</a>
      </p>
      {cards.length === 0 ? (
        <Empty title={words.home.nothingFound}>
          <p>{words.home.nothingFoundText}</p>
        </Empty>
      ) : (
        <section>
          <h2>{words.home.found(number(total, locale))}</h2>
          <ConsultationCards cards={cards} />
          <Pagination
            label={words.home.pages}
            page={search.page}
            pages={pages}
            hrefOf={(page) => searchAddress(search, { page })}
            previous={words.common.previous}
            next={words.common.next}
            where={words.common.pageOf(number(search.page, locale), number(pages, locale))}
          />
        </section>
      )}
    </Layout>
  )
}
