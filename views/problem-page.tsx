import { Layout } from './layout'
import { usePage } from './page-context'

/** A kind page for every intended failure, and for the unexpected. */
export const ProblemPage = ({ kind, reference }: { kind: string; reference?: string | undefined }) => {
  const { words } = usePage()
  const known: Record<string, { title: string; text: string }> = {
    ...words.problems,
    home: words.problems.unexpected,
    reference: words.problems.unexpected,
  }
  const { title, text } = known[kind] ?? words.problems.unexpected
  return (
    <Layout title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
      {reference && <p>{words.problems.reference(reference)}</p>}
      <p>
        <a href="/">{words.problems.home}</a>
      </p>
    </Layout>
  )
}
