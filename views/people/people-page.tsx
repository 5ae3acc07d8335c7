import { date, number } from '../../src/i18n/locale'
import type { Role } from '../../src/kernel/world'
import { TextField } from '../components/form'
import { Badge, DataTable, Empty, Notice, Pagination } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

export interface ListedPerson {
  id: number
  name: string
  email: string
  disabled: boolean
  roles: readonly { role: Role; unit: string }[]
}

interface PeopleProps {
  asked: string
  people: readonly ListedPerson[]
  total: number
  page: number
  pages: number
  invitations: readonly { id: number; email: string; name: string; role: Role; unitName: string; expiresAt: Date }[]
  /** Administers an outermost unit. */
  mayBackUp: boolean
  done?: string | undefined
}

export const PeoplePage = ({ asked, people, total, page, pages, invitations, mayBackUp, done }: PeopleProps) => {
  const { words, locale } = usePage()
  const said = words.people.list
  return (
    <Layout title={said.title} kind="staff" wide>
      <h1>{said.title}</h1>
      {done === 'revoked' && (
        <Notice tone="received">
          <p role="status">{said.revoked}</p>
        </Notice>
      )}
      <p>{said.lead}</p>
      <p class="row">
        <a class="button" href="/staff/people/invite">
          {said.invite}
        </a>
        <a class="button button-plain" href="/staff/log">
          {said.log}
        </a>
        {mayBackUp && (
          <a class="button button-plain" href="/staff/backups">
            {words.upkeep.title}
          </a>
        )}
      </p>
      <Search asked={asked} />
      <div id="people" class="stack" aria-live="polite">
        {people.length === 0 ? (
          <Empty title={said.empty} />
        ) : (
          <>
            <p class="meta">{said.count(number(total, locale))}</p>
            <PeopleTable people={people} />
          </>
        )}
        <Pagination
          label={said.pages}
          page={page}
          pages={pages}
          hrefOf={(each) => `/staff/people?q=${encodeURIComponent(asked)}&page=${each}`}
          previous={words.common.previous}
          next={words.common.next}
          where={words.common.pageOf(number(page, locale), number(pages, locale))}
        />
      </div>
      {invitations.length > 0 && <Invitations invitations={invitations} />}
    </Layout>
  )
}

const Search = ({ asked }: { asked: string }) => {
  const { words } = usePage()
  return (
    <search>
      <form
        method="get"
        action="/staff/people"
        class="toolbar"
        hx-get="/staff/people"
        hx-target="#people"
        hx-select="#people"
        hx-swap="outerHTML"
        hx-trigger="submit, input delay:300ms"
      >
        <TextField name="q" label={words.people.list.search} type="search" value={asked} maxlength={100} />
        <button class="button button-plain" type="submit">
          {words.common.search}
        </button>
      </form>
    </search>
  )
}

const PeopleTable = ({ people }: Pick<PeopleProps, 'people'>) => {
  const { words } = usePage()
  const said = words.people
  return (
    <DataTable
      caption={said.list.caption}
      columns={[{ label: said.name }, { label: said.email }, { label: said.role }]}
      rows={people.map((person) => [
        <>
          <a href={`/staff/people/${person.id}`}>{person.name}</a>{' '}
          {person.disabled && <Badge tone="warning">{said.list.disabled}</Badge>}
        </>,
        person.email,
        person.roles.map(({ role, unit }) => `${said.roles[role]}, ${unit}`).join('; '),
      ])}
    />
  )
}

const Invitations = ({ invitations }: Pick<PeopleProps, 'invitations'>) => {
  const { words, locale } = usePage()
  const said = words.people
  return (
    <section>
      <h2>{said.list.invitationsTitle}</h2>
      <DataTable
        caption={said.list.invitationsCaption}
        columns={[
          { label: said.email },
          { label: said.name },
          { label: said.role },
          { label: said.list.expires },
          { label: said.list.revoke },
        ]}
        rows={invitations.map((each) => [
          each.email,
          each.name,
          `${said.roles[each.role]}, ${each.unitName}`,
          date(each.expiresAt, locale),
          <form method="post" action={`/staff/people/invitations/${each.id}/revoke`}>
            <button class="button button-quiet" type="submit" aria-label={said.list.revokeFor(each.email)}>
              {said.list.revoke}
            </button>
          </form>,
        ])}
      />
    </section>
  )
}

/** For staff without the role of administrator. */
export const NoPeoplePage = () => {
  const { words } = usePage()
  return (
    <Layout title={words.people.list.title} kind="staff">
      <h1>{words.people.list.title}</h1>
      <p>{words.people.list.notAdministrator}</p>
    </Layout>
  )
}
