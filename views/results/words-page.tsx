import { calendarDay } from '../../src/i18n/locale'
import { languageName } from '../../src/questions/languages'
import { lettersOf } from '../../src/results/brought-variables'
import { pairsOf, queryOf } from '../../src/results/filter-address'
import type { Filter, OpinionShown } from '../../src/results/results'
import { TextField } from '../components/form'
import { Empty } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { FIGURE_STYLES } from './figure'
import { AppliedFilters, type FilterChoices, VariableGroup } from './filters'

export interface WordsPageProps {
  consultation: { id: number; title: string }
  question: { id: string; label: string }
  filter: Filter
  choices: FilterChoices
  counted: number
  total: number
  search: string
  /** Where what was sent with the words is downloaded; none where nothing can be sent. */
  filesHref?: string | undefined
  opinions: readonly OpinionShown[]
  /** True past the first page. */
  isFurther: boolean
  /** The id after which the next page begins; null on the last one. */
  next: number | null
}

/** What people wrote in their own words: searchable, with the hamlet and the day and nothing closer. */
export const WordsPage = ({
  consultation,
  question,
  filter,
  search,
  opinions,
  isFurther,
  next,
  filesHref,
  ...applied
}: WordsPageProps) => {
  const { words, locale } = usePage()
  const results = `/staff/consultations/${consultation.id}/results`
  const action = `${results}/words/${question.id}`
  const met = [`variant.${question.id}`, 'language']
  const brought = applied.choices.variables.filter(({ id }) => met.includes(id))
  const searched: [string, string][] = search ? [['search', search]] : []
  return (
    <Layout title={words.results.wordsTitle(question.label)} kind="staff" styles={FIGURE_STYLES}>
      <p class="crumbs">
        <a href={results + queryOf(filter)}>{words.results.of(consultation.title)}</a>
      </p>
      <h1>{words.results.wordsTitle(question.label)}</h1>
      {filesHref && (
        <p>
          <a class="button button-plain" href={filesHref}>
            {words.media.files.listTitle}
          </a>
        </p>
      )}
      <AppliedFilters action={action} filter={filter} {...applied} />
      <form class={brought.length > 0 ? 'panel' : 'toolbar'} method="get" action={action}>
        {pairsOf(filter)
          .filter(([, value]) => !brought.some(({ id }) => value.startsWith(`${id}:`)))
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        <TextField name="search" type="search" label={words.results.wordsSearch} value={search} maxlength={200} />
        {brought.map((variable) => (
          <VariableGroup variable={variable} filter={filter} />
        ))}
        <button class="button" type="submit">
          {words.common.search}
        </button>
      </form>
      {opinions.length === 0 && <Empty title={words.results.wordsNone} />}
      <ul class="opinions">
        {opinions.map(({ text, part, hamlet, day, way, language }) => (
          <li>
            {part && <strong>{part}</strong>}
            <blockquote class="opinion">{filesHref ? <Files text={text} /> : text}</blockquote>
            <p class="meta">
              {[
                words.results.wordsReceived(hamlet || words.results.noHamlet, calendarDay(day, locale)),
                way && words.lots.wordsWay(...lettersOf(way)),
                language && languageName(language, locale),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <p class="row">
        {next !== null && (
          <a class="button button-plain" rel="next" href={action + queryOf(filter, [...searched, ['after', String(next)]])}>
            {words.results.wordsMore}
          </a>
        )}
        {isFurther && <a href={action + queryOf(filter, searched)}>{words.results.wordsStart}</a>}
      </p>
    </Layout>
  )
}

/** As a type writes down the files that came: name and address, one a line. */
const Files = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line) => {
      const [, name, address] = /^(.*) \((\/staff\/files\/[\w-]+)\)$/.exec(line) ?? []
      return <p>{address ? <a href={address}>{name}</a> : line}</p>
    })}
  </>
)
