import { opinions, replyContacts, responseCounts, responses, responseTotals, responseVersions } from '../db/schema/responses'
import { dayOf } from '../src/kernel/moment'
import { folded } from '../src/kernel/search'
import { questions as twenty } from './consultation'
import type { Given, Land, Size } from './country'
import { hamletsOf, type Row } from './country-consultations'
import { opinionText } from './country-words'
import { judged } from './fill'
import { type Rows, rowsOf } from './put-rows'

const OF_EACH = 10
const DAY_MS = 24 * 60 * 60 * 1000
/** Where the large consultation asks for words. */
export const WORDS_QUESTION = twenty.find(({ type }) => type === 'long')?.id ?? ''

interface Sheets {
  id: number
  row: Row
  hamlets: readonly { id: number; name: string }[]
  sequence: number
  at: Date
}

/** Every consultation that was opened has ten sheets, the first one all of the rest, and its words on every third. */
export function answerRows(made: readonly Row[], land: Land, { largest }: Size, { now, chance }: Given): Rows[] {
  const opened = made.filter(({ state, opensAt }) => state !== 'draft' && opensAt && opensAt < now)
  const countOf = (row: Row) => (row.id === 1 ? largest : OF_EACH)
  function* sheets(): Iterable<Sheets> {
    let id = 0
    for (const row of opened) {
      const hamlets = hamletsOf(row, land)
      const start = row.opensAt?.getTime() ?? 0
      const span = Math.min(30 * DAY_MS, now.getTime() - start)
      for (let sequence = 1; sequence <= countOf(row); sequence++)
        yield { id: ++id, row, hamlets, sequence, at: new Date(start + (span * sequence) / (countOf(row) + 1)) }
    }
  }
  const writing = ({ row, sequence }: Sheets) => row.id !== 1 || sequence % 3 === 0
  return [
    rowsOf(responses, mapped(sheets, responseOf(made[0], land))),
    rowsOf(
      responseTotals,
      opened.map((row) => ({ consultationId: row.id, lastSequence: countOf(row), total: countOf(row) })),
    ),
    rowsOf(responseCounts, countRows(sheets())),
    rowsOf(
      opinions,
      mapped(
        sheets,
        (sheet) => {
          const text = opinionText(chance)
          const questionId = sheet.row.id === 1 ? WORDS_QUESTION : 'q3'
          return { consultationId: sheet.row.id, responseId: sheet.id, questionId, part: '', text, searchText: folded(text) }
        },
        writing,
      ),
    ),
    rowsOf(
      responseVersions,
      mapped(
        sheets,
        ({ id, at }) => ({ responseId: id, revision: 1, version: 1, answers: {}, replacedAt: at }),
        ({ id }) => id % 50 === 0,
      ),
    ),
    rowsOf(
      replyContacts,
      mapped(
        sheets,
        ({ id, row, at }) => ({
          responseId: id,
          consultationId: row.id,
          phone: '0900000000',
          consentVersion: '1',
          consentedAt: at,
        }),
        ({ id }) => id % 30 === 0,
      ),
    ),
  ]
}

function* mapped<Row extends object>(
  sheets: () => Iterable<Sheets>,
  make: (sheet: Sheets) => Row,
  wanted: (sheet: Sheets) => boolean = () => true,
): Iterable<Row> {
  for (const sheet of sheets()) if (wanted(sheet)) yield make(sheet)
}

const DISTINCT = 500

function responseOf(first: Row | undefined, land: Land) {
  const options = (first ? hamletsOf(first, land) : []).map(({ id, name }) => ({ code: String(id), label: name }))
  const kept = Array.from({ length: DISTINCT }, (_, sheet) => judged(sheet, options))
  return ({ id, row, hamlets, sequence, at }: Sheets): typeof responses.$inferInsert => ({
    ...{ id, consultationId: row.id, sequence, version: 1, key: `country-${id}`, code: `C${id}` },
    ...{ unitId: hamlets[sequence % hamlets.length]?.id ?? null, placeId: null, channel: 'web', receivedAt: at, changedAt: at },
    ...{ deletedAt: null, revision: 1 },
    answers: row.id === 1 ? (kept[(sequence * 31) % DISTINCT] ?? {}) : { q2: 'a', q3: 'Đồng ý.' },
  })
}

function countRows(sheets: Iterable<Sheets>): (typeof responseCounts.$inferInsert)[] {
  const counts = new Map<
    string,
    { consultationId: number; unitId: number; placeId: number; channel: string; day: string; total: number }
  >()
  for (const { row, hamlets, sequence, at } of sheets) {
    const unitId = hamlets[sequence % hamlets.length]?.id ?? 0
    const day = dayOf(at)
    const key = `${row.id}|${unitId}|${day}`
    const known = counts.get(key)
    if (known) known.total++
    else counts.set(key, { consultationId: row.id, unitId, placeId: 0, channel: 'web', day, total: 1 })
  }
  return [...counts.values()]
}
