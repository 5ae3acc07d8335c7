import { expect, test } from 'vitest'
import { challengeCounts, responses } from '../../db/schema/responses'
import { FIRST_COST } from '../../src/responses/challenge'
import { writeChallengeCounts } from '../../src/responses/challenge-counts'
import { type Town, town } from '../support/town'
import { addPlace, opened } from './opened'
import { fieldsIn, hallOf, puzzleIn, solve } from './solve'

const keyOf = (sheet: number) => `${String(sheet).padStart(6, '0')}${'k'.repeat(18)}`
const stored = (given: Town) => given.storage.reader.select().from(responses)

/** Posts of a program that opened no page, until it is asked for a proof; gives that page and how many were let in. */
async function suspected(given: Town, slug: string, network: string) {
  const { phone } = hallOf(given, network)
  for (let sheet = 0; sheet < 50; sheet++) {
    const fields = { version: '1', key: keyOf(sheet), qRoad: 'c', 'qRoad.other': 'Cầu', qMore: 'Xin làm cống' }
    const answer = await phone().post(`/c/${slug}/responses`, fields)
    if (answer.status !== 303) return { phone, letIn: sheet, answer, page: await answer.text() }
  }
  throw new Error('nobody was asked')
}

test('a program is soon asked for a proof, with everything kept, and stores nothing more', async () => {
  const given = await town()
  const { slug } = await opened(given)

  const { phone, letIn, answer, page } = await suspected(given, slug, '203.0.113.1')
  const more = await phone().post(`/c/${slug}/responses`, { version: '1', key: keyOf(99), qRoad: 'a' })

  expect(letIn).toBeLessThan(20)
  expect(answer.status).toBe(422)
  expect(page).toContain('Xin chờ giây lát')
  expect(fieldsIn(page)).toMatchObject({
    version: '1',
    key: keyOf(letIn),
    qRoad: 'c',
    'qRoad.other': 'Cầu',
    qMore: 'Xin làm cống',
  })
  expect(more.status).toBe(422)
  expect(await stored(given)).toHaveLength(letIn)
})

test('with the number found the same sheet is received, once, on any process that knows the secret', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const { letIn, page } = await suspected(given, slug, '203.0.113.2')
  const proven = { ...fieldsIn(page), proof: solve(puzzleIn(page)) }

  const { phone } = hallOf(given, '203.0.113.2')
  const first = await phone().post(`/c/${slug}/responses`, proven)
  const again = await phone().post(`/c/${slug}/responses`, proven)
  const other = await phone().post(`/c/${slug}/responses`, { ...proven, key: keyOf(77) })

  expect(first.headers.get('Location')).toMatch(/^\/receipts\//)
  expect(again.headers.get('Location')).toBe(first.headers.get('Location'))
  expect(other.status).toBe(422)
  expect(await stored(given)).toHaveLength(letIn + 1)
})

test('one proof sent again and again, before and after it is stored, raises the price of nobody', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const { letIn, page } = await suspected(given, slug, '203.0.113.12')
  const proven = { ...fieldsIn(page), proof: solve(puzzleIn(page)) }
  const { phone } = hallOf(given, '203.0.113.12')
  const send = () => phone().post(`/c/${slug}/responses`, proven)

  await Promise.all(Array.from({ length: 250 }, send))
  await Promise.all(Array.from({ length: 250 }, send))
  const other = await phone().post(`/c/${slug}/responses`, { version: '1', key: keyOf(88), qRoad: 'a' })

  expect(puzzleIn(await other.text()).split('.')[1]).toBe(FIRST_COST.toString(36))
  expect(await stored(given)).toHaveLength(letIn + 1)
})

test('a proof of another process that keeps another secret is asked for again, not lost', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const { page } = await suspected(given, slug, '203.0.113.3')

  const elsewhere = hallOf(given, '203.0.113.3', 'z'.repeat(32))
  const answer = await elsewhere.phone().post(`/c/${slug}/responses`, { ...fieldsIn(page), proof: solve(puzzleIn(page)) })

  expect(answer.status).toBe(422)
  expect(fieldsIn(await answer.text())['qMore']).toBe('Xin làm cống')
})

