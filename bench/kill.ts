import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectFolder } from '../db/engines/migrations-folder'
import type { Figure } from './measures'

const ROUNDS = 60
const MINUTES = 4

/** `npm run torture`, short: about a hundred blows on both engines together, most of them kill -9. */
export async function onKill(): Promise<Figure[]> {
  const { code, printed } = await torture()
  const kills = [...printed.matchAll(/^ {8}kill -9 .*?\s([\d,]+)$/gm)].reduce((sum, [, many]) => sum + Number(many), 0)
  const rounds = [...printed.matchAll(/^(SQLite|PostgreSQL): \d+ rounds/gm)].map(([line]) => line)
  return [
    {
      promise: 'kill -9 under load: acknowledged = stored, none twice, and all else that torture holds',
      line: '100 times',
      measured: `${kills} kills (${rounds.join(', ')}), ${code === 0 ? 'nothing broken' : 'BROKEN: see npm run torture'}`,
      held: code === 0 && kills >= 100,
    },
  ]
}

function torture(): Promise<{ code: number | null; printed: string }> {
  const words = ['--rounds', String(ROUNDS), '--minutes', String(MINUTES)]
  const child = spawn(process.execPath, [join(projectFolder(), 'dist', 'torture.js'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, printed })))
}
