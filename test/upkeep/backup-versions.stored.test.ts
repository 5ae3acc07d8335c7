import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { CopyFault } from '../../db/copying/ends'
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
  secret?: string
  /** Beside everything that belongs there. */
  more?: Record<string, string | Buffer>
  /** Said of the units instead of the truth. */
  claimed?: { rows?: number; sha256?: string }
}

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')

/** A backup as the first release would have written it, whole by its own digest, with what is changed. */
async function made({ migrations = ['0000_first'], format = 1, units = UNIT, claimed = {}, ...given }: Made = {}) {
  const { households = '', secret = 's'.repeat(40), more = {} } = given
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
  members.push(await memberBytes('secret', `${secret}\n`))
  for (const [name, content] of Object.entries(more)) members.push(await memberBytes(name, content))
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

test('a backup with anything in it that does not belong there is refused while it is checked', async () => {
  const zeros = gzipSync(Buffer.alloc(65 * 1024 * 1024))
  const strange: Record<string, string | Buffer>[] = [
    { '../../etc/passwd': 'x' },
    { 'y-dan.json': '{' },
    { 'manifest.json': '[]' },
    { readme: 'x'.repeat(1024 * 1024 + 1) },
    { 'tables/units/000002.jsonl.gz': zeros },
    { 'tables/units/000002.jsonl.gz': gzipSync('\n'.repeat(100)) },
  ]
  for (const more of strange) await expect(checkBackup(await made({ more }))).rejects.toBeInstanceOf(CopyFault)
  for (const secret of ['short', `${'s'.repeat(40)}\n${'t'.repeat(40)}`, `${'s'.repeat(40)}\u0000`])
    await expect(checkBackup(await made({ secret }))).rejects.toMatchObject({ code: 'foreign' })
  expect((await checkBackup(await made())).secret).toBe('s'.repeat(40))
})

test('rows that are none of ours are told by their table, never by what is in them, and nothing is left of the try', async () => {
  const databaseUrl = await emptyUrl()
  const cells = UNIT.trim().slice(1).split(',').slice(1).join(',')
  const rows = ['"abc"', '{"a":1}', '1.5', '1e999', '"99999999999999999999999"', 'null', 'x'].map((id) => `[${id},${cells}\n`)
  for (const units of [...rows, UNIT + UNIT, UNIT.replace('"commune"', 'null'), `[${'['.repeat(9999)}\n`]) {
    const path = await made({ units })
    const order = { path, backup: await checkBackup(path), databaseUrl, replace: false, before: async () => {} }

    const error = await restoreBackup(order).catch((each: unknown) => each)

    expect(error).toBeInstanceOf(CopyFault)
    expect(error).toMatchObject({ message: expect.stringMatching(/units|no row/) })
  }
  if (databaseUrl.startsWith('file:')) expect(existsSync(filePath(databaseUrl))).toBe(false)
})
