import { dateTime } from '../../src/i18n/locale'
import type { Faults } from '../../src/kernel/fields'
import type { Role } from '../../src/kernel/world'
import { TextField } from '../components/form'
import { DataTable, ErrorSummary, Notice } from '../components/pieces'
import { useFaults } from '../faults'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { NewPassword } from './password-fields'

interface AccountProps {
  email: string
  name: string
  roles: readonly { role: Role; unit: string }[]
  sessions: readonly { id: string; device: string; createdAt: Date; seenAt: Date }[]
  currentId: string
  faults?: Faults
  waitSeconds?: number
  done?: string | undefined
}

export const AccountPage = ({ faults = {}, waitSeconds = 0, done, ...account }: AccountProps) => {
  const { words } = usePage()
  const said = words.people.account
  const { listed, title } = useFaults(faults)
  const doneWords: Record<string, string> = { password: said.passwordChanged, others: said.signedOutOthers }
  return (
    <Layout title={said.title} kind="staff">
      <h1>{said.title}</h1>
      {done && doneWords[done] && (
        <Notice tone="received">
          <p role="status">{doneWords[done]}</p>
        </Notice>
      )}
      {waitSeconds > 0 && (
        <Notice tone="warning" title={words.people.signIn.waitTitle}>
          <p role="alert">{words.people.signIn.wait(waitSeconds)}</p>
        </Notice>
      )}
      <ErrorSummary title={title} faults={listed} />
      <p>
        {account.name}, {account.email}
      </p>
      <form method="post" action="/staff/account/sign-out">
        <button class="button button-plain" type="submit">
          {said.signOut}
        </button>
      </form>
      <Roles roles={account.roles} />
      <Sessions sessions={account.sessions} currentId={account.currentId} />
      <PasswordForm email={account.email} faults={faults} />
    </Layout>
  )
}

const Roles = ({ roles }: Pick<AccountProps, 'roles'>) => {
  const { words } = usePage()
  return (
    <section>
      <h2>{words.people.account.rolesTitle}</h2>
      {roles.length === 0 ? (
        <p>{words.people.account.noRoles}</p>
      ) : (
        <ul>
          {roles.map(({ role, unit }) => (
            <li>
              {words.people.roles[role]}, {unit}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Sessions = ({ sessions, currentId }: Pick<AccountProps, 'sessions' | 'currentId'>) => {
  const { words, locale } = usePage()
  const said = words.people.account
  return (
    <section>
      <h2>{said.sessionsTitle}</h2>
      <p>{said.sessionsLead}</p>
      <DataTable
        caption={said.sessionsTitle}
        columns={[{ label: said.device }, { label: said.seen }, { label: said.since }, { label: said.signOut }]}
        rows={sessions.map((session) => {
          const device = session.device || said.unknownDevice
          return [
            session.id === currentId ? `${device} (${said.thisDevice})` : device,
            dateTime(session.seenAt, locale),
            dateTime(session.createdAt, locale),
            <form method="post" action={`/staff/account/sessions/${session.id}/end`}>
              <button class="button button-quiet" type="submit" aria-label={said.signOutDevice(device)}>
                {said.signOut}
              </button>
            </form>,
          ]
        })}
      />
      <form method="post" action="/staff/account/sign-out-everywhere" class="row">
        <button class="button button-plain" type="submit" name="keep" value="this">
          {said.signOutOthers}
        </button>
        <button class="button button-plain" type="submit">
          {said.signOutEverywhere}
        </button>
      </form>
      <p class="meta">{said.limits}</p>
    </section>
  )
}

const PasswordForm = ({ email, faults }: { email: string; faults: Faults }) => {
  const { words } = usePage()
  const said = words.people.account
  const { textOf } = useFaults(faults)
  return (
    <section>
      <h2>{said.passwordTitle}</h2>
      <form method="post" action="/staff/account/password" class="stack">
        <input type="hidden" name="email" value={email} autocomplete="username" />
        <TextField
          name="old"
          label={said.oldPassword}
          type="password"
          autocomplete="current-password"
          required
          fault={textOf('old')}
        />
        <NewPassword name="new" label={said.newPassword} fault={textOf('new')} />
        <p class="meta">{said.passwordNote}</p>
        <button class="button" type="submit">
          {said.changePassword}
        </button>
      </form>
    </section>
  )
}
