import { dateTime, number } from '../../src/i18n/locale'
import type { Questionnaire } from '../../src/questions/questionnaire'
import type { WalkedSheet } from '../../src/responses/answer-sheet'
import { idOf, TextField } from '../components/form'
import { Confirmed, Empty } from '../components/pieces'
import { Frame, type Framed } from '../consultations/frame'
import { usePage } from '../page-context'
import { AnswerFacts } from './answer-facts'

export interface TrialsPageProps extends Framed {
  /** For anybody who is to try it. */
  link: string
  until: Date
  total: number
  /** The newest first. */
  sheets: readonly { sentAt: Date; questionnaire: Questionnaire; walked: WalkedSheet }[]
}

/** Trying the form as residents would meet it, and what was answered meanwhile. */
export const TrialsPage = ({ link, until, total, sheets, ...framed }: TrialsPageProps) => {
  const { words, locale } = usePage()
  const { trial } = words.beside
  const { announcements: say } = words.publicity
  const { id, state } = framed.consultation
  return (
    <Frame {...framed} step="preview" title={trial.title} scripts={['js/copy.js']}>
      <p class="lead">{trial.lead}</p>
      <p>
        <a class="button" href={new URL(link).pathname}>
          {trial.begin}
        </a>
      </p>
      <section class="panel">
        <h2>{trial.shareTitle}</h2>
        <p>{trial.shareText(dateTime(until, locale))}</p>
        <TextField name="link" label={trial.linkLabel} value={link} more={{ readonly: '' }} />
        <p class="row">
          <button
            class="button button-plain"
            type="button"
            hidden
            data-copy={idOf('link')}
            data-copied={say.copied}
            data-failed={say.copyFailed}
          >
            {say.copy}
          </button>
          <span role="status" />
        </p>
      </section>
      <h2>{trial.listTitle}</h2>
      {total === 0 ? (
        <Empty title={trial.none} />
      ) : (
        <>
          <p>{trial.count(number(total, locale), number(sheets.length, locale))}</p>
          <p class="meta">{state === 'draft' ? trial.emptiedAtOpening : trial.staysUntilEmptied}</p>
          <Confirmed action={trial.empty} ask={trial.emptyAsk}>
            <form method="post" action={`/staff/consultations/${id}/trial/emptying`}>
              <button class="button button-danger" type="submit">
                {trial.emptySure}
              </button>
            </form>
          </Confirmed>
          {sheets.map(({ sentAt, questionnaire, walked }) => (
            <details class="panel">
              <summary>{trial.sheetOf(dateTime(sentAt, locale))}</summary>
              <AnswerFacts questionnaire={questionnaire} walked={walked} />
            </details>
          ))}
        </>
      )}
    </Frame>
  )
}
