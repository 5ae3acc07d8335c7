import { type ChildProcess, spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { projectFolder } from '../db/engines/migrations-folder'
import { pause } from './chance'

/** One process of the product as its users run it, and whoever starts it again when it is gone. */
export interface App {
  address: string
  isUp(): boolean
  /** Milliseconds until its first 200. */
  start(): Promise<number>
  /** Begins to start; does not wait. */
  launch(): void
  /** kill -9. */
  kill(): Promise<void>
  /** SIGTERM: milliseconds until it ended, and how. */
  stop(): Promise<{ ms: number; code: number | null }>
  /** Undefined while it does not answer. */
  health(): Promise<number | undefined>
}

interface Wanted {
  databaseUrl: string
  /** Takes what it prints. */
  logFile: string
  wrong: (sentence: string) => void
}

const SECRET = 'the-same-for-each-process-of-one-site'
const START_WITHIN_MS = 60_000
const MOST_LAUNCHES = 3
const STOP_WITHIN_MS = 20_000

export async function appOf(wanted: Wanted): Promise<App> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const started = processOf(wanted, port)
  const health = () => statusOf(`${address}/healthz`)
  return {
    address,
    ...started,
    health,
    start: async () => {
      const begun = performance.now()
      for (let launches = 0; (await health()) !== 200; await pause(10)) {
        if (!started.isUp() && ++launches > MOST_LAUNCHES) throw new Error(`The product does not start; see ${wanted.logFile}.`)
        if (!started.isUp()) started.launch()
        if (performance.now() - begun > START_WITHIN_MS) throw new Error(`It did not start within 60 s; see ${wanted.logFile}.`)
      }
      return performance.now() - begun
    },
    kill: async () => void (await started.end('SIGKILL')),
    stop: async () => {
      const begun = performance.now()
      const impatient = setTimeout(() => void started.end('SIGKILL'), STOP_WITHIN_MS)
      const code = await started.end('SIGTERM')
      clearTimeout(impatient)
      return { ms: performance.now() - begun, code }
    },
  }
}

// Whoever breaks the torture off leaves nothing running.
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** What ends without having been told to is a broken promise. */
function processOf({ databaseUrl, logFile, wrong }: Wanted, port: number) {
  const log = openSync(logFile, 'a')
  const environment = { DATABASE_URL: databaseUrl, PORT: String(port), HOST: '127.0.0.1', SECRET, YDAN_MODE: 'production' }
  let child: ChildProcess | undefined
  let ended: Promise<number | null> = Promise.resolve(0)
  let isWanted = false
  return {
    isUp: () => child !== undefined,
    launch: () => {
      const script = join(projectFolder(), 'bin', 'ydan.mjs')
      const started = spawn(process.execPath, ['--max-semi-space-size=16', script, 'serve'], {
        env: { ...process.env, YDAN_ENGINE: '', NODE_OPTIONS: '', ...environment },
        stdio: ['ignore', log, log],
      })
      child = started
      running.add(started)
      isWanted = true
      ended = new Promise((resolve) =>
        started.once('exit', (code, signal) => {
          if (isWanted) wrong(`A process of the product ended by itself (${code ?? signal}); see ${logFile}.`)
          child = undefined
          running.delete(started)
          resolve(code)
        }),
      )
    },
    end: (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
      isWanted = false
      child?.kill(signal)
      return ended
    },
  }
}

export function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const asked = get(url, { agent: false, timeout: 5000 }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode))
    })
    asked.once('timeout', () => asked.destroy())
    asked.once('error', () => resolve(undefined))
    asked.once('close', () => resolve(undefined))
  })
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
