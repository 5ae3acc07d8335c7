import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdf } from '../consultations/files'
import { controlValue, makeDraft, revisionOn } from '../consultations/pages'
import { openBrowser } from '../support/browser'
import { startTwoProcesses, type TwoProcesses, visitorAt } from '../support/two-processes'

const PASSWORD = 'ruộng đồng mùa nước nổi'
const EMAIL = 'lan@example.vn'

let two: TwoProcesses
let unit: number
beforeAll(async () => {
  two = await startTwoProcesses()
  unit = await setUp()
})
afterAll(() => two.stop())

type Visitor = ReturnType<typeof visitorAt>

/** Through the proxy, so that no two steps in a row meet the same process. */
async function setUp(): Promise<number> {
  const lan = visitorAt(two.proxy)
  const form = { scope: 'commune', kind: 'xa', unitName: 'Xã Minh Họa', communes: '', name: 'Lê Thị Lan' }
  const made = await lan.post(two.setUpPath(), { ...form, email: EMAIL, password: PASSWORD })
  const [, id] = /\/staff\/units\/(\d+)$/.exec(made.headers.get('Location') ?? '') ?? []
  if (!id) throw new Error(`Nothing was set up: ${made.status}`)
  const address = `/staff/units/${id}/import`
  const table = { table: 'Tên\tSố hộ\nThôn 1\t300\nThôn 2\t318', day: '2026-06-30' }
  const looked = await lan.post(address, { ...table, step: 'preview' })
  const stored = await lan.post(address, { ...table, step: 'store', seen: controlValue(await looked.text(), 'seen') })
  if (stored.status !== 303) throw new Error(`The hamlets were not stored: ${stored.status}`)
  return Number(id)
}

async function signedIn(address: string): Promise<Visitor> {
  const clerk = visitorAt(address)
  const entered = await clerk.post('/sign-in', { email: EMAIL, password: PASSWORD })
  expect([entered.status, entered.headers.get('Location')]).toEqual([303, '/staff'])
  return clerk
}

/** Opened from a template; with a file; gives its number, its slug, the file's address in it, and a sheet with the first choice of every question. */
async function openedBy(clerk: Visitor) {
  const id = await makeDraft(clerk, unit, 'hamlet-contribution')
  expect((await uploadTo(clerk, id)).status).toBe(303)
  const revision = await revisionOn(clerk, `/staff/consultations/${id}/check`)
  const opening = await clerk.post(`/staff/consultations/${id}/opening`, { revision })
  expect(opening.status, await opening.clone().text()).toBe(303)
  const slug = /\/c\/([a-z0-9-]+)/.exec(await (await clerk.get(`/staff/consultations/${id}`)).text())?.[1] ?? ''
  const page = await (await visitorAt(two.proxy).get(`/c/${slug}`)).text()
  const choices: Record<string, string> = {}
  for (const [radio] of page.matchAll(/<input[^>]*type="radio"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(radio)?.[1] ?? ''
    choices[name] ??= /value="([^"]*)"/.exec(radio)?.[1] ?? ''
  }
  const sheet = (key = KEY) => ({ version: '1', key, ...choices })
  return { id, slug, sheet, file: /\/attachments\/\d+/.exec(page)?.[0] ?? '' }
}

const KEY = 'abcdefghijklmnopqrstuv'

async function uploadTo(clerk: Visitor, id: number): Promise<Response> {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(pdf)], 'du-toan.pdf'))
  const body = new Response(form)
  const bytes = new Uint8Array(await body.arrayBuffer())
  const type = body.headers.get('Content-Type') ?? ''
  const headers = { 'Content-Type': type, 'Content-Length': String(bytes.length) }
  return clerk.send(`/staff/consultations/${id}/attachments`, { method: 'POST', body: bytes, headers })
}

