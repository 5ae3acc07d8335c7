import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { projectFolder } from '../../db/engines/migrations-folder'
import { startPostgres } from './postgres'
import { visitor } from './town'

/** The built product twice, as processes of the system over one PostgreSQL, and a proxy that sends each request to the next of them. */
export interface TwoProcesses {
  a: string
  b: string
  /** Plain round robin: no request knows where the last one went. */
  proxy: string
  /** Everything both printed. */
  printed(): string
  /** The path of the link that one of them printed on the empty database. */
  setUpPath(): string
  stop(): Promise<void>
}

export async function startTwoProcesses(): Promise<TwoProcesses> {
  const database = await startPostgres()
  const processes = await Promise.all([startProduct(`${database.url}postgres`), startProduct(`${database.url}postgres`)])
  const [a, b] = processes
  const proxy = await roundRobin([a.address, b.address])
  const printed = () => a.printed() + b.printed()
  return {
    a: a.address,
    b: b.address,
    proxy: addressOf(proxy),
    printed,
    setUpPath: () => /\/set-up\/\S+/.exec(printed())?.[0] ?? '',
    stop: async () => {
      proxy.closeAllConnections()
      proxy.close()
      await Promise.all(processes.map((each) => each.stop()))
      await database.stop()
    },
  }
}

/** A browser without scripts on a real server. */
export const visitorAt = (address: string) =>
  visitor({
    request: (path, init) => {
      const headers = new Headers(init?.headers)
      headers.delete('Host')
      return fetch(path.replace('http://localhost', address), { ...init, headers, redirect: 'manual' })
    },
  })

async function startProduct(databaseUrl: string) {
  const child = spawn(process.execPath, [join(projectFolder(), 'bin', 'ydan.mjs'), 'serve'], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      TRUSTED_PROXIES: '1',
      BACKUP_AT: 'off',
      LOG_LEVEL: 'debug',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
  const address = await printedAddress(child, () => printed)
  return { address, printed: () => printed, stop: () => ended(child) }
}

function printedAddress(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /Ý Dân: (http:\S+)[\s\S]*\/set-up\/\S+\n/.exec(printed())
      if (found?.[1]) resolve(found[1])
    })
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}: ${printed()}`)))
  })
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

function roundRobin(backends: readonly string[]): Promise<Server> {
  let turn = 0
  const server = createServer((incoming, outgoing) => forward(incoming, outgoing, backends[turn++ % backends.length] ?? ''))
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, backend: string): void {
  const came = incoming.headers['x-forwarded-for']
  const from = [came, incoming.socket.remoteAddress].filter(Boolean).join(', ')
  const asked = request(
    backend + (incoming.url ?? ''),
    { method: incoming.method, headers: { ...incoming.headers, 'x-forwarded-for': from } },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    },
  )
  asked.on('error', () => outgoing.destroy())
  incoming.pipe(asked)
}

function addressOf(server: Server): string {
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('The proxy listens nowhere.')
  return `http://127.0.0.1:${at.port}`
}
