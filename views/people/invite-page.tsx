import { dateTime } from '../../src/i18n/locale'
import type { Faults } from '../../src/kernel/fields'
import { TextField } from '../components/form'
import { ErrorSummary, Notice } from '../components/pieces'
import { useFaults } from '../faults'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { RoleFields, type UnitChoice } from './role-fields'

interface InviteProps {
  units: readonly UnitChoice[]
  typed: { email: string; name: string; role: string; unit: string }
  faults?: Faults
}

export const InvitePage = ({ units, typed, faults = {} }: InviteProps) => {
  const { words } = usePage()
  const said = words.people.invite
  const { textOf, listed, title } = useFaults(faults)
  return (
    <Layout title={said.title} kind="staff">
      <h1>{said.title}</h1>
      <ErrorSummary title={title} faults={listed} />
      {units.length === 0 ? (
        <p>{said.noUnits}</p>
      ) : (
        <form method="post" action="/staff/people/invite" class="stack">
          <p>{said.lead}</p>
          <TextField
            name="email"
            label={words.people.email}
            type="email"
            autocomplete="off"
            value={typed.email}
            required
            fault={textOf('email')}
          />
          <TextField
            name="name"
            label={words.people.name}
            hint={said.nameHint}
            autocomplete="off"
            value={typed.name}
            required
            fault={textOf('name')}
          />
          <RoleFields units={units} typed={typed} faults={faults} />
          <button class="button" type="submit">
            {said.button}
          </button>
        </form>
      )}
    </Layout>
  )
}

/** The only page that ever shows the link: what is kept of it opens nothing. */
export const InvitationMadePage = ({ name, link, expiresAt }: { name: string; link: string; expiresAt: Date }) => {
  const { words, locale } = usePage()
  const said = words.people.invite
  return (
    <Layout title={said.madeTitle} kind="staff">
      <h1>{said.madeTitle}</h1>
      <Notice tone="received">
        <p role="status">{said.madeLead(name)}</p>
      </Notice>
      <TextField name="link" label={said.link} value={link} more={{ readonly: 'readonly' }} />
      <p>{said.validUntil(dateTime(expiresAt, locale))}</p>
      <p>{said.secret}</p>
      <p class="row">
        <a class="button" href="/staff/people">
          {said.toList}
        </a>
        <a class="button button-plain" href="/staff/people/invite">
          {said.another}
        </a>
      </p>
    </Layout>
  )
}
