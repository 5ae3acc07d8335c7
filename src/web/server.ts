import type { Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { meters } from '../kernel/meters'
import { type AppParts, makeApp } from './app'
import { drainOf } from './draining'
import { BACKLOG, guardedServer } from './guarded-server'

export interface Running {
  address: string
  /** Takes no new connection and waits for the answers under way. */
  close(): Promise<void>
  /** The same for real visitors: what is under way gets so many milliseconds, what comes meanwhile is told to come again. */
  drain(withinMs: number): Promise<void>
}

/** Listens, and says where. */
export function listen(parts: Omit<AppParts, 'isStopping'>): Promise<Running> {
  const { port, host } = parts.config
  let stopping = false
  const app = makeApp({ ...parts, isStopping: () => stopping })
  const server = guardedServer(getRequestListener(app.fetch, { hostname: host }))
  const drain = drainOf(server)
  countConnections(server)
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.listen({ port, host, backlog: BACKLOG }, () =>
      resolve({
        address: addressOf(server),
        close: () => closed(server),
        drain: (withinMs) => {
          stopping = true
          return drain(withinMs)
        },
      }),
    )
  })
}

function countConnections(server: Server): void {
  server.on('connection', (socket) => {
    meters.connections++
    socket.once('close', () => meters.connections--)
  })
}

function addressOf(server: Server): string {
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('The server listens nowhere.')
  const host = at.address === '0.0.0.0' || at.address === '::' ? 'localhost' : at.address
  return `http://${host}:${at.port}`
}

const closed = (server: Server): Promise<void> => new Promise((done) => server.close(() => done()))
