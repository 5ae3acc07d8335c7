import { Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

/** A trial sheet was kept; nobody counts it. */
export const TrialSentPage = ({ title, again }: { title: string; again: string }) => {
  const { trial } = usePage().words.beside
  return (
    <Layout title={trial.sentTitle}>
      <h1>{trial.sentTitle}</h1>
      <Notice tone="received" title={title}>
        <p>{trial.sentText}</p>
      </Notice>
      <p>
        <a class="button button-plain" href={again}>
          {trial.again}
        </a>
      </p>
    </Layout>
  )
}
