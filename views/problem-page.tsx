import type { Fields } from '../src/kernel/fields'
import type { ProblemKind } from '../src/kernel/problem'
import { CarriedFields } from './components/carried-fields'
import { Layout } from './layout'
import { usePage } from './page-context'

interface ProblemPageProps {
  kind: ProblemKind | 'unexpected'
  reference?: string | undefined
  /** Whether something was sent, which then is on the page before. */
  posted?: boolean
  /** What was posted and could not be stored: one button sends it again. */
  again?: { action: string; fields: Fields } | undefined
}

/** A kind page for every intended failure, and for the unexpected: what happened, and where to go from here. */
export const ProblemPage = ({ kind, reference, posted = false, again }: ProblemPageProps) => {
  const { words, actor, trouble } = usePage()
  const { problems } = words
  const { title, text } = problems[kind]
  const isStaff = actor.kind === 'person'
  return (
    <Layout title={title} kind={isStaff || trouble ? 'staff' : 'public'}>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      {reference && <p class="meta">{problems.reference(reference)}</p>}
      {again && (
        <form class="stack" method="post" action={again.action}>
          <CarriedFields fields={again.fields} />
          <p>
            {again.fields.size > 0 && `${problems.keptHere} `}
            {problems.waitAndSend}
          </p>
          <button class="button" type="submit">
            {problems.sendAgain}
          </button>
        </form>
      )}
      {(kind === 'notStored' || (kind === 'tooMany' && posted)) && !again && <p>{problems.goBack}</p>}
      <p class="row">
        {kind === 'signInNeeded' && (
          <a class="button" href="/sign-in">
            {words.common.signIn}
          </a>
        )}
        <a class="button button-plain" href={isStaff ? '/staff' : '/'}>
          {isStaff ? words.common.staffHome : problems.home}
        </a>
      </p>
    </Layout>
  )
}
