import { date } from '../../src/i18n/locale'
import type { Faults } from '../../src/kernel/fields'
import type { Role } from '../../src/kernel/world'
import { Confirmed, DataTable, ErrorSummary, Notice } from '../components/pieces'
import { useFaults } from '../faults'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { RoleFields, type UnitChoice } from './role-fields'

interface PersonProps {
  id: number
  name: string
  email: string
  createdAt: Date
  disabled: boolean
  roles: readonly { id: number; role: Role; unit: string; mine: boolean }[]
  /** Whether the reader administers every unit of this person. */
  allMine: boolean
  units: readonly UnitChoice[]
  typed?: { role: string; unit: string }
  faults?: Faults
  lastAdministrator?: boolean
}

export const PersonPage = (person: PersonProps) => {
  const { words, locale } = usePage()
  const said = words.people.person
  const { faults = {}, typed = { role: '', unit: '' } } = person
  const { listed, title } = useFaults(faults)
  const here = `/staff/people/${person.id}`
  return (
    <Layout title={person.name} kind="staff">
      <h1>{person.name}</h1>
      {person.lastAdministrator && (
        <Notice tone="warning">
          <p role="alert">{said.lastAdministrator}</p>
        </Notice>
      )}
      {person.disabled && (
        <Notice tone="warning">
          <p>{said.disabled}</p>
        </Notice>
      )}
      <ErrorSummary title={title} faults={listed} />
      <p>
        {person.email}. {said.since} {date(person.createdAt, locale)}.
      </p>
      <Roles here={here} roles={person.roles} />
      <section>
        <h2>{said.addTitle}</h2>
        <form method="post" action={`${here}/roles`} class="stack">
          <RoleFields units={person.units} typed={typed} faults={faults} />
          <button class="button" type="submit">
            {said.add}
          </button>
        </form>
      </section>
      <section>
        <h2>{said.disableTitle}</h2>
        <Disabling here={here} disabled={person.disabled} allMine={person.allMine} />
      </section>
    </Layout>
  )
}

const Roles = ({ here, roles }: { here: string; roles: PersonProps['roles'] }) => {
  const { words } = usePage()
  const said = words.people.person
  return (
    <DataTable
      caption={said.rolesCaption}
      columns={[{ label: words.people.role }, { label: words.people.unit }, { label: said.endRole }]}
      rows={roles.map(({ id, role, unit, mine }) => [
        words.people.roles[role],
        unit,
        mine ? (
          <form method="post" action={`${here}/roles/${id}/end`}>
            <button class="button button-quiet" type="submit" aria-label={said.endRoleOf(words.people.roles[role], unit)}>
              {said.endRole}
            </button>
          </form>
        ) : (
          said.outside
        ),
      ])}
    />
  )
}

const Disabling = ({ here, disabled, allMine }: { here: string; disabled: boolean; allMine: boolean }) => {
  const { words } = usePage()
  const said = words.people.person
  if (!allMine) return <p>{said.notYours}</p>
  if (disabled)
    return (
      <form method="post" action={`${here}/enable`}>
        <button class="button" type="submit">
          {said.enable}
        </button>
      </form>
    )
  return (
    <Confirmed action={said.disable} ask={said.disableAsk}>
      <form method="post" action={`${here}/disable`}>
        <button class="button" type="submit">
          {said.disable}
        </button>
      </form>
    </Confirmed>
  )
}
