import { expect, test } from 'vitest'
import { makeApp } from '../../src/web/app'
import { town, visitor } from '../support/town'
import { fullBasics, makeDraft, makeOpen } from './pages'

test('a new commune is led to its first consultation; a reader is not', async () => {
  const { signedIn } = await town()
  const clerk = await (await (await signedIn('committeeMember')).get('/staff')).text()
  expect(clerk).toContain('Tạo cuộc lấy ý kiến đầu tiên')
  const reader = await (await (await signedIn('reader')).get('/staff')).text()
  expect(reader).not.toContain('/staff/consultations/new')
})

test('the home shows days left, drafts, and what is closed without a result', async () => {
  const { signedIn, commune, at } = await town()
  const clerk = await signedIn('committeeMember')
  await makeDraft(clerk, commune.id, '')
  await makeOpen(clerk, commune.id)

  const home = await (await clerk.get('/staff')).text()
  for (const words of ['còn 20 ngày', '0 phiếu', 'Bản nháp đang soạn', '(chưa có tên)']) expect(home).toContain(words)
  at(new Date('2026-12-20T08:00:00+07:00'))
  const later = await (await (await signedIn('committeeMember')).get('/staff')).text()
  expect(later).toContain('Đã kết thúc, chưa công bố kết quả')
  expect(later).toContain('kết thúc ngày 15/12/2026')
})

test('a hamlet head is led to the own figures and shown no count of the commune', async () => {
  const { signedIn, commune, hamlets } = await town()
  const id = await makeOpen(await signedIn('committeeMember'), commune.id)

  const home = await (await (await signedIn('hamletHead', hamlets[0])).get('/staff')).text()

  expect(home).toContain(`href="/staff/consultations/${id}/results"`)
  expect(home).not.toContain('0 phiếu')
})

test('until PUBLIC_URL is set the home warns', async () => {
  const { signedIn, storage, config, now } = await town()
  const clerk = await signedIn('committeeMember')
  expect(await (await clerk.get('/staff')).text()).not.toContain('PUBLIC_URL')
  const bare = visitor(makeApp({ storage, config: { ...config, publicUrl: undefined }, now }))
  for (const [name, value] of clerk.cookies) bare.cookies.set(name, value)
  expect(await (await bare.get('/staff')).text()).toContain('PUBLIC_URL')
})

test('who makes consultations in several communes chooses one', async () => {
  const { signedIn, province, neighbour } = await town()
  const administrator = await signedIn('administrator', province)
  const page = await (await administrator.get('/staff/consultations/new')).text()
  expect(page).toContain('Xã Minh Họa</option>')
  expect(page).toContain('Xã Bên Cạnh</option>')
  expect((await administrator.post('/staff/consultations/new', { unit: '', template: '' })).status).toBe(422)
  expect((await administrator.post('/staff/consultations/new', { unit: String(province.id), template: '' })).status).toBe(422)

  const id = await makeDraft(administrator, neighbour.id)
  const draft = await (await administrator.get(`/staff/consultations/${id}/basics`)).text()
  expect(draft).toContain('Góp ý dự toán ngân sách xã Bên Cạnh năm 2027')
  expect(draft).not.toContain('Minh Họa')
})

test('a long list comes in pages, and any page number is answered', async () => {
  const { signedIn, commune } = await town()
  const clerk = await signedIn('committeeMember')
  for (let count = 0; count < 21; count++) {
    const id = await makeDraft(clerk, commune.id, '')
    await clerk.post(`/staff/consultations/${id}/basics`, { ...fullBasics, title: `Bản nháp số ${count}`, revision: '1' })
  }
  const linesOn = async (query: string) =>
    (await (await clerk.get(`/staff/consultations${query}`)).text()).match(/Bản nháp số/g)?.length ?? 0

  expect(await linesOn('')).toBe(20)
  expect(await linesOn('?page=2')).toBe(1)
  for (const page of ['0', '-3', 'x', '999999999', '1e9'])
    expect((await clerk.get(`/staff/consultations?page=${page}`)).status).toBe(200)
  expect(await linesOn('?phase=draft&search=ban nhap so 17')).toBe(1)
  expect(await linesOn('?phase=closed')).toBe(0)
})
