import { afterEach, expect, test } from 'vitest'
import { log, logInto } from '../../src/kernel/log'
import { hashPassword } from '../../src/people/password'
import { makeApp } from '../../src/web/app'
import { addPlace, opened } from '../responses/opened'
import { type Town, town, visitor } from '../support/town'

interface Line {
  level: string
  msg: string
  request: string
  method: string
  route: string
  status: number
  ms: number
  [more: string]: unknown
}

/** From here to the end of the test everything that is logged. */
function listen(level: 'debug' | 'info' = 'debug'): Line[] {
  const lines: Line[] = []
  log.level = level
  logInto((line) => lines.push(JSON.parse(line)))
  return lines
}
afterEach(() => {
  log.level = 'silent'
})

/** The whole product, with an address that fails as nobody meant it. */
function brokenApp(given: Town, trustedProxies = 0) {
  const app = makeApp({ ...given, config: { ...given.config, trustedProxies } })
  app.post('/broken/:word', async (c) => {
    throw new Error(`Cannot do "${await c.req.text()}" with "${c.req.param('word')}"`)
  })
  return app
}

const WORDS = 'Xin thay bóng đèn đầu ngõ nhà ông Khải'
const PHONE = '0987654321'
const PASSWORD = 'ruộng đồng mùa nước nổi'
const NEW_PASSWORD = 'trăng thanh gió mát bờ đê'

/** Everything a resident and the staff do in a morning; gives all that was typed, shown once or kept in cookies. */
async function morning(given: Town): Promise<string[]> {
  const { slug, id } = await opened(given)
  await addPlace(given, id, 'AMNK3', given.hamlets[0]?.id ?? null)
  const app = brokenApp(given)
  const resident = visitor(app)
  const admin = visitor(app)
  const secrets: string[] = [slug, 'AMNK3', 'khaitran', WORDS, PHONE, PASSWORD, NEW_PASSWORD, 'lan.moi@example.vn', 'Lê Thị Lan']
  const keep = (...more: (string | null | undefined)[]) =>
    secrets.push(...more.filter((each) => each !== null && each !== undefined))

  await resident.get('/?q=khaitran')
  await resident.get('/q/AMNK3')
  await resident.get(`/c/${slug}?from=khaitran`)
  const sheet = { version: '1', key: 'x9Kd'.repeat(6), qRoad: 'a', qMore: WORDS, reply: 'yes', phone: PHONE }
  keep(sheet.key)
  await resident.post(`/c/${slug}/responses`, { ...sheet, qRoad: '' })
  const sent = await resident.post(`/c/${slug}/responses`, sheet)
  const receipt = sent.headers.get('Location') ?? ''
  keep(receipt.split('/')[2])
  await resident.get(receipt)
  await resident.get(`${receipt}/edit`)
  await resident.post(`${receipt}/deletion`, {})
  await resident.post(`/broken/${PHONE}`, { qMore: WORDS })
  await resident.get('/receipts/KKKK-KKKK')

  const person = (await given.as('administrator')).actor
  if (person.kind !== 'person') throw new Error('nobody')
  await given.storage.write(async (writer) => {
    const { people } = await import('../../db/schema/people')
    const { eq } = await import('drizzle-orm')
    await writer
      .update(people)
      .set({ passwordHash: await hashPassword(PASSWORD) })
      .where(eq(people.id, person.id))
  })
  keep(person.email)
  await admin.post('/sign-in', { email: person.email, password: `${PASSWORD} sai` })
  expect((await admin.post('/sign-in', { email: person.email, password: PASSWORD })).status).toBe(303)
  const invited = await admin.post('/staff/people/invite', {
    name: 'Lê Thị Lan',
    email: 'lan.moi@example.vn',
    role: 'committeeMember',
    unit: String(given.commune.id),
  })
  const path = /value="http:\/\/localhost(\/invitations\/[^"]+)"/.exec(await invited.text())?.[1] ?? ''
  expect(path).not.toBe('')
  keep(path.split('/')[2])
  const lan = visitor(app)
  await lan.get(path)
  expect((await lan.post(path, { name: 'Lê Thị Lan', password: NEW_PASSWORD })).status).toBe(303)
  await admin.get(`/staff/consultations/${id}/results?from=khaitran`)
  await admin.get('/staff/consultations/khaitran')
  keep(...resident.cookies.values(), ...admin.cookies.values(), ...lan.cookies.values())
  return secrets.filter((secret) => secret.length > 3)
}

