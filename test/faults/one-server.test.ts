import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { projectFolder } from '../../db/engines/migrations-folder'
import { openStorage } from '../../db/open'
import { responses } from '../../db/schema/responses'
import { findTotals } from '../../src/responses/store'
import { town } from '../support/town'
import { serveProcess } from './served'
import { aKey, asked, LONG_OPEN, SHEET } from './sheets'

test('a second server of the same file is refused with who serves it; commands work beside it; kill -9 frees it', async () => {
  const given = await town()
  const url = given.config.databaseUrl
  const first = await serveProcess(url)

  const second = await serveProcess(url)
  expect((await second.ended()).code).toBe(1)
  expect(second.said()).toContain(`Process ${first.process.pid} has served ${url.slice('file:'.length)} since`)
  const verify = spawnSync(process.execPath, [join(projectFolder(), 'dist', 'ydan.js'), 'verify'], {
    env: { ...process.env, DATABASE_URL: url },
  })
  expect(verify.status).toBe(0)

  first.process.kill('SIGKILL')
  await first.ended()
  const third = await serveProcess(url)
  expect((await fetch(`${third.address}/readyz`)).status).toBe(200)
})

test('when the log of the file cannot grow, nobody is acknowledged and nothing half of it is left', async () => {
  const given = await town()
  const { id, address, slug } = await asked(given, LONG_OPEN)
  const served = await serveProcess(given.config.databaseUrl, { fileSize: 900 })
  const send = async (key: string) => {
    const body = new URLSearchParams({ ...SHEET, qMore: 'Xin làm cống. '.repeat(100), key })
    return (await fetch(served.address + address, { method: 'POST', body, redirect: 'manual' })).status
  }

  const acknowledged: string[] = []
  let refused = 0
  for (let round = 0; round < 100 && refused < 20; round++) {
    const keys = Array.from({ length: 10 }, aKey)
    const answers = await Promise.all(keys.map(send))
    acknowledged.push(...keys.filter((_, place) => answers[place] === 303))
    refused += answers.filter((status) => status === 503).length
    expect(answers.every((status) => status === 303 || status === 503)).toBe(true)
  }
  expect(refused).toBeGreaterThan(0)
  expect((await fetch(`${served.address}/c/${slug}`)).status).toBe(200)
  served.process.kill('SIGKILL')
  await served.ended()

  const storage = await openStorage(given.config.databaseUrl)
  onTestFinished(() => storage.close())
  const rows = await storage.reader.select({ key: responses.key }).from(responses)
  const { total, lastSequence } = await findTotals(storage.reader, id)
  expect(acknowledged.length).toBeGreaterThan(0)
  expect(rows.map(({ key }) => key)).toEqual(expect.arrayContaining(acknowledged))
  expect([total, lastSequence]).toEqual([rows.length, rows.length])
})
