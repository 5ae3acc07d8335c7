import { number } from '../../src/i18n/locale'
import type { Faults } from '../../src/kernel/fields'
import type { ToldSeam, ToldWording } from '../../src/results/told-wordings'
import { TextField } from '../components/form'
import { ErrorSummary, Notice } from '../components/pieces'
import { inWords } from '../consultations/fault-words'
import { Frame, type Framed } from '../consultations/frame'
import { usePage } from '../page-context'
import { FIGURE_STYLES } from './figure'
import { SeamList } from './seam-list'

interface WordingsPageProps extends Framed {
  question: { id: string; label: string }
  wordings: readonly ToldWording[]
  faults: Faults
  /** Of the form that was sent. */
  version: number | undefined
  typed: string
  isStale: boolean
  hasSaved: boolean
}

/** The wordings of one question, and which of them are counted together. */
export const WordingsPage = ({ question, wordings, faults, version, typed, isStale, hasSaved, ...framed }: WordingsPageProps) => {
  const { words } = usePage()
  const { seams } = words
  const results = `/staff/consultations/${framed.consultation.id}/results`
  const fault = inWords(words, faults['reason'])
  const summed = fault && version !== undefined ? [{ name: `reason-${version}`, text: fault, label: seams.reason }] : []
  return (
    <Frame {...framed} step="results" title={seams.title} wide styles={FIGURE_STYLES}>
      <ErrorSummary title={words.common.errorSummary} faults={summed} />
      {isStale && (
        <Notice tone="warning" title={words.consultations.stale.title}>
          <p>{seams.stale}</p>
        </Notice>
      )}
      {hasSaved && (
        <Notice>
          <p role="status">{seams.saved}</p>
        </Notice>
      )}
      <p>{seams.question(question.label)}</p>
      <p>{seams.lead}</p>
      {wordings.length > 1 ? <SeamList wordings={wordings} id={question.id} /> : <p>{seams.none}</p>}
      {wordings
        .toReversed()
        .map(({ since, place, seam }) =>
          seam && seam.change !== 'fixed' ? (
            <Choosing
              address={`${results}/wordings/${question.id}`}
              {...{ since, place, seam }}
              typed={since === version ? typed : ''}
              fault={since === version ? fault : undefined}
            />
          ) : null,
        )}
      <p>
        <a href={`${results}#result-${question.id}`}>{seams.back}</a>
      </p>
    </Frame>
  )
}

interface ChoosingProps {
  address: string
  since: number
  place: number
  seam: ToldSeam
  typed: string
  fault: string | undefined
}

const Choosing = ({ address, since, place, seam, typed, fault }: ChoosingProps) => {
  const { words, locale } = usePage()
  const { seams } = words
  return (
    <form method="post" action={address} class="panel">
      <h2>{seams.between(number(place, locale), number(seam.follows, locale))}</h2>
      <p>{seam.isJoined ? seams.nowJoined : seams.nowParted}</p>
      <input type="hidden" name="version" value={String(since)} />
      <input type="hidden" name="was" value={seam.isJoined ? '1' : '0'} />
      <input type="hidden" name="joined" value={seam.isJoined ? '0' : '1'} />
      <TextField
        name={`reason-${since}`}
        label={seams.reason}
        hint={seam.isJoined ? seams.partHint : seams.joinHint}
        value={typed}
        maxlength={500}
        fault={fault}
      />
      <button class="button" type="submit">
        {seam.isJoined ? seams.part : seams.join}
      </button>
    </form>
  )
}
