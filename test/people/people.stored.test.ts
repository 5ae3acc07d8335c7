import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { grants, invitations, people, sessions } from '../../db/schema/people'
import { listEntries } from '../../src/audit/store'
import { hashPassword } from '../../src/people/password'
import { type Town, town } from '../support/town'

const password = 'ruộng đồng mùa nước nổi'
const day = 24 * 60 * 60 * 1000

type Visitor = Awaited<ReturnType<Town['signedIn']>>

async function invited(admin: Visitor, fields: Record<string, string>): Promise<string> {
  const made = await admin.post('/staff/people/invite', { name: 'Lê Thị Lan', role: 'committeeMember', ...fields })
  expect(made.status).toBe(200)
  return /value="http:\/\/localhost(\/invitations\/[^"]+)"/.exec(await made.text())?.[1] ?? ''
}

const idOf = ({ world }: Visitor) => (world.actor.kind === 'person' ? world.actor.id : 0)

test('an invitation makes an account once, with its role, and is a dead link afterwards', async () => {
  const here = await town()
  const admin = await here.signedIn('administrator')
  const path = await invited(admin, { email: 'Lan@Example.vn', unit: String(here.commune.id) })
  const lan = here.visitor()

  expect(await (await lan.get(path)).text()).toContain('Anh chị được mời làm: Cán bộ lấy ý kiến, Xã Minh Họa')
  const short = await lan.post(path, { name: 'Lê Thị Lan', password: 'ngắn' })
  expect([short.status, await short.text()]).toEqual([422, expect.stringContaining('Mật khẩu cần ít nhất 12 ký tự')])
  const accepted = await lan.post(path, { name: 'Lê Thị <b>Lan</b>', password })
  expect([accepted.status, accepted.headers.get('Location')]).toEqual([303, '/staff'])

  expect((await lan.get('/staff/account')).status).toBe(200)
  expect((await here.visitor().get(path)).status).toBe(410)
  expect((await here.visitor().post(path, { name: 'Kẻ gian', password })).status).toBe(410)
  const list = await (await admin.get('/staff/people')).text()
  expect(list).toContain('Lê Thị &lt;b&gt;Lan&lt;/b&gt;')
  expect(list).not.toContain('<b>Lan')
  expect(list).toContain('lan@example.vn')
  expect((await here.storage.reader.select().from(invitations))[0]?.tokenHash).not.toContain(path.split('/')[2])
})

