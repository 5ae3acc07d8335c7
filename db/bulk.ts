import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm'
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { engine } from './columns'
import type { Writer } from './storage'

/** Runs a prepared text on the handle's own connection and gives its rows as lists, in the order of the columns. */
export type RunRaw = (text: string, values: readonly unknown[]) => Promise<unknown[][]>

const runners = new WeakMap<Writer, RunRaw>()
export const canRunRaw = (writer: Writer, run: RunRaw): void => void runners.set(writer, run)

/** A text of the engine at hand, prepared once a connection; for what a store cannot say in drizzle at the speed it must have. */
export function runRaw(writer: Writer, text: string, values: readonly unknown[]): Promise<unknown[][]> {
  const run = runners.get(writer)
  if (!run) throw new Error('This handle cannot write in bulk.')
  return run(text, values)
}

// The longest group of one statement; SQLite takes 32,766 values.
const MOST_ROWS = 64

interface Options<Name extends string> {
  /** What to do with a row that is there: add to these columns. */
  addTo?: { on: readonly Name[]; columns: readonly Name[] }
  returning?: readonly Name[]
}

type Names<Table extends SQLiteTable> = Extract<keyof InferInsertModel<Table>, string>

/**
 * Many rows by one prepared statement. For the hot path alone: building and mapping the same in drizzle took a tenth of an
 * answer's time. Gives the columns of `returning`, a list a row.
 */
export function bulkInsert<Table extends SQLiteTable, Name extends Names<Table>>(
  table: Table,
  names: readonly Name[],
  options: Options<NoInfer<Name> | Names<Table>> = {},
): (writer: Writer, rows: readonly Pick<InferInsertModel<Table>, Name>[]) => Promise<unknown[][]> {
  const known: Record<string, AnySQLiteColumn> = getTableColumns(table)
  const columnOf = (name: string): AnySQLiteColumn => {
    const column = known[name]
    if (!column) throw new Error(`There is no column ${name}.`)
    return column
  }
  const columns = names.map(columnOf)
  const quoted = (name: string) => `"${columnOf(name).name}"`
  const head = `insert into "${getTableName(table)}" (${names.map(quoted).join(', ')})`
  const tail = tailOf(getTableName(table), options, quoted)
  const texts = new Map<number, string>()
  const textFor = (rows: number): string => {
    const known = texts.get(rows) ?? `${head} ${sourceOf(columns, rows)}${tail}`
    texts.set(rows, known)
    return known
  }

  return async (writer, rows) => {
    const returned: unknown[][] = []
    for (let start = 0; start < rows.length; start += MOST_ROWS) {
      const chunk = rows.slice(start, start + MOST_ROWS)
      returned.push(...(await runRaw(writer, textFor(engine === 'postgres' ? 0 : chunk.length), valuesOf(names, columns, chunk))))
    }
    return returned
  }
}

function tailOf(table: string, { addTo, returning }: Options<string>, quoted: (name: string) => string): string {
  const sums = addTo?.columns.map((name) => `${quoted(name)} = "${table}".${quoted(name)} + excluded.${quoted(name)}`)
  const conflict = addTo ? ` on conflict (${addTo.on.map(quoted).join(', ')}) do update set ${sums?.join(', ')}` : ''
  return conflict + (returning ? ` returning ${returning.map(quoted).join(', ')}` : '')
}

// PostgreSQL takes a list a column, so that one statement serves any number of rows.
const sourceOf = (columns: readonly AnySQLiteColumn[], rows: number): string =>
  engine === 'postgres'
    ? `select * from unnest(${columns.map((column, place) => `$${place + 1}::${column.getSQLType()}[]`).join(', ')})`
    : `values ${Array.from({ length: rows }, () => `(${columns.map(() => '?').join(', ')})`).join(', ')}`

function valuesOf(names: readonly string[], columns: readonly AnySQLiteColumn[], rows: readonly object[]): unknown[] {
  const value = (row: object, place: number) => {
    const given: unknown = Reflect.get(row, names[place] ?? '') ?? null
    return given === null ? null : columns[place]?.mapToDriverValue(given)
  }
  if (engine === 'postgres') return names.map((_, place) => rows.map((row) => value(row, place)))
  const values: unknown[] = []
  for (const row of rows) for (let place = 0; place < names.length; place++) values.push(value(row, place))
  return values
}
