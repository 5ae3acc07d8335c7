import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { holdServing } from '../../db/engines/serving'
import { openStorage } from '../../db/open'
import { makeApp } from '../../src/web/app'
import { fieldIn } from '../responses/opened'
import { town, visitor } from '../support/town'
import { aKey, allAre, asked, SHEET } from './sheets'

const NOBODY = 65534

// The permission does not bind root: for the test it becomes somebody whom it binds.
function asOneWithoutRights(): void {
  if (process.getuid?.() !== 0) return
  process.seteuid?.(NOBODY)
  onTestFinished(() => process.seteuid?.(0))
}

test('a file that may only be read is read; what is sent comes back to be sent again', async () => {
  const given = await town()
  const { slug, address, send, counted } = await asked(given)
  await send(aKey())
  const path = given.config.databaseUrl.slice('file:'.length)
  chmodSync(dirname(path), 0o777)
  for (const ending of ['', '-wal', '-shm']) chmodSync(path + ending, ending === '' ? 0o444 : 0o666)
  asOneWithoutRights()
  const storage = await openStorage(given.config.databaseUrl)
  onTestFinished(() => storage.close())
  const browser = visitor(makeApp({ storage, config: given.config, now: given.now }))

  const page = await browser.get(`/c/${slug}`)
  const refused = await browser.post(address, { ...SHEET, key: aKey() })
  const health = await browser.get('/healthz')

  expect(page.status).toBe(200)
  expect(refused.status).toBe(503)
  expect(fieldIn(await refused.text(), 'key')).not.toBe('')
  expect(await health.json()).toMatchObject({ writes: false, kind: 'readOnly' })
  expect((await browser.get('/readyz')).status).toBe(200)
  expect(await counted()).toEqual(allAre(1))
})

test('where no lock can be written beside the file it is served nevertheless', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-shut-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  chmodSync(folder, 0o555)
  asOneWithoutRights()

  const hold = holdServing(join(folder, 'ydan.sqlite'), new Date())

  expect(hold.held).toBe(true)
  if (hold.held) hold.release()
})
