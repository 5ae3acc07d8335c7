import { MOST_STEPS } from '../../src/consultations/steps'
import { number } from '../../src/i18n/locale'
import { DataTable, Empty } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'

export interface HistoryPageProps extends Framed {
  revision: number
  /** The newest first. */
  rows: readonly { step: number; when: string; who: string; what: string; isHere: boolean }[]
  mayChange: boolean
}

/** What was done to the questions that are being written, and the way back to any of it. */
export const HistoryPage = (props: HistoryPageProps) => {
  const { words, locale } = usePage()
  const { consultation, revision, rows, mayChange } = props
  const { history } = words.editor
  const list = `/staff/consultations/${consultation.id}/questions`
  return (
    <Frame {...props} step="questions" title={history.title} editing>
      <p class="lead">{history.lead(number(MOST_STEPS, locale))}</p>
      <p>
        <a href={list}>{words.editor.picker.back}</a>
      </p>
      {rows.length === 0 ? (
        <Empty title={history.none} />
      ) : (
        <DataTable
          caption={history.caption}
          columns={[{ label: history.what }, { label: history.back }]}
          rows={rows.map(({ step, when, who, what, isHere }) => [
            <>
              {what}
              <br />
              <span class="meta">{[when, who].filter(Boolean).join(' · ')}</span>
            </>,
            isHere ? (
              <strong>{history.here}</strong>
            ) : (
              mayChange && (
                <form method="post" action={`${list}/steps/${step}`}>
                  <input type="hidden" name="revision" value={String(revision)} />
                  <button class="button button-quiet" type="submit" aria-label={history.backTo(`${when}: ${what}`)}>
                    {history.back}
                  </button>
                </form>
              )
            ),
          ])}
        />
      )}
    </Frame>
  )
}
