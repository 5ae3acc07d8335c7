import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { projectFolder } from '../../db/engines/migrations-folder'
import { filePath } from '../../db/open'
import { moveAll } from '../../src/upkeep/backup-moving'
import { backupOf, emptyFile, emptyFolder, emptyUrl, rowsIn, SECRET, wholeTown } from './whole-town'

/** The built product, as somebody runs it on the machine. */
function ydan(databaseUrl: string, ...words: string[]): Promise<{ code: number | null; printed: string; told: string }> {
  const child = spawn(process.execPath, [join(projectFolder(), 'bin', 'ydan.mjs'), ...words], {
    env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  let told = ''
  child.stdout.on('data', (chunk) => (printed += chunk))
  child.stderr.on('data', (chunk) => (told += chunk))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, printed, told })))
}

test('a backup taken beside the server restores into a SQLite file whichever engine it came from, with its SECRET', async () => {
  const given = await wholeTown()
  onTestFinished(given.close)
  const path = join(emptyFolder(), 'town.tar')

  const taken = await ydan(given.config.databaseUrl, 'backup', path)

  expect(taken).toMatchObject({ code: 0, told: '' })
  expect(taken.printed).toContain(createHash('sha256').update(readFileSync(path)).digest('hex'))
  const databaseUrl = emptyFile()
  const restored = await ydan(databaseUrl, 'restore', await backupOf(given.config.databaseUrl))
  expect(restored).toMatchObject({ code: 0, told: '' })
  expect(restored.printed).toMatch(/The log of the staff holds: \d+ entries/)
  expect(readFileSync(`${filePath(databaseUrl)}.secret`, 'utf8')).toBe(SECRET)
  expect(await ydan(databaseUrl, 'verify')).toMatchObject({ code: 0, told: '' })
  expect(await rowsIn(await backupOf(databaseUrl), 'responses')).toEqual(await rowsIn(path, 'responses'))
})

test('a backup of SQLite restores on the engine under test, and moving tells both sides of each table', async () => {
  const given = await wholeTown()
  await given.close()
  const from = emptyFile()
  await moveAll({ from: given.config.databaseUrl, to: from, before: async () => {} })
  const path = await backupOf(from)
  const databaseUrl = await emptyUrl()

  expect(await ydan(databaseUrl, 'restore', path)).toMatchObject({ code: 0, told: '' })

  const moved = await ydan(databaseUrl, 'move', '--to', emptyFile())
  expect(moved).toMatchObject({ code: 0, told: '' })
  expect(moved.printed).toMatch(/responses +2 = +2 {2}([0-9a-f]{16}) = \1/)
  expect(moved.printed).toContain('counts and digests of both sides are equal')
})

test('what goes wrong ends with one sentence: 2 for the words, 1 for the work', async () => {
  const given = await wholeTown()
  onTestFinished(given.close)
  const path = await backupOf(given.config.databaseUrl)
  appendFileSync(path, 'x')
  const nowhere = emptyFile()

  const damaged = await ydan(nowhere, 'restore', path)
  expect(damaged).toMatchObject({ code: 1, printed: '' })
  expect(damaged.told.trim().split('\n')).toEqual([`${path} is damaged or not complete. Nothing was changed.`])
  expect(existsSync(filePath(nowhere))).toBe(false)
  expect((await ydan(given.config.databaseUrl, 'backup', path)).code).toBe(2)
  expect((await ydan(nowhere, 'move', '--to', 'mysql://x')).code).toBe(2)
  const held = await ydan(given.config.databaseUrl, 'move', '--to', nowhere)
  expect([held.code, held.told]).toEqual([1, expect.stringContaining('stop the server')])
})
