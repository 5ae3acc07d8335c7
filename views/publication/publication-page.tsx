import type { Fields } from '../../src/kernel/fields'
import { type Faults, many, one } from '../../src/kernel/fields'
import { SUMMARY_LONGEST } from '../../src/publication/publication'
import { Choices, TextArea, TextField } from '../components/form'
import { ErrorSummary, Notice } from '../components/pieces'
import { Frame, type Framed } from '../consultations/frame'
import { usePage } from '../page-context'
import { type Listed, PublicationName } from './result-page'

interface Props extends Framed {
  consultation: Framed['consultation'] & { slug: string }
  all: readonly Listed[]
  /** Null while nothing may be published. */
  form: { questions: readonly { id: string; label: string }[]; byPeriod: boolean; sent: Fields; faults: Faults } | null
}

/** What the committee decides before it publishes, and what it published. */
export const PublicationPage = ({ consultation, all, form, ...framed }: Props) => {
  const { words } = usePage()
  return (
    <Frame
      {...framed}
      consultation={consultation}
      step="publication"
      title={words.publication.staffTitle}
      styles={['css/publication.css']}
    >
      {form ? (
        <ChoicesForm id={consultation.id} form={form} corrects={all.length > 0} />
      ) : (
        <Notice title={words.publication.notYet}>
          <p>{words.publication.notYetText}</p>
        </Notice>
      )}
      <section>
        <h2>{words.publication.published}</h2>
        {all.length === 0 ? (
          <p>{words.publication.nothingPublished}</p>
        ) : (
          <ol class="published-list">
            {all.map((each) => (
              <li>
                <a href={`/c/${consultation.slug}/results/${each.number}`}>
                  <PublicationName listed={each} />
                </a>
                {each.reason && <> {words.publication.reason(each.reason)}</>}
              </li>
            ))}
          </ol>
        )}
      </section>
    </Frame>
  )
}

const ChoicesForm = ({
  id,
  form: { questions, byPeriod, sent, faults },
  corrects,
}: {
  id: number
  form: NonNullable<Props['form']>
  corrects: boolean
}) => {
  const { words } = usePage()
  const fault = useFaultText(faults)
  const labels: Record<string, string> = {
    summary: words.publication.summary,
    reason: words.publication.reasonLabel,
    from: words.publication.from,
    to: words.publication.to,
    questions: words.publication.questions,
  }
  return (
    <form method="post" action={`/staff/consultations/${id}/publication/preview`} class="stack">
      <ErrorSummary
        title={words.common.errorSummary}
        faults={Object.keys(faults).map((name) => ({ name, text: fault(name) ?? '', label: labels[name] ?? name }))}
      />
      <p>{words.publication.intro}</p>
      {byPeriod && (
        <>
          <p class="meta">{words.publication.periodHint}</p>
          <TextField
            type="date"
            width="medium"
            name="from"
            label={words.publication.from}
            value={one(sent, 'from')}
            fault={fault('from')}
            required
          />
          <TextField
            type="date"
            width="medium"
            name="to"
            label={words.publication.to}
            value={one(sent, 'to')}
            fault={fault('to')}
            required
          />
        </>
      )}
      <Choices
        type="checkbox"
        name="questions"
        label={words.publication.questions}
        hint={words.publication.questionsHint}
        fault={fault('questions')}
        choices={questions.map(({ id: value, label }) => ({ value, label }))}
        chosen={many(sent, 'questions')}
      />
      <TextArea
        name="summary"
        rows={10}
        label={words.publication.summary}
        hint={words.publication.summaryHint}
        value={one(sent, 'summary')}
        maxlength={SUMMARY_LONGEST}
        fault={fault('summary')}
        required
      />
      {corrects && (
        <TextArea
          name="reason"
          rows={3}
          label={words.publication.reasonLabel}
          hint={words.publication.reasonHint}
          value={one(sent, 'reason')}
          fault={fault('reason')}
        />
      )}
      <button class="button" type="submit">
        {words.publication.preview}
      </button>
    </form>
  )
}

/** The words of a field's fault, the area's own before those all forms share. */
const useFaultText = (faults: Faults) => {
  const { words } = usePage()
  const own: Record<string, string> = words.publication.faults
  const shared: Record<string, string> = words.faults
  return (name: string): string | undefined => {
    const code = faults[name]
    return code === undefined ? undefined : (own[code] ?? shared[code] ?? code)
  }
}
