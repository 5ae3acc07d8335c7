import { expect, test } from 'vitest'
import { lastDue, momentToTake, nextDue } from '../../src/upkeep/due'

const NIGHTLY = '30 2 * * *'
const at = (local: string) => new Date(`${local}+07:00`)
const done = (dueAt: Date) => ({ dueAt, tries: 1, endedAt: dueAt })
const underWay = (dueAt: Date, tries = 1) => ({ dueAt, tries, endedAt: null })

test('half past two is half past two in Viet Nam, wherever the machine stands', () => {
  expect(lastDue(NIGHTLY, at('2026-11-25T02:29:59.999'))).toEqual(at('2026-11-24T02:30'))
  expect(lastDue(NIGHTLY, at('2026-11-25T02:30'))).toEqual(at('2026-11-25T02:30'))
  expect(nextDue(NIGHTLY, at('2026-11-25T02:30'))).toEqual(at('2026-11-26T02:30'))
})

test('what was never done is due; what was done waits for the next moment', () => {
  expect(momentToTake(NIGHTLY, undefined, false, at('2026-11-25T08:00'))).toEqual(at('2026-11-25T02:30'))
  expect(momentToTake(NIGHTLY, done(at('2026-11-25T02:30')), false, at('2026-11-26T02:29'))).toBeUndefined()
  expect(momentToTake(NIGHTLY, done(at('2026-11-25T02:30')), false, at('2026-11-26T02:30'))).toEqual(at('2026-11-26T02:30'))
})

test('nights the machine was off count once', () => {
  expect(momentToTake(NIGHTLY, done(at('2026-11-20T02:30')), false, at('2026-11-25T08:00'))).toEqual(at('2026-11-25T02:30'))
})

test('work under way is left alone until its holder is silent, and nobody tries for ever', () => {
  const now = at('2026-11-25T03:00')

  expect(momentToTake(NIGHTLY, underWay(at('2026-11-25T02:30')), false, now)).toBeUndefined()
  expect(momentToTake(NIGHTLY, underWay(at('2026-11-24T02:30')), false, now)).toBeUndefined()
  expect(momentToTake(NIGHTLY, underWay(at('2026-11-25T02:30')), true, now)).toEqual(at('2026-11-25T02:30'))
  expect(momentToTake(NIGHTLY, underWay(at('2026-11-25T02:30'), 3), true, now)).toBeUndefined()
  expect(momentToTake(NIGHTLY, underWay(at('2026-11-24T02:30'), 3), true, now)).toEqual(at('2026-11-25T02:30'))
})

test('a clock that goes back by less than a day makes no night twice; one that was years ahead does not stop the work', () => {
  const taken = done(at('2026-11-25T02:30'))

  for (const now of ['2026-11-25T02:29', '2026-11-24T12:00', '2026-11-24T02:31'])
    expect(momentToTake(NIGHTLY, taken, false, at(now)), now).toBeUndefined()
  expect(momentToTake(NIGHTLY, done(at('2031-01-01T02:30')), false, at('2026-11-25T08:00'))).toEqual(at('2026-11-25T02:30'))
})
