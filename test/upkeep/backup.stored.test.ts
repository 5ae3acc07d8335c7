import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { engine } from '../../db/columns'
import { digestOf } from '../../db/copying/ends'
import { openSource } from '../../db/copying/open'
import { shapesAfter } from '../../db/copying/shapes'
import { filePath, openStorage } from '../../db/open'
import { verifyChain } from '../../src/audit/store'
import { readConfig } from '../../src/config'
import { checkBackup } from '../../src/upkeep/backup-reading'
import { restoreBackup } from '../../src/upkeep/backup-restoring'
import { makeApp } from '../../src/web/app'
import { freshStorage, visitor } from '../support/town'
import { backupOf, EMAIL, emptyFolder, emptyUrl, PASSWORD, rowsIn, SECRET, send, wholeTown } from './whole-town'

const restored = async (path: string, databaseUrl: string, { replace = false, before = async () => {} } = {}) =>
  restoreBackup({ path, backup: await checkBackup(path), databaseUrl, replace, before })

async function serving(databaseUrl: string) {
  const storage = await openStorage(databaseUrl)
  onTestFinished(() => storage.close())
  const config = { ...readConfig({ DATABASE_URL: databaseUrl, PUBLIC_URL: 'http://localhost' }), secret: SECRET }
  return { storage, browser: visitor(makeApp({ storage, config, now: () => new Date('2026-11-25T08:00:00+07:00') })) }
}

test('a backup taken while answers arrive is one moment: its counters equal its rows', async () => {
  const given = await wholeTown()
  onTestFinished(given.close)
  const rush = Array.from({ length: 200 }, () => send(given, given.consultation.slug, 'a'))
  await Promise.race(rush)

  const path = await backupOf(given.config.databaseUrl)
  await Promise.all(rush)

  const sheets = (await rowsIn(path, 'responses')).filter((row) => row[1] === given.consultation.id)
  const [totals] = (await rowsIn(path, 'response_totals')).filter((row) => row[0] === given.consultation.id)
  const counts = (await rowsIn(path, 'response_counts')).filter((row) => row[0] === given.consultation.id)
  expect(sheets.length).toBeGreaterThan(0)
  expect(totals).toEqual([given.consultation.id, sheets.length, sheets.length])
  expect(counts.reduce((sum, row) => sum + Number(row.at(-1)), 0)).toBe(sheets.length)
  expect((await checkBackup(path)).secret).toBe(SECRET)
})

test('what is written while a backup reads is not in it, in none of the tables', async () => {
  const given = await wholeTown()
  onTestFinished(given.close)
  const source = await openSource(given.config.databaseUrl)
  onTestFinished(() => source.close())
  const shapes = shapesAfter(source.migrations)
  const digests = async () => {
    const all: unknown[] = []
    for (const shape of shapes) all.push([shape.name, await digestOf(source, shape)])
    return all
  }
  const before = await digests()

  await send(given, given.consultation.slug, 'b')
  await given.signedIn('reader')

  expect(await digests()).toEqual(before)
  expect(await rowsIn(await backupOf(given.config.databaseUrl), 'responses')).toHaveLength(3)
})

test('only its owner may read a backup, and nothing half written stays beside it', async () => {
  const { config, close } = await wholeTown()
  onTestFinished(close)

  const path = await backupOf(config.databaseUrl)

  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(dirname(path))).toEqual(['town.tar'])
})

test('a restored site has every row, a chain that holds, the receipts and the passwords', async () => {
  const given = await wholeTown()
  onTestFinished(given.close)
  const path = await backupOf(given.config.databaseUrl)
  const { manifest } = await checkBackup(path)
  const databaseUrl = await emptyUrl()

  const { entries } = await restored(path, databaseUrl)

  const source = await openSource(databaseUrl)
  for (const shape of shapesAfter(source.migrations)) {
    const { rows, sha256 } = await digestOf(source, shape)
    expect({ ...manifest.tables.find(({ name }) => name === shape.name), lastNumber: 0 }).toEqual({
      name: shape.name,
      rows,
      sha256,
      lastNumber: 0,
    })
  }
  await source.close()
  const { storage, browser } = await serving(databaseUrl)
  expect(await verifyChain(storage.reader)).toMatchObject({ holds: true, entries })
  expect(entries).toBeGreaterThan(1)
  expect(await (await browser.get(given.receipt)).text()).toContain('Xin làm sớm.')
  const signedIn = await browser.post('/sign-in', { email: EMAIL, password: PASSWORD })
  expect([signedIn.status, signedIn.headers.get('Location')]).toEqual([303, '/staff'])
})

