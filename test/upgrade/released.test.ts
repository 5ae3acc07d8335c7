import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { migrationsFolder, projectFolder } from '../../db/engines/migrations-folder'
import { releases } from './releases'

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

test('a released migration is never edited', () => {
  for (const { version, migrations } of releases)
    for (const [name, digest] of Object.entries(migrations))
      expect([version, name, sha256(join(migrationsFolder('sqlite'), '..', name))]).toEqual([version, name, digest])
})

test('the first release is kept, and each that is kept has its database', () => {
  expect(releases.map(({ version }) => version)).toContain('0.1.0')
  for (const { folder, version } of releases) {
    expect(basename(folder)).toBe(version)
    expect(existsSync(join(folder, 'database.sqlite.gz'))).toBe(true)
  }
})

test('both engines have the same migrations, and every one that no release has comes after those', () => {
  const named = (engine: 'sqlite' | 'postgres') =>
    JSON.parse(readFileSync(join(projectFolder(), 'db', 'migrations', engine, 'meta', '_journal.json'), 'utf8')).entries.map(
      ({ tag }: { tag: string }) => tag,
    )
  expect(named('sqlite')).toEqual(named('postgres'))
  for (const { migrations } of releases) {
    const released = Object.keys(migrations).filter((name) => name.startsWith('sqlite/'))
    expect(named('sqlite').slice(0, released.length)).toEqual(released.map((name) => basename(name, '.sql')))
  }
})