test('a whole story goes through a proxy that sends each request to another process', async () => {
  const clerk = await signedIn(two.proxy)
  const { id, slug, sheet } = await openedBy(clerk)
  await clerk.post(`/staff/consultations/${id}/places/hamlets`, {})
  const places = await (await clerk.get(`/staff/consultations/${id}/places`)).text()
  const code = /<strong>([0-9A-Z]{4,})<\/strong>/.exec(places)?.[1] ?? ''

  const resident = visitorAt(two.proxy)
  expect((await resident.get(`/q/${code}`)).headers.get('Location')).toBe(`/c/${slug}`)
  await resident.get(`/c/${slug}`)
  const wrong = await resident.post(`/c/${slug}/responses`, { ...sheet(''), q1: '' })
  expect(wrong.status).toBe(422)
  const sent = await resident.post(`/c/${slug}/responses`, sheet(''))
  const receipt = sent.headers.get('Location') ?? ''
  expect(receipt).toMatch(/^\/receipts\//)
  for (let turn = 0; turn < 4; turn++) expect((await resident.get(receipt)).status).toBe(200)

  for (let turn = 0; turn < 2; turn++)
    expect(await (await clerk.get(`/staff/consultations/${id}/results`)).text()).toContain('1 phiếu')

  const overview = `/staff/consultations/${id}`
  const closing = { 'closing.reason': 'Đủ ý kiến', 'closing.otherLaw': 'Luật khác', revision: await revisionOn(clerk, overview) }
  expect((await clerk.post(`${overview}/closing`, closing)).status).toBe(303)
  const chosen = { summary: 'Bà con hài lòng.', questions: ['q1', 'q2'], reason: '' }
  const preview = await (await clerk.post(`${overview}/publication/preview`, chosen)).text()
  const published = await clerk.post(`${overview}/publication`, { ...chosen, seen: controlValue(preview, 'seen') })
  expect(published.headers.get('Location')).toBe(`/c/${slug}/results/1`)
  for (let turn = 0; turn < 2; turn++)
    expect(await (await resident.get(`/c/${slug}/results`)).text()).toContain('Bà con hài lòng.')
})

test('a sheet sent to one process is on an open page of the other within two seconds', async () => {
  const clerk = await signedIn(two.a)
  const { id, slug, sheet } = await openedBy(clerk)
  const browser = await openBrowser()
  try {
    const page = await browser.page({ address: two.b, width: 1280, cookies: clerk.cookies })
    await page.goto(`/staff/consultations/${id}/results`)
    const total = () => page.locator('#seen').inputValue()
    expect(await total()).toBe('0')

    for (const turn of [1, 2, 3]) {
      await visitorAt(two.a).post(`/c/${slug}/responses`, sheet(`${turn}`.repeat(22)))
      await expect.poll(total, { timeout: 2000, interval: 20 }).toBe(String(turn))
    }
    expect(await page.locator('#live-status').textContent()).toContain('Hiện có 3 phiếu')
  } finally {
    await browser.close()
  }
})

test('what is done on one process holds on the other: the same sheet, a file, a closing, the end of every session', async () => {
  const clerk = await signedIn(two.a)
  const { id, slug, sheet, file } = await openedBy(clerk)
  const elsewhere = await signedIn(two.b)

  const first = await visitorAt(two.a).post(`/c/${slug}/responses`, sheet())
  const again = await visitorAt(two.b).post(`/c/${slug}/responses`, sheet())
  expect(first.status).toBe(303)
  expect(again.headers.get('Location')).toBe(first.headers.get('Location'))
  const key = 'm'.repeat(22)
  const both = await Promise.all(
    [two.a, two.b, two.a, two.b].map((each) => visitorAt(each).post(`/c/${slug}/responses`, sheet(key))),
  )
  expect(new Set(both.map((each) => each.headers.get('Location'))).size).toBe(1)

  const attached = await visitorAt(two.b).get(`/c/${slug}${file}`)
  expect([attached.status, Buffer.from(await attached.arrayBuffer()).equals(pdf)]).toEqual([200, true])

  const overview = `/staff/consultations/${id}`
  const closing = { 'closing.reason': 'Đủ ý kiến', 'closing.otherLaw': 'Luật khác', revision: await revisionOn(clerk, overview) }
  expect((await clerk.post(`${overview}/closing`, closing)).status).toBe(303)
  expect((await visitorAt(two.b).post(`/c/${slug}/responses`, sheet('z'.repeat(22)))).status).toBe(409)
  await expect
    .poll(async () => (await visitorAt(two.b).get(`/c/${slug}`)).text(), { timeout: 1500, interval: 50 })
    .not.toContain('name="q1"')

  expect((await elsewhere.get('/staff')).status).toBe(200)
  await clerk.post('/staff/account/sign-out-everywhere', { keep: '' })
  expect((await elsewhere.get('/staff')).headers.get('Location')).toMatch(/^\/sign-in/)
})

test('the moments of scheduled work were each done by one of the two', async () => {
  const begun = () => [...two.printed().matchAll(/"job":"exports","due":"([^"]+)","tries":1,"msg":"job begins"/g)]
  await expect.poll(() => begun().length, { timeout: 15_000, interval: 100 }).toBeGreaterThan(0)

  const moments = begun().map((match) => match[1])
  expect(new Set(moments).size).toBe(moments.length)
})
