import { randomBytes, scryptSync } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { people, sessions, signInFailures } from '../../db/schema/people'
import { listEntries } from '../../src/audit/store'
import { hashPassword } from '../../src/people/password'
import { SESSION_COOKIE } from '../../src/people/sessions'
import { makeApp } from '../../src/web/app'
import { type Town, town, visitor } from '../support/town'

const password = 'ruộng đồng mùa nước nổi'
const minute = 60 * 1000

async function hoa({ storage, as }: Town): Promise<string> {
  const { actor } = await as('committeeMember')
  if (actor.kind !== 'person') throw new Error('no person')
  const passwordHash = await hashPassword(password)
  await storage.write((writer) => writer.update(people).set({ passwordHash }).where(eq(people.id, actor.id)))
  return actor.email
}

test('the right password opens the staff side and is logged, and the cookie is not what the database keeps', async () => {
  const here = await town()
  const email = await hoa(here)
  const browser = here.visitor()

  const turnedAway = await browser.get('/staff/account')
  expect(turnedAway.status).toBe(303)
  expect(turnedAway.headers.get('Location')).toBe('/sign-in?next=%2Fstaff%2Faccount')

  const entered = await browser.post('/sign-in', { email: ` ${email.toUpperCase()} `, password, next: '/staff/account' })
  expect([entered.status, entered.headers.get('Location')]).toEqual([303, '/staff/account'])
  expect(entered.headers.get('Set-Cookie')).toMatch(/HttpOnly/)
  expect(entered.headers.get('Set-Cookie')).toMatch(/SameSite=Lax/)
  expect(entered.headers.get('Set-Cookie')).toMatch(/Path=\//)

  const [kept] = await here.storage.reader.select().from(sessions)
  expect(kept?.id).not.toBe(browser.cookies.get(SESSION_COOKIE))
  expect((await listEntries(here.storage.reader, here.commune.path, 5, 0))[0]?.act).toBe('person.signIn')
})

test('a wrong password and an unknown e-mail are answered alike, and what was typed is kept escaped', async () => {
  const here = await town()
  const email = await hoa(here)

  const wrong = await here.visitor().post('/sign-in', { email, password: 'không phải mật khẩu' })
  const unknown = await here.visitor().post('/sign-in', { email: 'khong.co@example.vn', password })
  const strange = await here.visitor().post('/sign-in', { email: '"><script>alert(1)</script>@example.vn', password })

  expect([wrong.status, unknown.status, strange.status]).toEqual([422, 422, 422])
  expect((await wrong.text()).replaceAll(email, 'E')).toBe((await unknown.text()).replaceAll('khong.co@example.vn', 'E'))
  expect(await strange.text()).not.toContain('<script>alert')
})

test('the sixth wrong try must wait, also with the right password, and time lets it in', async () => {
  const here = await town()
  const email = await hoa(here)
  const browser = here.visitor()
  await Promise.all([1, 2, 3, 4, 5].map(() => browser.post('/sign-in', { email, password: 'sai mật khẩu rồi' })))

  const refused = await browser.post('/sign-in', { email, password })
  expect(refused.status).toBe(429)
  expect(refused.headers.get('Retry-After')).toBe('15')
  expect(await refused.text()).toContain('Xin đợi 15 giây')

  here.at(new Date(here.now().getTime() + minute))
  expect((await browser.post('/sign-in', { email, password })).status).toBe(303)
  expect(await here.storage.reader.select().from(signInFailures)).toEqual([])
})

test('after signing in nobody is sent to another site', async () => {
  const here = await town()
  const email = await hoa(here)

  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/a\tb', '']) {
    const entered = await here.visitor().post('/sign-in', { email, password, next })
    expect(entered.headers.get('Location')).toBe('/staff')
  }
})

test('a post from another site is refused before anything is looked at', async () => {
  const here = await town()
  const browser = here.visitor()

  const byOrigin = await browser.post('/sign-in', { email: 'a@b.vn', password }, { Origin: 'https://evil.example' })
  const bySite = await browser.post('/sign-in', { email: 'a@b.vn', password }, { 'Sec-Fetch-Site': 'cross-site' })

  expect([byOrigin.status, bySite.status]).toEqual([403, 403])
  expect(await here.storage.reader.select().from(signInFailures)).toEqual([])
})

