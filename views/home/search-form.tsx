import { CATEGORIES } from '../../src/consultations/categories'
import { type Search, SHOWS } from '../../src/publication/home'
import { Select, TextField } from '../components/form'
import { usePage } from '../page-context'

/** Words first; the other criteria behind one tap, open when one of them is in use. */
export const SearchForm = ({ search }: { search: Search }) => {
  const { words } = usePage()
  const { category, unit, from, to, show } = search
  return (
    <form method="get" action="/" class="panel home-search" aria-label={words.home.searchTitle}>
      <TextField
        type="search"
        name="q"
        label={words.home.words}
        hint={words.home.wordsHint}
        value={search.words}
        maxlength={200}
      />
      <details open={Boolean(category || unit || from || to || show)}>
        <summary>{words.home.moreCriteria}</summary>
        <div class="stack">
          <Select
            name="category"
            label={words.home.category}
            empty={words.home.anyCategory}
            value={category}
            choices={CATEGORIES.map((value) => ({ value, label: words.publicity.categories[value] }))}
          />
          <TextField name="unit" label={words.home.unit} value={unit} maxlength={200} />
          <div class="field-row">
            <TextField type="date" name="from" label={words.home.from} value={from} />
            <TextField type="date" name="to" label={words.home.to} value={to} />
          </div>
          <Select
            name="show"
            label={words.home.show}
            empty={words.home.anyShow}
            value={show ?? ''}
            choices={SHOWS.map((value) => ({ value, label: words.home.shows[value] }))}
          />
        </div>
      </details>
      <button class="button" type="submit">
        {words.home.search}
      </button>
    </form>
  )
}
