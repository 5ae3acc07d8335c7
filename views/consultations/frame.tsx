import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Consultation, Phase } from '../../src/consultations/consultation'
import { Badge } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

export type Step =
  | 'overview'
  | 'basics'
  | 'attachments'
  | 'questions'
  | 'preview'
  | 'check'
  | 'places'
  | 'results'
  | 'publication'

/** What stands on every page about one consultation. */
export interface Framed {
  consultation: Pick<Consultation, 'id' | 'title' | 'state'>
  phase: Phase
  mayEdit: boolean
}

const WHILE_WRITING: readonly Step[] = ['overview', 'basics', 'attachments', 'questions', 'preview', 'check']
const ONCE_OPENED: readonly Step[] = ['overview', 'results', 'publication', 'places', 'questions', 'preview']
const FOR_READERS: readonly Step[] = ['overview', 'results', 'places', 'preview']

interface FrameProps {
  step: Step
  title: string
  wide?: boolean
  editing?: boolean
  head?: Child
  scripts?: readonly string[]
  styles?: readonly string[]
}

/** The consultation's name and state, the steps, and one of them. */
export const Frame = ({
  consultation,
  phase,
  mayEdit,
  step,
  title,
  wide = false,
  editing = false,
  head,
  scripts = [],
  styles = [],
  children,
}: PropsWithChildren<Framed & FrameProps>) => {
  const { words } = usePage()
  const { list, steps, untitled } = words.consultations
  const name = consultation.title || untitled
  const shown = consultation.state === 'draft' ? WHILE_WRITING : mayEdit ? ONCE_OPENED : FOR_READERS
  return (
    <Layout
      kind="staff"
      title={`${title} · ${name}`}
      wide={wide}
      head={head}
      scripts={editing ? ['js/editor.js', ...scripts] : scripts}
      styles={['css/editor.css', ...styles]}
    >
      <p class="crumbs">
        <a href="/staff/consultations">{list.title}</a> › <a href={`/staff/consultations/${consultation.id}`}>{name}</a>{' '}
        <PhaseBadge phase={phase} />
      </p>
      {(mayEdit || consultation.state !== 'draft') && (
        <nav aria-label={steps.label}>
          <ul class="tabs">
            {shown.map((each) => (
              <li>
                <a href={addressOf(consultation.id, each)} aria-current={each === step ? 'page' : undefined}>
                  {steps[each]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <h1>{title}</h1>
      {children}
    </Layout>
  )
}

/** On from a page of a draft to the one after it. */
export const NextStep = ({ consultation, mayEdit, after }: Pick<Framed, 'consultation' | 'mayEdit'> & { after: Step }) => {
  const { words } = usePage()
  const { steps } = words.consultations
  const next = WHILE_WRITING[WHILE_WRITING.indexOf(after) + 1]
  if (consultation.state !== 'draft' || !mayEdit || !next) return null
  return (
    <p class="toolbar">
      <a class="button button-plain" href={addressOf(consultation.id, next)}>
        {steps.next(steps[next])}
      </a>
    </p>
  )
}

const addressOf = (id: number, step: Step): string => `/staff/consultations/${id}${step === 'overview' ? '' : `/${step}`}`

export const PhaseBadge = ({ phase }: { phase: Phase }) => {
  const { words } = usePage()
  const tone = phase === 'open' ? 'open' : phase === 'withdrawn' ? 'warning' : phase === 'closed' ? 'quiet' : 'plain'
  return <Badge tone={tone}>{words.consultations.phases[phase]}</Badge>
}
