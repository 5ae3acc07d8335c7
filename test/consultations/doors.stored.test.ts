import { expect, test } from 'vitest'
import { verifyChain } from '../../src/audit/store'
import { consultationRoutes } from '../../src/consultations/routes'
import { findConsultation } from '../../src/consultations/store'
import { town } from '../support/town'
import { makeDraft, makeOpen } from './pages'

// Pages of QR codes, posters and the bank have doors of their own and tests of their own.
const OTHERS = /^\/staff\/bank|places|poster|announcements|\/q\/|preview\.png/
const FOR_ALL = ['/c/:slug/attachments/:attachment/:name?', '/media/:token']
const LIST = '/staff/consultations'
const READABLE = [
  `${LIST}/:id{[0-9]+}`,
  `${LIST}/:id/preview`,
  `${LIST}/:id/preview/form`,
  `${LIST}/:id/paper`,
  `${LIST}/:id/attachments/:attachment`,
]

const routes = [...new Map(consultationRoutes.routes.map((route) => [`${route.method} ${route.path}`, route])).values()]
const own = routes.filter(({ path }) => !OTHERS.test(path) && !FOR_ALL.includes(path))
const addressOf = (path: string, id: number) =>
  path
    .replace(/:question(\{.*?\}\})?\}?/, 'qSex')
    .replace(/:language\{.*\}(?=\/|$)/, 'en')
    .replace(/:id(\{.*?\})?/, String(id))
    .replace(':attachment', '1')
    .replace(':template', 'budget-estimate')

test('there are routes to try, and every one asks who is there', () => {
  expect(own.length).toBeGreaterThan(20)
})

test.each(['reader', 'hamletHead', 'neighbour'] as const)('a %s changes nothing and opens no editor', async (who) => {
  const { signedIn, commune, neighbour, hamlets, storage } = await town()
  const clerk = await signedIn('committeeMember')
  const draft = await makeDraft(clerk, commune.id)
  const open = await makeOpen(clerk, commune.id)
  const unit = { reader: commune, hamletHead: hamlets[0], neighbour }[who]
  const stranger = await signedIn(who === 'neighbour' ? 'committeeMember' : who, unit)
  const before = await verifyChain(storage.reader)

  for (const { method, path } of own.filter((route) => route.path !== LIST)) {
    // A member of another commune may make consultations there; that none is made here is tried below.
    if (who === 'neighbour' && path.startsWith(`${LIST}/new`)) continue
    for (const id of [draft, open]) {
      const address = addressOf(path, id)
      const fields = { revision: '2', unit: String(commune.id), template: '', to: 'up', type: 'single' }
      const { status } = await (method === 'GET' ? stranger.get(address) : stranger.post(address, fields))
      const sees = who === 'reader' || (who === 'hamletHead' && id === open)
      const expected = method === 'GET' && READABLE.includes(path) && sees ? (path.endsWith('attachment') ? 404 : 200) : 403
      expect(status, `${method} ${address}`).toBe(expected)
    }
  }
  expect(await verifyChain(storage.reader)).toEqual(before)
})

test('a person of another commune makes nothing here', async () => {
  const { signedIn, commune, neighbour } = await town()
  const stranger = await signedIn('committeeMember', neighbour)
  expect((await stranger.post('/staff/consultations/new', { unit: String(commune.id), template: '' })).status).toBe(403)
  expect((await stranger.post('/staff/consultations/new', { unit: '999', template: '' })).status).toBe(404)
  expect((await stranger.post('/staff/consultations/new', { unit: 'x', template: '' })).status).toBe(422)
  expect((await stranger.post('/staff/consultations/new', { unit: String(neighbour.id), template: 'none' })).status).toBe(400)
})

test('nobody without a session gets further than signing in', async () => {
  const { visitor, signedIn, commune } = await town()
  const id = await makeDraft(await signedIn('committeeMember'), commune.id)
  const anybody = visitor()
  for (const { method, path } of own) {
    const answer = await (method === 'GET' ? anybody.get(addressOf(path, id)) : anybody.post(addressOf(path, id), {}))
    expect(answer.status, `${method} ${path}`).toBe(method === 'GET' ? 303 : 401)
  }
})

test('a hamlet head sees open consultations that ask the own hamlet, and no drafts', async () => {
  const { signedIn, commune, hamlets } = await town()
  const clerk = await signedIn('committeeMember')
  const draft = await makeDraft(clerk, commune.id)
  const open = await makeOpen(clerk, commune.id)
  const head = await signedIn('hamletHead', hamlets[0])

  const list = await (await head.get('/staff/consultations')).text()
  expect(list).toContain(`/staff/consultations/${open}"`)
  expect(list).not.toContain(`/staff/consultations/${draft}"`)
  expect((await head.get(`/staff/consultations/${open}`)).status).toBe(200)
  expect((await head.get(`/staff/consultations/${draft}`)).status).toBe(403)
})

test('lists and the home hold only what the person may see', async () => {
  const { signedIn, commune, neighbour, storage } = await town()
  const clerk = await signedIn('committeeMember')
  const id = await makeOpen(clerk, commune.id)
  const stranger = await signedIn('committeeMember', neighbour)
  const { title } = await findConsultation(storage.reader, id)

  expect(await (await clerk.get('/staff')).text()).toContain(title)
  expect(await (await stranger.get('/staff')).text()).not.toContain(title)
  expect(await (await stranger.get('/staff')).text()).toContain('Chưa có cuộc lấy ý kiến nào')
  expect(await (await stranger.get(`/staff/consultations?unit=${commune.id}`)).text()).not.toContain(title)
})

test.each(['0', '01', '-1', '1e3', '9'.repeat(16), 'x', '%00'])('the number %s belongs to nothing', async (id) => {
  const { signedIn } = await town()
  const clerk = await signedIn('administrator')
  expect((await clerk.get(`/staff/consultations/${id}/basics`)).status).toBe(404)
})
