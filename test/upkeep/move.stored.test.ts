import { expect, onTestFinished, test } from 'vitest'
import { engine } from '../../db/columns'
import { openStorage } from '../../db/open'
import { verifyChain } from '../../src/audit/store'
import { moveAll } from '../../src/upkeep/backup-moving'
import { backupOf, emptyFile, emptyUrl, rowsIn, wholeTown } from './whole-town'

const before = async () => {}

test('everything moves to the other engine and back, with equal counts and digests', async () => {
  const given = await wholeTown()
  const entries = await verifyChain(given.storage.reader)
  await given.close()
  const between = emptyFile()
  const back = await emptyUrl()

  const there = await moveAll({ from: given.config.databaseUrl, to: between, before })
  const here = await moveAll({ from: between, to: back, before })

  expect(there.map(({ from }) => from)).toEqual(there.map(({ to }) => to))
  expect(here.map(({ to }) => to)).toEqual(there.map(({ from }) => from))
  expect(there.find(({ name }) => name === 'responses')?.from.rows).toBe(2)
  const storage = await openStorage(back)
  onTestFinished(() => storage.close())
  expect(await verifyChain(storage.reader)).toEqual(entries)
})

test('nothing moves while a server has the database open', async () => {
  const given = await wholeTown()
  onTestFinished(given.close)

  await expect(moveAll({ from: given.config.databaseUrl, to: emptyFile(), before })).rejects.toMatchObject({ code: 'inUse' })
})

test('nothing moves into a database that holds data', async () => {
  const given = await wholeTown()
  await given.close()
  const other = await wholeTown()
  await other.close()

  await expect(moveAll({ from: given.config.databaseUrl, to: other.config.databaseUrl, before })).rejects.toMatchObject({
    code: 'holdsData',
  })

  expect(await rowsIn(await backupOf(other.config.databaseUrl), 'responses')).toHaveLength(2)
})

test('the database that was moved stays as it was', async () => {
  const given = await wholeTown()
  await given.close()
  const there = await moveAll({ from: given.config.databaseUrl, to: emptyFile(), before })

  const again = await moveAll({
    from: given.config.databaseUrl,
    to: engine === 'postgres' ? emptyFile() : await emptyUrl(),
    before,
  })

  expect(again).toEqual(there)
})
