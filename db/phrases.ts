import { type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { engine } from './columns'

/** The few words that the two engines spell differently. */

/** The value an insert tried to store, inside `onConflictDoUpdate`. */
export const proposed = (column: AnySQLiteColumn): SQL => sql.raw(`excluded."${column.name}"`)

/** True where a folded text column holds the folded words, which must be some. */
export const holds = (column: AnySQLiteColumn, folded: string): SQL =>
  engine === 'postgres' ? sql`strpos(${column}, ${folded}) > 0` : sql`instr(${column}, ${folded}) > 0`

/**
 * True where a unit's path is the given one or lies below it. Paths are digits between slashes and 0 is what follows
 * a slash in bytes, so it is one range of an index made `byBytes`.
 */
export const within = (column: AnySQLiteColumn, path: string): SQL => {
  const end = `${path.slice(0, -1)}0`
  return engine === 'postgres'
    ? sql`(${column} ~>=~ ${path} and ${column} ~<~ ${end})`
    : sql`(${column} >= ${path} and ${column} < ${end})`
}

/** For prepared queries: the column equals what `execute({ name })` will bring. */
export const eqPlaceholder = (column: AnySQLiteColumn, name: string): SQL => sql`${column} = ${sql.placeholder(name)}`

/** A column that SQLite is not to look for in an index: most rows have what is asked, so it narrows nothing. */
export const common = (column: AnySQLiteColumn): SQL => (engine === 'postgres' ? sql`${column}` : sql`+${column}`)

/** A whole number that no index knows, so that the rows are walked in the order asked for instead of sorted for each page. */
export const unindexed = (column: AnySQLiteColumn): SQL => sql`(${column} + 0)`

/** For prepared queries: the column equals one of those that `execute({ name: listed(…) })` will bring, however many. */
export const amongPlaceholder = (column: AnySQLiteColumn, name: string): SQL =>
  engine === 'postgres'
    ? sql`${column} = any(${sql.placeholder(name)})`
    : sql`${column} in (select value from json_each(${sql.placeholder(name)}))`
export const listed = (values: readonly string[]): unknown => (engine === 'postgres' ? values : JSON.stringify(values))
