import * as audit from '../../db/schema/audit'
import * as consultations from '../../db/schema/consultations'
import * as people from '../../db/schema/people'
import * as publication from '../../db/schema/publication'
import * as questionnaires from '../../db/schema/questionnaires'
import * as responses from '../../db/schema/responses'
import * as results from '../../db/schema/results'
import * as units from '../../db/schema/units'
import type { Reader } from '../../db/storage'

const schemas: object[] = [audit, consultations, people, publication, questionnaires, responses, results, units]

/** Every text in the database, also those within lists and records. */
export async function storedTexts(reader: Reader): Promise<string[]> {
  const rows: unknown[] = []
  for (const table of schemas.flatMap((schema) => Object.values(schema)))
    if (typeof table === 'object') rows.push(await reader.select().from(table).limit(5000))
  return textsIn(rows)
}

/** Every line of every text, as pages show them, with blanks put together. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[[{]/.test(value) ? textsIn(parsed(value)) : linesOf(value)
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
    ? Object.values(value).flatMap(textsIn)
    : []
}

/** Cells of a table, headings and points of a list are texts of their own. */
const linesOf = (text: string): string[] =>
  [text, ...text.split('\n'), ...text.split(/[\n|]/)].map((line) =>
    line
      .replace(/^\s*(?:#+|[-*])\s+|\*\*|[{}]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return linesOf(text)
  }
}
