import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { type AppParts, makeApp } from './app'

export interface Running {
  address: string
  close(): Promise<void>
}

/** Listens, and says where. Closing waits for the answers under way. */
export function listen(parts: AppParts): Promise<Running> {
  const app = makeApp(parts)
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: parts.config.port, hostname: parts.config.host }, (info: AddressInfo) => {
      const host = info.address === '0.0.0.0' || info.address === '::' ? 'localhost' : info.address
      resolve({
        address: `http://${host}:${info.port}`,
        close: () => new Promise((done) => server.close(() => done())),
      })
    })
    server.on('error', reject)
  })
}
