import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/schema/audit'
import { act } from '../../src/audit/act'
import { listEntries, verifyChain } from '../../src/audit/store'
import { town } from '../support/town'

const count = act('unit.count', async ({ permit }, path: string) => {
  permit(path)
  return { result: undefined, subject: 'unit:1', details: { households: 264, note: 'điều tra', nested: { b: 1, a: [1, 2] } } }
})

test('a chain of acts holds, and one changed word is found', async () => {
  const { as, storage, commune } = await town()
  const clerk = await as('committeeMember')
  await Promise.all([count(clerk, commune.path), count(clerk, commune.path), count(clerk, commune.path)])

  expect(await verifyChain(storage.reader)).toMatchObject({ holds: true, entries: 3 })

  const second = (await listEntries(storage.reader, '/', 3, 0))[1]?.id ?? 0
  await storage.write((writer) =>
    writer
      .update(auditEntries)
      .set({ details: { households: 265 } })
      .where(eq(auditEntries.id, second)),
  )
  expect(await verifyChain(storage.reader)).toEqual({ holds: false, brokenAt: second, entries: 1 })
})

test('an act in another commune is refused and leaves no entry', async () => {
  const { as, storage, neighbour } = await town()
  const clerk = await as('committeeMember')

  await expect(count(clerk, neighbour.path)).rejects.toMatchObject({ kind: 'notPermitted' })

  expect(await verifyChain(storage.reader)).toMatchObject({ holds: true, entries: 0 })
})