test('a restored database goes on counting where the first one stopped, also past what was taken out', async () => {
  const given = await wholeTown()
  onTestFinished(given.close)
  const { lastNumber } = (await checkBackup(await backupOf(given.config.databaseUrl))).manifest.tables.find(
    ({ name }) => name === 'attachments',
  ) ?? { lastNumber: 0 }
  const { attachments } = await import('../../db/schema/consultations')
  await given.storage.write(async (writer) => {
    await writer.delete(attachments)
  })
  const databaseUrl = await emptyUrl()
  await restored(await backupOf(given.config.databaseUrl), databaseUrl)

  const { storage } = await serving(databaseUrl)
  const content = Buffer.from('x')
  const [added] = await storage.write((writer) =>
    writer
      .insert(attachments)
      .values({
        consultationId: given.consultation.id,
        name: '',
        mediaType: '',
        size: 1,
        sha256: '',
        content,
        addedAt: given.now(),
      })
      .returning({ id: attachments.id }),
  )

  expect(added?.id).toBe(lastNumber + 1)
})

test('a backup with any byte changed, cut off anywhere, or with anything behind it is refused', async () => {
  const { config, close } = await wholeTown()
  onTestFinished(close)
  const path = await backupOf(config.databaseUrl)
  const whole = readFileSync(path)
  const other = join(emptyFolder(), 'changed.tar')
  const refusal = async (bytes: Buffer) => {
    writeFileSync(other, bytes)
    return checkBackup(other).then(
      () => 'accepted',
      (error: { code: string }) => error.code,
    )
  }
  const places = fc.integer({ min: 0, max: whole.length - 1 })

  await fc.assert(
    fc.asyncProperty(places, fc.integer({ min: 1, max: 255 }), async (place, change) => {
      const bytes = Buffer.from(whole)
      bytes[place] = (bytes[place] ?? 0) ^ change
      expect(['damaged', 'foreign']).toContain(await refusal(bytes))
    }),
    {
      numRuns: 60,
      examples: [
        [0, 1],
        [whole.length - 1, 1],
        [whole.length - 1100, 1],
        [whole.length - 2000, 8],
      ],
    },
  )
  await fc.assert(
    fc.asyncProperty(places, async (place) => {
      expect(['damaged', 'foreign']).toContain(await refusal(whole.subarray(0, place)))
    }),
    { numRuns: 30, examples: [[0], [511], [512], [whole.length - 1024]] },
  )
  appendFileSync(path, '\0')
  await expect(checkBackup(path)).rejects.toMatchObject({ code: 'damaged' })
  // Two tar blocks changed places: every byte is still there.
  const swapped = Buffer.concat([
    whole.subarray(0, 1024),
    whole.subarray(1536, 2048),
    whole.subarray(1024, 1536),
    whole.subarray(2048),
  ])
  expect(await refusal(swapped)).toBe('damaged')
})

test('a restore refuses a database that holds data, and touches nothing', async () => {
  const given = await wholeTown()
  const path = await backupOf(given.config.databaseUrl)
  await send(given, given.consultation.slug, 'a')
  await given.close()

  await expect(restored(path, given.config.databaseUrl)).rejects.toMatchObject({ code: 'holdsData' })

  expect(await rowsIn(await backupOf(given.config.databaseUrl), 'responses')).toHaveLength(3)
})

test('a restore refuses a database that a server has open', async () => {
  const given = await wholeTown()
  onTestFinished(given.close)
  const path = await backupOf(given.config.databaseUrl)

  await expect(restored(path, given.config.databaseUrl, { replace: true })).rejects.toMatchObject({ code: 'inUse' })
})

test('a database that was only set up takes a backup without being told to replace', async () => {
  const given = await wholeTown()
  onTestFinished(given.close)
  const path = await backupOf(given.config.databaseUrl)
  const closing: (() => Promise<void>)[] = []
  const fresh = await freshStorage((close) => closing.push(close))
  for (const close of closing) await close()

  expect(await restored(path, fresh.url)).toMatchObject({ aside: undefined })
})

test('replacing puts the backup in the place of what was there; a SQLite file is kept aside', async () => {
  const given = await wholeTown()
  const path = await backupOf(given.config.databaseUrl)
  await send(given, given.consultation.slug, 'a')
  await given.close()

  const { aside } = await restored(path, given.config.databaseUrl, { replace: true })

  expect(await rowsIn(await backupOf(given.config.databaseUrl), 'responses')).toHaveLength(2)
  if (engine === 'postgres') expect(aside).toBeUndefined()
  else expect(await rowsIn(await backupOf(`file:${aside}`), 'responses')).toHaveLength(3)
})

test('a restore that breaks off at its last step leaves what was there', async () => {
  const given = await wholeTown()
  const path = await backupOf(given.config.databaseUrl)
  await send(given, given.consultation.slug, 'a')
  await given.close()
  const before = async () => {
    throw new Error('the power went')
  }

  await expect(restored(path, given.config.databaseUrl, { replace: true, before })).rejects.toThrow('the power went')

  expect(await rowsIn(await backupOf(given.config.databaseUrl), 'responses')).toHaveLength(3)
  if (engine === 'sqlite') expect(existsSync(`${filePath(given.config.databaseUrl)}.restoring`)).toBe(false)
})
