import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { projectFolder } from '../../db/engines/migrations-folder'

export interface Served {
  address: string
  process: ChildProcess
  /** How it ended: the code, or the signal, and after how many milliseconds from now. */
  ended(): Promise<{ code: number | string; ms: number }>
  said(): string
}

/** The product as it is run, built, on a database file. `fileSize`: no file may grow beyond so many KB, as on a full disk. */
export async function serveProcess(databaseUrl: string, { fileSize }: { fileSize?: number } = {}): Promise<Served> {
  const script = join(projectFolder(), 'dist', 'ydan.js')
  if (!existsSync(script)) throw new Error('These tests run what `npm run build` made.')
  const command = `${fileSize ? `ulimit -S -f ${fileSize};` : ''} exec "$0" "$@"`
  const child = spawn('bash', ['-c', command, process.execPath, script, 'serve'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', BACKUP_AT: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  const exit = new Promise<number | string>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal ?? '')))
  const address = await new Promise<string>((resolve) => {
    const hear = (text: Buffer) => {
      said += text
      const told = /Ý Dân: (\S+)/.exec(said)
      if (told) resolve(told[1] ?? '')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void exit.then(() => resolve(''))
  })
  return {
    address,
    process: child,
    said: () => said,
    ended: async () => {
      const start = performance.now()
      return { code: await exit, ms: performance.now() - start }
    },
  }
}
