import { expect, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { makeApp } from '../../src/web/app'
import { fullBasics, makeDraft, revisionOn } from '../consultations/pages'
import { opened } from '../responses/opened'
import { town, visitor } from '../support/town'

test.each(['/c/a%00b', '/c/%00/results', '/c/%00/results.json', '/c/%00/draft', '/c/%00/preview.png', '/q/%00', '/c/%ff'])(
  '%s leads nowhere',
  async (address) => {
    const answer = await (await town()).visitor().get(address)

    expect(answer.status).toBe(404)
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'self'")
  },
)

test.each(['0000-01-01', '0001-01-01', '1899-12-31', '9999-12-31', '2026-02-31', '%00'])(
  'the day %s in a search is a search, never a failure',
  async (day) => {
    expect((await (await town()).visitor().get(`/?show=open&from=${day}&to=${day}`)).status).toBe(200)
  },
)

test('a cookie that nobody was given is no place where a code hangs', async () => {
  const given = await town()
  const { slug } = await opened(given)

  for (const [index, place] of ['%00', '../', 'x'.repeat(3000)].entries()) {
    const forger = given.visitor()
    forger.cookies.set('place', place)
    const fields = { version: '1', key: `${index}`.repeat(22), qRoad: 'a' }
    expect((await forger.post(`/c/${slug}/responses`, fields)).status).toBe(303)
  }
  expect((await given.storage.reader.select().from(responses)).map(({ placeId }) => placeId)).toEqual([null, null, null])
})

test.each(['1.5', '1e400', '99999999999999999999', '-1', 'NaN', ''])(
  'a page of revision "%s" is an old page',
  async (revision) => {
    const given = await town()
    const clerk = await given.signedIn('committeeMember')
    const id = await makeDraft(clerk, given.commune.id, '')
    const base = `/staff/consultations/${id}`

    expect((await clerk.post(`${base}/questions/q1/copy`, { revision })).status).toBe(409)
    expect((await clerk.post(`${base}/basics`, { revision })).status).toBe(409)
  },
)

test('who is refused a post from another site reads why in the own language', async () => {
  const given = await town()
  const reader = given.visitor()
  reader.cookies.set('locale', 'en')

  const answer = await reader.post('/preferences', { largeType: 'on' }, { Origin: 'null' })

  expect(answer.status).toBe(403)
  expect(await answer.text()).toContain('<html lang="en"')
  expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
})

test('style sheets, pictures and scripts carry the same headers of safety as pages', async () => {
  const answer = await (await town()).visitor().get('/public/icon.svg')

  expect(answer.status).toBe(200)
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'self'")
})

test('a title of signs that no picture can hold still has its picture', async () => {
  const given = await town()
  const clerk = await given.signedIn('committeeMember')
  const id = await makeDraft(clerk, given.commune.id)
  const base = `/staff/consultations/${id}`
  await clerk.post(`${base}/basics`, {
    ...fullBasics,
    title: 'Góp ý\uffff \ufffe\u061clàm đường',
    revision: await revisionOn(clerk, `${base}/basics`),
  })
  await clerk.post(`${base}/opening`, { revision: await revisionOn(clerk, `${base}/check`) })

  const picture = await given.visitor().get('/c/gop-y-lam-duong/preview.png')

  expect(picture.status).toBe(200)
})

test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'who goes away while sending %s is no failure of ours',
  async (type) => {
    const body = new ReadableStream({ start: (sending) => sending.error(new Error('aborted')) })
    const headers = { 'Content-Type': type, 'Content-Length': '500' }
    const broken = { method: 'POST', body, headers, duplex: 'half' as const }

    expect((await (await town()).visitor().send('/preferences', broken)).status).toBe(400)
  },
)

test('what is posted while the server stops is given back to be sent to us again, and never to anybody else', async () => {
  const given = await town()
  const stopping = visitor(makeApp({ ...given, isStopping: () => true }))

  const ours = await stopping.post('/sign-in/x', { word: '"><script>' })
  const elsewhere = await stopping.post('//evil.example/x', { word: 'x' })

  expect([ours.status, elsewhere.status]).toEqual([503, 503])
  const page = await ours.text()
  expect(page).toContain('action="/sign-in/x"')
  expect(page).not.toContain('"><script>')
  expect(await elsewhere.text()).not.toContain('action="//')
})
