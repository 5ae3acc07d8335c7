import { expect, test } from 'vitest'
import { fieldIn } from '../responses/opened'
import { town } from '../support/town'
import { anotherHolder } from './holder'
import { aKey, allAre, asked } from './sheets'

const SECOND = 1000
const fileOf = (url: string) => url.slice('file:'.length)

test('while another process holds the file for a moment, sheets wait, pages do not, and all are stored', async () => {
  const given = await town()
  const { slug, send, counted } = await asked(given)
  const holder = await anotherHolder(fileOf(given.config.databaseUrl))

  const waiting = Promise.all(Array.from({ length: 20 }, () => send(aKey())))
  const start = performance.now()
  expect((await given.visitor().get(`/c/${slug}`)).status).toBe(200)
  expect(performance.now() - start).toBeLessThan(SECOND)
  await holder.letGo()

  expect((await waiting).map(({ status }) => status)).toEqual(Array(20).fill(303))
  expect(await counted()).toEqual(allAre(20))
})

test('held for longer, sheets come back within ten seconds as they were sent, the staff read why, and sent again each is one', async () => {
  const given = await town()
  const clerk = await given.signedIn('administrator')
  const { send, sendAgain, counted } = await asked(given)
  const holder = await anotherHolder(fileOf(given.config.databaseUrl))

  const start = performance.now()
  const signIn = { email: 'chi.hoa@example.vn', password: 'mat-khau-bi-mat-01' }
  const [one, other, signedIn] = await Promise.all([send(aKey()), send(aKey()), given.visitor().post('/sign-in', signIn)])
  expect(performance.now() - start).toBeLessThan(10 * SECOND)
  expect([one.status, other.status, signedIn.status]).toEqual([503, 503, 503])
  // No page to send again holds a password.
  expect(await signedIn.text()).not.toContain(signIn.password)
  const pages = await Promise.all([one.text(), other.text()])
  expect(pages[0]).toContain('Máy chủ chưa lưu được phiếu')
  expect(await (await clerk.get('/staff')).text()).toContain('Một chương trình khác đang giữ cơ sở dữ liệu')
  expect((await given.visitor().get('/healthz')).status).toBe(503)
  expect(await counted()).toEqual(allAre(0))
  await holder.letGo()

  const receipts = await Promise.all(pages.map(sendAgain))
  expect(receipts.map(({ status }) => status)).toEqual([303, 303])
  expect(await counted()).toEqual(allAre(2))
})

test('a change that could not be stored comes back as it was written, and the sheet stands as it was', async () => {
  const given = await town()
  const { send, counted } = await asked(given)
  const receipt = (await send(aKey())).headers.get('Location') ?? ''
  const page = await (await given.visitor().get(`${receipt}/edit`)).text()
  const holder = await anotherHolder(fileOf(given.config.databaseUrl))
  const change = { version: '1', revision: fieldIn(page, 'revision'), qRoad: 'a', qMore: 'Đổi ý' }

  const refused = await given.visitor().post(`${receipt}/edit`, change)
  const html = await refused.text()

  expect(refused.status).toBe(503)
  expect(html).toContain('Phiếu cũ vẫn giữ nguyên')
  expect(html).toContain('Đổi ý')
  expect(fieldIn(html, 'revision')).toBe('1')
  await holder.letGo()
  expect(await (await given.visitor().get(receipt)).text()).not.toContain('Đổi ý')
  expect((await given.visitor().post(`${receipt}/edit`, change)).status).toBe(303)
  expect(await counted()).toEqual({ ...allAre(1), lastSequence: 2 })
})
