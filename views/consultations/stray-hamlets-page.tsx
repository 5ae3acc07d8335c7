import { Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'
import { StrayHamlets, type StrayHamletsProps } from './stray-hamlets'

interface StrayHamletsPageProps extends Framed, StrayHamletsProps {
  revision: number
  isStale: boolean
}

/** Hamlets that the questions of a draft name and that are not asked, to be called otherwise or taken out. */
export const StrayHamletsPage = (props: StrayHamletsPageProps) => {
  const { words } = usePage()
  const { consultation, revision, isStale } = props
  const address = `/staff/consultations/${consultation.id}`
  return (
    <Frame {...props} step="check" title={words.strays.title}>
      {isStale && (
        <Notice tone="warning" title={words.consultations.stale.title}>
          <p>{words.problems.stale.text}</p>
        </Notice>
      )}
      <p class="lead">{words.strays.leadHere}</p>
      <form method="post" action={`${address}/hamlets`} class="stack">
        <input type="hidden" name="revision" value={String(revision)} />
        <StrayHamlets {...props} />
        <p class="row">
          <button class="button" type="submit">
            {words.strays.save}
          </button>
          <a class="button button-quiet" href={`${address}/check`}>
            {words.strays.toCheck}
          </a>
        </p>
      </form>
    </Frame>
  )
}