test('missing, repeated, too long and unreadable fields are named, and none counts as a try', async () => {
  const here = await town()
  const sent: Record<string, string | string[]>[] = [
    {},
    { email: '', password: '' },
    { email: ['a@b.vn', 'c@d.vn'], password },
    { email: `${'a'.repeat(300)}@b.vn`, password },
    { email: 'a@b.vn', password: 'x'.repeat(2000) },
    { email: 'a\ud800@b.vn', password },
    { email: 'khong phai', password },
  ]
  for (const fields of sent) expect((await here.visitor().post('/sign-in', fields)).status).toBe(422)
  expect(await here.storage.reader.select().from(signInFailures)).toEqual([])
})

test('a session ends after twelve idle hours, after thirty days of use, and when the person is disabled', async () => {
  const here = await town()
  const hour = 60 * minute
  const idle = await here.signedIn('reader')
  const start = here.now()

  here.at(new Date(start.getTime() + 13 * hour))
  expect((await idle.get('/staff/account')).status).toBe(303)

  here.at(start)
  const busy = await here.signedIn('reader')
  for (let hours = 11; hours < 30 * 24; hours += 11) {
    here.at(new Date(start.getTime() + hours * hour))
    expect((await busy.get('/staff/account')).status).not.toBe(303)
  }
  here.at(new Date(start.getTime() + 30 * 24 * hour))
  expect((await busy.get('/staff/account')).status).toBe(303)

  const gone = await here.signedIn('reader')
  const id = gone.world.actor.kind === 'person' ? gone.world.actor.id : 0
  await here.storage.write((writer) => writer.update(people).set({ disabledAt: here.now() }).where(eq(people.id, id)))
  expect((await gone.get('/staff/account')).status).toBe(303)
})

test('a forged cookie opens nothing', async () => {
  const here = await town()
  await here.signedIn('administrator')
  const [kept] = await here.storage.reader.select().from(sessions)
  for (const forged of ['', 'x', kept?.id ?? '', "' or 1=1 --", 'a'.repeat(5000), '%00%ff']) {
    const browser = here.visitor()
    browser.cookies.set(SESSION_COOKIE, forged)
    expect((await browser.get('/staff/account')).status).toBe(303)
    expect((await browser.post('/staff/account/password', { new: password })).status).toBe(401)
  }
})

test('two processes slow down together, and nothing they keep names an e-mail', async () => {
  const here = await town()
  const email = await hoa(here)
  const config = { ...here.config, secret: 'one secret that all processes share' }
  const [one, other] = [1, 2].map(() => visitor(makeApp({ storage: here.storage, config, now: here.now })))
  for (const each of [one, other, one, other, one]) await each?.post('/sign-in', { email, password: 'sai mật khẩu rồi' })

  expect((await other?.post('/sign-in', { email, password }))?.status).toBe(429)
  const kept = await here.storage.reader.select().from(signInFailures)
  expect(kept).toMatchObject([{ failures: 5 }])
  expect(JSON.stringify(kept)).not.toContain('example.vn')
})

test('a password kept at a lower cost is kept at the present one after signing in', async () => {
  const here = await town()
  const email = await hoa(here)
  const salt = randomBytes(16)
  const key = scryptSync(password, salt, 32, { N: 2 ** 14, r: 8, p: 1 })
  const passwordHash = `$scrypt$ln=14,r=8,p=1$${salt.toString('base64url')}$${key.toString('base64url')}`
  await here.storage.write((writer) => writer.update(people).set({ passwordHash }).where(eq(people.email, email)))

  expect((await here.visitor().post('/sign-in', { email, password })).status).toBe(303)

  const [kept] = await here.storage.reader.select().from(people).where(eq(people.email, email))
  expect(kept?.passwordHash).toMatch(/^\$scrypt\$ln=16,r=8,p=2\$/)
  expect((await here.visitor().post('/sign-in', { email, password })).status).toBe(303)
})
