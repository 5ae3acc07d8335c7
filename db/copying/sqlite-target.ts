import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { migrationsFolder } from '../engines/migrations-folder'
import { forSqlite } from './encoding'
import { CopyFault, type Piece, type Target } from './ends'
import { linesOf, quoted } from './lines'
import { giveToOwnerOfFolder } from './owner'
import { knownMigrations, type TableShape } from './shapes'
import { sourceOf } from './sqlite-source'

/**
 * Writes a new file beside the one that is there, which stays untouched, and shut to everybody else, until `keep`.
 * Throws holdsData unless `replace`, and inUse while a server has it open.
 */
export async function openSqliteTarget(path: string, migrations: number, replace: boolean): Promise<Target> {
  mkdirSync(dirname(path), { recursive: true })
  const old = existsSync(path) ? holdOld(path) : undefined
  const making = `${path}.restoring`
  let connection: Database.Database | undefined
  try {
    if (old && !replace && holdsData(old)) throw new CopyFault('holdsData', `${path} holds data already. Nothing was changed.`)
    forget(making)
    connection = new Database(making)
    // Nobody needs half of it: it is brought to disk as a whole before it takes its place.
    connection.pragma('journal_mode = MEMORY')
    connection.pragma('synchronous = OFF')
    connection.pragma('foreign_keys = OFF')
    connection.pragma('cache_size = -64000')
    migrate(connection, 0, migrations)
    connection.exec('begin')
    return targetOf({ path, making, old, connection, migrations })
  } catch (error) {
    connection?.close()
    if (connection) forget(making)
    old?.close()
    throw error
  }
}

interface Making {
  path: string
  making: string
  old: Database.Database | undefined
  connection: Database.Database
  migrations: number
}

function targetOf({ path, making, old, connection, migrations }: Making): Target {
  const puts = new Map<string, Database.Statement>()
  return {
    ...sourceOf(connection),
    put: async (table, piece) => {
      const known = puts.get(table.name) ?? connection.prepare(insertInto(table))
      puts.set(table.name, known)
      put(known, table, piece)
    },
    countFrom: async ({ name, counter }, lastNumber) => {
      if (!counter || lastNumber === 0) return
      connection.prepare('delete from sqlite_sequence where name = ?').run(name)
      connection.prepare('insert into sqlite_sequence (name, seq) values (?, ?)').run(name, lastNumber)
    },
    saveSetting: async (name, value) => {
      connection.prepare('insert or replace into kept_settings (name, value) values (?, ?)').run(name, value)
    },
    finish: async () => {
      connection.exec('commit')
      demandReferences(connection)
      migrate(connection, migrations, knownMigrations().length)
      demandReferences(connection)
    },
    keep: async () => {
      connection.close()
      giveToOwnerOfFolder(making)
      flush(making)
      const aside = old && holdsData(old) ? asideName(path) : undefined
      // Leaves one file of the two or three, with everything in it.
      old?.pragma('journal_mode = DELETE')
      if (aside) linkSync(path, aside)
      renameSync(making, path)
      old?.close()
      flush(dirname(path))
      return { aside }
    },
    close: async () => {
      if (connection.open) {
        connection.close()
        forget(making)
      }
      if (old?.open) old.close()
    },
  }
}

// Nobody can open it for writing while we do this.
function holdOld(path: string): Database.Database {
  const old = new Database(path, { timeout: 0 })
  try {
    old.pragma('locking_mode = EXCLUSIVE')
    old.exec('begin immediate; commit')
    return old
  } catch (error) {
    old.close()
    if (isBusy(error)) throw new CopyFault('inUse', `${path} is open in another process: stop the server first.`)
    throw error
  }
}

export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')

/** Somebody's units, people or sheets; a link for the set-up alone is no data yet. */
function holdsData(connection: Database.Database): boolean {
  return ['units', 'people', 'consultations', 'responses'].some((name) => {
    const known = connection.prepare("select count(*) from sqlite_master where type = 'table' and name = ?").pluck().get(name)
    return known === 1 && connection.prepare(`select count(*) from (select 1 from ${name} limit 1)`).pluck().get() === 1
  })
}

// As drizzle does it, but only so far.
function migrate(connection: Database.Database, from: number, to: number): void {
  connection.exec(
    'create table if not exists __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)',
  )
  const add = connection.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
  for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder: migrationsFolder('sqlite') }).slice(
    from,
    to,
  )) {
    for (const statement of sql) connection.exec(statement)
    add.run(hash, folderMillis)
  }
}

const insertInto = ({ name, columns }: TableShape): string =>
  `insert into ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(', ')}) values (${columns.map(() => '?').join(', ')})`

function put(statement: Database.Statement, { columns }: TableShape, piece: Piece): void {
  for (const line of linesOf(piece)) {
    const cells: unknown = JSON.parse(line)
    if (!Array.isArray(cells) || cells.length !== columns.length)
      throw new CopyFault('damaged', 'A line of the backup is no row.')
    statement.run(columns.map(({ kind }, place) => forSqlite(kind, cells[place])))
  }
}

function demandReferences(connection: Database.Database): void {
  const [broken] = connection.prepare('select "table" from pragma_foreign_key_check limit 1').pluck().all()
  if (broken !== undefined) throw new CopyFault('different', `${broken} refers to rows that are not there.`)
}

function asideName(path: string): string {
  const day = new Date().toISOString().slice(0, 19).replaceAll(':', '')
  return `${path}.before-restore-${day}`
}

function forget(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(path + ending, { force: true })
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
