import Database from 'better-sqlite3'
import pg from 'pg'
import { engine } from '../../db/columns'

export interface Statement {
  text: string
  /** One set of what it was run with; empty on SQLite, whose plans do not look at it. */
  values: readonly unknown[]
}

const IS_STATEMENT = /^\s*(select|insert|update|delete|with)\b/i
const IS_OUR_TABLE = (text: string) => !/\b(pg_|sqlite_|__drizzle|information_schema)/.test(text)

/** Hears every statement this process gives to either driver from now on, each text once. */
export function hearStatements(): { heard: ReadonlyMap<string, Statement>; stop(): void } {
  const heard = new Map<string, Statement>()
  const hear = (text: unknown, values: unknown) => {
    if (typeof text !== 'string' || !IS_STATEMENT.test(text) || !IS_OUR_TABLE(text) || heard.has(text)) return
    heard.set(text, { text, values: Array.isArray(values) ? values : [] })
  }
  const stop = engine === 'postgres' ? hearPostgres(hear) : hearSqlite(hear)
  return { heard, stop }
}

function hearSqlite(hear: (text: unknown, values: unknown) => void): () => void {
  const original = Database.prototype.prepare
  Database.prototype.prepare = function prepare(this: Database.Database, text: string) {
    hear(text, [])
    return original.call(this, text)
  } as typeof original
  return () => {
    Database.prototype.prepare = original
  }
}

function hearPostgres(hear: (text: unknown, values: unknown) => void): () => void {
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function query(this: pg.Client, ...given: unknown[]) {
    const [first, second] = given
    if (typeof first === 'object' && first !== null) {
      const { text, values } = first as { text?: unknown; values?: unknown }
      hear(text, Array.isArray(second) ? second : values)
    } else hear(first, second)
    return Reflect.apply(original, this, given)
  } as typeof original
  return () => {
    pg.Client.prototype.query = original
  }
}
