import { faultWords } from '../../src/i18n/messages'
import type { Faults } from '../../src/kernel/fields'
import { TextField } from '../components/form'
import { ErrorSummary, Notice } from '../components/pieces'
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
  const text = (name: string) => (faults[name] ? faultWords(words, faults[name]) : undefined)
  return (
    <Layout title={said.title}>
      <h1>{said.title}</h1>
      {waitSeconds > 0 && (
        <Notice tone="warning" title={said.waitTitle}>
          <p role="alert">{said.wait(waitSeconds)}</p>
        </Notice>
      )}
      <ErrorSummary
        title={words.common.errorSummary}
        faults={Object.keys(faults).map((name) => ({ name, text: text(name) ?? '' }))}
      />
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
          fault={text('email')}
        />
        <TextField
          name="password"
          label={words.people.password}
          type="password"
          autocomplete="current-password"
          required
          fault={text('password')}
        />
        <button class="button" type="submit">
          {said.button}
        </button>
      </form>
      <p class="meta">{said.forgotten}</p>
    </Layout>
  )
}
