import { expect, test } from 'vitest'
import { pageReaches } from '../../db/schema/questionnaires'
import { responses } from '../../db/schema/responses'
import { writeReaches } from '../../src/responses/reach-counts'
import { publishVersion } from '../results/answered'
import { town } from '../support/town'
import { IN_PAGES } from './in-pages'
import { fieldIn, opened, QUESTIONS } from './opened'
import { fieldsIn } from './solve'

const KEY = 'k'.repeat(22)

async function given(questions: readonly unknown[] = IN_PAGES) {
  const made = await town()
  const { slug, id } = await opened(made, { questions })
  const counted = async () => {
    await writeReaches(made.system)
    const rows = await made.storage.reader.select().from(pageReaches)
    return Object.fromEntries(rows.map(({ questionId, reached, answered }) => [questionId, [reached, answered]]))
  }
  return { ...made, id, slug, pages: `/c/${slug}/pages`, send: `/c/${slug}/responses`, counted }
}

test('each page counts who came and who went on, once however often somebody goes back and forth', async () => {
  const { visitor, pages, send, counted } = await given()
  const browser = visitor()
  const post = async (fields: Record<string, string>) => (await browser.post(pages, { version: '1', ...fields })).text()

  const faulty = await post({ page: 'qFirst', go: 'next', qAge: '45' })
  expect(await counted()).toEqual({ qAge: [1, 0], qLand: [1, 0] })
  const second = await post({ ...fieldsIn(faulty), qAge: '45', qLand: 'b', page: 'qFirst', go: 'next' })
  expect(await counted()).toEqual({ qAge: [1, 1], qLand: [1, 1], qFar: [1, 0] })
  const back = await post({ ...fieldsIn(second), page: 'qNone', go: 'back' })
  const again = await post({ ...fieldsIn(back), qAge: '45', qLand: 'b', page: 'qFirst', go: 'next' })
  const last = await post({ ...fieldsIn(again), qFar: '', page: 'qNone', go: 'next' })
  const review = await post({ ...fieldsIn(last), qRoad: 'a', page: 'qLast', go: 'next' })
  expect(fieldIn(review, 'with.far')).toBe('4-4')
  await browser.post(send, { ...fieldsIn(review), go: 'send' })

  expect(await counted()).toEqual({ qAge: [1, 1], qLand: [1, 1], qFar: [1, 1], qRoad: [1, 1], qMore: [1, 1] })
})

test('a form of one page counts what was asked when it is sent, and what was seen when it is left', async () => {
  const { visitor, slug, send, counted, storage } = await given(QUESTIONS)
  await visitor().post(send, { version: '1', key: KEY, qRoad: 'a' })
  const left = await visitor().post('/reaches', { sheet: `${slug}/1`, seen: 'qPlace qRoad qUnknown __proto__' })

  expect([left.status, left.headers.getSetCookie()]).toEqual([204, []])
  expect(await counted()).toEqual({ qPlace: [2, 2], qRoad: [2, 1], qMore: [1, 1] })
  expect((await storage.reader.select().from(responses)).length).toBe(1)
})

test('nothing is counted of what is not open, and of a version there is not', async () => {
  const { visitor, slug, counted, at } = await given(QUESTIONS)
  for (const sheet of ['no-such/1', `${slug}/9`, `${slug}`, 'trial-1/1'])
    expect((await visitor().post('/reaches', { sheet, seen: 'qRoad' })).status, sheet).toBeGreaterThanOrEqual(400)
  at(new Date('2026-12-16T08:00:00+07:00'))
  expect((await visitor().post('/reaches', { sheet: `${slug}/1`, seen: 'qRoad' })).status).toBe(204)
  expect(await counted()).toEqual({})
})

test('the staff see a table with honest words; a hamlet head and a stranger do not', async () => {
  const { visitor, send, counted, signedIn, id, neighbour, hamlets } = await given(QUESTIONS)
  await visitor().post(send, { version: '1', key: KEY, qRoad: 'a' })
  await counted()
  const address = `/staff/consultations/${id}/results/reaches`

  const html = await (await (await signedIn('reader')).get(address)).text()
  expect(html).toContain('Có làm đường không?')
  expect(html).toContain('Những gì không thấy được')
  const [hamlet] = hamlets
  if (!hamlet) throw new Error('no hamlet')
  for (const stranger of [await signedIn('hamletHead', hamlet), await signedIn('administrator', neighbour)])
    expect((await stranger.get(address)).status).toBe(403)
})

test('questions that were taken out stand below those of today, in the order they had', async () => {
  const { visitor, send, counted, signedIn, id, storage } = await given(QUESTIONS)
  await visitor().post(send, { version: '1', key: KEY, qRoad: 'a' })
  await counted()
  const [, road] = QUESTIONS
  await publishVersion(storage, id, 2, [{ ...road, label: 'Làm đường hay không?' }])

  const html = await (await (await signedIn('reader')).get(`/staff/consultations/${id}/results/reaches`)).text()
  const told = [...html.matchAll(/<th scope="row">([^<]+)/g)].map(([, label]) => label)

  expect(told).toEqual(['Làm đường hay không?', 'Bà con ở thôn nào?', 'Vì sao không?', 'Bà con còn ý kiến nào khác?'])
})
