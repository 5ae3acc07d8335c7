import { expect, test } from 'vitest'
import {
  costAfter,
  FIRST_COST,
  isProof,
  makePuzzle,
  makeTicket,
  secondsLeft,
  TICKET_WAIT_SECONDS,
} from '../../src/responses/challenge'
import { limitOf, tallyOf } from '../../src/responses/limits'
import { isFree, mayPassByWaiting } from '../../src/responses/suspicion'
import { isVisitKey, visitKey } from '../../src/responses/visit-key'
import { solve } from './solve'

const SECRET = 'a secret of the house, long enough'
const sheet = { consultationId: 7, key: 'k'.repeat(22) }
const now = new Date('2026-11-25T19:03:00+07:00')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

/** How many of so many posts at an even pace are free; `visitOf` names what the cookie of each holds. */
function freeOf(source: string, posts: number, everyMs: number, visitOf: (post: number) => string): number {
  let free = 0
  for (let post = 0; post < posts; post++) if (isFree(source, visitOf(post), post * everyMs)) free++
  return free
}

test('300 phones that opened the page and send within one minute are asked for nothing', () => {
  expect(freeOf('hall', 300, 200, (phone) => `hall ${phone}`)).toBe(300)
})

test.each([1, 4, 40, 1000, 8000])(
  'of 10,000 posts by a program, one each %i ms, no page opened, at most one in a hundred is free',
  (everyMs) => {
    expect(freeOf(`program ${everyMs}`, 10_000, everyMs, () => '')).toBeLessThanOrEqual(100)
  },
)

test.each([1, 4, 40])('nor with one page opened before, one each %i ms', (everyMs) => {
  expect(freeOf(`one page ${everyMs}`, 10_000, everyMs, () => `one page ${everyMs}`)).toBeLessThanOrEqual(100)
})

test.each([1, 4, 40])('nor with a page opened for each, one each %i ms', (everyMs) => {
  expect(freeOf(`pages ${everyMs}`, 10_000, everyMs, (post) => `pages ${everyMs} ${post}`)).toBeLessThanOrEqual(100)
})

test('a village of 500 sheets a day behind one address is asked for nothing', () => {
  expect(freeOf('village', 500, 170_000, (phone) => `village ${phone}`)).toBe(500)
})

test('who waits passes; programs that wait do not pass any faster', () => {
  let passed = 0
  for (let tries = 0; tries < 10_000; tries++) if (mayPassByWaiting('waiters', tries * 4)) passed++

  expect(mayPassByWaiting('somebody', 0)).toBe(true)
  expect(passed).toBeLessThanOrEqual(15)
})

test('who goes on asking keeps the bucket empty; who stops finds it full again', () => {
  const limit = limitOf(3, 3000, 3)
  for (let tries = 0; tries < 20; tries++) limit.take('program', 0)

  expect(limit.allows('program', 3000)).toBe(false)
  expect(limit.allows('program', 6000)).toBe(true)
})

test('a clock that steps back gives nothing away', () => {
  const limit = limitOf(1, 1000)
  limit.take('hall', 10_000)

  expect(limit.allows('hall', 0)).toBe(false)
})

test('the price stays for a hall of 300 and rises for who solves on and on, up to an end', () => {
  const solved = tallyOf(300, 600_000)
  for (let times = 0; times < 450; times++) solved.count('program', 0)

  expect(costAfter(300)).toBe(FIRST_COST)
  expect(costAfter(solved.of('program', 0))).toBe(FIRST_COST * 2)
  expect(costAfter(solved.of('program', 600_000))).toBe(FIRST_COST)
  expect(costAfter(100_000)).toBe(FIRST_COST * 32)
})

test('whatever one in a network solved, the others there pay the first price again half an hour later', () => {
  const solved = tallyOf(300, 600_000)
  for (let times = 0; times < 30_000; times++) solved.count('network', 0)

  expect(costAfter(solved.of('network', 0))).toBe(FIRST_COST * 32)
  expect(costAfter(solved.of('network', 30 * 60_000))).toBe(FIRST_COST)
})

test('a number that was found is good for this sheet, for ten minutes, and for nothing else', () => {
  const proof = solve(makePuzzle(SECRET, sheet, 1000, now))

  expect(isProof(SECRET, sheet, proof, 1000, later(599))).toBe(true)
  expect(isProof(SECRET, sheet, proof, 4000, later(599))).toBe(true)
  expect(isProof(SECRET, sheet, proof, 1000, later(600))).toBe(false)
  expect(isProof(SECRET, sheet, proof, 8000, now)).toBe(false)
  expect(isProof(SECRET, { ...sheet, key: 'other'.repeat(5) }, proof, 1000, now)).toBe(false)
  expect(isProof(SECRET, { ...sheet, consultationId: 8 }, proof, 1000, now)).toBe(false)
  expect(isProof('another secret that is long enough', sheet, proof, 1000, now)).toBe(false)
})

test('a wrong number, an invented puzzle or rubbish is no proof', () => {
  const puzzle = makePuzzle(SECRET, sheet, 1000, now)
  const [salt = '', digest = '', signature = ''] = puzzle.split('~')
  const easier = salt.replace(/\.[^.]+\./, '.1.')

  for (const forged of [`${puzzle}~1000`, `${easier}~${digest}~${signature}~0`, `${puzzle}~-1`, puzzle, '~~~', 'x'.repeat(5000)])
    expect(isProof(SECRET, sheet, forged, 1, now)).toBe(false)
})

test('a ticket counts the seconds from when it was given out, for one sheet', () => {
  const ticket = makeTicket(SECRET, sheet, now)

  expect(secondsLeft(SECRET, sheet, ticket, now)).toBe(TICKET_WAIT_SECONDS)
  expect(secondsLeft(SECRET, sheet, ticket, later(19.2))).toBe(1)
  expect(secondsLeft(SECRET, sheet, ticket, later(20))).toBe(0)
  expect(secondsLeft(SECRET, sheet, ticket, later(-1))).toBeUndefined()
  expect(secondsLeft(SECRET, sheet, ticket, later(3 * 60 * 60))).toBeUndefined()
  expect(secondsLeft(SECRET, { ...sheet, key: 'other'.repeat(5) }, ticket, later(20))).toBeUndefined()
  expect(secondsLeft(SECRET, sheet, ticket.replace(/^./, '1'), later(20))).toBeUndefined()
})

test('a key of a visit is ours for a day, and a key made elsewhere is none', () => {
  const key = visitKey(SECRET, now)

  expect(key).toMatch(/^[\w-]{16,64}$/)
  expect(isVisitKey(SECRET, key, later(60))).toBe(true)
  expect(isVisitKey(SECRET, key, later(25 * 60 * 60))).toBe(false)
  expect(isVisitKey('another secret that is long enough', key, now)).toBe(false)
  expect(isVisitKey(SECRET, `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`, now)).toBe(false)
  expect(isVisitKey(SECRET, '', now)).toBe(false)
})
