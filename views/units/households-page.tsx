import { calendarDay, number } from '../../src/i18n/locale'
import type { Faults } from '../../src/kernel/fields'
import type { Unit } from '../../src/units/unit'
import { TextField } from '../components/form'
import { Empty, ErrorSummary } from '../components/pieces'
import { useFaults } from '../faults'
import { Layout } from '../layout'
import { usePage } from '../page-context'

interface HouseholdsProps {
  commune: Unit
  hamlets: readonly { id: number; name: string; households: number | null; takenOn: string | null }[]
  takenOn: string
  today: string
  /** What was typed, by field name. */
  typed?: ReadonlyMap<string, string>
  faults?: Faults
}

export const HouseholdsPage = ({ commune, hamlets, takenOn, today, typed = new Map(), faults = {} }: HouseholdsProps) => {
  const { words, locale } = usePage()
  const said = words.units
  const { textOf, listed, title } = useFaults(faults)
  return (
    <Layout title={`${said.count}, ${commune.name}`} kind="staff">
      <p class="meta">
        <a href={`/staff/units/${commune.id}`}>{commune.name}</a>
      </p>
      <h1>{said.count}</h1>
      <ErrorSummary title={title} faults={listed} />
      {hamlets.length === 0 ? (
        <Empty title={said.noHamlets} />
      ) : (
        <form method="post" action={`/staff/units/${commune.id}/households`} class="stack">
          <p>{said.countLead}</p>
          <TextField
            name="takenOn"
            label={said.countDay}
            type="date"
            width="medium"
            max={today}
            value={takenOn}
            required
            fault={textOf('takenOn')}
          />
          {hamlets.map((hamlet) => {
            const name = `households.${hamlet.id}`
            const now =
              hamlet.households === null || hamlet.takenOn === null
                ? undefined
                : said.countNow(number(hamlet.households, locale), calendarDay(hamlet.takenOn, locale))
            return (
              <TextField
                name={name}
                label={said.countOf(hamlet.name)}
                hint={now}
                inputmode="numeric"
                width="short"
                autocomplete="off"
                value={typed.get(name) ?? ''}
                fault={textOf(name)}
              />
            )
          })}
          <button class="button" type="submit">
            {words.common.save}
          </button>
        </form>
      )}
    </Layout>
  )
}
