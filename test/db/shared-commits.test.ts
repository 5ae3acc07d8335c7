import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from '../../db/engines/sqlite'
import { units } from '../../db/schema/units'
import type { Writer } from '../../db/storage'

const hamlet = (name: string) => ({
  level: 'hamlet' as const,
  kind: 'thon',
  name,
  searchName: name,
  parentId: null,
  path: '/',
  validFrom: '2025-07-01',
  validTo: null,
})
const add = (name: string) => (writer: Writer) => writer.insert(units).values(hamlet(name))

async function file() {
  const path = join(mkdtempSync(join(tmpdir(), 'ydan-commits-')), 'town.sqlite')
  const storage = await openSqlite(path)
  onTestFinished(() => storage.close())
  return { storage, path }
}

test('writers that wait together are all on disk when the first is acknowledged', async () => {
  const { storage, path } = await file()

  const waiting = Array.from({ length: 50 }, (_, place) => storage.write(add(`Thôn ${place}`)))
  await waiting[0]

  const other = new Database(path, { readonly: true })
  expect(other.prepare('select count(*) from units').pluck().get()).toBe(50)
  other.close()
  await Promise.all(waiting)
})

test('a writer that fails is undone alone and harms no neighbour', async () => {
  const { storage } = await file()

  const outcomes = await Promise.allSettled([
    storage.write(add('Thôn 1')),
    storage.write(async (writer) => {
      await add('Thôn lạc')(writer)
      throw new Error('changed its mind')
    }),
    storage.write(add('Thôn 2')),
  ])

  expect(outcomes.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((await storage.reader.select().from(units)).map((unit) => unit.name)).toEqual(['Thôn 1', 'Thôn 2'])
})

test('when the shared commit itself fails each writer is tried alone', async () => {
  const { storage } = await file()

  // A deferred constraint speaks only at the commit.
  const outcomes = await Promise.allSettled([
    storage.write(add('Thôn 1')),
    storage.write(async (writer) => {
      await writer.run(sql`pragma defer_foreign_keys = on`)
      await writer.run(sql`insert into household_counts (unit_id, households, taken_on) values (999, 1, '2026-01-01')`)
    }),
    storage.write(add('Thôn 2')),
  ])

  expect(outcomes.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((await storage.reader.select().from(units)).map((unit) => unit.name)).toEqual(['Thôn 1', 'Thôn 2'])
})

test('a reader sees nothing of a write that is under way', async () => {
  const { storage } = await file()

  let seen = -1
  await storage.write(async (writer) => {
    await add('Thôn 1')(writer)
    seen = (await storage.reader.select().from(units)).length
  })

  expect(seen).toBe(0)
  expect(await storage.reader.select().from(units)).toHaveLength(1)
})

test('beyond the bound a writer is told to come back', async () => {
  const { storage } = await file()

  const waiting = Array.from({ length: 5001 }, () => storage.write(async () => undefined))

  await expect(waiting.at(-1)).rejects.toMatchObject({ name: 'StorageBusy' })
  await Promise.all(waiting.slice(0, 5000))
})
