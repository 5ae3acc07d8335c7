import type { AskedStep } from '../../src/consultations/stepping-words'
import { Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'

interface AskedStepProps extends Framed {
  asked: AskedStep
  revision: number
  /** Where one came from: the list, or a question of it. */
  back: string
}

/** Nobody undoes another's work by surprise: whose it is, what and when, before it is done. */
export const AskedStepPage = (props: AskedStepProps) => {
  const { words } = usePage()
  const { asked, revision, consultation, back } = props
  const said = words.editor.asking
  const address = `/staff/consultations/${consultation.id}/questions/${asked.way}`
  return (
    <Frame {...props} step="questions" title={said[asked.way]} editing>
      <Notice tone="warning" title={asked.what}>
        <p>{said[`${asked.way}Lead`](asked.who, asked.when)}</p>
        {asked.undone && <p>{said.undone(asked.undone.who, asked.undone.when)}</p>}
      </Notice>
      <form method="post" action={address}>
        <input type="hidden" name="revision" value={String(revision)} />
        <input type="hidden" name="confirmed" value={String(asked.step)} />
        <p class="row">
          <button class="button" type="submit">
            {said[`${asked.way}It`](asked.who)}
          </button>
          <a class="button button-quiet" href={back}>
            {said.leave}
          </a>
        </p>
      </form>
    </Frame>
  )
}
