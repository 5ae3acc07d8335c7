import { expect, test } from 'vitest'
import { act } from '../../src/audit/act'
import { invite } from '../../src/people/invite'
import { addChild } from '../../src/units/keep'
import { town } from '../support/town'

const count = act('unit.count', async ({ permit }, path: string) => {
  permit(path)
  return { result: undefined, subject: 'unit:1', details: { name: 'Xã Minh Họa', hamlets: 3, takenOn: '2026-06-30' } }
})

test('an administrator reads what was done in the own units as sentences, newest first, and nothing of the neighbours', async () => {
  const here = await town()
  const admin = await here.signedIn('administrator')
  const beside = await here.as('administrator', here.neighbour)
  await addChild(admin.world, { parentId: here.commune.id, kind: 'thôn', name: 'Thôn <b>9</b>' })
  await addChild(admin.world, { parentId: here.commune.id, kind: 'thôn', name: '2026-13-45' })
  await addChild(beside, { parentId: here.neighbour.id, kind: 'thôn', name: 'Thôn Bí Mật' })
  const who = { email: 'a@example.vn', name: 'Cúc', unitId: here.commune.id, tokenHash: 'x' }
  await invite(admin.world, { ...who, role: 'committeeMember' })

  const page = await (await admin.get('/staff/log')).text()

  expect(page).toContain('mời Cúc làm Cán bộ lấy ý kiến, Xã Minh Họa')
  expect(page).toContain('thêm Thôn &lt;b&gt;9&lt;/b&gt; vào Xã Minh Họa')
  expect(page).toContain('thêm 2026-13-45 vào Xã Minh Họa')
  expect(page.indexOf('mời Cúc')).toBeLessThan(page.indexOf('thêm Thôn'))
  expect(page).not.toContain('Bí Mật')
  expect(await (await admin.get(`/staff/log?unit=${here.neighbour.id}`)).text()).not.toContain('Bí Mật')
})

test('older entries stand on further pages, each once', async () => {
  const here = await town()
  const admin = await here.signedIn('administrator')
  for (let times = 0; times < 60; times++) await count(admin.world, here.commune.path)

  const first = await (await admin.get('/staff/log')).text()
  const next = /href="(\/staff\/log\?[^"]*before=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await (await admin.get(next)).text()

  expect([first, second].map((page) => page.split('ghi số hộ của 3 nơi').length - 1)).toEqual([50, 10])
  expect(first).toContain('chốt ngày 30/06/2026')
})

test('others see no log, and nonsense in the address is no error', async () => {
  const here = await town()
  const admin = await here.signedIn('administrator')
  await count(admin.world, here.commune.path)

  for (const role of ['committeeMember', 'hamletHead', 'reader'] as const)
    expect(await (await (await here.signedIn(role)).get('/staff/log')).text()).not.toContain('ghi số hộ')
  expect((await here.visitor().get('/staff/log')).status).toBe(303)
  for (const query of ['?before=x', '?unit=-1', '?before=1e9', '?unit=999999', '?before=%00'])
    expect((await admin.get(`/staff/log${query}`)).status).toBe(200)
})
