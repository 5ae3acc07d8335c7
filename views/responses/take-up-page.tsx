import { TextField } from '../components/form'
import { ErrorSummary } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

/** Where the code of a sheet that was put aside is typed. */
export const TakeUpPage = ({ typed, wrong }: { typed: string; wrong: boolean }) => {
  const { words } = usePage()
  const { aside } = words.beside
  const fault = wrong ? aside.wrong : undefined
  return (
    <Layout title={aside.takeUpTitle} head={<meta name="robots" content="noindex" />}>
      <h1>{aside.takeUpTitle}</h1>
      <ErrorSummary title={words.common.errorSummary} faults={fault ? [{ name: 'code', text: fault }] : []} />
      <form method="post" action="/drafts" class="stack">
        <TextField
          name="code"
          label={aside.codeLabel}
          hint={aside.codeHint}
          value={typed}
          fault={fault}
          maxlength={40}
          width="medium"
          autocomplete="off"
          more={{ autocapitalize: 'characters', spellcheck: 'false' }}
        />
        <p>
          <button class="button" type="submit">
            {aside.takeUp}
          </button>
        </p>
      </form>
      <p>{aside.lost}</p>
      <p>
        <a href="/">{aside.open}</a>
      </p>
      <p>
        <a href="/receipts">{aside.sent}</a>
      </p>
    </Layout>
  )
}
