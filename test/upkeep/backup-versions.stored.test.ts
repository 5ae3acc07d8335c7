import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { knownMigrations, shapesAfter } from '../../db/copying/shapes'
import { filePath, openStorage } from '../../db/open'
import { findUnit } from '../../src/units/store'
import { memberBytes, tailBytes } from '../../src/upkeep/backup-members'
import { checkBackup } from '../../src/upkeep/backup-reading'
import { restoreBackup } from '../../src/upkeep/backup-restoring'
import { emptyFolder, emptyUrl } from './whole-town'

const UNIT = '[7,"commune","xa","Xã Cũ","xa cu",null,"/7/","2025-07-01",null]\n'
const ORPHAN = '[1,99,264,"2026-06-30"]\n'

interface Made {
  migrations?: string[]
  format?: number
  units?: string
  households?: string
  /** Said of the units instead of the truth. */
  claimed?: { rows?: number; sha256?: string }
}

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')

/** A backup as the first release would have written it, whole by its own digest, with what is changed. */
async function made({ migrations = ['0000_first'], format = 1, units = UNIT, households = '', claimed = {} }: Made = {}) {
  const head = { product: 'y-dan', format, version: '9.9.9', engine: 'sqlite', takenAt: '2026-11-01T00:00:00.000Z', migrations }
  const contents: Record<string, string> = { units, household_counts: households }
  const tables = shapesAfter(1).map(({ name }) => {
    const lines = contents[name] ?? ''
    const facts = { rows: lines.split('\n').length - 1, sha256: sha256(lines), lastNumber: name === 'units' ? 9 : 0 }
    return { name, ...facts, ...(name === 'units' && claimed) }
  })
  const members = [await memberBytes('y-dan.json', JSON.stringify(head))]
  for (const [name, lines] of Object.entries(contents))
    if (lines) members.push(await memberBytes(`tables/${name}/000001.jsonl.gz`, gzipSync(lines)))
  members.push(await memberBytes('secret', `${'s'.repeat(40)}\n`))
  members.push(await memberBytes('manifest.json', JSON.stringify({ ...head, tables })))
  const before = Buffer.concat(members)
  const path = join(emptyFolder(), 'made.tar')
  writeFileSync(path, Buffer.concat([before, await tailBytes(sha256(before))]))
  return path
}

test('a backup of the first release is restored and brought up to date', async () => {
  const path = await made()
  const databaseUrl = await emptyUrl()

  await restoreBackup({ path, backup: await checkBackup(path), databaseUrl, replace: false, before: async () => {} })

  const storage = await openStorage(databaseUrl)
  onTestFinished(() => storage.close())
  expect(await findUnit(storage.reader, 7)).toMatchObject({ name: 'Xã Cũ', path: '/7/' })
})

test('a backup of a newer version, of another format or of another line is refused', async () => {
  const newer = await made({ migrations: [...knownMigrations(), '9999_later'] })
  const reformed = await made({ format: 2 })
  const other = await made({ migrations: ['0000_other'] })

  await expect(checkBackup(newer)).rejects.toMatchObject({ code: 'newer', message: expect.stringContaining('9.9.9') })
  await expect(checkBackup(reformed)).rejects.toMatchObject({ code: 'newer' })
  await expect(checkBackup(other)).rejects.toMatchObject({ code: 'foreign' })
})

test('a file that is whole but tells another count or digest of a table is refused', async () => {
  await expect(checkBackup(await made({ claimed: { rows: 2 } }))).rejects.toMatchObject({ code: 'damaged' })
  await expect(checkBackup(await made({ claimed: { sha256: sha256('') } }))).rejects.toMatchObject({ code: 'damaged' })
})

test('any other file is refused as foreign', async () => {
  const path = join(emptyFolder(), 'letter.tar')
  writeFileSync(path, 'Kính gửi UBND xã')

  await expect(checkBackup(path)).rejects.toMatchObject({ code: 'foreign' })
  await expect(checkBackup(join(emptyFolder(), 'nowhere.tar'))).rejects.toMatchObject({ code: 'foreign' })
})

test('rows that refer to nothing are not restored, and nothing is left of the try', async () => {
  const path = await made({ households: ORPHAN })
  const databaseUrl = await emptyUrl()
  const backup = await checkBackup(path)

  await expect(restoreBackup({ path, backup, databaseUrl, replace: false, before: async () => {} })).rejects.toThrow()

  if (databaseUrl.startsWith('file:')) expect(existsSync(filePath(databaseUrl))).toBe(false)
  const good = await made()
  const again = { path: good, backup: await checkBackup(good), databaseUrl, replace: false, before: async () => {} }
  expect((await restoreBackup(again)).rows).toBe(1)
})
