// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expressionScript } from '../../src/exchange/formula/expression-script'
import { type Dialect, readFormula } from '../../src/exchange/formula/reader'
import { resolved, simpleCondition } from '../../src/exchange/formula/resolve'
import { surveyExpression } from '../../src/exchange/formula/survey-expression'
import { Untranslatable } from '../../src/exchange/formula/untranslatable'
import { xpath } from '../../src/exchange/formula/xpath'
import { evaluate, FUNCTIONS, type Node, type Operation } from '../../src/logic/evaluate'
import { parseExpression } from '../../src/logic/expression'
import { matchesPattern } from '../../src/logic/pattern'
import { writeFormula } from '../../src/logic/writing'

const ours = (text: string, dialect: Dialect) => writeFormula(readFormula(text, dialect))

test.each([
  ["${road} = 'b'", "road = 'b'"],
  ["selected(${needs}, 'water') and not(selected(${needs}, 'none'))", "'water' in needs and not ('none' in needs)"],
  ['count-selected(${needs}) <= 3', 'count(needs) <= 3'],
  ['. >= 0 and . <= 120', '. >= 0 and . <= 120'],
  ["${age} != '' and (${age} < 18 or ${age} > 60)", "age != '' and (age < 18 or age > 60)"],
  ["regex(${code}, '[A-Z]{2}\\d+')", "matches(code, '[A-Z]{2}\\\\d+')"],
  ['if(${a} = 1, ${b} * 2, ${c} div 4)', 'if(a = 1, b * 2, c / 4)'],
  ['round(${a} + ${b} mod 2, 1)', 'round(a + b % 2, 1)'],
  ['${born} < today() and string-length(${name}) > 2', 'born < today() and length(name) > 2'],
  ["coalesce(${a}, 'x')", "if(answered(a), a, 'x')"],
  ['${a} - (${b} - ${c})', 'a - (b - c)'],
])('XLSForm: %s', (theirs, wanted) => {
  const [read, expected] = [readFormula(theirs, xpath), wanted]

  expect(writtenWith(read)).toBe(expected)
})

// A dot alone is a name to be put right later; in the text of the test it stands as it is.
const writtenWith = (node: Node) =>
  writeFormula(mapNames(node, (name) => (name === '.' ? 'self' : name)))?.replaceAll('self', '.')
function mapNames(node: Node, rename: (name: string) => string): Node {
  if (node[0] === 'of') return ['of', rename(node[1])]
  if (node[0] === 'is') return node
  const [, operation, ...parts] = node
  return ['do', operation, ...parts.map((part) => mapNames(part, rename))]
}

test.each([
  ['((Q1.NAOK == "A1"))', "Q1 = 'A1'"],
  ['Q2_SQ001.NAOK == "Y" && !is_empty(Q3)', "Q2_SQ001 = 'Y' and not not answered(Q3)"],
  ['Q1 eq 2 or Q1 gt 5', 'Q1 = 2 or Q1 > 5'],
  ['count(Q2_a, Q2_b) ge 1 and strlen(Q4.NAOK) lt 10', 'count(Q2_a, Q2_b) >= 1 and length(Q4) < 10'],
  ['regexMatch("/^0\\d{9}$/", Q5)', "matches(Q5, '0\\\\d{9}')"],
  ['regexMatch("/thôn/i", Q5.NAOK)', "matches(Q5, '(?i).*(?:thôn).*')"],
])('LimeSurvey: %s', (theirs, wanted) => {
  expect(ours(theirs, expressionScript)).toBe(wanted.replace('not not answered(Q3)', 'not (not answered(Q3))'))
})

test.each([
  ["{road} = 'b' and {age} >= 18", "road = 'b' and age >= 18"],
  ["{needs} contains 'water' or {needs} empty", "'water' in needs or not answered(needs)"],
  ["{road} anyof ['a', 'b'] and {why} notempty", "road in ['a', 'b'] and answered(why)"],
  ["{needs} allof ['a', 'b']", "'a' in needs and 'b' in needs"],
  ['iif({a} > 1, 10, 20) + sum({b}, {c})', 'if(a > 1, 10, 20) + sum(b, c)'],
  ["!({a} <> 'x')", "not (a != 'x')"],
  ['age({born}) < 18', 'years(born, today()) < 18'],
])('SurveyJS: %s', (theirs, wanted) => {
  expect(ours(theirs, surveyExpression)).toBe(wanted)
})

test.each([
  ['pulldata("xa", "ten", "ma", ${x})', xpath, 'pulldata()'],
  ['/data/x = 1', xpath, '/'],
  ['${a} = ', xpath, '…'],
  ['${a} ${b}', xpath, 'b'],
  ['date("Y-m-d") == Q1', expressionScript, 'date()'],
  ['that.Q1 > 1', expressionScript, 'that.Q1'],
  ["{a} ~ 'x'", surveyExpression, "~ 'x'"],
] as const)('what our language has no words for is told: %s', (theirs, dialect, word) => {
  expect(() => readFormula(theirs, dialect)).toThrow(new Untranslatable(word))
})

