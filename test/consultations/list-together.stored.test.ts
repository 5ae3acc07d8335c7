import { expect, test } from 'vitest'
import { type Clerk, controlValue, formTo, makeOpen, revisionOn } from './pages'
import { add, asked, labels, listAt, opened, questionsOf, withTwo } from './two-questions'

/** Two authors at one list: the second works on a page that is older than what the first has stored. */

async function withFour() {
  const given = await withTwo()
  const three = await add(given.lan, given.id, 'Ba?')
  const four = await add(given.lan, given.id, 'Bốn?')
  const { minh, lan, id } = given
  const older = await revisionOn(minh, listAt(id))
  const now = async (path: string, fields: Record<string, string> = {}) =>
    lan.post(`${listAt(id)}/${path}`, { revision: await revisionOn(lan, listAt(id)), ...fields })
  const onOlder = (path: string, fields: Record<string, string> = {}) =>
    minh.post(`${listAt(id)}/${path}`, { revision: older, ...fields })
  return { ...given, three, four, older, now, onOlder }
}

const change = async (clerk: Clerk, path: string, label: string) =>
  clerk.post(path, { ...(await opened(clerk, path)), ...asked, label })

test('a question moved on an older page stands where it was meant to, and its author sees what the other did', async () => {
  const { here, lan, minh, id, three, paths, onOlder } = await withFour()
  await change(lan, paths.one, 'Một của Lan?')
  await add(lan, id, 'Năm?')

  const moved = await onOlder(`${three}/move`, { to: 'up' })

  expect(moved.status).toBe(303)
  expect(await labels(here, id)).toEqual(['Một của Lan?', 'Ba?', 'Hai?', 'Bốn?', 'Năm?'])
  const page = await (await minh.get(moved.headers.get('Location') ?? '')).text()
  expect(page).toMatch(/Trong lúc anh chị soạn[\s\S]*Sửa câu “Một của Lan\?”[\s\S]*Thêm câu “Năm\?”/)
})

test('the same press sent twice moves once, and what both meant alike is done once', async () => {
  const { here, id, two, four, now, onOlder } = await withFour()
  await onOlder(`${four}/move`, { to: 'up' })
  await onOlder(`${four}/move`, { to: 'up' })
  expect(await labels(here, id)).toEqual(['Một?', 'Hai?', 'Bốn?', 'Ba?'])

  await now(`${two}/move`, { to: 'up' })
  expect((await onOlder(`${two}/move`, { to: 'up' })).status).toBe(303)
  expect(await labels(here, id)).toEqual(['Hai?', 'Một?', 'Bốn?', 'Ba?'])
})

test('a question that both moved to different places stays until one of the two is chosen', async () => {
  const { here, minh, id, two, now, onOlder } = await withFour()
  await now(`${two}/move`, { to: '3' })
  const refused = await onOlder(`${two}/move`, { to: 'up' })

  expect(refused.status).toBe(409)
  expect(await labels(here, id)).toEqual(['Một?', 'Ba?', 'Bốn?', 'Hai?'])
  const page = await refused.text()
  expect(page).toContain('Hai người cùng chuyển câu “Hai?”')
  expect(page).toContain('Đặt ở đầu phiếu')
  expect(page).toContain('Để ngay sau “Bốn?”')

  const address = `${listAt(id)}/${two}/move`
  expect((await minh.post(address, formTo(page, address))).status).toBe(303)
  expect(await labels(here, id)).toEqual(['Hai?', 'Một?', 'Ba?', 'Bốn?'])
})

test('a question taken out while it was moved or copied elsewhere comes back only when that is chosen', async () => {
  const { here, minh, id, two, now, onOlder } = await withFour()
  await now(`${two}/removal`)
  const refused = await onOlder(`${two}/move`, { to: 'down' })
  expect(refused.status).toBe(409)
  const page = await refused.text()
  expect(page).toContain('Câu “Hai?” vừa bị người khác xóa')
  expect((await onOlder(`${two}/copy`, { id: 'q00000' })).status).toBe(409)
  expect(await labels(here, id)).toEqual(['Một?', 'Ba?', 'Bốn?'])

  const address = `${listAt(id)}/${two}/restoration`
  await minh.post(address, formTo(page, address))
  expect(await labels(here, id)).toEqual(['Một?', 'Ba?', 'Hai?', 'Bốn?'])
})

