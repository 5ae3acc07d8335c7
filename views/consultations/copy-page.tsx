import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'
import { StrayHamlets, type StrayHamletsProps } from './stray-hamlets'

interface CopyPageProps extends Framed, StrayHamletsProps {
  unit: { id: number; name: string }
}

/** What a copy into another commune brings along that is not there, before it is made. */
export const CopyPage = (props: CopyPageProps) => {
  const { words } = usePage()
  const { consultation, unit, strays } = props
  const address = `/staff/consultations/${consultation.id}`
  return (
    <Frame {...props} step="overview" title={words.strays.copyTitle(unit.name)}>
      <p class="lead">{words.bank.copyToHint}</p>
      <form method="post" action={`${address}/copy`} class="stack">
        <input type="hidden" name="unit" value={String(unit.id)} />
        <input type="hidden" name="shown" value="1" />
        {strays.length > 0 && (
          <>
            <h2>{words.strays.title}</h2>
            <p>{words.strays.lead(unit.name)}</p>
            <StrayHamlets {...props} />
          </>
        )}
        <p class="row">
          <button class="button" type="submit">
            {words.bank.copyThere}
          </button>
          <a class="button button-quiet" href={address}>
            {words.strays.back}
          </a>
        </p>
      </form>
    </Frame>
  )
}
