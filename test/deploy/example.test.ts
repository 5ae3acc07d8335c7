import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { projectFolder } from '../../db/engines/migrations-folder'
import { readConfig, SETTINGS } from '../../src/config'

const deploy = (name: string): string => readFileSync(join(projectFolder(), 'deploy', name), 'utf8')

const service = z.object({
  image: z.string(),
  hostname: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  volumes: z.array(z.string()).default([]),
})
const compose = z
  .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(deploy('compose.yaml'), { merge: true }))
const { database, proxy, ...apps } = compose.services

const GIVEN: Record<string, string> = {
  POSTGRES_PASSWORD: 'mat-khau',
  PUBLIC_URL: 'https://ydan.example',
  METRICS_TOKEN: 'x'.repeat(16),
}
const filled = (text: string): string => text.replace(/\$\{(\w+):\?[^}]*\}/g, (_, name: string) => GIVEN[name] ?? '')
const filledIn = (environment: Record<string, string>) =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filled(value)]))

test('the example runs two processes with the same settings, all of which the product knows', () => {
  expect(Object.keys(apps)).toEqual(['app-1', 'app-2'])
  expect(apps['app-1']).toEqual(apps['app-2'])

  for (const { environment } of Object.values(apps)) {
    expect(Object.keys(environment).filter((name) => !SETTINGS.includes(name))).toEqual([])
    const config = readConfig(filledIn(environment))
    expect(config).toMatchObject({ mode: 'production', port: 3000, host: '0.0.0.0', trustedProxies: 1 })
    expect(config.databaseUrl).toBe('postgres://ydan:mat-khau@database:5432/ydan')
  }
})

test('only the proxy is reached from outside, and everything waits for what it needs to be ready', () => {
  const outside = Object.entries(compose.services).filter(([, { ports }]) => ports.length > 0)
  expect(outside.map(([name]) => name)).toEqual(['proxy'])
  expect(Object.keys(proxy?.depends_on ?? {})).toEqual(Object.keys(apps))
  for (const each of Object.values(apps)) {
    expect(each.depends_on['database']?.condition).toBe('service_healthy')
    expect(each.healthcheck?.test.join(' ')).toContain('/readyz')
  }
  const named = Object.values(compose.services).flatMap(({ volumes }) => volumes.filter((each) => !each.startsWith('.')))
  for (const volume of named) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0])
  expect(database?.environment['POSTGRES_DB']).toBe('ydan')
})

test('a backup that one process wrote is a file of the other one too', () => {
  const apart = Object.values(apps).filter(
    ({ hostname, volumes }) => hostname !== 'ydan' || !volumes.includes('backups:/app/backups'),
  )

  expect(apart).toEqual([])
})

test('the proxy sends each request to any of them, keeps its hands off cookies, and shows nobody the figures', () => {
  const conf = deploy('nginx.conf')

  expect([...conf.matchAll(/server (\S+):3000/g)].map((match) => match[1])).toEqual(Object.keys(apps))
  // A container that is made anew for a release comes back under another address.
  expect(conf).toMatch(/resolver 127\.0\.0\.11 /)
  expect(conf.match(/:3000 resolve /g)).toHaveLength(Object.keys(apps).length)
  expect(conf).not.toMatch(/ip_hash|sticky|hash \$/)
  expect(conf).toContain('proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;')
  for (const path of ['/metrics', '/healthz', '/readyz']) expect(conf).toContain(`location = ${path} { return 404; }`)
  for (const word of ['proxy_cache_bypass', 'proxy_no_cache']) expect(conf).toContain(`${word} $cookie_locale $cookie_largeType;`)
  expect(conf).not.toMatch(/proxy_cache_valid|proxy_ignore_headers|proxy_cache_use_stale/)
  expect([...conf].filter((sign) => sign === '{')).toHaveLength([...conf].filter((sign) => sign === '}').length)
})

test('the service of an office PC names settings the product knows, keeps its data, and gives time to stop', () => {
  const unit = deploy('ydan.service')
  const set = Object.fromEntries(
    [...unit.matchAll(/^Environment=(\w+)=(.*)$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )

  expect(Object.keys(set).filter((name) => !SETTINGS.includes(name))).toEqual([])
  expect(readConfig(set).databaseUrl).toMatch(/^file:\/var\/lib\/ydan\//)
  for (const line of [
    'StateDirectory=ydan',
    'ProtectSystem=strict',
    'Restart=always',
    'TimeoutStopSec=15',
    'NoNewPrivileges=yes',
  ])
    expect(unit.split('\n')).toContain(line)
  expect(unit).not.toContain('MemoryDenyWriteExecute')
})