test('a question is taken out on an older page unless somebody changed it, and then by choice; out already it stays out', async () => {
  const { here, lan, minh, id, one, two, three, paths, now, onOlder } = await withFour()
  await change(lan, paths.one, 'Sửa?')
  await now(`${three}/removal`)

  const refused = await onOlder(`${one}/removal`)
  expect(refused.status).toBe(409)
  const page = await refused.text()
  expect(page).toMatch(/mà anh chị muốn xóa vừa được người khác sửa[\s\S]*Sửa câu “Sửa\?”/)
  expect((await onOlder(`${two}/removal`)).status).toBe(303)
  expect((await onOlder(`${three}/removal`)).status).toBe(303)
  expect(await labels(here, id)).toEqual(['Sửa?', 'Bốn?'])

  const address = `${listAt(id)}/${one}/removal`
  await minh.post(address, formTo(page, address))
  expect(await labels(here, id)).toEqual(['Bốn?'])
})

test('a copy made on an older page is of the newest wording, once however often it is sent', async () => {
  const { here, lan, minh, id, one, paths } = await withFour()
  const page = await (await minh.get(listAt(id))).text()
  const address = `${listAt(id)}/${one}/copy`
  await change(lan, paths.one, 'Một của Lan?')

  await minh.post(address, formTo(page, address))
  await minh.post(address, formTo(page, address))

  expect(await labels(here, id)).toEqual(['Một của Lan?', 'Một của Lan?', 'Hai?', 'Ba?', 'Bốn?'])
})

test('what is added after a question that was taken out meanwhile stands where that one stood', async () => {
  const { here, minh, id, two, older, now } = await withFour()
  await now(`${two}/removal`)
  await minh.post(listAt(id), { revision: older, id: 'qAAAAA', after: two, type: 'long' })
  expect((await questionsOf(here, id)).map((each) => each.type)).toEqual(['single', 'long', 'single', 'single'])
})

test('into a section that was taken out meanwhile nothing is moved, and the section is offered back', async () => {
  const { here, lan, minh, id, one, now } = await withFour()
  const section = await add(lan, id, 'Phần hai', 'section')
  const older = await revisionOn(minh, listAt(id))
  await now(`${section}/removal`)

  const refused = await minh.post(`${listAt(id)}/${one}/move`, { revision: older, section })
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('Phần “Phần hai” vừa bị người khác xóa')
  expect((await minh.post(`${listAt(id)}/${one}/move`, { revision: older, section: '' })).status).toBe(303)
  expect(await labels(here, id)).toEqual(['Hai?', 'Ba?', 'Bốn?', 'Một?'])
})

test('what the other undid counts as changed; a page from before a publication is shown the list anew', async () => {
  const { here, lan, minh, id, paths, two, now } = await withFour()
  here.at(new Date('2026-11-25T08:10:00+07:00'))
  await change(lan, paths.two, 'Hai của Lan?')
  const older = await revisionOn(minh, listAt(id))
  await now('undo')
  expect((await minh.post(`${listAt(id)}/${two}/removal`, { revision: older })).status).toBe(409)
  expect(await labels(here, id)).toEqual(['Một?', 'Hai?', 'Ba?', 'Bốn?'])

  const open = await makeOpen(lan, here.commune.id)
  const [first] = await questionsOf(here, open)
  const before = await revisionOn(minh, listAt(open))
  await lan.post(`${listAt(open)}/${first?.id}/move`, { revision: before, to: 'down' })
  const note = { revision: await revisionOn(lan, listAt(open)), note: 'Đổi thứ tự' }
  await lan.post(`/staff/consultations/${open}/wording/publication`, note)
  await lan.post(`${listAt(open)}/${first?.id}/copy`, { revision: await revisionOn(lan, listAt(open)) })
  const moved = await minh.post(`${listAt(open)}/${first?.id}/move`, { revision: before, to: 'down' })
  expect(moved.status).toBe(409)
  expect(await moved.text()).toContain('Danh sách dưới đây là bản mới nhất')
})

test.each(['dropping', 'publication'])(
  'a working copy that somebody went on with stays on an older page (%s), which says what they did',
  async (done) => {
    const { here, lan, minh } = await withTwo()
    const open = await makeOpen(lan, here.commune.id)
    const [first] = await questionsOf(here, open)
    const move = async () =>
      lan.post(`${listAt(open)}/${first?.id}/move`, { revision: await revisionOn(lan, listAt(open)), to: 'down' })
    await move()
    const older = controlValue(await (await minh.get(listAt(open))).text(), 'revision')
    await move()
    const moved = await labels(here, open)

    const refused = await minh.post(`/staff/consultations/${open}/wording/${done}`, { revision: older, note: 'Đổi thứ tự' })
    expect(refused.status).toBe(409)
    expect(await refused.text()).toMatch(/Có người vừa sửa[\s\S]*<li>[^<]*Đổi chỗ câu/)
    expect(await labels(here, open)).toEqual(moved)
  },
)
