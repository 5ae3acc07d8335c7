import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

// A process of its own, as a viewer of the file would be: locks of one process do not keep itself out.
const HOLDER = `
import Database from 'better-sqlite3'
const file = new Database(process.argv[1], { timeout: 5000 })
file.exec('begin exclusive')
console.log('held')
process.stdin.once('data', () => { file.exec('commit'); file.close(); process.exit(0) })
`

/** Another process that holds the file as its only writer, until it is told to let go. */
export async function anotherHolder(path: string): Promise<{ letGo(): Promise<void> }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, path], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return {
    letGo: async () => {
      child.stdin.write('go\n')
      await once(child, 'exit')
    },
  }
}
