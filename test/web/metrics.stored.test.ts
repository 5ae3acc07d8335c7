import { expect, test } from 'vitest'
import { openStorage } from '../../db/open'
import { makeApp } from '../../src/web/app'
import { opened } from '../responses/opened'
import { type Town, town } from '../support/town'

const TOKEN = 'mot-khoa-rat-dai-de-xem-so-lieu'
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })
const ask = (given: Town, headers: Record<string, string> = {}, address = '127.0.0.1', metricsToken?: string) =>
  makeApp({ ...given, config: { ...given.config, metricsToken } }).request('http://localhost/metrics', { headers }, from(address))

/** `name{labels}` to its value, and each line read as Prometheus would. */
function readFigures(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const [, name = '', value] = /^([a-z_]+(?:\{[a-z]+="[^"]*"(?:,[a-z]+="[^"]*")*\})?) (\S+)$/.exec(line) ?? [line]
      return [name, Number(value)]
    }),
  )
}

test('without a token the figures are for this machine alone, and for no proxy on it', async () => {
  const given = await town()

  expect((await ask(given)).status).toBe(200)
  expect((await ask(given, {}, '::1')).status).toBe(200)
  expect((await ask(given, {}, '10.0.0.7')).status).toBe(404)
  for (const name of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via'])
    expect((await ask(given, { [name]: '127.0.0.1' })).status, name).toBe(404)
  expect((await given.visitor().get('/metrics')).status).toBe(404)
})

test('with a token they are for who brings it, from wherever', async () => {
  const given = await town()

  expect((await ask(given, { Authorization: `Bearer ${TOKEN}` }, '10.0.0.7', TOKEN)).status).toBe(200)
  for (const brought of ['', 'Bearer ', `Bearer ${TOKEN}x`, TOKEN, `Basic ${TOKEN}`])
    expect((await ask(given, { Authorization: brought }, '127.0.0.1', TOKEN)).status, brought).toBe(404)
})

test('what became of each sheet is counted once', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const figures = async () => readFigures(await (await ask(given)).text())
  const before = await figures()
  const resident = given.visitor()
  const send = (fields: Record<string, string>) => resident.post(`/c/${slug}/responses`, { version: '1', ...fields })

  await send({ key: 'k'.repeat(22), qRoad: 'a' })
  await send({ key: 'k'.repeat(22), qRoad: 'a' })
  await send({ key: 'k'.repeat(22), qRoad: 'c' })
  await send({ key: 'n'.repeat(22) })
  await send({ key: 'n'.repeat(22), qRoad: 'b', qWhy: 'x' })
  await resident.post(`/c/${slug}/responses`, { version: 'x' })
  await given.visitor().post(`/c/${slug}/responses`, { version: '1', qRoad: 'a' })
  const after = await figures()

  const more = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  const counted = ['stored', 'repeated', 'invalid', 'asked', 'refused', 'failed'].map((each) =>
    more(`ydan_answers_total{outcome="${each}"}`),
  )
  expect(counted).toEqual([2, 1, 1, 1, 2, 0])
  expect(more('ydan_request_seconds_count{kind="answer"}')).toBe(7)
  expect(more('ydan_requests_total{kind="answer",status="3xx"}')).toBe(3)
  expect(more('ydan_intake_group_seconds_count')).toBeGreaterThanOrEqual(2)
  expect(after.get('ydan_intake_waiting')).toBe(0)
  expect(after.get('ydan_commit_seconds_count')).toBeGreaterThan(0)
  expect(after.get('ydan_database_reads')).toBe(1)
})

test('no figure has a name that grows with consultations, people or addresses', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const resident = given.visitor()
  await resident.get(`/c/${slug}`)
  await resident.get('/khong-co-trang-nay')
  await (await given.signedIn('administrator')).get('/staff')

  const text = await (await ask(given)).text()

  expect(text).not.toContain(slug)
  expect(text).not.toContain('khong-co')
  const labels = new Set([...text.matchAll(/([a-z]+)="/g)].map((match) => match[1]))
  expect([...labels].sort()).toEqual(['engine', 'kind', 'le', 'node', 'outcome', 'quantile', 'state', 'status', 'version'])
  expect([...readFigures(text).values()].every(Number.isFinite)).toBe(true)
})

test('a database that is gone is told in the figures, which come nevertheless', async () => {
  const given = await town()
  const lost = await openStorage(given.config.databaseUrl)
  await lost.close()

  const answer = await ask({ ...given, storage: lost })

  expect(answer.status).toBe(200)
  expect(readFigures(await answer.text()).get('ydan_database_reads')).toBe(0)
})
