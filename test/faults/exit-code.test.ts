import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test.each(['process.exitCode = 3', 'process.exit(3)'])(
  'who can start a PostgreSQL ends with the code of what failed, so that a red test is a red run: %s',
  (ending) => {
    const postgres = join(import.meta.dirname, '..', 'support', 'embedded-postgres.ts')
    const script = `await import(${JSON.stringify(postgres)}); ${ending}`
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    expect([status, status === 3 ? '' : stderr]).toEqual([3, ''])
  },
)