test('names and codes of the file become ours, also where each choice has a name', () => {
  const meaning = (name: string) =>
    ({
      road: { kind: 'value' as const, name: 'qRoad', codes: new Map([['rat_tot', 'rattot']]) },
      Q2_SQ001: { kind: 'ticked' as const, name: 'qNeeds', code: 'SQ001' },
      age: { kind: 'value' as const, name: 'qAge', codes: null },
    })[name]
  const put = (text: string, dialect: Dialect) => writeFormula(resolved(readFormula(text, dialect), meaning))

  expect(put("${road} = 'rat_tot' or ${age} > 60", xpath)).toBe("qRoad = 'rattot' or qAge > 60")
  expect(put('Q2_SQ001.NAOK == "Y" and Q2_SQ001 != "Y"', expressionScript)).toBe("'SQ001' in qNeeds and not ('SQ001' in qNeeds)")
  expect(put('count(Q2_SQ001) > 0', expressionScript)).toBe("sum('SQ001' in qNeeds) > 0")
  expect(() => put("${road} = 'xau'", xpath)).toThrow(new Untranslatable('xau'))
  expect(() => put("${nobody} = 'x'", xpath)).toThrow(new Untranslatable('nobody'))
  expect(() => put('${road} > 3', xpath)).toThrow(Untranslatable)
})

test('what says no more than "answered with one of these" becomes that sentence', () => {
  const simple = (text: string) => simpleCondition(readFormula(text, surveyExpression))

  expect(simple("{q1} = 'a' or {q1} = 'b'")).toEqual({ question: 'q1', anyOf: ['a', 'b'] })
  expect(simple("{q1} contains 'a'")).toEqual({ question: 'q1', anyOf: ['a'] })
  expect(simple("{q1} anyof ['a', 'b']")).toEqual({ question: 'q1', anyOf: ['a', 'b'] })
  expect(simple("{q1} = 'a' or {q2} = 'b'")).toBeUndefined()
  expect(simple("{q1} = 'a' and {q1} = 'b'")).toBeUndefined()
  expect(simple('{q1} = 5')).toBeUndefined()
})

const operations = Object.keys(FUNCTIONS).filter((name): name is Operation => !['matches'].includes(name))
const { node: anyNode } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', maxDepth: 6 },
    fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null)).map((value): Node => ['is', value]),
    fc.constantFrom('q1', 'q2.rows', 'hidden.source').map((name): Node => ['of', name]),
    fc
      .tuple(
        fc.constantFrom<Operation>('or', 'and', '=', '!=', '<', '>=', 'in', '+', '-', '*', '/', '%'),
        tie('node'),
        tie('node'),
      )
      .map(([operation, left, right]): Node => ['do', operation, left, right]),
    fc
      .tuple(fc.constantFrom<Operation>('not', 'negative'), tie('node'))
      .map(([operation, part]): Node => ['do', operation, part]),
    fc.array(tie('node'), { maxLength: 3 }).map((parts): Node => ['do', 'list', ...parts]),
    fc.constantFrom(...operations).chain((operation) =>
      fc
        .array(tie('node'), {
          minLength: FUNCTIONS[operation]?.[0] ?? 1,
          maxLength: Math.min(3, FUNCTIONS[operation]?.[1] ?? 1),
        })
        .map((parts): Node => ['do', operation, ...parts]),
    ),
  ),
}))

test('a tree that was written reads back as a tree that says the same', () => {
  const surroundings = { today: '2026-11-25', matches: matchesPattern }
  const read = (name: string) => ({ q1: 'a', 'q2.rows': 3, 'hidden.source': null })[name] ?? null
  fc.assert(
    fc.property(anyNode, (node) => {
      const text = writeFormula(node)
      if (text === undefined) return
      const back = parseExpression(text)
      if (!back.ok) throw new Error(text)
      expect(evaluate(back.node, read, surroundings)).toEqual(evaluate(node, read, surroundings))
    }),
    { numRuns: 500 },
  )
})

test('whatever stands in a formula, it is read or refused', () => {
  for (const dialect of [xpath, expressionScript, surveyExpression])
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(fc.constantFrom(...'${a} {b} ( ) [ ] , and or not = < Q1 "x" \' 5 . - selected( if('.split(' ')))
            .map((each) => each.join(' ')),
        ),
        (text) => {
          try {
            readFormula(text, dialect)
          } catch (error) {
            expect(error).toBeInstanceOf(Untranslatable)
          }
        },
      ),
      { numRuns: 500 },
    )
  expect(() => readFormula('('.repeat(3000), xpath)).toThrow(Untranslatable)
  expect(() => readFormula('not '.repeat(900), surveyExpression)).toThrow(Untranslatable)
})
