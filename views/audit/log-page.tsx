import { calendarDay, dateTime } from '../../src/i18n/locale'
import type { Locale } from '../../src/kernel/locale'
import { momentOf } from '../../src/kernel/moment'
import { DataTable, Empty } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

export interface LogEntry {
  id: number
  at: Date
  actorId: number | null
  actorName: string
  act: string
  subject: string
  details: Record<string, unknown>
  unit: string
}

interface LogProps {
  entries: readonly LogEntry[]
  units: readonly { id: number; name: string }[]
  unitId: number
  olderThan: number | undefined
  isFirst: boolean
}

export const LogPage = ({ entries, units, unitId, olderThan, isFirst }: LogProps) => {
  const { words, locale } = usePage()
  const said = words.audit
  return (
    <Layout title={said.title} kind="staff" wide>
      <h1>{said.title}</h1>
      <p>{said.lead}</p>
      {units.length > 1 && <Units units={units} unitId={unitId} />}
      {entries.length === 0 ? (
        <Empty title={said.empty} />
      ) : (
        <DataTable
          caption={said.caption}
          columns={[{ label: said.at }, { label: said.who }, { label: said.what }, { label: said.where }]}
          rows={entries.map((entry) => [
            dateTime(entry.at, locale),
            entry.actorId === null ? said.machine(entry.actorName) : entry.actorName,
            <Sentence entry={entry} />,
            entry.unit,
          ])}
        />
      )}
      <nav class="pagination" aria-label={said.pages}>
        {!isFirst && <a href={`/staff/log?unit=${unitId}`}>{said.newest}</a>}
        {olderThan !== undefined && (
          <a rel="next" href={`/staff/log?unit=${unitId}&before=${olderThan}`}>
            {said.older}
          </a>
        )}
      </nav>
    </Layout>
  )
}

const Units = ({ units, unitId }: Pick<LogProps, 'units' | 'unitId'>) => {
  const { words } = usePage()
  return (
    <nav aria-label={words.audit.units} class="row">
      {units.map((unit) => (
        <a href={`/staff/log?unit=${unit.id}`} aria-current={unit.id === unitId ? 'page' : undefined}>
          {unit.name}
        </a>
      ))}
    </nav>
  )
}

const Sentence = ({ entry }: { entry: LogEntry }) => {
  const { words, locale } = usePage()
  const said = words.audit
  const told = (detail: string) => toldOf(entry.details[detail], locale)
  const consultation = /^consultation:(\d+)$/.exec(entry.subject)?.[1]
  return (
    <>
      {said.acts[entry.act]?.(told) ?? entry.act}
      {consultation && (
        <>
          {'. '}
          <a href={`/staff/consultations/${consultation}`}>{said.consultation(consultation)}</a>
        </>
      )}
      {told('reason') && `. ${said.reason(told('reason'))}`}
    </>
  )
}

function toldOf(detail: unknown, locale: Locale): string {
  if (typeof detail === 'number') return String(detail)
  if (typeof detail !== 'string') return ''
  // A name may look like a day and be none.
  return detail.length === 10 && momentOf(detail) ? calendarDay(detail, locale) : detail
}

export const NoLogPage = () => {
  const { words } = usePage()
  return (
    <Layout title={words.audit.title} kind="staff">
      <h1>{words.audit.title}</h1>
      <p>{words.audit.notAdministrator}</p>
    </Layout>
  )
}
