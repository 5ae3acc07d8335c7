import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { openSource } from '../../db/copying/open'
import type { Config } from '../config'
import { giveWay } from '../kernel/apart'
import { type Written, writeBackup } from './backup-writing'

type Tell = (done: { rows: number; expected: number }) => void

const MEMORY = ['--max-old-space-size=256', '--max-semi-space-size=8']
const toldSchema = z.union([
  z.object({ rows: z.number(), expected: z.number() }),
  z.object({ written: z.object({ bytes: z.number(), sha256: z.string(), rows: z.number(), tables: z.number() }) }),
  z.object({ fault: z.string() }),
])

/** A backup that failed, by the code of its fault. */
export class BackupFailed extends Error {
  override name = 'BackupFailed'
  constructor(readonly code: string) {
    super(code)
  }
}

/**
 * Writes a backup in a process of its own, which gives way to all others, so that no answer waits for it. Where the
 * sources run as they are (tests) it is written in this process. Throws BackupFailed or CopyFault.
 */
export async function writeApart(config: Config, path: string, now: Date, tell: Tell): Promise<Written> {
  const program = fileURLToPath(new URL('./ydan.js', import.meta.url))
  if (existsSync(program)) return inProcess(program, config, path, tell)
  const source = await openSource(config.databaseUrl)
  return writeBackup({ source, path, secret: config.secret ?? '', now, tell }).finally(() => source.close())
}

function inProcess(program: string, { databaseUrl, secret }: Config, path: string, tell: Tell): Promise<Written> {
  const child = spawn(process.execPath, [...MEMORY, program, 'backup', path, '--told'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, ...(secret && { SECRET: secret }) },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const stop = () => child.kill()
  process.once('exit', stop)
  if (child.pid !== undefined) giveWay(child.pid, constants.priority.PRIORITY_LOW)
  return new Promise<Written>((resolve, reject) => {
    let fault = 'unexpected'
    createInterface({ input: child.stdout }).on('line', (line) => {
      const told = toldSchema.safeParse(parsed(line))
      if (!told.success) return
      if ('written' in told.data) resolve(told.data.written)
      else if ('fault' in told.data) fault = told.data.fault
      else tell(told.data)
    })
    child.once('error', reject)
    child.once('close', () => reject(new BackupFailed(fault)))
  }).finally(() => process.off('exit', stop))
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