test('without scripts the sheet is received after twenty seconds of waiting, and not before', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const { phone, page } = await suspected(given, slug, '203.0.113.4')
  expect(page).toContain('20 giây')

  given.at(new Date(given.now().getTime() + 8000))
  const early = await phone().post(`/c/${slug}/responses`, fieldsIn(page))
  const askedAgain = await early.text()
  given.at(new Date(given.now().getTime() + 12_000))
  const answer = await phone().post(`/c/${slug}/responses`, fieldsIn(askedAgain))

  expect(early.status).toBe(422)
  expect(askedAgain).toContain('12 giây')
  expect(answer.status).toBe(303)
})

test('a sheet that is stored already leads to its receipt, whatever else comes from that network', async () => {
  const given = await town()
  const { slug } = await opened(given)
  const { phone, letIn } = await suspected(given, slug, '203.0.113.5')

  const fields = { version: '1', key: keyOf(0), qRoad: 'c', 'qRoad.other': 'Cầu', qMore: 'Xin làm cống' }
  const answer = await phone().post(`/c/${slug}/responses`, fields)

  expect(answer.headers.get('Location')).toMatch(/^\/receipts\//)
  expect(await stored(given)).toHaveLength(letIn)
})

test('phones that scan the code are asked for nothing while a program fills the same network, nor is another network', async () => {
  const given = await town()
  const { id, slug } = await opened(given)
  await addPlace(given, id, 'HALL', null)
  const { phone } = await suspected(given, slug, '203.0.113.6')

  const hall: number[] = []
  for (let each = 0; each < 15; each++) {
    const own = phone()
    await own.get('/q/HALL')
    await own.get(`/c/${slug}`)
    hall.push((await own.post(`/c/${slug}/responses`, { version: '1', key: '', qRoad: 'a' })).status)
  }
  const elsewhere = await hallOf(given, '203.0.113.7')
    .phone()
    .post(`/c/${slug}/responses`, { version: '1', key: keyOf(500), qRoad: 'a' })

  expect(hall).toEqual(Array(15).fill(303))
  expect(elsewhere.status).toBe(303)
})

test('one network of IPv6 is one source, however many addresses it has', async () => {
  const given = await town()
  const { slug } = await opened(given)
  await suspected(given, slug, '2001:db8:1:2::1')

  const post = (network: string) =>
    hallOf(given, network)
      .phone()
      .post(`/c/${slug}/responses`, { version: '1', key: keyOf(600), qRoad: 'a' })

  expect((await post('2001:db8:1:2:ffff::9')).status).toBe(422)
  expect((await post('2001:db8:1:3::1')).status).toBe(303)
})

test('of who was asked only the minute and a number is kept', async () => {
  const given = await town()
  const { slug, id } = await opened(given)
  const { page, phone } = await suspected(given, slug, '203.0.113.8')
  await phone().post(`/c/${slug}/responses`, { ...fieldsIn(page), proof: 'rubbish' })
  await phone().post(`/c/${slug}/responses`, { ...fieldsIn(page), proof: solve(puzzleIn(page)) })

  await writeChallengeCounts(given.resident)

  expect(await given.storage.reader.select().from(challengeCounts)).toEqual([
    { consultationId: id, minute: given.now(), asked: 1, passed: 1, refused: 1 },
  ])
})

test('who is one of too many is told where the sheet is', async () => {
  const { phone } = hallOf(await town(), '203.0.113.99')
  const post = () => phone().post('/c/nowhere/responses', { version: '1' })
  let answer = await post()
  for (let posts = 1; posts < 3000 && answer.status !== 429; posts++) answer = await post()

  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '10'])
  expect(await answer.text()).toContain('nút quay lại của trình duyệt')
})
