import { number } from '../../src/i18n/locale'
import type { Choices } from '../../src/publication/publication'
import type { SnapshotContent } from '../../src/publication/snapshot'
import { Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { FIGURE_SCRIPTS } from '../results/figure'
import { ResultArticle } from './result-article'
import { RESULT_STYLES } from './result-page'

interface Props {
  consultationId: number
  content: SnapshotContent
  choices: Choices
  /** Tells whether anything changed between this look and the publishing. */
  fingerprint: string
  /** Something changed since the look before this one. */
  moved: boolean
  /** How many sheets the publication counted that this one corrects. */
  correctedTotal: number | null
}

/** The public page itself, made from what would be frozen, and the button that does it. */
export const PreviewPage = ({ consultationId, content, choices, fingerprint, moved, correctedTotal }: Props) => {
  const { words, locale } = usePage()
  const total = content.participation.total
  return (
    <Layout title={words.publication.previewTitle} kind="staff" scripts={FIGURE_SCRIPTS} styles={RESULT_STYLES}>
      <Notice tone={moved ? 'warning' : 'plain'} title={moved ? words.publication.movedTitle : words.publication.previewTitle}>
        <p>{moved ? words.publication.movedText : words.publication.previewText}</p>
        {correctedTotal !== null && total !== null && correctedTotal !== total && (
          <p>{words.publication.compareTotals(number(correctedTotal, locale), number(total, locale))}</p>
        )}
      </Notice>
      <ResultArticle content={content} />
      <form method="post" action={`/staff/consultations/${consultationId}/publication`} class="stack">
        <ChosenFields choices={choices} />
        <input type="hidden" name="seen" value={fingerprint} />
        <p>{words.publication.publishWarning}</p>
        <div class="row">
          <button class="button" type="submit">
            {content.correction ? words.publication.correct : words.publication.publish}
          </button>
          <button
            class="button button-plain"
            type="submit"
            formaction={`/staff/consultations/${consultationId}/publication/choices`}
          >
            {words.publication.editAgain}
          </button>
        </div>
      </form>
    </Layout>
  )
}

const ChosenFields = ({ choices: { summary, questions, period, reason } }: { choices: Choices }) => (
  <>
    <input type="hidden" name="summary" value={summary} />
    <input type="hidden" name="reason" value={reason} />
    {questions.map((id) => (
      <input type="hidden" name="questions" value={id} />
    ))}
    {period && (
      <>
        <input type="hidden" name="from" value={period.from} />
        <input type="hidden" name="to" value={period.to} />
      </>
    )}
  </>
)
