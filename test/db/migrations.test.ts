import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrateSqlite } from '../../db/engines/migrate-sqlite'
import { migrationsFolder } from '../../db/engines/migrations-folder'

/** A file with a hamlet and its household counts, and a folder of migrations with one more to come. */
async function townWith(next: string) {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-migrations-'))
  const path = join(folder, 'town.sqlite')
  const connection = new Database(path)
  connection.pragma('foreign_keys = ON')
  await migrateSqlite(connection, path)
  connection.exec(`
    insert into units (id, level, kind, name, search_name, path, valid_from) values (1, 'hamlet', 'thon', 'Thôn 1', 'thon 1', '/1/', '2025-07-01');
    insert into household_counts (unit_id, households, taken_on) values (1, 264, '2026-01-01'), (1, 270, '2026-06-30');
  `)
  const migrations = join(folder, 'migrations')
  mkdirSync(migrations)
  cpSync(migrationsFolder('sqlite'), migrations, { recursive: true })
  const journalPath = join(migrations, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalPath, 'utf8'))
  journal.entries.push({ idx: journal.entries.length, version: '6', when: Date.now() + 1e9, tag: '9999_next', breakpoints: true })
  writeFileSync(journalPath, JSON.stringify(journal))
  writeFileSync(join(migrations, '9999_next.sql'), next)
  return { connection, path, migrations }
}

// What drizzle-kit writes when a column changes, with a cascade that would take the children along.
const REBUILD = `
CREATE TABLE __new_units (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, level text NOT NULL, kind text NOT NULL, name text NOT NULL,
  search_name text NOT NULL, parent_id integer, path text NOT NULL, valid_from text NOT NULL, valid_to text, note text);
--> statement-breakpoint
INSERT INTO __new_units SELECT id, level, kind, name, search_name, parent_id, path, valid_from, valid_to, NULL FROM units;
--> statement-breakpoint
DROP TABLE units;
--> statement-breakpoint
ALTER TABLE __new_units RENAME TO units;`

test('a table rebuilt with rows in it keeps its children', async () => {
  const { connection, path, migrations } = await townWith(REBUILD)
  connection.exec('create table notes (id integer primary key, unit_id integer references units(id) on delete cascade)')
  connection.exec('insert into notes (unit_id) values (1)')

  await migrateSqlite(connection, path, migrations)

  expect(connection.prepare('select count(*) from household_counts').pluck().get()).toBe(2)
  expect(connection.prepare('select count(*) from notes').pluck().get()).toBe(1)
  expect(connection.prepare('select name, note from units').get()).toEqual({ name: 'Thôn 1', note: null })
  expect(connection.pragma('foreign_keys', { simple: true })).toBe(1)
})

test('a migration that breaks a reference is refused and the file is as it was', async () => {
  const { connection, path, migrations } = await townWith('DELETE FROM units;')

  await expect(migrateSqlite(connection, path, migrations)).rejects.toThrow('references in household_counts')

  const again = new Database(path)
  expect(again.prepare('select count(*) from units').pluck().get()).toBe(1)
  expect(again.prepare('select count(*) from household_counts').pluck().get()).toBe(2)
})

test('a migration that fails halfway leaves the file as it was', async () => {
  const { connection, path, migrations } = await townWith(
    'DELETE FROM household_counts;\n--> statement-breakpoint\nSELECT nonsense FROM nowhere;',
  )

  await expect(migrateSqlite(connection, path, migrations)).rejects.toThrow()

  const again = new Database(path)
  expect(again.prepare('select count(*) from household_counts').pluck().get()).toBe(2)
})
