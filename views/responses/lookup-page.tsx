import { TextField } from '../components/form'
import { ErrorSummary } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { NoIndex } from './receipt-page'

/** Where a code that was written down can be typed. */
export const LookupPage = ({ typed, wrong }: { typed: string; wrong: boolean }) => {
  const { words } = usePage()
  const fault = wrong ? words.responses.codeWrong : undefined
  return (
    <Layout title={words.responses.lookUpTitle} head={<NoIndex />}>
      <h1>{words.responses.lookUpTitle}</h1>
      <ErrorSummary title={words.common.errorSummary} faults={fault ? [{ name: 'code', text: fault }] : []} />
      <form method="get" action="/receipts">
        <TextField
          name="code"
          label={words.responses.lookUpCode}
          hint={words.responses.lookUpText}
          value={typed}
          fault={fault}
          maxlength={40}
          width="medium"
          autocomplete="off"
        />
        <button class="button" type="submit">
          {words.responses.lookUp}
        </button>
      </form>
    </Layout>
  )
}
