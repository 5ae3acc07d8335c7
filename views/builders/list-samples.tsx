import { number, percent } from '../../src/i18n/locale'
import { Badge, DataTable, Facts, Pagination } from '../components/pieces'
import { usePage } from '../page-context'

export const ListSamples = () => {
  const { words, locale } = usePage()
  const { builders, common } = words
  const hamlets = [
    { name: builders.shortHamlet, households: 318, responses: 204 },
    { name: builders.longHamlet, households: 1240, responses: 87 },
  ]
  const row = (name: string, responses: number, households: number) => [
    name,
    number(households, locale),
    number(responses, locale),
    percent(responses, households, locale),
  ]
  return (
    <>
      <ul class="cards">
        {[builders.longTitle, builders.warning].map((title) => (
          <li class="card">
            <h3>
              <a href="#lists">{title}</a>
            </h3>
            <p class="row">
              <Badge tone="open">{builders.open}</Badge>
              <span class="meta">{builders.untilValue}</span>
            </p>
            <p class="meta">{builders.askerName}</p>
          </li>
        ))}
      </ul>
      <Facts
        facts={[
          [builders.asker, builders.askerName],
          [builders.until, builders.untilValue],
          [builders.hamlet, builders.longHamlet],
        ]}
      />
      <DataTable
        caption={builders.tableCaption}
        columns={[
          { label: builders.hamlet },
          { label: builders.household, numeric: true },
          { label: builders.responses, numeric: true },
          { label: builders.rate, numeric: true },
        ]}
        rows={hamlets.map((each) => row(each.name, each.responses, each.households))}
        foot={row(builders.all, 291, 1558)}
      />
      <Pagination
        label={builders.pages}
        page={2}
        pages={12}
        hrefOf={() => '#lists'}
        previous={common.previous}
        next={common.next}
        where={common.pageOf('2', '12')}
      />
      <ul class="chips" aria-label={builders.filter}>
        <li>
          <a class="chip" href="#lists" aria-current="true">
            {builders.shortHamlet}
          </a>
        </li>
        <li>
          <a class="chip" href="#lists">
            {builders.longHamlet}
          </a>
        </li>
      </ul>
      <nav aria-label={builders.tabs}>
        <ul class="tabs">
          <li>
            <a href="#lists" aria-current="page">
              {builders.tabQuestions}
            </a>
          </li>
          <li>
            <a href="#lists">{builders.tabPlaces}</a>
          </li>
          <li>
            <a href="#lists">{builders.tabResults}</a>
          </li>
        </ul>
      </nav>
    </>
  )
}
