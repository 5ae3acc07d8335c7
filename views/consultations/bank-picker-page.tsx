import type { Question } from '../../src/questions/question-type'
import { usePage } from '../page-context'
import { BankList, type BankListProps, BankSearch } from './bank-page'
import { Frame, type Framed } from './frame'

interface BankPickerProps extends Framed {
  list: BankListProps
  revision: number
  freshId: string
  /** The question it will stand after; undefined for the end. */
  after: Question | undefined
}

/** Questions of the bank, each to be added with one press. */
export const BankPickerPage = ({ list, revision, freshId, after, ...framed }: BankPickerProps) => {
  const { words } = usePage()
  const { bank } = words
  const questions = `/staff/consultations/${framed.consultation.id}/questions`
  const more: Record<string, string> = after ? { after: after.id } : {}
  return (
    <Frame {...framed} step="questions" title={bank.pickTitle} editing wide>
      <p class="lead">{bank.pickLead}</p>
      <p>
        <a href={questions}>{bank.backToList}</a>
      </p>
      <BankSearch {...list} kinds={false} more={more} />
      <BankList
        {...list}
        more={more}
        named={({ name }) => <strong>{name}</strong>}
        doing={({ id, name }) => (
          <form method="post" action={`${questions}/bank`}>
            <input type="hidden" name="revision" value={String(revision)} />
            <input type="hidden" name="id" value={freshId} />
            {after && <input type="hidden" name="after" value={after.id} />}
            <button class="button button-plain" type="submit" name="item" value={id} aria-label={bank.pick(name)}>
              {bank.pickThis}
            </button>
          </form>
        )}
      />
    </Frame>
  )
}