test('after a busy morning nothing anybody typed, was shown or carries in a cookie stands in the log', async () => {
  const given = await town()
  const lines = listen()

  const secrets = await morning(given)

  const text = JSON.stringify(lines)
  expect(secrets.length).toBeGreaterThan(14)
  for (const secret of secrets) {
    expect(text).not.toContain(secret)
    expect(text).not.toContain(encodeURIComponent(secret))
  }
  expect(lines.length).toBeGreaterThan(15)
  for (const line of lines.filter(({ msg }) => msg === 'request')) {
    expect(line.route).toMatch(/^\/(\*|[a-z:/.*-]*)$/i)
    expect(Object.keys(line).filter((name) => !KNOWN.includes(name))).toEqual([])
  }
})
const KNOWN = ['level', 'time', 'request', 'method', 'route', 'status', 'ms', 'bytes', 'leftOut', 'problem', 'err', 'msg']

test('at the usual level each request of the staff has its line, a resident’s only when something was wrong', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const staff = await given.signedIn('committeeMember')
  const lines = listen('info')

  await given.visitor().get(`/c/${slug}`)
  await given.visitor().post(`/c/${slug}/responses`, { version: '1', key: 'k'.repeat(22), qRoad: 'a' })
  expect(lines).toEqual([])

  await staff.get('/staff')
  await given.visitor().post(`/c/${slug}/responses`, { version: 'x', key: 'k'.repeat(22) })
  expect(lines.map(({ level, method, route, status }) => [level, method, route, status])).toEqual([
    ['info', 'GET', '/staff', 200],
    ['warn', 'POST', '/c/:slug/responses', 400],
  ])
})

test('a thousand refusals a moment are one line, not a thousand', async () => {
  const given = await town()
  const lines = listen('info')

  for (let each = 0; each < 50; each++) await given.visitor().post('/preferences', {}, { 'Sec-Fetch-Site': 'cross-site' })

  expect(lines.filter(({ status }) => status === 403).length).toBeLessThanOrEqual(1)
})

test('who meets an unexpected error can tell a reference that is found in the log, with the place of the error', async () => {
  const given = await town()
  const lines = listen('info')

  const answer = await visitor(brokenApp(given)).post('/broken/x', {})

  const reference = answer.headers.get('X-Request-Id') ?? ''
  expect(reference).toMatch(/^[2-9A-Z]{6}-[0-9a-z]+$/)
  expect(await answer.text()).toContain(`Mã lỗi để báo cán bộ: ${reference}`)
  expect(lines).toMatchObject([
    { level: 'error', request: reference, route: '/broken/:word', status: 500, err: { kind: 'Error' } },
  ])
  expect(JSON.stringify(lines)).toMatch(/log\.stored\.test/)
})

test('the id of a proxy is taken when we trust one and it is an id; everybody else gets a fresh one', async () => {
  const given = await town()
  const sent = async (id: string, trustedProxies: number) =>
    (await visitor(brokenApp(given, trustedProxies)).get('/sign-in', { 'X-Request-Id': id })).headers.get('X-Request-Id')
  const good = '6f1c3a52-8f64-4f0e-9a53-0c6a1d2b3c4d'

  expect(await sent(good, 1)).toBe(good)
  expect(await sent(good, 0)).not.toBe(good)
  for (const bad of ['Nguyen Van A', `${good}\u00e9`, 'a', 'f'.repeat(65), `${good};drop`])
    expect(await sent(bad, 1)).not.toBe(bad)
  expect(await sent(good, 0)).not.toBe(await sent(good, 0))
})
