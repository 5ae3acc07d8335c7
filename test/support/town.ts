import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { engine } from '../../db/columns'
import { openStorage } from '../../db/open'
import { grants, people, sessions } from '../../db/schema/people'
import { householdCounts, units } from '../../db/schema/units'
import type { Storage, Writer } from '../../db/storage'
import { readConfig } from '../../src/config'
import { hashed, token } from '../../src/kernel/ids'
import { folded } from '../../src/kernel/search'
import type { Actor, Grant, Role, World } from '../../src/kernel/world'
import { SESSION_COOKIE } from '../../src/people/sessions'
import { makeApp } from '../../src/web/app'

/**
 * A small commune in a fresh database of the engine under test: a province, xã Minh Họa with three hamlets, and
 * another commune beside it. `as('administrator')` is a world with that role in xã Minh Họa. `server` is a PostgreSQL
 * of the test's own.
 */
export async function town({
  now = new Date('2026-11-25T08:00:00+07:00'),
  whenDone = onTestFinished as WhenDone,
  server = '',
} = {}) {
  const { storage, url } = await freshStorage(whenDone, server)
  let clock = now
  const ids = await storage.write(settle)
  const world = (actor: Actor): World => ({ storage, now: () => clock, actor, locale: 'vi' })
  const config = readConfig({ DATABASE_URL: url, YDAN_MODE: 'development', PUBLIC_URL: 'http://localhost' })
  const app = makeApp({ storage, config, now: () => clock })
  return {
    storage,
    app,
    config,
    ...ids,
    /** Moves everybody's clock. */
    at: (moment: Date) => {
      clock = moment
    },
    now: () => clock,
    system: world({ kind: 'system', name: 'test' }),
    resident: world({ kind: 'resident' }),
    /** A person with one role; by default in xã Minh Họa. */
    as: async (role: Role, unit: { id: number; path: string } = ids.commune): Promise<World> =>
      world(await person(storage, role, unit, clock)),
    visitor: () => visitor(app),
    /** The browser of a person with one role, signed in; by default in xã Minh Họa. Its `world` is that person's. */
    signedIn: async (role: Role, unit: { id: number; path: string } = ids.commune) => {
      const actor = await person(storage, role, unit, clock)
      const browser = visitor(app)
      browser.cookies.set(SESSION_COOKIE, await session(storage, actor, clock))
      return { ...browser, world: world(actor) }
    },
  }
}

export type Town = Awaited<ReturnType<typeof town>>

/** A browser without scripts: keeps cookies, sends what a form would send. */
export function visitor(app: { request: (path: string, init?: RequestInit) => Response | Promise<Response> }) {
  const cookies = new Map<string, string>()
  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('Host', 'localhost')
    if (cookies.size > 0) headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await app.request(`http://localhost${path}`, { ...init, headers })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      if (/max-age=0/i.test(cookie) || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  return {
    cookies,
    get: async (path: string, headers: Record<string, string> = {}) => {
      const answer = await send(path, { headers })
      const isPage = answer.headers.get('Content-Type')?.startsWith('text/html') && !answer.headers.has('Content-Encoding')
      const [, forNoScript] =
        (isPage && /<noscript><link rel="stylesheet" href="([^"]+)"/.exec(await answer.clone().text())) || []
      if (forNoScript) await send(forNoScript)
      return answer
    },
    /** Values in lists are sent as repeated fields. */
    post: (path: string, fields: Record<string, string | readonly string[]>, headers: Record<string, string> = {}) => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields))
        for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
      const text = body.toString()
      return send(path, {
        method: 'POST',
        body: text,
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': String(Buffer.byteLength(text)),
          ...headers,
        },
      })
    },
    send,
  }
}

let migrated: string | undefined

/** Takes what must be closed; `afterAll` where one town serves a whole file. */
export type WhenDone = (close: () => Promise<void>) => void

