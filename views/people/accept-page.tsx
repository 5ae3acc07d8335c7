import type { Faults } from '../../src/kernel/fields'
import type { Role } from '../../src/kernel/world'
import { TextField } from '../components/form'
import { ErrorSummary } from '../components/pieces'
import { useFaults } from '../faults'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { NewPassword } from './password-fields'

interface AcceptProps {
  path: string
  email: string
  role: Role
  unit: string
  name: string
  /** What the visitor can do: make an account, give a known one a new password, sign in first, or take the role at once. */
  way: 'new' | 'renew' | 'signIn' | 'mine' | 'other'
  faults?: Faults
}

export const AcceptPage = (offer: AcceptProps) => {
  const { words } = usePage()
  const said = words.people.accept
  const { listed, title } = useFaults(offer.faults ?? {})
  return (
    <Layout title={said.title}>
      <h1>{said.title}</h1>
      <ErrorSummary title={title} faults={listed} />
      <p>{said.lead(words.people.roles[offer.role], offer.unit)}</p>
      <Way {...offer} />
    </Layout>
  )
}

const Way = (offer: AcceptProps) => {
  const { words } = usePage()
  const said = words.people.accept
  if (offer.way === 'other') return <p>{said.otherPerson(offer.email)}</p>
  if (offer.way === 'mine')
    return (
      <form method="post" action={offer.path}>
        <button class="button" type="submit">
          {said.addRole}
        </button>
      </form>
    )
  if (offer.way === 'signIn')
    return (
      <>
        <p>{said.signInFirst(offer.email)}</p>
        <p>
          <a class="button" href={`/sign-in?next=${encodeURIComponent(offer.path)}`}>
            {said.signIn}
          </a>
        </p>
      </>
    )
  return <AccountForm {...offer} />
}

const AccountForm = ({ path, email, name, way, faults = {} }: AcceptProps) => {
  const { words } = usePage()
  const said = words.people.accept
  const { textOf } = useFaults(faults)
  return (
    <form method="post" action={path} class="stack">
      <p>{way === 'renew' ? said.newPassword : said.choosePassword}</p>
      <TextField name="email" label={words.people.email} value={email} autocomplete="username" more={{ readonly: 'readonly' }} />
      {way === 'new' && (
        <TextField name="name" label={words.people.name} value={name} autocomplete="name" required fault={textOf('name')} />
      )}
      <NewPassword name="password" label={words.people.password} fault={textOf('password')} />
      <button class="button" type="submit">
        {said.button}
      </button>
    </form>
  )
}
