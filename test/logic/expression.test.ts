import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate, type Value } from '../../src/logic/evaluate'
import { parseExpression } from '../../src/logic/expression'
import { isPattern, matchesPattern } from '../../src/logic/pattern'

const surroundings = { today: '2026-11-22', matches: matchesPattern }
const answers: Record<string, Value> = {
  qRoad: 'b',
  qNeeds: ['x', 'y'],
  qMoney: 25.5,
  qBorn: '1968-11-23',
  qWhy: null,
  'q1.rows': 3,
}

function worth(text: string): Value {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(parsed.fault)
  return evaluate(parsed.node, (name) => answers[name] ?? null, surroundings)
}

test.each([
  ["qRoad = 'b' and not answered(qWhy)", true],
  ["qRoad == 'a' || 'x' in qNeeds", true],
  ["qNeeds in ['y', 'z']", true],
  ["qRoad in ['a', 'c']", false],
  ["qWhy != 'a'", true],
  ["qWhy = ''", true],
  ['qWhy < 5 or qWhy >= 5', false],
  ['qMoney * 2 + 1', 52],
  ['round(qMoney / 3, 2)', 8.5],
  ['qMoney / 0', null],
  ["qMoney + 'nhà'", null],
  ['sum(qMoney, q1.rows, qWhy)', 28.5],
  ['min(qMoney, q1.rows)', 3],
  ['max(qWhy)', null],
  ['count(qNeeds)', 2],
  ['years(qBorn, today())', 57],
  ["qBorn < '1970-01-01'", true],
  ["length('Đường')", 5],
  ["contains('Đường thôn 6', 'THÔN')", true],
  ["matches('0912345678', '0[0-9]{9}')", true],
  ["qRoad = 'b' ? 1 : 2", 1],
  ["if(qRoad = 'a', 1)", null],
  ['not (1 > 2) and -3 < -2', true],
  ['hidden.source = qWhy', true],
] as const)('%s is %s', (text, value) => {
  expect(worth(text)).toEqual(value)
})

test.each([
  ['', 'empty'],
  ['qRoad =', 'notUnderstood'],
  ["qRoad = 'b", 'notUnderstood'],
  ['qRoad; qMoney', 'notUnderstood'],
  ['this', 'notUnderstood'],
  ['qRoad[0]', 'notUnderstood'],
  ["qRoad['constructor']", 'notUnderstood'],
  ['alert(1)', 'unknownFunction alert'],
  ['constructor(1)', 'unknownFunction constructor'],
  ['qRoad.trim()', 'unknownFunction '],
  ['round()', 'wrongCount round 1 2'],
  ["'\ud800' = qRoad", 'notUnderstood'],
  ['1e999', 'notUnderstood'],
  ['+'.repeat(3000), 'tooLong 2000'],
  [`${'('.repeat(900)}1${')'.repeat(900)}`, undefined],
  [Array(300).fill('qRoad').join('+'), 'tooLarge'],
])('refuses or bounds %s', (text, fault) => {
  const parsed = parseExpression(text)
  if (fault === undefined) expect(parsed.ok || parsed.fault === 'notUnderstood').toBe(true)
  else expect(parsed).toMatchObject({ ok: false, fault })
})

test('whatever is written is read or refused, and what is read is worked out without an exception', () => {
  const bits = fc.constantFrom(
    ...[
      'qRoad',
      'qNeeds',
      'hidden.x',
      '__proto__',
      '=',
      '!=',
      'and',
      'or',
      'not',
      'in',
      '(',
      ')',
      '[',
      ']',
      ',',
      "'a'",
      '1',
      '0.5',
      '-',
    ],
    ...['if(', 'count(', 'sum(', 'today()', 'matches(', '?', ':', '"', '\\', '\ud800', '`', '{', 'ư'],
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(bits, { maxLength: 25 }).map((each) => each.join(' ')),
        fc.string(),
      ),
      (text) => {
        const parsed = parseExpression(text)
        if (!parsed.ok) return parsed.fault !== ''
        const value = evaluate(
          parsed.node,
          (name) => (Object.hasOwn(answers, name) ? (answers[name] ?? null) : null),
          surroundings,
        )
        return value === null || ['string', 'number', 'boolean'].includes(typeof value) || Array.isArray(value)
      },
    ),
    { numRuns: 3000 },
  )
})

test('a pattern takes time by the length of the text, and what would have to go back is none', () => {
  expect(matchesPattern(`${'a'.repeat(5000)}!`, '(a+)+b')).toBe(false)
  expect(isPattern('(a)\\1')).toBe(false)
  // Within 200 signs, and yet thousands of tries at every letter.
  expect(isPattern('(((\\p{L}|\\p{N})?){31}){31}')).toBe(false)
  expect(isPattern('.{1,500}')).toBe(true)
  expect(isPattern('[')).toBe(false)
})
