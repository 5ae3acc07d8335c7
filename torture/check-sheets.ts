import { z } from 'zod'
import { sameAnswers } from '../src/responses/answer-sheet'
import { nameOf, type OwnSheet, type Said } from './ledger'
import type { Wrong } from './promises'
import { json, type Rows, whole, wholeOrNull } from './rows'
import { type Content, wordsLine } from './sheets'

/** Every sheet against what its author was told: acknowledged = stored, whole or not at all, none twice. */

const responseRow = z.object({
  id: whole,
  consultation_id: whole,
  key: z.string(),
  code: z.string(),
  version: whole,
  unit_id: wholeOrNull,
  place_id: wholeOrNull,
  channel: z.string(),
  revision: whole,
  answers: json,
  deleted: whole,
})
type ResponseRow = z.infer<typeof responseRow>

interface Beside {
  words: string[]
  phones: string[]
  versions: number
}

const A_PAGE = 400

/** What stands of these sheets; the ledger then takes what it found for settled. */
export async function checkSheets(rows: Rows, sheets: readonly OwnSheet[], wrong: Wrong): Promise<void> {
  for (let start = 0; start < sheets.length; start += A_PAGE) {
    const page = sheets.slice(start, start + A_PAGE)
    const found = await readPage(rows, page)
    const beside = await readBeside(rows, [...found.values()].flat())
    for (const sheet of page) checkOne(sheet, found.get(nameOf(sheet)) ?? [], beside, wrong)
  }
}

function checkOne(sheet: OwnSheet, rows: ResponseRow[], beside: Map<number, Beside>, wrong: Wrong): void {
  const named = `The sheet of key ${sheet.key} (consultation ${sheet.consultation}, receipt ${sheet.code || 'none'})`
  const [row] = rows
  if (rows.length > 1) wrong(`${named} is stored ${rows.length} times.`)
  if (!row) {
    if (sheet.acknowledged) wrong(`${named} was acknowledged and is not stored.`)
    sheet.unanswered = []
    return
  }
  if (sheet.code && row.code !== sheet.code) wrong(`${named} is stored with the receipt ${row.code}.`)
  const may = [...(sheet.acknowledged ? [sheet.acknowledged] : []), ...sheet.unanswered]
  const aside = beside.get(row.id) ?? { words: [], phones: [], versions: 0 }
  const stands = may.find((said) => faultOf(sheet, said, row, aside) === undefined)
  if (!stands) {
    const last = may[0]
    wrong(
      `${named} does not stand as it was ${sheet.acknowledged ? 'acknowledged' : 'sent'}: ${last ? faultOf(sheet, last, row, aside) : 'nobody sent it'}.`,
    )
    return
  }
  sheet.acknowledged = stands
  sheet.unanswered = []
  sheet.code = row.code
}

/** Undefined when the row, with what stands beside it, says exactly this. */
function faultOf(sheet: OwnSheet, said: Said, row: ResponseRow, { words, phones, versions }: Beside): string | undefined {
  if (said === 'deleted') {
    const empty = sameAnswers(row.answers, {}) && row.unit_id === null && row.place_id === null
    if (!row.deleted) return 'it stands and was deleted'
    return empty && words.length + phones.length + versions === 0 ? undefined : 'it was deleted and something of it is left'
  }
  if (row.deleted) return 'it is deleted'
  if (row.version !== said.version || !sameAnswers(row.answers, said.answers)) return 'its answers differ'
  if (row.unit_id !== (said.unitId ?? sheet.place?.unitId ?? null)) return `its hamlet is ${row.unit_id}`
  if (row.place_id !== (sheet.place?.id ?? null)) return `its place is ${row.place_id}`
  if (row.channel !== 'web') return `its channel is ${row.channel}`
  return (
    besideFault(said, words, phones) ??
    (versions === row.revision - 1 ? undefined : `it has ${versions} earlier versions at revision ${row.revision}`)
  )
}

function besideFault({ words, phone }: Content, stored: readonly string[], phones: readonly string[]): string | undefined {
  if (JSON.stringify([...stored].sort()) !== JSON.stringify(words))
    return `it has ${stored.length} opinions, not its ${words.length}`
  return phones.join() === (phone ?? '') ? undefined : 'its telephone number differs'
}

async function readPage(rows: Rows, page: readonly OwnSheet[]): Promise<Map<string, ResponseRow[]>> {
  const keys = page.map(({ key }) => `'${key}'`).join(', ')
  const read = await rows.all(
    responseRow,
    `select id, consultation_id, key, code, version, unit_id, place_id, channel, revision, answers,
       case when deleted_at is null then 0 else 1 end as deleted
     from responses where consultation_id in (select id from consultations) and key in (${keys})`,
  )
  const found = new Map<string, ResponseRow[]>()
  for (const row of read) {
    const name = nameOf({ consultation: row.consultation_id, key: row.key })
    found.set(name, [...(found.get(name) ?? []), row])
  }
  return found
}

const opinionRow = z.object({ response_id: whole, question_id: z.string(), part: z.string(), text: z.string() })
const contactRow = z.object({ response_id: whole, phone: z.string() })
const versionsRow = z.object({ response_id: whole, many: whole })

async function readBeside(rows: Rows, responses: readonly ResponseRow[]): Promise<Map<number, Beside>> {
  const beside = new Map<number, Beside>(responses.map(({ id }) => [id, { words: [], phones: [], versions: 0 }]))
  if (beside.size === 0) return beside
  const ids = [...beside.keys()].join(', ')
  const opinions = await rows.all(
    opinionRow,
    `select response_id, question_id, part, text from opinions where response_id in (${ids})`,
  )
  for (const { response_id, question_id, part, text } of opinions)
    beside.get(response_id)?.words.push(wordsLine(question_id, part, text))
  const contacts = await rows.all(contactRow, `select response_id, phone from reply_contacts where response_id in (${ids})`)
  for (const { response_id, phone } of contacts) beside.get(response_id)?.phones.push(phone)
  const versions = await rows.all(
    versionsRow,
    `select response_id, count(*) as many from response_versions where response_id in (${ids}) group by response_id`,
  )
  for (const { response_id, many } of versions) {
    const known = beside.get(response_id)
    if (known) known.versions = many
  }
  return beside
}
