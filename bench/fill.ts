import Database from 'better-sqlite3'
import { filePath } from '../db/open'
import { fieldsOf } from '../src/kernel/fields'
import { dayOf } from '../src/kernel/moment'
import { folded } from '../src/kernel/search'
import type { Option } from '../src/questions/question-type'
import { typeOf } from '../src/questions/types'
import { type BenchConsultation, questions, sheetFields } from './consultation'

const DISTINCT = 2000
// The log beside the file is as large as the longest transaction.
const SHEETS_A_COMMIT = 250_000

/** Puts a number of judged sheets straight into a SQLite file, spread over hamlets and thirty days, with their words and counters. */
export function fill(databaseUrl: string, { id, hamlets }: BenchConsultation, sheets: number, withWords = true): void {
  const database = new Database(filePath(databaseUrl))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = OFF')
  const drawn = Array.from({ length: DISTINCT }, (_, sheet) => judged(sheet, hamlets))
  const kept = drawn.map((answers) => JSON.stringify(answers))
  const words = drawn.map((answers) => (withWords ? wordsIn(answers) : []))
  const start = Number(database.prepare('select coalesce(max(sequence), 0) from responses').pluck().get())
  const add =
    database.prepare(`insert into responses (consultation_id, sequence, version, key, code, unit_id, place_id, channel, received_at, changed_at, deleted_at, revision, answers)
    values (?, ?, 1, ?, ?, ?, null, 'web', ?, ?, null, 1, ?)`)
  const addWords = database.prepare(
    'insert into opinions (consultation_id, response_id, question_id, part, text, search_text) values (?, ?, ?, ?, ?, ?)',
  )
  const counts = new Map<string, number>()
  const now = Date.now()
  database.exec('begin')
  for (let place = 1; place <= sheets; place++) {
    if (place % SHEETS_A_COMMIT === 0) database.exec('commit; begin')
    const sequence = start + place
    const hamlet = Number(hamlets[place % hamlets.length]?.code)
    const moment = now - (place % 30) * 24 * 60 * 60 * 1000
    const chosen = (place * 31) % DISTINCT
    const added = add.run(id, sequence, `bench-${sequence}`, `B${sequence}`, hamlet, moment, moment, kept[chosen])
    for (const said of words[chosen] ?? []) addWords.run(id, added.lastInsertRowid, ...said)
    const key = `${hamlet}|${dayOf(new Date(moment))}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const count =
    database.prepare(`insert into response_counts (consultation_id, unit_id, place_id, channel, day, total) values (?, ?, 0, 'web', ?, ?)
    on conflict do update set total = total + excluded.total`)
  for (const [key, total] of counts) count.run(id, ...key.split('|'), total)
  database
    .prepare(
      'insert into response_totals (consultation_id, last_sequence, total) values (?, ?, ?) on conflict do update set last_sequence = excluded.last_sequence, total = total + ?',
    )
    .run(id, start + sheets, sheets, sheets)
  database.exec('commit')
  database.close()
}

export function judged(sheet: number, hamlets: readonly Option[]): Record<string, unknown> {
  const sent = sheetFields(sheet, hamlets, 'someWrite')
  const answers: Record<string, unknown> = {}
  for (const question of questions) {
    const own = sent.flatMap(([name, value]): [string, string][] => {
      if (name === question.id) return [['', value]]
      return name.startsWith(`${question.id}.`) ? [[name.slice(question.id.length + 1), value]] : []
    })
    const judgement = typeOf(question.type).judge({ ...question, hamlets }, fieldsOf(own))
    if (!judgement.ok) throw new Error(`${question.type}: ${JSON.stringify(judgement.faults)}`)
    if (judgement.answer !== null) answers[question.id] = judgement.answer
  }
  return answers
}

function wordsIn(answers: Record<string, unknown>): string[][] {
  return questions.flatMap((question) => {
    const answer = answers[question.id]
    if (answer === undefined) return []
    return typeOf(question.type)
      .texts(answer, { ...question, hamlets: [] })
      .map(({ part, text }) => [question.id, part, text, folded(text)])
  })
}

/** Another consultation like the given one, without sheets; gives its id. */
export function copyConsultation(databaseUrl: string, id: number): number {
  const database = new Database(filePath(databaseUrl))
  const copy = (table: string, changed: Record<string, string>, where: string) => {
    const columns = database.pragma(`table_info(${table})`) as { name: string }[]
    const names = columns.map(({ name }) => name).filter((name) => !(table === 'consultations' && name === 'id'))
    const values = names.map((name) => changed[name] ?? name)
    return database.prepare(`insert into ${table} (${names}) select ${values} from ${table} where ${where}`).run(id)
  }
  const made = Number(
    copy('consultations', { slug: "slug || '-' || (select count(*) from consultations)" }, 'id = ?').lastInsertRowid,
  )
  for (const table of ['consultation_hamlets', 'questionnaire_versions'])
    copy(table, { consultation_id: String(made) }, 'consultation_id = ?')
  database.close()
  return made
}
