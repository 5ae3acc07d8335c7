import { z } from 'zod'
import type { Ledger } from './ledger'
import type { PromiseName, Wrong } from './promises'
import { json, type Rows, whole } from './rows'

/** Everything that must hold in the tables whoever wrote them: counters, sequence, the log's chain, references. */

export async function checkDatabase(rows: Rows, ledger: Ledger, about: (promise: PromiseName) => Wrong): Promise<void> {
  await checkTotals(rows, about('counters'))
  await checkCounts(rows, about('counters'))
  await checkReferences(rows, about('counters'))
  await checkNothingElse(rows, ledger, about('stored'))
  await checkStaff(rows, ledger, about('chain'))
  await checkChain(rows, about('chain'))
}

const totalsRow = z.object({
  id: whole,
  standing: whole,
  many: whole,
  last: whole,
  sequences: whole,
  changes: whole,
  told_total: whole,
  told_last: whole,
})

// Each sheet starts at revision 1 and each change counts both its revision and the sequence, so their sums are equal.
async function checkTotals(rows: Rows, wrong: Wrong): Promise<void> {
  const totals = await rows.all(
    totalsRow,
    `select c.id, coalesce(sum(case when r.id is not null and r.deleted_at is null then 1 else 0 end), 0) as standing,
       count(r.id) as many, coalesce(max(r.sequence), 0) as last, count(distinct r.sequence) as sequences,
       coalesce(sum(r.revision), 0) as changes, coalesce(max(t.total), 0) as told_total,
       coalesce(max(t.last_sequence), 0) as told_last
     from consultations c left join responses r on r.consultation_id = c.id
     left join response_totals t on t.consultation_id = c.id group by c.id`,
  )
  for (const { id, standing, many, last, sequences, changes, told_total, told_last } of totals) {
    if (told_total !== standing) wrong(`Consultation ${id}: the total says ${told_total}, ${standing} sheets stand.`)
    if (told_last !== last || changes !== last)
      wrong(`Consultation ${id}: the sequence says ${told_last}, the newest sheet ${last}, all revisions ${changes}.`)
    if (sequences !== many) wrong(`Consultation ${id}: ${many} sheets share ${sequences} numbers of the sequence.`)
  }
}

const countRow = z.object({ name: z.string(), told: whole, found: whole })

async function checkCounts(rows: Rows, wrong: Wrong): Promise<void> {
  const told = `select consultation_id || '/' || unit_id || '/' || place_id || '/' || channel || '/' || day as name,
      total as told, 0 as found from response_counts`
  const found = `select consultation_id || '/' || coalesce(unit_id, 0) || '/' || coalesce(place_id, 0) || '/' || channel || '/' ||
      ${rows.dayIn('received_at')} as name, 0 as told, count(*) as found from responses where deleted_at is null
      group by consultation_id, coalesce(unit_id, 0), coalesce(place_id, 0), channel, ${rows.dayIn('received_at')}`
  const differing = await rows.all(
    countRow,
    `select name, sum(told) as told, sum(found) as found from (${told} union all ${found}) both_sides
     group by name having sum(told) <> sum(found)`,
  )
  for (const each of differing) wrong(`The counter ${each.name} says ${each.told}, a recount ${each.found}.`)
}

const manyRow = z.object({ many: whole })
const manyOf = async (rows: Rows, sql: string): Promise<number> => (await rows.all(manyRow, sql))[0]?.many ?? 0

async function checkNothingElse(rows: Rows, ledger: Ledger, wrong: Wrong): Promise<void> {
  const many = (sql: string) => manyOf(rows, sql)
  const stored = await many('select count(*) as many from responses')
  const known = [...ledger.sheets.values()].filter(({ acknowledged }) => acknowledged).length
  if (stored !== known) wrong(`${stored} sheets are stored; those who sent them know of ${known}.`)
  const keys = await many("select count(distinct consultation_id || ' ' || key) as many from responses")
  if (keys !== stored) wrong(`${stored} sheets share ${keys} keys.`)
}

async function checkReferences(rows: Rows, wrong: Wrong): Promise<void> {
  for (const table of ['opinions', 'reply_contacts', 'response_versions']) {
    const lost = await manyOf(
      rows,
      `select count(*) as many from ${table} where response_id not in (select id from responses where deleted_at is null)`,
    )
    if (lost > 0) wrong(`${lost} rows of ${table} belong to no sheet that stands.`)
  }
  if (rows.engine === 'postgres') return
  const broken = await rows.all(z.unknown(), 'pragma foreign_key_check')
  if (broken.length > 0) wrong(`${broken.length} references lead nowhere.`)
}

/** SQLite alone can be asked whether its file is whole. */
export async function checkFile(rows: Rows, wrong: Wrong): Promise<void> {
  if (rows.engine === 'postgres') return
  const told = await rows.all(z.object({ integrity_check: z.string() }), 'pragma integrity_check')
  const text = told.map(({ integrity_check }) => integrity_check).join(' ')
  if (text !== 'ok') wrong(`The file is not whole: ${text.slice(0, 200)}`)
}

const entryRow = z.object({ act: z.string(), details: json })
const placesAdded = z.object({ places: z.array(z.string()) })

// An act and its entry are one transaction: neither without the other, and nothing acknowledged is missing.
async function checkStaff(rows: Rows, ledger: Ledger, wrong: Wrong): Promise<void> {
  const places = (await rows.all(z.object({ id: whole, label: z.string() }), 'select id, label from places')).map(
    ({ id, label }) => `${id} ${label}`,
  )
  const entries = await rows.all(entryRow, "select act, details from audit_entries where act like 'consultation.%'")
  const logged = entries.flatMap(({ act, details }) => (act === 'consultation.addPlace' ? placesAdded.parse(details).places : []))
  if (places.sort().join('\n') !== logged.sort().join('\n'))
    wrong(`${places.length} places hang, the log knows of ${logged.length}, or not the same ones.`)
  checkNamed(
    'place',
    ledger.places,
    places.map((each) => each.replace(/^\d+ /, '')),
    wrong,
  )

  const reasons = (
    await rows.all(z.object({ reason: z.string() }), "select reason from consultation_changes where kind = 'extended'")
  ).map(({ reason }) => reason)
  const extended = entries.filter(({ act }) => act === 'consultation.extend').length
  if (reasons.length !== extended) wrong(`${reasons.length} extensions stand, the log knows of ${extended}.`)
  checkNamed('extension', ledger.extensions, reasons, wrong)
}

function checkNamed(what: string, sent: Ledger['places'], stored: readonly string[], wrong: Wrong): void {
  const standing = new Map<string, number>()
  for (const name of stored) standing.set(name, (standing.get(name) ?? 0) + 1)
  for (const [name, acknowledged] of sent) {
    const many = standing.get(name) ?? 0
    if (many > 1 || (acknowledged && many === 0))
      wrong(`The ${what} “${name}”, acknowledged: ${acknowledged}, stands ${many} times.`)
  }
}

async function checkChain(rows: Rows, wrong: Wrong): Promise<void> {
  const links = await rows.all(
    z.object({ hash: z.string(), previous_hash: z.string() }),
    'select hash, previous_hash from audit_entries order by id',
  )
  let previous = '0'.repeat(64)
  for (const { hash, previous_hash } of links) {
    if (previous_hash !== previous) return wrong(`The chain of the log is broken before ${hash}.`)
    previous = hash
  }
}
