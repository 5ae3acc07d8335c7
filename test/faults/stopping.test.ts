import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openStorage } from '../../db/open'
import { town } from '../support/town'
import { anotherHolder } from './holder'
import { type Served, serveProcess } from './served'
import { aKey, asked, LONG_OPEN, SHEET } from './sheets'

const SECOND = 1000

async function socketTo({ address }: Served): Promise<Socket & { heard(): string }> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  let heard = ''
  socket.on('data', (text) => {
    heard += text
  })
  socket.on('error', () => {})
  await once(socket, 'connect')
  return Object.assign(socket, { heard: () => heard })
}

test('asked to stop, the server stores what is under way, asks newcomers to come again, and ends with 0', async () => {
  const given = await town()
  const { address } = await asked(given, LONG_OPEN)
  const url = given.config.databaseUrl
  const served = await serveProcess(url)
  const holder = await anotherHolder(url.slice('file:'.length))
  const body = new URLSearchParams({ ...SHEET, key: aKey() })
  const underWay = fetch(served.address + address, { method: 'POST', body, redirect: 'manual' })
  const idle = await socketTo(served)
  await fetch(`${served.address}/readyz`)

  served.process.kill('SIGTERM')
  const ended = served.ended()
  await expect.poll(async () => (await fetch(`${served.address}/readyz`)).status).toBe(503)
  const refused = await fetch(served.address + address, { method: 'POST', body: new URLSearchParams({ ...SHEET, key: aKey() }) })
  idle.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await expect.poll(() => idle.heard()).toMatch(/^HTTP\/1.1 503/)
  await holder.letGo()

  expect(refused.status).toBe(503)
  expect(refused.headers.get('Connection')).toBe('close')
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(await refused.text()).toContain('Gửi lại')
  expect(idle.heard()).toMatch(/connection: close/i)
  expect((await underWay).status).toBe(303)
  expect((await underWay).headers.get('Connection')).toBe('close')
  expect((await ended).code).toBe(0)
})

test('a client that never finishes keeps nobody from stopping within ten seconds; the database is left in order', async () => {
  const given = await town()
  const { address } = await asked(given, LONG_OPEN)
  const url = given.config.databaseUrl
  const served = await serveProcess(url)
  const slow = await socketTo(served)
  slow.write(
    `POST ${address} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 999\r\n\r\nversion=1`,
  )
  await fetch(`${served.address}/readyz`)

  served.process.kill('SIGTERM')
  const { code, ms } = await served.ended()

  expect(code).toBe(0)
  expect(ms).toBeLessThan(10 * SECOND)
  const storage = await openStorage(url)
  await storage.close()
})

test('asked twice it stops at once; a key pressed once that reaches it twice is one', async () => {
  const given = await town()
  const { address } = await asked(given, LONG_OPEN)
  const served = await serveProcess(given.config.databaseUrl)
  const slow = await socketTo(served)
  slow.write(
    `POST ${address} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 999\r\n\r\n`,
  )
  await fetch(`${served.address}/readyz`)

  served.process.kill('SIGINT')
  served.process.kill('SIGINT')
  const ended = served.ended()
  const early = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1.5 * SECOND, 'still there'))])
  expect(early).toBe('still there')
  served.process.kill('SIGINT')

  expect(await ended).toMatchObject({ code: 0 })
  expect((await ended).ms).toBeLessThan(4 * SECOND)
})
