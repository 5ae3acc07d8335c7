import { expect, test } from 'vitest'
import { verifyChain } from '../../src/audit/store'
import { makeLink, systemWorld } from '../../src/commands/admin'
import { readConfig } from '../../src/config'
import { offerSetUp } from '../../src/people/set-up'
import { listChildren, listRoots } from '../../src/units/store'
import { makeApp } from '../../src/web/app'
import { freshStorage, town, visitor } from '../support/town'

const password = 'ruộng đồng mùa nước nổi'
const day = 24 * 60 * 60 * 1000
const form = {
  scope: 'commune',
  kind: 'xa',
  unitName: 'Xã Minh Họa',
  communes: '',
  name: 'Lê Thị Lan',
  email: 'lan@example.vn',
  password,
}

async function emptyHouse() {
  const { storage, url } = await freshStorage()
  let clock = new Date()
  const config = readConfig({ DATABASE_URL: url, PUBLIC_URL: 'https://ydan.example' })
  const app = makeApp({ storage, config, now: () => clock })
  const world = systemWorld(storage, 'ydan serve')
  return {
    storage,
    world,
    visitor: () => visitor(app),
    now: () => clock,
    at: (moment: Date) => {
      clock = moment
    },
  }
}

test('the set-up link makes a commune and its first administrator, once, with a cookie that needs TLS', async () => {
  const house = await emptyHouse()
  const [path, second] = [await offerSetUp(house.world, null), await offerSetUp(house.world, null)]
  const lan = house.visitor()

  expect((await lan.get(path)).status).toBe(200)
  const made = await lan.post(path, form)
  expect([made.status, made.headers.get('Location')]).toEqual([303, expect.stringMatching(/^\/staff\/units\/\d+$/)])
  expect(made.headers.get('Set-Cookie')).toContain('Secure')
  expect(await (await lan.get('/staff/units')).text()).toContain('Xã Minh Họa')

  for (const used of [path, second]) {
    const again = await house.visitor().post(used, { ...form, email: 'ke.gian@example.vn' })
    expect([again.status, await again.text()]).toEqual([410, expect.stringContaining('Ý Dân đã được thiết lập')])
  }
  expect((await listRoots(house.storage.reader)).map((unit) => unit.name)).toEqual(['Xã Minh Họa'])
  expect(await verifyChain(house.storage.reader)).toMatchObject({ holds: true, entries: 4 })
})

test('a province is set up with its communes, each of its kind', async () => {
  const house = await emptyHouse()
  const path = await offerSetUp(house.world, null)

  const communes = 'Xã Minh Họa\r\n\r\nPhường  Bến Mẫu\r\nĐặc khu Đảo Mẫu'
  expect(
    (await house.visitor().post(path, { ...form, scope: 'province', kind: 'tinh', unitName: 'Tỉnh Mẫu', communes })).status,
  ).toBe(303)

  const [root] = await listRoots(house.storage.reader)
  const children = await listChildren(house.storage.reader, root?.id ?? 0)
  expect(children.map((unit) => [unit.kind, unit.name])).toEqual([
    ['dacKhu', 'Đặc khu Đảo Mẫu'],
    ['phuong', 'Phường Bến Mẫu'],
    ['xa', 'Xã Minh Họa'],
  ])
})

test('wrong input keeps what was typed but the password, and the link stays good; a day later it is not', async () => {
  const house = await emptyHouse()
  const path = await offerSetUp(house.world, null)
  const wrong: Record<string, string | string[]>[] = [
    {},
    { ...form, kind: 'tinh' },
    { ...form, scope: 'world' },
    { ...form, unitName: '' },
    { ...form, email: 'lan' },
    { ...form, password: 'ngắn quá' },
    { ...form, password: 'lan@example.vn' },
    { ...form, communes: 'Xã A\nxã a', scope: 'province', kind: 'tinh' },
    { ...form, scope: ['commune', 'province'] },
  ]
  for (const fields of wrong) expect([fields, (await house.visitor().post(path, fields)).status]).toEqual([fields, 422])
  const page = await (await house.visitor().post(path, { ...form, unitName: '<i>Xã</i>', email: 'x' })).text()
  expect(page).toContain('&lt;i&gt;Xã&lt;/i&gt;')
  expect(page).not.toContain(password)
  expect(await listRoots(house.storage.reader)).toEqual([])

  house.at(new Date(house.now().getTime() + day + 1000))
  const late = await house.visitor().post(path, form)
  expect([late.status, await late.text()]).toEqual([410, expect.stringContaining('đã hết hạn')])
  expect((await house.visitor().get('/set-up/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
})

test('two who open the set-up link at the same moment make one house', async () => {
  const house = await emptyHouse()
  const path = await offerSetUp(house.world, null)

  const both = await Promise.all(['a', 'b'].map((each) => house.visitor().post(path, { ...form, email: `${each}@example.vn` })))

  expect(both.map((each) => each.status).sort()).toEqual([303, 410])
  expect(await listRoots(house.storage.reader)).toHaveLength(1)
})

test('a link from the machine itself lets an administrator who lost the password back in, on no other device', async () => {
  const here = await town()
  const admin = await here.signedIn('administrator')
  const email = admin.world.actor.kind === 'person' ? admin.world.actor.email : ''

  const made = await makeLink(here.system, { email, unitId: undefined })
  const path = 'path' in made ? made.path : ''
  expect(await (await here.visitor().get(path)).text()).toContain('Xin đặt mật khẩu mới')
  const again = here.visitor()
  expect((await again.post(path, { password })).status).toBe(303)

  expect((await again.get('/staff/people')).status).toBe(200)
  expect((await admin.get('/staff/people')).status).toBe(303)
  expect((await here.visitor().post('/sign-in', { email, password })).status).toBe(303)
  expect((await here.visitor().post(path, { password })).status).toBe(410)
})
