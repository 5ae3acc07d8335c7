import { Layout } from './layout'
import { usePage } from './page-context'

/** A kind page for every intended failure, and for the unexpected: what happened, and where to go from here. */
export const ProblemPage = ({ kind, reference }: { kind: string; reference?: string | undefined }) => {
  const { words, actor } = usePage()
  const known: Record<string, { title: string; text: string }> = {
    ...words.problems,
    home: words.problems.unexpected,
    reference: words.problems.unexpected,
  }
  const { title, text } = known[kind] ?? words.problems.unexpected
  const isStaff = actor.kind === 'person'
  return (
    <Layout title={title} kind={isStaff ? 'staff' : 'public'}>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      {reference && <p class="meta">{words.problems.reference(reference)}</p>}
      <p class="row">
        {kind === 'signInNeeded' && (
          <a class="button" href="/sign-in">
            {words.common.signIn}
          </a>
        )}
        <a class="button button-plain" href={isStaff ? '/staff' : '/'}>
          {isStaff ? words.common.staffHome : words.problems.home}
        </a>
      </p>
    </Layout>
  )
}