test('an invitation ends after seven days, when revoked, and when its maker no longer administers', async () => {
  const here = await town()
  const admin = await here.signedIn('administrator')
  const unit = String(here.commune.id)
  const start = here.now()

  const old = await invited(admin, { email: 'a@example.vn', unit })
  here.at(new Date(start.getTime() + 7 * day))
  const expired = await here.visitor().get(old)
  expect([expired.status, await expired.text()]).toEqual([410, expect.stringContaining('Đường dẫn đã hết hạn')])
  here.at(start)

  const taken = await invited(admin, { email: 'b@example.vn', unit })
  const rows = await here.storage.reader.select().from(invitations).where(eq(invitations.email, 'b@example.vn'))
  expect((await admin.post(`/staff/people/invitations/${rows[0]?.id}/revoke`, {})).status).toBe(303)
  expect(await (await here.visitor().get(taken)).text()).toContain('Lời mời đã được thu hồi')

  const orphan = await invited(admin, { email: 'c@example.vn', unit })
  await here.storage.write((writer) =>
    writer
      .update(grants)
      .set({ endedAt: start })
      .where(eq(grants.personId, idOf(admin))),
  )
  expect((await here.visitor().post(orphan, { name: 'Cúc', password })).status).toBe(410)

  expect((await here.visitor().get('/invitations/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
  expect((await here.visitor().get('/invitations/x')).status).toBe(404)
})

test('somebody with an account signs in to accept a further role, and nobody else can take it', async () => {
  const here = await town()
  const admin = await here.signedIn('administrator')
  const lan = await here.signedIn('reader', here.neighbour)
  const email = lan.world.actor.kind === 'person' ? lan.world.actor.email : ''
  const path = await invited(admin, { email, unit: String(here.commune.id) })

  expect(await (await here.visitor().get(path)).text()).toContain(`/sign-in?next=${encodeURIComponent(path)}`)
  expect((await here.visitor().post(path, { name: 'Khác', password })).status).toBe(200)
  expect((await (await here.signedIn('reader')).post(path, {})).status).toBe(403)
  expect((await lan.post(path, {})).status).toBe(303)

  const held = await here.storage.reader
    .select()
    .from(grants)
    .where(eq(grants.personId, idOf(lan)))
  expect(held.map((each) => [each.role, each.unitId])).toEqual([
    ['reader', here.neighbour.id],
    ['committeeMember', here.commune.id],
  ])
})

test('nobody gives a role above or beside the own unit, nor one that does not fit the level', async () => {
  const here = await town()
  const admin = await here.signedIn('administrator')
  const fields = { email: 'x@example.vn', name: 'X', role: 'reader' }
  for (const unit of [here.province, here.neighbour])
    expect((await admin.post('/staff/people/invite', { ...fields, unit: String(unit.id) })).status).toBe(403)
  const hamlet = String(here.hamlets[0]?.id)
  expect((await admin.post('/staff/people/invite', { ...fields, role: 'administrator', unit: hamlet })).status).toBe(422)
  expect((await admin.post('/staff/people/invite', { ...fields, role: 'king', unit: hamlet })).status).toBe(422)
  expect((await admin.post('/staff/people/invite', { ...fields, unit: '999999' })).status).toBe(422)
  expect((await admin.post('/staff/people/invite', { ...fields, role: ['reader', 'reader'], unit: hamlet })).status).toBe(422)
  expect((await admin.post('/staff/people/invite', { ...fields, name: 'x'.repeat(101), unit: hamlet })).status).toBe(422)
  expect(await here.storage.reader.select().from(invitations)).toEqual([])
})

test('only administrators see people, invite, give and end roles, and disable', async () => {
  const here = await town()
  const lan = await here.signedIn('reader')
  const [grant] = await here.storage.reader
    .select()
    .from(grants)
    .where(eq(grants.personId, idOf(lan)))
  const unit = String(here.commune.id)
  const person = `/staff/people/${idOf(lan)}`
  const others = [
    await here.signedIn('committeeMember'),
    await here.signedIn('hamletHead'),
    await here.signedIn('reader'),
    await here.signedIn('administrator', here.neighbour),
    await here.signedIn('administrator', here.hamlets[0]),
  ]
  for (const other of others) {
    const refused = await Promise.all([
      other.post('/staff/people/invite', { email: 'x@example.vn', name: 'X', role: 'reader', unit }),
      other.post(`${person}/roles`, { role: 'reader', unit }),
      other.post(`${person}/roles/${grant?.id}/end`, {}),
      other.post(`${person}/disable`, {}),
      other.post(`${person}/enable`, {}),
    ])
    expect(refused.map((each) => each.status)).toEqual([403, 403, 403, 403, 403])
    expect((await other.get(person)).status).toBe(404)
    expect(await (await other.get('/staff/people')).text()).not.toContain(`${person}"`)
  }
  expect(await listEntries(here.storage.reader, '/', 5, 0)).toEqual([])
})

test('a province administrator gives, ends and disables below, and the entry says who and what', async () => {
  const here = await town()
  const chief = await here.signedIn('administrator', here.province)
  const lan = await here.signedIn('reader')
  const person = `/staff/people/${idOf(lan)}`

  expect((await chief.post(`${person}/roles`, { role: 'hamletHead', unit: String(here.hamlets[1]?.id) })).status).toBe(303)
  expect(await (await chief.get(person)).text()).toContain('Thôn 2')
  expect((await chief.post(`${person}/disable`, {})).status).toBe(303)
  expect((await lan.get('/staff/account')).status).toBe(303)
  expect(
    await here.storage.reader
      .select()
      .from(sessions)
      .where(eq(sessions.personId, idOf(lan))),
  ).toEqual([])
  expect((await chief.post(`${person}/enable`, {})).status).toBe(303)

  const log = await listEntries(here.storage.reader, here.commune.path, 5, 0)
  expect(log.map((entry) => entry.act)).toEqual(['person.enable', 'person.disable', 'person.grant'])
  expect(log.at(-1)?.details).toMatchObject({ role: 'hamletHead', unit: 'Thôn 2' })
})

test('the last administrator of a unit can neither end the own role nor be disabled', async () => {
  const here = await town()
  const admin = await here.signedIn('administrator')
  const [grant] = await here.storage.reader
    .select()
    .from(grants)
    .where(eq(grants.personId, idOf(admin)))
  const person = `/staff/people/${idOf(admin)}`

  const ended = await admin.post(`${person}/roles/${grant?.id}/end`, {})
  const disabled = await admin.post(`${person}/disable`, {})
  expect([ended.status, disabled.status]).toEqual([422, 422])
  expect(await ended.text()).toContain('đơn vị sẽ không còn người quản trị nào')

  await here.signedIn('administrator')
  expect((await admin.post(`${person}/roles/${grant?.id}/end`, {})).status).toBe(303)
  expect(await (await admin.get('/staff/people')).text()).toContain('Chỉ người quản trị')
})

test('the password changes with the old one only, and every other session ends', async () => {
  const here = await town()
  const lan = await here.signedIn('reader')
  const passwordHash = await hashPassword(password)
  await here.storage.write((writer) =>
    writer
      .update(people)
      .set({ passwordHash })
      .where(eq(people.id, idOf(lan))),
  )
  const email = lan.world.actor.kind === 'person' ? lan.world.actor.email : ''
  const phone = here.visitor()
  await phone.post('/sign-in', { email, password })

  const wrong = await lan.post('/staff/account/password', { old: 'không phải mật khẩu', new: 'một hai ba bốn năm sáu' })
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('Mật khẩu đang dùng chưa đúng')])
  expect((await lan.post('/staff/account/password', { old: password, new: 'matkhau123456' })).status).toBe(422)
  expect((await lan.post('/staff/account/password', { old: password, new: 'một hai ba bốn năm sáu' })).status).toBe(303)

  expect((await phone.get('/staff/account')).status).toBe(303)
  expect((await lan.get('/staff/account')).status).toBe(200)
  expect((await phone.post('/sign-in', { email, password })).status).toBe(422)
  expect((await phone.post('/sign-in', { email, password: 'một hai ba bốn năm sáu' })).status).toBe(303)
})

test('a person sees the own devices, signs one out, and signs out everywhere', async () => {
  const here = await town()
  const lan = await here.signedIn('reader')
  const passwordHash = await hashPassword(password)
  await here.storage.write((writer) =>
    writer
      .update(people)
      .set({ passwordHash })
      .where(eq(people.id, idOf(lan))),
  )
  const email = lan.world.actor.kind === 'person' ? lan.world.actor.email : ''
  const phone = here.visitor()
  await phone.post('/sign-in', { email, password }, { 'User-Agent': 'Mozilla/5.0 (Linux; Android 13) Chrome/120' })

  expect(await (await lan.get('/staff/account')).text()).toContain('Chrome, Android')
  expect((await lan.post('/staff/account/sign-out-everywhere', { keep: 'this' })).status).toBe(303)
  expect((await phone.get('/staff/account')).status).toBe(303)
  expect((await lan.get('/staff/account')).status).toBe(200)
  expect((await lan.post('/staff/account/sign-out-everywhere', {})).status).toBe(303)
  expect((await lan.get('/staff/account')).status).toBe(303)

  const [mine, theirs] = [await here.signedIn('reader'), await here.signedIn('reader')]
  const [other] = await here.storage.reader
    .select()
    .from(sessions)
    .where(eq(sessions.personId, idOf(theirs)))
  await mine.post(`/staff/account/sessions/${other?.id}/end`, {})
  expect((await theirs.get('/staff/account')).status).toBe(200)
  expect((await mine.post('/staff/account/sign-out', {})).status).toBe(303)
  expect((await mine.get('/staff/account')).status).toBe(303)
})
