import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { migrationsFolder } from '../engines/migrations-folder'

/** What a cell means, whichever engine keeps it. */
export type Kind = 'whole' | 'text' | 'flag' | 'moment' | 'json' | 'bytes'

/** A table as both engines have it. */
export interface TableShape {
  name: string
  columns: readonly { name: string; kind: Kind }[]
  /** The columns of the primary key: the order in which rows are read. */
  key: readonly string[]
  /** The column the database counts up itself. */
  counter: string | undefined
}

/** What does not travel: work in hand of one machine, and the list of what lies on its disk. */
export const LEFT_BEHIND: readonly string[] = ['jobs', 'pulses', 'backups', 'exports', 'export_parts']

const KINDS: Record<string, Kind> = {
  bigint: 'whole',
  text: 'text',
  boolean: 'flag',
  'timestamp (3) with time zone': 'moment',
  jsonb: 'json',
  bytea: 'bytes',
}

// PostgreSQL's types say what is meant; SQLite keeps moments, flags and numbers alike.
const snapshotOf = z.object({
  tables: z.record(
    z.string(),
    z.object({
      name: z.string(),
      columns: z.record(
        z.string(),
        z.object({ name: z.string(), type: z.string(), primaryKey: z.boolean(), identity: z.object({}).optional() }),
      ),
      compositePrimaryKeys: z.record(z.string(), z.object({ columns: z.array(z.string()) })),
      foreignKeys: z.record(z.string(), z.object({ tableTo: z.string() })),
    }),
  ),
})
type Described = z.infer<typeof snapshotOf>['tables'][string]

/** The names of the migrations this version knows, the oldest first; the same for both engines. */
export function knownMigrations(): string[] {
  const journal = z.object({ entries: z.array(z.object({ tag: z.string() })) })
  return journal.parse(readJson('_journal.json')).entries.map(({ tag }) => tag)
}

/** The tables that travel, as they are after so many migrations; a table stands after those it refers to. */
export function shapesAfter(migrations: number): TableShape[] {
  return inOrder(tablesAfter(migrations)).filter(({ name }) => !LEFT_BEHIND.includes(name))
}

/** The names of all tables as they are after so many migrations. */
export const tableNamesAfter = (migrations: number): string[] => tablesAfter(migrations).map(({ name }) => name)

function tablesAfter(migrations: number): Described[] {
  const number = String(migrations - 1).padStart(4, '0')
  return Object.values(snapshotOf.parse(readJson(`${number}_snapshot.json`)).tables)
}

function inOrder(tables: readonly Described[]): TableShape[] {
  const placed: Described[] = []
  let waiting = [...tables].sort((one, other) => (one.name < other.name ? -1 : 1))
  while (waiting.length > 0) {
    const ready = waiting.filter((table) =>
      Object.values(table.foreignKeys).every(
        ({ tableTo }) => tableTo === table.name || placed.some((each) => each.name === tableTo),
      ),
    )
    if (ready.length === 0) throw new Error(`${waiting.map(({ name }) => name).join(', ')} refer to one another in a circle.`)
    placed.push(...ready)
    waiting = waiting.filter((table) => !ready.includes(table))
  }
  return placed.map(shapeOf)
}

function shapeOf({ name, columns, compositePrimaryKeys }: Described): TableShape {
  const all = Object.values(columns)
  const own = all.filter(({ primaryKey }) => primaryKey).map((column) => column.name)
  return {
    name,
    columns: all.map((column) => ({ name: column.name, kind: kindOf(name, column) })),
    key: own.length > 0 ? own : (Object.values(compositePrimaryKeys)[0]?.columns ?? []),
    counter: all.find(({ identity }) => identity)?.name,
  }
}

function kindOf(table: string, { name, type }: { name: string; type: string }): Kind {
  const kind = KINDS[type]
  if (!kind) throw new Error(`${table}.${name} is ${type}: copying does not know it.`)
  return kind
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(migrationsFolder('postgres'), 'meta', name), 'utf8'))
}
