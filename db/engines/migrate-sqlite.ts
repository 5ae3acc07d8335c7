import { copyFileSync, existsSync, rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { migrationsFolder } from './migrations-folder'

/**
 * Brings a file up to date and says by how many migrations. drizzle rebuilds a table inside its transaction, where
 * switching foreign keys off does nothing and a cascade would delete the children (drizzle-orm #5782): so they are
 * switched off before, the file is copied first, and the copy is put back unless every reference still holds.
 */
export async function migrateSqlite(
  connection: Database.Database,
  path: string,
  folder = migrationsFolder('sqlite'),
): Promise<number> {
  const missing = pending(connection, folder)
  if (missing === 0) return 0
  const saved = `${path}.before-migration`
  const hasRows = connection.prepare("select count(*) as tables from sqlite_master where type = 'table'").pluck().get() !== 0
  rmSync(saved, { force: true })
  if (hasRows) connection.prepare('vacuum into ?').run(saved)
  connection.pragma('foreign_keys = OFF')
  try {
    migrate(drizzle(connection), { migrationsFolder: folder })
    const broken = connection.pragma('foreign_key_check') as { table: string }[]
    if (broken.length > 0) throw new Error(`The migration broke ${broken.length} references in ${broken[0]?.table}.`)
  } catch (error) {
    if (existsSync(saved)) putBack(connection, path, saved)
    throw error
  }
  connection.pragma('foreign_keys = ON')
  rmSync(saved, { force: true })
  return missing
}

function pending(connection: Database.Database, folder: string): number {
  const known = connection.prepare("select count(*) from sqlite_master where name = '__drizzle_migrations'").pluck().get() === 1
  const applied = known ? Number(connection.prepare('select count(*) from __drizzle_migrations').pluck().get()) : 0
  return readMigrationFiles({ migrationsFolder: folder }).length - applied
}

function putBack(connection: Database.Database, path: string, saved: string): void {
  connection.close()
  rmSync(`${path}-wal`, { force: true })
  rmSync(`${path}-shm`, { force: true })
  copyFileSync(saved, path)
}
