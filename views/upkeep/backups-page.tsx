import { dateTime, fileSize, number } from '../../src/i18n/locale'
import type { Backup, standingOf } from '../../src/upkeep/backup'
import { Badge, DataTable, Empty, Facts, Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

export interface ListedBackup extends Backup {
  standing: ReturnType<typeof standingOf>
  /** Its file is on this machine and as long as it was written. */
  isHere: boolean
  isOfThisMachine: boolean
}

interface BackupsPageProps {
  backups: readonly ListedBackup[]
  /** Undefined where there is none, and so no backup. */
  folder: string | undefined
  /** As cron says it; undefined: not by itself. */
  schedule: string | undefined
  keep: number
  /** Why a file that was asked for is not sent. */
  refused: 'gone' | 'elsewhere' | undefined
}

const PAGE = '/staff/backups'

/** What was backed up, taking one now, fetching one, and how to restore. */
export const BackupsPage = (props: BackupsPageProps) => {
  const { words } = usePage()
  const said = words.upkeep
  const running = props.backups.find(({ standing }) => standing === 'running')
  // Without scripts the page itself comes again.
  const again = running && (
    <noscript>
      <meta http-equiv="refresh" content="3" />
    </noscript>
  )
  return (
    <Layout title={said.title} kind="staff" head={again} styles={['css/upkeep.css']} wide>
      <h1>{said.title}</h1>
      {props.refused && (
        <Notice tone="warning" title={said.refusedTitle}>
          <p role="alert">{said.refused[props.refused]}</p>
        </Notice>
      )}
      <p>{said.lead}</p>
      <div
        id="backups"
        class="stack"
        {...(running && {
          'hx-get': PAGE,
          'hx-trigger': 'every 2s',
          'hx-target': '#backups',
          'hx-select': '#backups',
          'hx-swap': 'outerHTML',
        })}
      >
        {running ? <Progress {...running} /> : props.folder !== undefined && <Take />}
        <List backups={props.backups} />
      </div>
      <Schedule {...props} />
      <Restoring />
    </Layout>
  )
}

const Take = () => {
  const { words } = usePage()
  return (
    <form method="post" action={PAGE}>
      <button class="button" type="submit">
        {words.upkeep.take}
      </button>
    </form>
  )
}

const Progress = ({ rows, expected }: ListedBackup) => {
  const { words, locale } = usePage()
  const said = words.upkeep
  return (
    <section class="panel">
      <h2>{said.taking}</h2>
      <p role="status">
        {rows === null || expected === null ? said.takingBegun : said.takingText(number(rows, locale), number(expected, locale))}
      </p>
      <progress value={rows ?? 0} max={Math.max(1, expected ?? 1)} aria-label={said.taking} />
      <p>
        <a href={PAGE}>{said.again}</a>
      </p>
    </section>
  )
}

const List = ({ backups }: Pick<BackupsPageProps, 'backups'>) => {
  const { words, locale } = usePage()
  const said = words.upkeep
  if (backups.length === 0) return <Empty title={said.none} />
  return (
    <section>
      <h2>{said.list}</h2>
      <DataTable
        caption={said.caption}
        columns={[
          { label: said.at },
          { label: said.state },
          { label: said.size, numeric: true },
          { label: said.machine },
          { label: said.file },
        ]}
        rows={backups.map((each) => [
          <>
            {dateTime(each.startedAt, locale)}
            <br />
            <span class="meta">{each.askedBy === null ? said.kinds[each.kind] : said.askedBy(each.askedBy)}</span>
          </>,
          <State backup={each} />,
          each.bytes === null ? '–' : fileSize(each.bytes, locale),
          each.machine,
          <File backup={each} />,
        ])}
      />
    </section>
  )
}

const TONES = { running: 'plain', done: 'open', failed: 'warning', brokenOff: 'warning', removed: 'quiet' } as const

const State = ({ backup }: { backup: ListedBackup }) => {
  const { words } = usePage()
  const said = words.upkeep
  const { id, file, machine, standing, fault, isOfThisMachine, isHere } = backup
  const why = standing === 'brokenOff' ? 'brokenOff' : standing === 'failed' ? (fault ?? 'unexpected') : undefined
  const isMissing = standing === 'done' && isOfThisMachine && !isHere
  return (
    <>
      <Badge tone={isMissing ? 'warning' : TONES[standing]}>{isMissing ? said.missing : said.states[standing]}</Badge>
      {why && <p class="meta">{said.faults[why] ?? said.faults['unexpected']}</p>}
      {standing === 'done' && !isOfThisMachine && <p class="meta">{said.onOther(machine)}</p>}
      {isHere && (
        <form class="backup-file" method="post" action={`${PAGE}/${id}/file`}>
          <button class="button button-plain" type="submit" aria-label={said.downloadOf(file)}>
            {said.download}
          </button>
        </form>
      )}
    </>
  )
}

const File = ({ backup: { file, sha256, standing } }: { backup: ListedBackup }) => {
  const { words } = usePage()
  return (
    <>
      <span class="file-name">{file}</span>
      {sha256 && standing === 'done' && (
        <p class="meta">
          {words.upkeep.digest}: <code class="digest">{sha256}</code>
        </p>
      )}
    </>
  )
}

const Schedule = ({ folder, schedule, keep }: BackupsPageProps) => {
  const { words, locale } = usePage()
  const said = words.upkeep
  const [, minute = '', hour = ''] = /^(\d{1,2}) (\d{1,2}) \* \* \*$/.exec(schedule ?? '') ?? []
  const nightly = said.scheduleNightly(`${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`)
  return (
    <section>
      <h2>{said.scheduleTitle}</h2>
      {folder === undefined && <p>{said.noFolderText}</p>}
      <Facts
        facts={[
          [said.schedule, schedule === undefined ? said.scheduleOff : hour ? nightly : said.scheduleCron(schedule)],
          [said.folder, folder ?? said.noFolder],
          [said.kept, said.keptText(number(keep, locale))],
        ]}
      />
      <p>{said.elsewhere}</p>
      <p>{said.secrets}</p>
    </section>
  )
}

const Restoring = () => {
  const { words } = usePage()
  const said = words.upkeep
  return (
    <section>
      <h2>{said.restoreTitle}</h2>
      <p>{said.restoreLead}</p>
      <ol>
        {said.restoreSteps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p>
        <code>{said.restoreCommand}</code>
      </p>
    </section>
  )
}
