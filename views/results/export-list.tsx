import { dateTime, fileSize, number } from '../../src/i18n/locale'
import { isUnderWay, type KeptExport, keptUntil, MOST_OWN } from '../../src/results/export-kept'
import { usePage } from '../page-context'

export const exportAddress = ({ consultationId, id }: KeptExport): string =>
  `/staff/consultations/${consultationId}/results/exports/${id}`

/** A person's own files of one consultation; nothing where there are none. */
export const ExportList = ({ own }: { own: readonly KeptExport[] }) => {
  const { words, locale } = usePage()
  const { preparedListTitle, preparedList } = words.results
  if (own.length === 0) return null
  return (
    <section aria-labelledby="exports">
      <h3 id="exports">{preparedListTitle}</h3>
      <p class="meta">{preparedList(number(MOST_OWN, locale))}</p>
      <ul class="cards">
        {own.map((kept) => (
          <li class="card">
            <OneExport kept={kept} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const OneExport = ({ kept }: { kept: KeptExport }) => {
  const { words, locale } = usePage()
  const { prepared } = words.results
  return (
    <>
      <p>
        <a href={exportAddress(kept)}>{prepared.askedAt(dateTime(kept.createdAt, locale))}</a>
      </p>
      <p>
        <StateOf kept={kept} />
      </p>
      <p class="meta">
        <ContentOf kept={kept} />
        {kept.endedAt && `. ${prepared.keptUntil} ${dateTime(keptUntil(kept.endedAt), locale)}.`}
      </p>
      <ExportActions kept={kept} />
    </>
  )
}

export const ContentOf = ({ kept }: { kept: KeptExport }) => {
  const { prepared } = usePage().words.results
  return (
    <>
      {kept.query ? prepared.filtered : prepared.everything}, {prepared.values[kept.values]}
    </>
  )
}

const StateOf = ({ kept }: { kept: KeptExport }) => {
  const { words, locale } = usePage()
  const { states, progress } = words.results.prepared
  const more =
    kept.state === 'running'
      ? progress(number(kept.done, locale), number(kept.total, locale))
      : kept.state === 'done'
        ? `${words.results.sheets(number(kept.rows, locale))}, ${fileSize(kept.bytes, locale)}`
        : undefined
  return (
    <>
      <strong>{states[kept.state]}</strong>
      {more && `: ${more}`}
    </>
  )
}

/** Download, make again, give up: each where it has a meaning. */
const ExportActions = ({ kept }: { kept: KeptExport }) => {
  const { prepared } = usePage().words.results
  return (
    <div class="row">
      {kept.state === 'done' && (
        <a class="button button-plain" href={`${exportAddress(kept)}/answers.csv`}>
          {prepared.fetch}
        </a>
      )}
      {!isUnderWay(kept) && <AgainForm kept={kept} />}
      <DiscardForm kept={kept} />
    </div>
  )
}

export const AgainForm = ({ kept }: { kept: KeptExport }) => {
  const { prepared } = usePage().words.results
  return (
    <form method="post" action={`/staff/consultations/${kept.consultationId}/results/exports${kept.query}`}>
      <input type="hidden" name="values" value={kept.values} />
      <button class="button button-quiet" type="submit">
        {prepared.again}
      </button>
    </form>
  )
}

export const DiscardForm = ({ kept }: { kept: KeptExport }) => {
  const { prepared } = usePage().words.results
  return (
    <form method="post" action={`${exportAddress(kept)}/discard`}>
      <button class="button button-quiet" type="submit" id={`discard-${kept.id}`}>
        {isUnderWay(kept) ? prepared.cancel : prepared.discard}
      </button>
    </form>
  )
}
