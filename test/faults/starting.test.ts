import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { projectFolder } from '../../db/engines/migrations-folder'

/** The built product, started with settings under which it cannot serve. */
function started(settings: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-start-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'data', 'ydan.sqlite')
  const { status, stderr } = spawnSync(process.execPath, [join(projectFolder(), 'dist', 'ydan.js'), 'serve'], {
    env: { PATH: process.env['PATH'], DATABASE_URL: `file:${file}`, HOST: '127.0.0.1', ...settings },
    timeout: 20_000,
  })
  return { status, told: String(stderr).trim(), file }
}

test('wrong settings are told in a sentence each, and nothing is begun', () => {
  const { status, told } = started({ PORT: 'http', BACKUP_KEEP: '0' })

  expect(status).toBe(1)
  expect(told.split('\n')).toEqual([expect.stringMatching(/^PORT: /), expect.stringMatching(/^BACKUP_KEEP: /)])
})

test('without a command nothing is begun: the commands are told', () => {
  const { status, stdout } = spawnSync(process.execPath, [join(projectFolder(), 'dist', 'ydan.js')], { timeout: 20_000 })

  expect(status).toBe(2)
  for (const name of ['serve', 'backup', 'restore']) expect(String(stdout)).toContain(`  ${name} `)
})

test('an address or a folder that cannot be is told in a sentence', () => {
  const wrong: Record<string, string>[] = [{ HOST: 'no-such.invalid' }, { DATABASE_URL: 'file:/dev/null/ydan.sqlite' }]
  const told = wrong.map((settings) => started(settings).told)

  expect(told).toEqual([expect.stringMatching(/^There is no such address: .*HOST/), expect.stringMatching(/^A folder cannot/)])
  for (const each of told) expect(each.split('\n')).toHaveLength(1)
})

test('a port that is taken is told in a sentence; what was made until then only its owner may read', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? String(address?.port) : ''

  const { status, told, file } = started({ PORT: port })

  expect(status).toBe(1)
  expect(told).toBe(`Port ${port} is taken by another program: set PORT to a free one.`)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})
