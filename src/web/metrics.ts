import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Storage } from '../../db/storage'
import { meters, OUTCOMES, REQUEST_KINDS } from '../kernel/meters'
import { bytesKept } from '../results/kept-sheets'
import { productVersion } from '../upkeep/backup-members'
import { upkeepFigures } from '../upkeep/figures-store'
import { lastPulse } from '../upkeep/pulse'
import type { Metric, Sample } from './exposition'

/** What is told to Prometheus: plain numbers, gathered when somebody asks (docs/watching.md says what to make of them). */

const RESOLUTION_MS = 20
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
delay.enable()
const VERSION = productVersion()
const STARTED = Date.now() / 1000 - process.uptime()

/** Everything of this process, and what its database says of the work done on all of them. */
export async function metricsOf(storage: Storage, now: Date): Promise<Metric[]> {
  return [
    ...ofAnswering(),
    ...ofStoring(storage),
    ...ofProcess(storage),
    ...(await ofUpkeep(storage, now).catch(() => [
      metric('ydan_database_reads', 'gauge', 'Whether the database can be read.', [{ value: 0 }]),
    ])),
  ]
}

function ofAnswering(): Metric[] {
  const requests = REQUEST_KINDS.map((kind) => ({ kind, ...meters.requests[kind] }))
  return [
    metric(
      'ydan_answers_total',
      'counter',
      'Sheets that were sent, by what became of them.',
      OUTCOMES.map((outcome) => ({ labels: { outcome }, value: meters.answers[outcome] })),
    ),
    metric(
      'ydan_requests_total',
      'counter',
      'Requests, by kind and the first digit of the status.',
      requests.flatMap(({ kind, byHundred }) =>
        byHundred.flatMap((value, digit) => (value > 0 ? [{ labels: { kind, status: `${digit}xx` }, value }] : [])),
      ),
    ),
    histogram(
      'ydan_request_seconds',
      'Until an answer begins, by kind of request.',
      requests.map(({ kind, seconds }) => ({ labels: { kind }, spread: seconds })),
    ),
    gauge('ydan_connections', 'Open connections from browsers and proxies.', meters.connections),
    gauge('ydan_intake_waiting', 'Sheets that wait to be stored; beyond 5,000 they are refused.', meters.intake.waiting),
    histogram('ydan_intake_group_size', 'Sheets stored by one transaction.', [{ spread: meters.intake.sizes }]),
    histogram('ydan_intake_group_seconds', 'From the beginning of such a transaction until it is on disk.', [
      { spread: meters.intake.seconds },
    ]),
  ]
}

function ofStoring(storage: Storage): Metric[] {
  const { figures, reader } = storage
  const { open, idle } = figures.connections()
  const pulse = lastPulse(storage)
  return [
    histogram('ydan_commit_group_size', 'Writes that shared one commit.', [{ spread: figures.commitSizes }]),
    histogram('ydan_commit_seconds', 'Bringing a commit to the disk.', [{ spread: figures.commitSeconds }]),
    gauge('ydan_writers_waiting', 'Writes that wait for their turn or for a connection.', figures.writersWaiting()),
    metric('ydan_write_retries_total', 'counter', 'Work done again because another process was faster.', [
      { value: figures.retries() },
    ]),
    metric('ydan_database_connections', 'gauge', 'Connections to the database.', [
      { labels: { state: 'idle' }, value: idle },
      { labels: { state: 'busy' }, value: open - idle },
    ]),
    gauge('ydan_database_writes', 'Whether the last write that was tried reached the disk.', !pulse || pulse.writes ? 1 : 0),
    gauge('ydan_results_kept_bytes', 'Memory that holds the answers of consultations for their figures.', bytesKept(reader)),
  ]
}

function ofProcess({ engine }: Storage): Metric[] {
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const delays = [
    { labels: { quantile: '0.5' }, value: late(delay.percentile(50)) },
    { labels: { quantile: '0.99' }, value: late(delay.percentile(99)) },
    { labels: { quantile: '1' }, value: late(delay.max) },
  ]
  delay.reset()
  return [
    gauge('process_resident_memory_bytes', 'Memory of the process.', rss),
    gauge('nodejs_heap_size_used_bytes', 'Of it, objects.', heapUsed),
    gauge('nodejs_external_memory_bytes', 'Of it, buffers and what is not objects.', external + arrayBuffers),
    metric('process_cpu_seconds_total', 'counter', 'Processor time used.', [{ value: (user + system) / 1e6 }]),
    gauge('process_start_time_seconds', 'When the process started, in seconds since 1970.', STARTED),
    metric('ydan_event_loop_delay_seconds', 'gauge', 'How late the process was for its turns since it was last asked.', delays),
    metric('ydan_info', 'gauge', 'What runs here.', [{ labels: { version: VERSION, node: process.version, engine }, value: 1 }]),
  ]
}

// Node tells the whole time between two looks, in nanoseconds; in seconds what is beyond the time meant.
const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1000)

async function ofUpkeep(storage: Storage, now: Date): Promise<Metric[]> {
  const { jobs, backupAt, exports } = await upkeepFigures(storage.reader)
  const seconds = (date: Date) => date.getTime() / 1000
  return [
    gauge('ydan_database_reads', 'Whether the database can be read.', 1),
    metric(
      'ydan_job_due_seconds',
      'gauge',
      'The moment of its schedule that a job last took, in seconds since 1970.',
      jobs.map(({ name, dueAt }) => ({ labels: { job: name }, value: seconds(dueAt) })),
    ),
    metric(
      'ydan_job_running',
      'gauge',
      'Whether a job is under way, on whichever process.',
      jobs.map(({ name, endedAt }) => ({ labels: { job: name }, value: endedAt ? 0 : 1 })),
    ),
    metric(
      'ydan_job_failed',
      'gauge',
      'Whether a job failed when it last ran.',
      jobs.map(({ name, fault }) => ({ labels: { job: name }, value: fault === null ? 0 : 1 })),
    ),
    metric(
      'ydan_backup_age_seconds',
      'gauge',
      'Since the newest backup was done; missing where there is none.',
      backupAt ? [{ value: (now.getTime() - backupAt.getTime()) / 1000 }] : [],
    ),
    metric(
      'ydan_exports',
      'gauge',
      'Large exports, by state.',
      exports.map(({ state, many }) => ({ labels: { state }, value: many })),
    ),
  ]
}

const gauge = (name: string, help: string, value: number): Metric => metric(name, 'gauge', help, [{ value }])

const metric = (name: string, type: 'counter' | 'gauge', help: string, samples: readonly Sample[]): Metric => ({
  type,
  name,
  help,
  samples,
})

const histogram = (name: string, help: string, spreads: Extract<Metric, { type: 'histogram' }>['spreads']): Metric => ({
  type: 'histogram',
  name,
  help,
  spreads,
})
