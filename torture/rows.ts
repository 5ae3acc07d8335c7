import Database from 'better-sqlite3'
import pg from 'pg'
import { z } from 'zod'
import { filePath } from '../db/open'

/** The tables as they are, read by plain SQL: nothing of the product's own reading is asked. */
export interface Rows {
  engine: 'sqlite' | 'postgres'
  all<Shape>(shape: z.ZodType<Shape>, sql: string): Promise<Shape[]>
  /** The calendar day in Viet Nam of a column of moments. */
  dayIn(column: string): string
  millisecondsIn(column: string): string
  close(): Promise<void>
}

export async function openRows(databaseUrl: string): Promise<Rows> {
  return databaseUrl.startsWith('postgres') ? onPostgres(databaseUrl) : onSqlite(filePath(databaseUrl))
}

function onSqlite(path: string): Rows {
  const database = new Database(path, { readonly: true, timeout: 10_000 })
  return {
    engine: 'sqlite',
    all: async (shape, sql) => z.array(shape).parse(database.prepare(sql).all()),
    dayIn: (column) => `date(${column} / 1000 + 25200, 'unixepoch')`,
    millisecondsIn: (column) => column,
    close: async () => void database.close(),
  }
}

async function onPostgres(url: string): Promise<Rows> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return {
    engine: 'postgres',
    all: async (shape, sql) => z.array(shape).parse((await client.query(sql)).rows),
    dayIn: (column) => `to_char(${column} at time zone 'utc' + interval '7 hours', 'YYYY-MM-DD')`,
    millisecondsIn: (column) => `(extract(epoch from ${column}) * 1000)::bigint`,
    close: () => client.end(),
  }
}

/** A whole number; PostgreSQL's driver gives large ones as text. */
export const whole = z.coerce.number().int()
export const wholeOrNull = z.union([z.null(), whole])
/** JSON that SQLite keeps as text. */
export const json = z.unknown().transform((value): unknown => (typeof value === 'string' ? JSON.parse(value) : value))
