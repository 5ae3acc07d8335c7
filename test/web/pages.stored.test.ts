import { Hono } from 'hono'
import { expect, test, vi } from 'vitest'
import { makeApp } from '../../src/web/app'
import type { Env } from '../../src/web/env'
import { addPlace, opened } from '../responses/opened'
import { town, visitor } from '../support/town'

test('the page of components is shown to signed-in builders, and in production to nobody', async () => {
  const { storage, config, now, signedIn, visitor: stranger } = await town()
  const builder = await signedIn('administrator')
  const inProduction = visitor(makeApp({ storage, config: { ...config, mode: 'production' }, now }))
  for (const [name, value] of builder.cookies) inProduction.cookies.set(name, value)

  expect((await builder.get('/staff/components')).status).toBe(200)
  expect((await stranger().get('/staff/components')).headers.get('Location')).toMatch(/^\/sign-in/)
  expect((await inProduction.get('/staff/components')).status).toBe(404)
})

test('larger letters and the other language are kept, and the reader stays on the page, its search too', async () => {
  const reader = (await town()).visitor()

  const chosen = await reader.post('/preferences', { largeType: 'on', back: '/' }, { Referer: 'http://localhost/?q=duong' })
  await reader.post('/preferences', { locale: 'en', back: '/' })
  const page = await (await reader.get('/nowhere')).text()

  expect(chosen.status).toBe(303)
  expect(chosen.headers.get('Location')).toBe('/?q=duong&type=large')
  expect(page).toContain('<html lang="en" class="large-type">')
})

test('behind an address too long for a browser to tell again the reader stays on the page all the same', async () => {
  const reader = (await town()).visitor()
  const long = `/c/lam-duong?source=${'x'.repeat(5000)}`

  const chosen = await reader.post('/preferences', { largeType: 'on', back: long }, { Referer: 'http://localhost/' })
  const atHome = await reader.post('/preferences', { largeType: 'on', back: '/' }, { Referer: 'http://localhost/' })

  expect(chosen.headers.get('Location')).toBe(`${long}&type=large`)
  expect(atHome.headers.get('Location')).toBe('/?type=large')
})

test('nobody is sent elsewhere by a forged way back', async () => {
  const reader = (await town()).visitor()

  for (const back of ['//elsewhere.example', 'https://elsewhere.example/', '/\\elsewhere.example'])
    expect((await reader.post('/preferences', { largeType: 'on', back })).headers.get('Location')).toBe('/?type=large')
})

test('what one visitor searched for stands in no way back of a page kept for all', async () => {
  const reader = (await town()).visitor()

  const page = await (await reader.get('/nowhere?secret=1')).text()

  expect(page).toContain('name="back" value="/nowhere"')
  expect(page).not.toContain('secret')
})

test('every cookie is hidden from scripts and other sites, and over TLS it travels no other way', async () => {
  const given = await town()
  const { id, slug } = await opened(given)
  await addPlace(given, id, 'PLACE1', null)
  const overTls = visitor(makeApp({ ...given, config: { ...given.config, publicUrl: 'https://ydan.example' } }))

  const answers = [
    await overTls.post('/preferences', { largeType: 'on', locale: 'en' }),
    await overTls.get(`/c/${slug}`),
    await overTls.get('/q/PLACE1'),
  ]
  const set = answers.flatMap((answer) => answer.headers.getSetCookie())

  expect(set.length).toBeGreaterThan(3)
  for (const cookie of set) expect(cookie).toMatch(/HttpOnly.*Secure.*SameSite=Lax/)
})

test('a checker of links finds the way to sign in as a reader does', async () => {
  const answer = await (await town()).visitor().send('/staff', { method: 'HEAD' })

  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/sign-in?next=%2Fstaff'])
})

test('any cache in front may keep a public page, in each language and size of type, but nothing of a cookie', async () => {
  const given = await town()
  const [plain, chooser] = [given.visitor(), given.visitor()]
  const kept = async (browser: typeof plain, path: string) => {
    const { headers } = await browser.get(path)
    return [headers.get('Cache-Control'), headers.get('Vary'), headers.getSetCookie().length]
  }
  const forAll = ['public, max-age=0, s-maxage=5', 'Accept-Encoding', 0]

  expect(await kept(plain, '/')).toEqual(forAll)
  expect(await kept(plain, '/?lang=en&type=large')).toEqual(forAll)
  const { headers } = await chooser.post('/preferences', { locale: 'en', back: '/' })
  expect(headers.get('Location')).toBe('/?lang=en')
  expect(await kept(chooser, '/?lang=en')).toEqual(forAll)
  expect(await kept(chooser, '/')).toEqual(['private, no-cache', 'Accept-Encoding, Cookie', 0])
  const back = await chooser.post('/preferences', { locale: 'vi', back: '/' }, { Referer: 'http://localhost/?lang=en' })
  expect(back.headers.get('Location')).toBe('/')
  expect(await kept(chooser, '/')).toEqual(forAll)
})

test('files made ready beforehand are the very bytes a first visit would have made', async () => {
  const atFirstVisit = await import('../../src/web/assets')
  vi.resetModules()
  const beforehand = await import('../../src/web/assets')

  await beforehand.makeAssetsReady()

  for (const name of ['js/charts.js', 'css/ydan.css', 'vendor/chart.js']) {
    const address = beforehand.assetAddress(name)
    expect(address).toBe(atFirstVisit.assetAddress(name))
    for (const encoding of ['br', 'gzip', 'identity']) {
      const bytesBy = async ({ serveAsset }: typeof beforehand) =>
        new Hono<Env>().get('/public/*', serveAsset).request(address, { headers: { 'Accept-Encoding': encoding } })
      const [ready, visited] = [await bytesBy(beforehand), await bytesBy(atFirstVisit)]
      expect(Buffer.from(await ready.arrayBuffer())).toEqual(Buffer.from(await visited.arrayBuffer()))
    }
  }
})
