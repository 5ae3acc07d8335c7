import Database from 'better-sqlite3'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import pg from 'pg'
import { engine } from '../db/columns'
import { filePath } from '../db/open'

/** Rows of one table in the words of its schema; every row names the same columns. */
export interface Rows {
  table: SQLiteTable
  rows: Iterable<object>
}

/** One table's rows; a row that does not fit the schema does not compile. */
export const rowsOf = <Table extends SQLiteTable>(table: Table, rows: Iterable<Table['$inferInsert']>): Rows => ({
  table,
  rows: rows as Iterable<object>,
})

/** Writes rows straight into the database, past every act, and counts the statistics of the planner anew. */
export async function putRows(databaseUrl: string, tables: Iterable<Rows>): Promise<void> {
  if (engine === 'postgres') await putIntoPostgres(databaseUrl, tables)
  else putIntoSqlite(databaseUrl, tables)
}

function putIntoSqlite(databaseUrl: string, tables: Iterable<Rows>): void {
  const database = new Database(filePath(databaseUrl))
  database.pragma('synchronous = OFF')
  database.pragma('foreign_keys = OFF')
  database.pragma('cache_size = -64000')
  database.exec('begin')
  for (const { table, rows } of tables) {
    let columns: Column[] = []
    let add: Database.Statement | undefined
    for (const row of rows) {
      if (!add) {
        columns = columnsOf(table, row)
        const marks = columns.map(() => '?').join(', ')
        add = database.prepare(`insert into ${getTableName(table)} (${namesOf(columns)}) values (${marks})`)
      }
      add.run(columns.map((column) => valueIn(row, column)))
    }
  }
  database.exec('commit')
  database.close()
}

const AT_ONCE = 5000

async function putIntoPostgres(databaseUrl: string, tables: Iterable<Rows>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query("set synchronous_commit = off; set session_replication_role = 'replica'; begin")
  for (const { table, rows } of tables) {
    let waiting: object[] = []
    for (const row of rows) {
      waiting.push(row)
      if (waiting.length < AT_ONCE) continue
      await putTogether(client, table, waiting)
      waiting = []
    }
    if (waiting.length > 0) await putTogether(client, table, waiting)
    if (getTableColumns(table)['id']?.getSQLType() === 'bigint') await countOn(client, getTableName(table))
  }
  await client.query('commit')
  await client.query('vacuum analyze')
  await client.end()
}

async function putTogether(client: pg.Client, table: SQLiteTable, rows: readonly object[]): Promise<void> {
  const columns = columnsOf(table, rows[0] ?? {})
  const given = columns.map(({ type }, place) => `$${place + 1}::${type === 'jsonb' ? 'text' : type}[]`).join(', ')
  const taken = columns.map(({ name, type }) => (type === 'jsonb' ? `"${name}"::jsonb` : `"${name}"`)).join(', ')
  const names = namesOf(columns)
  await client.query(
    `insert into ${getTableName(table)} (${names}) select ${taken} from unnest(${given}) as given(${names})`,
    columns.map((column) => rows.map((row) => valueIn(row, column))),
  )
}

/** The next row the product adds gets a number of its own. */
async function countOn(client: pg.Client, name: string): Promise<void> {
  const highest = `greatest(1, (select max(id) from ${name}))`
  await client.query(`select setval(pg_get_serial_sequence($1, 'id'), ${highest})`, [name])
}

interface Column {
  key: string
  name: string
  type: string
  toDriver: (value: unknown) => unknown
}

function columnsOf(table: SQLiteTable, row: object): Column[] {
  const known = getTableColumns(table)
  return Object.keys(row).map((key) => {
    const column = known[key]
    if (!column) throw new Error(`${getTableName(table)} has no ${key}.`)
    return { key, name: column.name, type: column.getSQLType(), toDriver: (value) => column.mapToDriverValue(value) }
  })
}

const namesOf = (columns: readonly Column[]): string => columns.map(({ name }) => `"${name}"`).join(', ')

function valueIn(row: object, { key, toDriver }: Column): unknown {
  const value: unknown = Reflect.get(row, key)
  return value === null ? null : toDriver(value)
}
