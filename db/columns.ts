import { sql } from 'drizzle-orm'
import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

/**
 * One description of a table for two engines. The engine is a fact of the whole process, read from the
 * environment when this module loads; every table is typed as SQLite's, which both engines satisfy at run time
 * (docs/decisions/001-one-schema-two-engines.md).
 */
export const engine: 'sqlite' | 'postgres' =
  process.env['YDAN_ENGINE'] === 'postgres' || process.env['DATABASE_URL']?.startsWith('postgres') ? 'postgres' : 'sqlite'

const onPostgres = engine === 'postgres'

function either<Kind>(forSqlite: Kind, forPostgres: () => unknown): Kind {
  return onPostgres ? (forPostgres() as Kind) : forSqlite
}

export const table: typeof sqlite.sqliteTable = either(sqlite.sqliteTable, () => pg.pgTable)

/** A number the database counts up itself; never reused. */
export const identity = (name: string) =>
  either(sqlite.integer(name).primaryKey({ autoIncrement: true }), () =>
    pg.bigint(name, { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
  )
export const text = (name: string) => either(sqlite.text(name), () => pg.text(name))
export const word = <Word extends string>(name: string) => text(name).$type<Word>()
/** A whole number up to 2^53. */
export const whole = (name: string) => either(sqlite.integer(name), () => pg.bigint(name, { mode: 'number' }))
export const flag = (name: string) => either(sqlite.integer(name, { mode: 'boolean' }), () => pg.boolean(name))
/** A moment in time, kept to the millisecond. */
export const moment = (name: string) =>
  either(sqlite.integer(name, { mode: 'timestamp_ms' }), () =>
    pg.timestamp(name, { mode: 'date', withTimezone: true, precision: 3 }),
  )
/** A calendar day as YYYY-MM-DD, in Viet Nam. */
export const day = (name: string) => text(name)
export const json = <Value>(name: string) =>
  either(sqlite.text(name, { mode: 'json' }).$type<Value>(), () => pg.jsonb(name).$type<Value>())
const bytea = pg.customType<{ data: Buffer }>({ dataType: () => 'bytea' })
export const bytes = (name: string) => either(sqlite.blob(name, { mode: 'buffer' }), () => bytea(name))

export const index: typeof sqlite.index = either(sqlite.index, () => pg.index)
export const uniqueIndex: typeof sqlite.uniqueIndex = either(sqlite.uniqueIndex, () => pg.uniqueIndex)
export const primaryKey: typeof sqlite.primaryKey = either(sqlite.primaryKey, () => pg.primaryKey)
export const check: typeof sqlite.check = either(sqlite.check, () => pg.check)
/** A text column in an index, ordered byte by byte whatever the database's language, for ranges of paths. */
export const byBytes = <Column extends sqlite.AnySQLiteColumn>(column: Column): Column =>
  onPostgres ? ((column as unknown as pg.ExtraConfigColumn).op('text_pattern_ops') as unknown as Column) : column
/** For constraints: true when the column holds one of the words. */
export const oneOf = (column: sqlite.AnySQLiteColumn, words: readonly string[]) =>
  sql`${column} in (${sql.raw(words.map((each) => `'${each}'`).join(', '))})`
