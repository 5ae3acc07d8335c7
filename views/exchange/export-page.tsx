import { noteText } from '../../src/exchange/words'
import type { XlsForm } from '../../src/exchange/xlsform/write'
import { DataTable } from '../components/pieces'
import { Frame, type Framed } from '../consultations/frame'
import { usePage } from '../page-context'
import { importAddress } from './import-page'

/** What a questionnaire can be taken out as, and what would not come along. */
export const ExportPage = ({ losses, ...props }: Framed & Pick<XlsForm, 'losses'>) => {
  const { exchange } = usePage().words
  const { consultation, mayEdit } = props
  const address = `/staff/consultations/${consultation.id}/questionnaire`
  return (
    <Frame {...props} step="questions" title={exchange.exportTitle} styles={['css/exchange.css']}>
      <p class="lead">{exchange.exportLead}</p>
      <section class="stack">
        <h2>{exchange.ours}</h2>
        <p>
          {exchange.oursText} <a href="/schema/questionnaire.json">{exchange.schema}</a>
        </p>
        <p>
          <a class="button" href={`${address}.json`}>
            {exchange.oursButton}
          </a>
        </p>
      </section>
      <section class="stack">
        <h2>{exchange.xlsform}</h2>
        <p>{exchange.xlsformText}</p>
        <p>
          <a class="button button-plain" href={`${address}.xlsx`}>
            {exchange.xlsformButton}
          </a>
        </p>
        <Losses losses={losses} />
      </section>
      {consultation.state === 'draft' && mayEdit && (
        <p>
          <a href={importAddress(consultation)}>{exchange.importHere}</a>
        </p>
      )}
    </Frame>
  )
}

const Losses = ({ losses }: Pick<XlsForm, 'losses'>) => {
  const { words, locale } = usePage()
  const { exchange, consultations } = words
  const { question, notes } = exchange.exportColumns
  return losses.length === 0 ? (
    <p>{exchange.xlsformWhole}</p>
  ) : (
    <DataTable
      caption={exchange.xlsformLosses}
      columns={[{ label: question }, { label: notes }]}
      rows={losses.map((loss) => [
        loss.question.label || consultations.questions.emptyLabel,
        loss.notes.map((each) => noteText(each, locale)).join(' '),
      ])}
    />
  )
}