/** An empty, migrated database of the engine under test, closed when the test ends. */
export async function freshStorage(whenDone: WhenDone = onTestFinished, server = ''): Promise<{ storage: Storage; url: string }> {
  const url = engine === 'postgres' ? await freshPostgres(server || inject('postgresUrl')) : await freshFile()
  const storage = await openStorage(url)
  whenDone(() => storage.close())
  return { storage, url }
}

async function freshFile(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-test-'))
  if (!migrated || !existsSync(migrated)) {
    const first = join(folder, 'migrated.sqlite')
    await (await openStorage(`file:${first}`)).close()
    migrated = first
  }
  const path = join(folder, `${randomBytes(4).toString('hex')}.sqlite`)
  copyFileSync(migrated, path)
  return `file:${path}`
}

// Each file makes its own template, migrated once, and each test a copy of it.
const templates = new Map<string, string>()

async function freshPostgres(server: string): Promise<string> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: `${server}postgres` })
  await client.connect()
  try {
    let template = templates.get(server)
    if (!template) {
      const name = `template_${randomBytes(6).toString('hex')}`
      await client.query(`create database ${name}`)
      await (await openStorage(server + name)).close()
      template = name
      templates.set(server, name)
    }
    const name = `test_${randomBytes(6).toString('hex')}`
    await client.query(`create database ${name} template ${template}`)
    return server + name
  } finally {
    await client.end()
  }
}

async function settle(writer: Writer) {
  const province = await unit(writer, 'province', 'tinh', 'Tỉnh Minh Họa', null)
  const commune = await unit(writer, 'commune', 'xa', 'Xã Minh Họa', province)
  const neighbour = await unit(writer, 'commune', 'xa', 'Xã Bên Cạnh', province)
  const hamlets = [
    await unit(writer, 'hamlet', 'thon', 'Thôn 1', commune, 264),
    await unit(writer, 'hamlet', 'thon', 'Thôn 2', commune, 318),
    await unit(writer, 'hamlet', 'thon', 'Thôn 10', commune, 187),
  ]
  return { province, commune, neighbour, hamlets }
}

async function unit(
  writer: Writer,
  level: 'province' | 'commune' | 'hamlet',
  kind: string,
  name: string,
  parent: { id: number; path: string } | null,
  households?: number,
) {
  const [made] = await writer
    .insert(units)
    .values({
      level,
      kind,
      name,
      searchName: folded(name),
      parentId: parent?.id ?? null,
      path: '',
      validFrom: '2025-07-01',
      validTo: null,
    })
    .returning({ id: units.id })
  if (!made) throw new Error('no unit')
  const path = `${parent?.path ?? '/'}${made.id}/`
  const { eq } = await import('drizzle-orm')
  await writer.update(units).set({ path }).where(eq(units.id, made.id))
  if (households !== undefined)
    await writer.insert(householdCounts).values({ unitId: made.id, households, takenOn: '2026-06-30' })
  return { id: made.id, path, name }
}

async function person(storage: Storage, role: Role, unit: { id: number; path: string }, now: Date): Promise<Actor> {
  const name = `${role} ${unit.id}`
  return storage.write(async (writer) => {
    const [made] = await writer
      .insert(people)
      .values({
        email: `${role.toLowerCase()}.${unit.id}.${randomBytes(3).toString('hex')}@example.vn`,
        name,
        searchText: folded(name),
        passwordHash: '',
        createdAt: now,
        disabledAt: null,
      })
      .returning()
    if (!made) throw new Error('no person')
    await writer.insert(grants).values({ personId: made.id, role, unitId: unit.id, grantedAt: now, endedAt: null })
    const held: Grant[] = [{ role, unitId: unit.id, unitPath: unit.path }]
    return { kind: 'person', id: made.id, name, email: made.email, grants: held }
  })
}

async function session(storage: Storage, actor: Actor, now: Date): Promise<string> {
  const secret = token()
  const personId = actor.kind === 'person' ? actor.id : 0
  await storage.write(async (writer) => {
    const expiresAt = new Date(now.getTime() + 30 * 24 * 60 * 60 * 1000)
    await writer.insert(sessions).values({ id: hashed(secret), personId, createdAt: now, seenAt: now, expiresAt, device: 'test' })
  })
  return secret
}
