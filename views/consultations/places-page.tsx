import { PLACE_KINDS } from '../../src/consultations/places'
import { number } from '../../src/i18n/locale'
import { faultWords } from '../../src/i18n/messages'
import { type Faults, type Fields, one } from '../../src/kernel/fields'
import { Select, TextField } from '../components/form'
import { Confirmed, DataTable, Empty, ErrorSummary, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'

export interface PlaceRow {
  id: number
  kind: (typeof PLACE_KINDS)[number]
  label: string
  token: string
  answers: number
  retired: boolean
}

interface PlacesPageProps extends Framed {
  places: readonly PlaceRow[]
  hamlets: readonly { unitId: number; name: string }[]
  /** How many hamlets have no code of their own yet. */
  missingHamlets: number
  /** A hamlet head hangs codes in the own hamlet only. */
  mayHangAnywhere: boolean
  mayAdd: boolean
  mayRetire: boolean
  /** The address codes carry while no public one is set. */
  assumedOrigin: string | undefined
  sent: Fields
  faults: Faults
}

export const PlacesPage = (props: PlacesPageProps) => {
  const { words } = usePage()
  const { places: say } = words.publicity
  const base = `/staff/consultations/${props.consultation.id}`
  const inUse = props.places.filter(({ retired }) => !retired)
  const retired = props.places.filter((place) => place.retired)
  return (
    <Frame {...props} step="places" title={say.title} wide styles={['css/places.css']}>
      <ErrorSummary
        title={words.common.errorSummary}
        faults={Object.entries(props.faults).map(([name, code]) => ({ name, text: placeFault(words, code) }))}
      />
      <p>{say.intro}</p>
      {(props.phase === 'draft' || props.phase === 'notYetOpen') && <Notice title={say.noticeDraft} />}
      {(props.phase === 'closed' || props.phase === 'withdrawn') && <Notice title={say.noticeEnded} />}
      {props.assumedOrigin && (
        <Notice tone="warning" title={say.noticeAddress}>
          <p>{props.assumedOrigin}</p>
        </Notice>
      )}
      <div class="toolbar">
        {inUse.length > 0 && (
          <>
            <a class="button" href={`${base}/poster?place=all`}>
              {say.allPosters}
            </a>
            <a class="button button-plain" href={`${base}/poster.pdf?place=all`}>
              {say.allPostersPdf}
            </a>
          </>
        )}
        <a class="button button-plain" href={`${base}/paper`}>
          {words.paper.toPaper}
        </a>
        <a class="button button-plain" href={`${base}/announcements`}>
          {say.announcements}
        </a>
        {props.mayAdd && props.missingHamlets > 0 && (
          <form method="post" action={`${base}/places/hamlets`}>
            <button class={inUse.length === 0 ? 'button' : 'button button-plain'} type="submit">
              {say.oneForEachHamlet}
            </button>
          </form>
        )}
      </div>
      {inUse.length === 0 ? (
        <Empty title={say.none}>
          <p>{say.noneHelp}</p>
        </Empty>
      ) : (
        <PlacesTable caption={say.tableCaption} base={base} places={inUse} mayRetire={props.mayRetire} />
      )}
      {retired.length > 0 && <PlacesTable caption={say.retiredCaption} base={base} places={retired} mayRetire={false} />}
      {props.mayAdd && <AddForm {...props} base={base} />}
    </Frame>
  )
}

const PlacesTable = ({
  caption,
  base,
  places,
  mayRetire,
}: {
  caption: string
  base: string
  places: readonly PlaceRow[]
  mayRetire: boolean
}) => {
  const { words, locale } = usePage()
  const { places: say } = words.publicity
  return (
    <div class="places">
      <DataTable
        caption={caption}
        columns={[
          { label: say.place },
          { label: say.code },
          { label: say.answers, numeric: true },
          { label: say.files },
          ...(mayRetire ? [{ label: say.retire }] : []),
        ]}
        rows={places.map((place) => [
          <PlaceName place={place} />,
          <strong>{place.token}</strong>,
          number(place.answers, locale),
          <Files base={base} place={place} />,
          ...(mayRetire ? [<Retire base={base} place={place} />] : []),
        ])}
      />
    </div>
  )
}

const PlaceName = ({ place }: { place: PlaceRow }) => {
  const { places: say } = usePage().words.publicity
  return (
    <>
      {place.label}
      {place.kind !== 'hamlet' && place.label !== say.kinds[place.kind] && <p class="meta">{say.kinds[place.kind]}</p>}
    </>
  )
}

const Files = ({ base, place }: { base: string; place: PlaceRow }) => {
  const { places: say } = usePage().words.publicity
  const qr = `${base}/places/${place.id}/qr`
  return (
    <span class="places-files">
      {!place.retired && (
        <>
          <a href={`${base}/poster?place=${place.id}`} aria-label={say.posterOf(place.label)}>
            {say.poster}
          </a>
          <a href={`${base}/poster.pdf?place=${place.id}`} aria-label={say.posterPdfOf(place.label)}>
            {say.posterPdf}
          </a>
        </>
      )}
      <a href={`${qr}.svg`} aria-label={say.qrSvgOf(place.label)}>
        SVG
      </a>
      <a href={`${qr}.png`} aria-label={say.qrPngOf(place.label)}>
        PNG
      </a>
    </span>
  )
}

const Retire = ({ base, place }: { base: string; place: PlaceRow }) => {
  const { places: say } = usePage().words.publicity
  return (
    <Confirmed action={say.retire} ask={say.retireAsk(place.label)}>
      <form method="post" action={`${base}/places/${place.id}/retirement`}>
        <button class="button button-danger" type="submit">
          {say.retire}
        </button>
      </form>
    </Confirmed>
  )
}

const AddForm = ({ base, hamlets, mayHangAnywhere, sent, faults }: PlacesPageProps & { base: string }) => {
  const { words } = usePage()
  const { places: say } = words.publicity
  const fault = (name: string) => faults[name] && placeFault(words, faults[name])
  return (
    <section class="panel">
      <h2>{say.addTitle}</h2>
      <form method="post" action={`${base}/places`} novalidate>
        <Select
          name="kind"
          label={say.kind}
          value={one(sent, 'kind') || 'noticeBoard'}
          fault={fault('kind')}
          choices={PLACE_KINDS.map((kind) => ({ value: kind, label: say.kinds[kind] }))}
        />
        <Select
          name="unit"
          label={say.unit}
          value={one(sent, 'unit')}
          fault={fault('unit')}
          {...(mayHangAnywhere && { empty: say.wholeUnit })}
          choices={hamlets.map(({ unitId, name }) => ({ value: String(unitId), label: name }))}
        />
        <TextField
          name="label"
          label={say.label}
          hint={say.labelHint}
          value={one(sent, 'label')}
          maxlength={80}
          fault={fault('label')}
        />
        <button class="button" type="submit">
          {say.add}
        </button>
      </form>
    </section>
  )
}

function placeFault(words: ReturnType<typeof usePage>['words'], code: string): string {
  const own: Record<string, string> = words.publicity.places.faults
  return own[code] ?? faultWords(words, code)
}
