import { dateTime, fileSize, number } from '../../src/i18n/locale'
import { isUnderWay, type KeptExport, keptUntil, MOST_OWN } from '../../src/results/export-kept'
import { DataTable } from '../components/pieces'
import { usePage } from '../page-context'

export const exportAddress = ({ consultationId, id }: KeptExport): string =>
  `/staff/consultations/${consultationId}/results/exports/${id}`

/** A person's own files of one consultation; nothing where there are none. */
export const ExportList = ({ own }: { own: readonly KeptExport[] }) => {
  const { words, locale } = usePage()
  const { prepared, preparedList } = words.results
  if (own.length === 0) return null
  return (
    <DataTable
      caption={preparedList(number(MOST_OWN, locale))}
      columns={[
        { label: prepared.asked },
        { label: prepared.content },
        { label: prepared.state },
        { label: prepared.size, numeric: true },
        { label: prepared.keptUntil },
        { label: prepared.actions },
      ]}
      rows={own.map((kept) => [
        <a href={exportAddress(kept)}>{dateTime(kept.createdAt, locale)}</a>,
        <ContentOf kept={kept} />,
        <StateOf kept={kept} />,
        kept.state === 'done' ? fileSize(kept.bytes, locale) : '–',
        kept.endedAt ? dateTime(keptUntil(kept.endedAt), locale) : '–',
        <ExportActions kept={kept} />,
      ])}
    />
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
  if (kept.state !== 'running') return <>{states[kept.state]}</>
  return (
    <>
      {states.running}: {progress(number(kept.done, locale), number(kept.total, locale))}
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
      <button class="button button-quiet" type="submit">
        {isUnderWay(kept) ? prepared.cancel : prepared.discard}
      </button>
    </form>
  )
}
