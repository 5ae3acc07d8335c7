import type { Faults } from '../../src/kernel/fields'
import { TextField } from '../components/form'
import { ErrorSummary, Notice } from '../components/pieces'
import { useFaults } from '../faults'
import { Layout } from '../layout'
import { usePage } from '../page-context'

interface SignInProps {
  email: string
  next: string
  faults?: Faults
  waitSeconds?: number
}

export const SignInPage = ({ email, next, faults = {}, waitSeconds = 0 }: SignInProps) => {
  const { words } = usePage()
  const said = words.people.signIn
  const { textOf, listed, title } = useFaults(faults)
  return (
    <Layout title={said.title}>
      <h1>{said.title}</h1>
      {waitSeconds > 0 && (
        <Notice tone="warning" title={said.waitTitle}>
          <p role="alert">{said.wait(waitSeconds)}</p>
        </Notice>
      )}
      <ErrorSummary title={title} faults={listed} />
      <p>{said.lead}</p>
      <form method="post" action="/sign-in" class="stack">
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          label={words.people.email}
          type="email"
          autocomplete="username"
          value={email}
          required
          fault={textOf('email')}
        />
        <TextField
          name="password"
          label={words.people.password}
          type="password"
          autocomplete="current-password"
          required
          fault={textOf('password')}
        />
        <button class="button" type="submit">
          {said.button}
        </button>
      </form>
      <p class="meta">{said.forgotten}</p>
    </Layout>
  )
}
