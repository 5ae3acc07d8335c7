import type { Child } from 'hono/jsx'
import { calendarDay, number, percent } from '../../src/i18n/locale'
import { notReached } from '../../src/publication/reach'
import type { SnapshotContent } from '../../src/publication/snapshot'
import { DataTable, Foldable } from '../components/pieces'
import { usePage } from '../page-context'

/** Who took part, with the denominators, and from where little was heard. */
export const ParticipationSection = ({ content }: { content: SnapshotContent }) => {
  const { words } = usePage()
  const { participation } = content
  return (
    <section>
      <h2>{words.publication.whoTitle}</h2>
      {participation.total === 0 && <p>{words.publication.nobody}</p>}
      {participation.total !== null && participation.total > 0 && (
        <>
          <Hamlets content={content} />
          <NotReached content={content} />
          <Channels content={content} />
          <Places content={content} />
          <Days content={content} />
        </>
      )}
    </section>
  )
}

interface CountTableProps {
  caption: string
  first: string
  rows: readonly (readonly [label: Child, responses: number | null])[] | null
  content: SnapshotContent
}

const CountTable = ({ caption, first, rows, content }: CountTableProps) => {
  const { words, locale } = usePage()
  const { total } = content.participation
  if (rows === null) {
    return (
      <p>
        {caption}: {words.publication.tableWithheld(number(content.smallestShown, locale))}
      </p>
    )
  }
  return (
    <Foldable title={caption} folds={rows.length > LONGEST_OPEN}>
      <DataTable
        caption={caption}
        columns={[{ label: first }, { label: words.publication.sheets, numeric: true }]}
        rows={rows.map(([label, responses]) => [label, <Count count={responses} />])}
        foot={[words.publication.sum, <Count count={total} />]}
      />
    </Foldable>
  )
}

// A phone shows a dozen rows at a time; what was answered must not lie below four screens of dates.
const LONGEST_OPEN = 12

const Count = ({ count }: { count: number | null }) => {
  const { words, locale } = usePage()
  return <>{count === null ? words.results.hidden : number(count, locale)}</>
}

const Hamlets = ({ content }: { content: SnapshotContent }) => {
  const { words, locale } = usePage()
  const { byHamlet, total } = content.participation
  if (byHamlet === null || byHamlet.length === 0)
    return byHamlet ? null : (
      <CountTable caption={words.publication.byHamlet} first={words.publication.hamlet} rows={null} content={content} />
    )
  const takenOn = [...new Set(byHamlet.flatMap((row) => row.takenOn ?? []))].sort()
  return (
    <>
      <DataTable
        caption={words.publication.byHamlet}
        columns={[
          { label: words.publication.hamlet },
          { label: words.publication.households, numeric: true },
          { label: words.publication.sheets, numeric: true },
          { label: words.publication.sheetsPerHousehold, numeric: true },
        ]}
        rows={byHamlet.map(({ name, households, responses }) => [
          name || words.publication.noHamlet,
          households === null ? '–' : number(households, locale),
          <Count count={responses} />,
          responses === null || households === null ? '–' : percent(responses, households, locale),
        ])}
        foot={[
          words.publication.sum,
          number(
            byHamlet.reduce((sum, row) => sum + (row.households ?? 0), 0),
            locale,
          ),
          <Count count={total} />,
          '',
        ]}
      />
      <p class="meta">
        {takenOn.length > 0 && `${words.publication.takenOn}: ${takenOn.map((day) => calendarDay(day, locale)).join(', ')}. `}
        {words.publication.householdsNote}
      </p>
    </>
  )
}

const NotReached = ({ content }: { content: SnapshotContent }) => {
  const { words, locale } = usePage()
  const { hamlets, share, hidden } = notReached(content.participation)
  if (share === null) return null
  return (
    <>
      <h3>{words.publication.notReachedTitle}</h3>
      <p>
        {hamlets.length > 0
          ? words.publication.notReached(hamlets.map(({ name }) => name).join(', '), percent(share, 1, locale))
          : words.publication.reachedAll}
      </p>
      {hidden > 0 && <p>{words.publication.hiddenHamlets(number(hidden, locale))}</p>}
    </>
  )
}

const Channels = ({ content }: { content: SnapshotContent }) => {
  const { words } = usePage()
  const names: Record<string, string> = words.publication.channels
  const rows = content.participation.byChannel?.map(({ channel, responses }) => [names[channel] ?? channel, responses] as const)
  return (
    <CountTable caption={words.publication.byChannel} first={words.publication.channel} rows={rows ?? null} content={content} />
  )
}

const Places = ({ content }: { content: SnapshotContent }) => {
  const { words } = usePage()
  const { byPlace } = content.participation
  if (byPlace?.length === 0) return null
  const rows = byPlace?.map(({ label, responses }) => [label || words.publication.noPlace, responses] as const)
  return <CountTable caption={words.publication.byPlace} first={words.publication.place} rows={rows ?? null} content={content} />
}

const Days = ({ content }: { content: SnapshotContent }) => {
  const { words, locale } = usePage()
  const rows = content.participation.byDay?.map(({ day, responses }) => [calendarDay(day, locale), responses] as const)
  return <CountTable caption={words.publication.byDay} first={words.publication.day} rows={rows ?? null} content={content} />
}
