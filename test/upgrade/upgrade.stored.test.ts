import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { engine } from '../../db/columns'
import { digestOf } from '../../db/copying/ends'
import { openSource, openTarget } from '../../db/copying/open'
import { LEFT_BEHIND, shapesAfter, tableNamesAfter } from '../../db/copying/shapes'
import { filePath, openStorage } from '../../db/open'
import { consultations } from '../../db/schema/consultations'
import { snapshots } from '../../db/schema/publication'
import { verifyChain } from '../../src/audit/store'
import { readConfig } from '../../src/config'
import { recountAll } from '../../src/responses/recount'
import { findTotals } from '../../src/responses/store'
import { makeApp } from '../../src/web/app'
import { visitor } from '../support/town'
import { emptyFolder, emptyUrl } from '../upkeep/whole-town'
import { type Release, releases } from './releases'

const migrationsOf = ({ migrations }: Release) => Object.keys(migrations).filter((name) => name.startsWith('sqlite/')).length
const shapesOf = (release: Release) => shapesAfter(migrationsOf(release))

/** The release's own file, or the same rows in PostgreSQL after the release's migrations alone. */
async function asReleased(release: Release): Promise<string> {
  const file = join(emptyFolder(), 'released.sqlite')
  writeFileSync(file, gunzipSync(readFileSync(join(release.folder, 'database.sqlite.gz'))))
  if (engine === 'sqlite') return `file:${file}`
  const url = await emptyUrl()
  const source = await openSource(`file:${file}`)
  const target = await openTarget(url, source.migrations)
  for (const shape of shapesOf(release)) {
    for await (const piece of source.pieces(shape)) await target.put(shape, piece)
    await target.countFrom(shape, await source.lastNumber(shape))
  }
  await target.keep()
  await Promise.all([source.close(), target.close()])
  return url
}

/** Rows and SHA-256 of every table of the release, by its columns of then. */
async function digests(url: string, release: Release): Promise<Record<string, { rows: number; sha256: string }>> {
  const source = await openSource(url)
  const found: Record<string, { rows: number; sha256: string }> = {}
  for (const shape of shapesOf(release)) found[shape.name] = await digestOf(source, shape)
  await source.close()
  return found
}

async function upgraded(url: string) {
  const storage = await openStorage(url)
  onTestFinished(() => storage.close())
  return storage
}

for (const release of releases) {
  test(`every row of every table of ${release.version} is there after the upgrade, and holds together`, async () => {
    const url = await asReleased(release)
    const before = await digests(url, release)
    const tables = tableNamesAfter(migrationsOf(release))
    expect(tables).toHaveLength(release.tables)
    expect(Object.keys(before).sort()).toEqual(tables.filter((name) => !LEFT_BEHIND.includes(name)).sort())
    for (const { rows } of Object.values(before)) expect(rows).toBeGreaterThan(0)

    const storage = await upgraded(url)

    expect(await digests(url, release)).toEqual(before)
    expect(await verifyChain(storage.reader)).toMatchObject({ holds: true })
    expect(await recountAll(storage.reader)).toMatchObject({ differing: [], orphans: 0 })
    if (engine === 'sqlite') {
      const connection = new Database(filePath(url), { readonly: true })
      expect(connection.pragma('foreign_key_check')).toEqual([])
      connection.close()
    }
  })

  test(`a receipt, an open form, a published result and the figures of ${release.version} are served after the upgrade`, async () => {
    const url = await asReleased(release)
    const storage = await upgraded(url)
    const config = readConfig({ DATABASE_URL: url, PUBLIC_URL: 'http://localhost' })
    const browser = visitor(makeApp({ storage, config, now: () => release.now }))
    const text = async (path: string) => {
      const answer = await browser.get(path)
      expect([path, answer.status]).toEqual([path, 200])
      return answer.text()
    }

    expect(await text(`/receipts/${release.receipt}`)).toContain(release.receipt)
    expect(await text(`/c/${release.slug}`)).toContain(release.title)
    const [published] = await storage.reader
      .select({ slug: consultations.slug, title: consultations.title })
      .from(consultations)
      .innerJoin(snapshots, eq(snapshots.consultationId, consultations.id))
      .orderBy(snapshots.id)
    expect(await text(`/c/${published?.slug}/results`)).toContain(published?.title)
    browser.cookies.set('ydanSession', release.session)
    expect(await text(`/staff/consultations/${release.consultationId}/results`)).toContain(release.title)
    const words = release.title.split(' ').slice(0, 3).join(' ')
    expect(await text(`/staff/consultations?search=${encodeURIComponent(words)}`)).toContain(release.title)
  })

  test(`who answered in ${release.version} deletes the sheet after the upgrade, and it leaves the counters too`, async () => {
    const url = await asReleased(release)
    const storage = await upgraded(url)
    const before = await findTotals(storage.reader, release.consultationId)
    const config = readConfig({ DATABASE_URL: url, PUBLIC_URL: 'http://localhost' })
    const browser = visitor(makeApp({ storage, config, now: () => release.now }))

    const removed = await browser.post(`/receipts/${release.receipt}/deletion`, {})

    expect(removed.status).toBe(303)
    expect(await findTotals(storage.reader, release.consultationId)).toMatchObject({ total: before.total - 1 })
    expect(await recountAll(storage.reader)).toMatchObject({ differing: [], orphans: 0 })
  })
}
