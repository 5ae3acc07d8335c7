import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectFolder } from '../db/engines/migrations-folder'

export interface ServerProcess {
  address: string
  pid: number
  /** Resident memory now, in MB. */
  memory(): Promise<number>
  /** The most it ever had resident, in MB. */
  peak(): Promise<number>
  /** What it has used of the processor so far, in microseconds. */
  processorTime(): Promise<number>
  stop(): Promise<void>
}

// Two benches beside each other do not meet.
let nextPort = 10_000 + (process.pid % 400) * 50

/** Starts the measured server as a process of its own over a database that already holds what is asked. */
export async function startServer(databaseUrl: string, environment: Record<string, string> = {}): Promise<ServerProcess> {
  const port = nextPort++
  const child = spawn(process.execPath, ['--max-semi-space-size=16', join(projectFolder(), 'dist', 'bench-server.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      YDAN_ENGINE: '',
      YDAN_MODE: 'production',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await firstLine(child)
  const address = `http://127.0.0.1:${port}`
  return {
    address,
    pid: child.pid ?? 0,
    memory: async () => (await usage(address)).rss / 1024 / 1024,
    peak: async () => (await usage(address)).peak / 1024 / 1024,
    processorTime: async () => {
      const { user, system } = await usage(address)
      return user + system
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

async function usage(address: string): Promise<{ rss: number; peak: number; user: number; system: number }> {
  return (await (await fetch(`${address}/bench/usage`)).json()) as { rss: number; peak: number; user: number; system: number }
}

function firstLine(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
  })
}

/** Runs a script of the build in a process of its own and reads the JSON it prints last. */
export function inProcess(script: string, words: string[], environment: Record<string, string> = {}): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectFolder(), 'dist', script), ...words], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    child.stdout.on('data', (chunk) => {
      printed += chunk
    })
    child.once('exit', (code) =>
      code === 0
        ? resolve(JSON.parse(printed.trim().split('\n').at(-1) ?? 'null'))
        : reject(new Error(`${script} ended with ${code}`)),
    )
  })
}
