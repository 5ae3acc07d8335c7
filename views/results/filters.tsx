import { calendarDay, number } from '../../src/i18n/locale'
import { isFiltered, pairsOf, partsOf, queryOf } from '../../src/results/filter-address'
import type { ClosedVariable, Filter } from '../../src/results/results'
import { TextField } from '../components/form'
import { usePage } from '../page-context'

export interface FilterChoices {
  hamlets: readonly { unitId: number; name: string }[]
  places: readonly { id: number; label: string }[]
  variables: readonly ClosedVariable[]
}

/** What the form is better with where one of its lists is long. */
export const filterFiles = ({ variables }: FilterChoices): { scripts: string[]; styles: string[] } =>
  variables.some(({ categories }) => categories.length > MOST_TICKS)
    ? { scripts: ['js/dropdown.js'], styles: ['css/choosing.css'] }
    : { scripts: [], styles: [] }

/** The form: a plain GET, so that the address of what is seen can be passed on. */
export const FilterForm = ({ action, filter, choices }: { action: string; filter: Filter; choices: FilterChoices }) => {
  const { words } = usePage()
  const { hamlets, places, variables } = choices
  const own = (name: string) => pairsOf(filter).flatMap(([each, value]) => (each === name ? [value] : []))
  return (
    <details class="panel filters" open={isFiltered(filter)}>
      <summary>{words.results.filters}</summary>
      <form method="get" action={action}>
        <p class="field-hint">{words.results.filterHint}</p>
        <div class="field-row">
          <TextField name="from" type="date" label={words.results.filterFrom} value={filter.from ?? ''} width="medium" />
          <TextField name="to" type="date" label={words.results.filterTo} value={filter.to ?? ''} width="medium" />
        </div>
        {hamlets.length > 1 && (
          <FilterGroup
            name="hamlet"
            label={words.results.hamlet}
            choices={[
              ...hamlets.map(({ unitId, name }) => ({ value: String(unitId), label: name })),
              { value: '0', label: words.results.noHamlet },
            ]}
            chosen={own('hamlet')}
          />
        )}
        {places.length > 0 && (
          <FilterGroup
            name="place"
            label={words.results.place}
            choices={[
              ...places.map(({ id, label }) => ({ value: String(id), label })),
              { value: '0', label: words.results.noPlace },
            ]}
            chosen={own('place')}
          />
        )}
        {variables.map((variable) => (
          <VariableGroup variable={variable} filter={filter} />
        ))}
        <p class="row">
          <button class="button" type="submit">
            {words.results.applyFilter}
          </button>
          {isFiltered(filter) && <a href={action}>{words.results.clearFilter}</a>}
        </p>
      </form>
    </details>
  )
}

/** The ticks of one variable. */
export const VariableGroup = ({ variable, filter }: { variable: ClosedVariable; filter: Filter }) => (
  <FilterGroup
    name="answer"
    id={variable.id}
    label={variable.label}
    choices={variable.categories.map(({ code, label }) => ({ value: `${variable.id}:${code}`, label }))}
    chosen={filter.answers.map(({ variable: id, code }) => `${id}:${code}`)}
  />
)

interface GroupProps {
  name: string
  id?: string
  label: string
  choices: readonly { value: string; label: string }[]
  chosen: readonly string[]
}

const MOST_TICKS = 31

/** One group of ticks, folded away until it is wanted. Of a long list the chosen ones, and a list to add from. */
const FilterGroup = ({ name, label, choices, chosen, id = name }: GroupProps) => {
  const isLong = choices.length > MOST_TICKS
  const isChosen = ({ value }: { value: string }) => chosen.includes(value)
  return (
    <details class="filter-group" open={choices.some(isChosen)}>
      <summary>{label}</summary>
      <fieldset class="filter-choices" id={`filter-${id}`}>
        <legend class="visually-hidden">{label}</legend>
        {(isLong ? choices.filter(isChosen) : choices).map((choice) => (
          <label class="chip">
            <input type="checkbox" name={name} value={choice.value} checked={isChosen(choice)} /> {choice.label}
          </label>
        ))}
        {isLong && <FilterList {...{ name, id, label }} choices={choices.filter((choice) => !isChosen(choice))} />}
      </fieldset>
    </details>
  )
}

/** public/js/dropdown.js puts a search over it. */
const FilterList = ({ name, id, label, choices }: Required<Omit<GroupProps, 'chosen'>>) => {
  const { words } = usePage()
  const { search } = words.choosing
  const own = `filter-${id}-more`
  return (
    <div class="field">
      <label class="field-label" for={own}>
        {words.results.filterMore(label)}
      </label>
      <select
        class="input"
        id={own}
        name={name}
        data-search={search.hint}
        data-found={search.found}
        data-none={search.none}
        data-more={search.more}
        data-back={search.back}
      >
        <option value="">{words.results.filterNothing}</option>
        {choices.map(({ value, label: text }) => (
          <option value={value}>{text}</option>
        ))}
      </select>
    </div>
  )
}

interface AppliedProps {
  action: string
  filter: Filter
  choices: FilterChoices
  counted: number
  total: number
}

/** What is filtered by, each part a link that takes it away. */
export const AppliedFilters = ({ action, filter, choices, counted, total }: AppliedProps) => {
  const { words, locale } = usePage()
  if (!isFiltered(filter)) return null
  return (
    <section class="applied" aria-label={words.results.applied}>
      <p>
        <strong>{words.results.countedOf(number(counted, locale), number(total, locale))}</strong>
      </p>
      <ul class="chips">
        {partsOf(filter).map((part) => (
          <li>
            <a
              class="chip"
              href={action + queryOf(part.without)}
              aria-label={words.results.removeFilter(useNameOf(part, choices))}
            >
              {useNameOf(part, choices)} <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useNameOf({ kind, value }: { kind: string; value: string }, { hamlets, places, variables }: FilterChoices): string {
  const { words, locale } = usePage()
  if (kind === 'from') return words.results.fromDay(calendarDay(value, locale))
  if (kind === 'to') return words.results.toDay(calendarDay(value, locale))
  if (kind === 'hamlet') return hamlets.find(({ unitId }) => String(unitId) === value)?.name ?? words.results.noHamlet
  if (kind === 'place') return places.find(({ id }) => String(id) === value)?.label ?? words.results.noPlace
  const [id = '', code = ''] = value.split(':')
  const variable = variables.find((each) => each.id === id)
  const label = variable?.categories.find((category) => category.code === code)?.label ?? code
  return variable ? `${variable.label}: ${label}` : label
}
