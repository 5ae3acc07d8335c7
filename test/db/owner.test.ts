import { chownSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { knownMigrations } from '../../db/copying/shapes'
import { openSqliteTarget } from '../../db/copying/sqlite-target'
import { keepBeside } from '../../src/commands/travelling-secret'

const SOMEBODY = 65534

test('what root restores belongs to whose folder it is, so that the server can open it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-owner-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  if (process.getuid?.() === 0) chownSync(folder, SOMEBODY, SOMEBODY)
  const path = join(folder, 'ydan.sqlite')

  const target = await openSqliteTarget(path, knownMigrations().length, false)
  await target.finish()
  await target.keep()
  keepBeside(`file:${path}`, 'a secret that travelled with the data')

  const { uid, gid } = statSync(folder)
  for (const each of [path, `${path}.secret`]) expect(statSync(each)).toMatchObject({ uid, gid })
  expect(statSync(`${path}.secret`).mode & 0o777).toBe(0o600)
})
