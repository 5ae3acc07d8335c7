import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsOf } from '../../src/kernel/fields'
import { parseExpression } from '../../src/logic/expression'
import { scopeOf } from '../../src/questions/expression-scope'
import { questionnaireOf } from '../../src/questions/questionnaire'
import { readChecks, readyOf, settleChecks } from '../../src/questions/ready-checks'
import { formulaOf, type Group, groupOf, testsOf, wants } from '../../src/questions/rules'
import { readWritten, reshaped, sentOfWritten, settle, writtenOf } from '../../src/questions/rules-form'
import { typeOf } from '../../src/questions/types'
import { asked } from './asked'

const options = [
  { code: 'a', label: 'Có' },
  { code: 'b', label: 'Không' },
]
const { questions } = questionnaireOf(
  1,
  [
    { id: 'qOne', type: 'single', label: 'Một', name: 'dong_y', settings: { options } },
    { id: 'qMany', type: 'multi', label: 'Nhiều', settings: { options } },
    { id: 'qAge', type: 'number', label: 'Tuổi', name: 'tuoi', settings: { unit: 'tuổi', least: null, most: null } },
    { id: 'qOld', type: 'number', label: 'Tuổi trước', settings: { unit: 'tuổi', least: null, most: null } },
    { id: 'qWhy', type: 'short', label: 'Vì sao', settings: {} },
  ],
  [{ code: '7', label: 'Thôn 7' }],
)
const surrounds = { scope: scopeOf(questions, questions, [{ name: 'source', label: 'Nguồn' }]), all: questions }
const { subjects } = surrounds.scope
const kindOf = (name: string) => subjects.get(name)?.kind ?? 'any'

const rule = fc.constantFrom('qOne', 'qMany', 'qAge', 'qWhy', 'hidden.source', 'hamlet').chain((subject) =>
  fc.constantFrom(...testsOf(kindOf(subject))).chain((each) => {
    const codes = subjects.get(subject)?.options.map(({ code }) => code) ?? []
    const isFigure = wants(each) === 'number' || kindOf(subject) === 'number'
    const word = fc.constantFrom('đường', "ngõ 'cụt'", 'a\\b', '2026-11-22', '12')
    const values: fc.Arbitrary<string[]> =
      wants(each) === 'options'
        ? fc.subarray(codes)
        : wants(each) === 'nothing'
          ? fc.constant([])
          : fc.tuple(isFigure ? fc.constantFrom('0', '5', '-3', '2.5') : word)
    return values.map((given) => ({ subject, test: each, values: given }))
  }),
)
const groupWith = (part: fc.Arbitrary<Group['parts'][number]>): fc.Arbitrary<Group> =>
  fc.record({
    join: fc.constantFrom('and' as const, 'or' as const),
    not: fc.boolean(),
    parts: fc.array(part, { minLength: 1, maxLength: 3 }),
  })
const group = groupWith(fc.oneof(rule, groupWith(fc.oneof(rule, groupWith(rule)))))

test('rows written as an expression are read back as rows that write the same expression', () => {
  fc.assert(
    fc.property(group, (rows) => {
      const formula = formulaOf(rows, kindOf)
      const parsed = parseExpression(formula)
      const back = parsed.ok ? groupOf(parsed.node, subjects) : null
      if (!back) throw new Error(`lost: ${formula}`)
      const again = parseExpression(formulaOf(back, kindOf))
      expect(again.ok && parsed.ok && JSON.stringify(flat(again.node))).toBe(parsed.ok && JSON.stringify(flat(parsed.node)))
    }),
  )
})

/** `(a and b) and c` and `a and (b and c)` are the same, so are `not (not (a))` and `a`. */
function flat(node: unknown): unknown {
  if (!Array.isArray(node)) return node
  const [kind, operation, ...parts] = node.map(flat)
  if (operation === 'not' && Array.isArray(parts[0]) && parts[0][1] === 'not') return parts[0][2]
  if (kind !== 'do' || (operation !== 'and' && operation !== 'or')) return [kind, operation, ...parts]
  const inner = parts.flatMap((part) =>
    Array.isArray(part) && part[0] === 'do' && part[1] === operation ? part.slice(2) : [part],
  )
  return [kind, operation, ...inner]
}

test('what a page sends for rows settles into what it was written for', () => {
  fc.assert(
    fc.property(group, (rows) => {
      const settled = settle({ way: 'rows', group: rows }, surrounds)
      if (!settled.ok) throw new Error(JSON.stringify(settled.faults))
      const sent = sentOfWritten(writtenOf(settled.condition, surrounds))
      const again = settle(readWritten(sent, surrounds), surrounds)
      const parsed = settled.condition && 'formula' in settled.condition && parseExpression(settled.condition.formula)
      const back = again.ok && again.condition && 'formula' in again.condition && parseExpression(again.condition.formula)
      if (parsed && back && parsed.ok && back.ok) expect(flat(back.node)).toEqual(flat(parsed.node))
      else expect(again).toEqual(settled)
    }),
  )
})

const rows = (entries: Record<string, string | string[]>) =>
  readWritten(
    fieldsOf(
      Object.entries({ way: 'rows', ...entries }).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const)),
    ),
    surrounds,
  )

test.each([
  [{}, null],
  [{ '0.subject': '' }, null],
  [
    { '0.subject': 'qOne', '0.test': 'is', '0.value': ['a', 'b', 'zz'] },
    { question: 'qOne', anyOf: ['a', 'b'] },
  ],
  [
    { '0.subject': 'qMany', '0.test': 'has', '0.value': 'a' },
    { question: 'qMany', anyOf: ['a'] },
  ],
  [{ '0.subject': 'qOne', '0.test': 'isNot', '0.value': 'a' }, { formula: "not (qOne in ['a'])" }],
  [{ not: '1', '0.subject': 'qOne', '0.value': 'a' }, { formula: "not (qOne in ['a'])" }],
  [{ '0.subject': 'qAge', '0.test': 'above', '0.value': '2,5' }, { formula: 'qAge > 2.5' }],
  [{ '0.subject': 'hamlet', '0.test': 'is', '0.value': '7' }, { formula: "hamlet in ['7']" }],
  [
    { join: 'or', '0.subject': 'qWhy', '0.test': 'contains', '0.value': "ngõ 'cụt'", '1.subject': 'qAge', '1.test': 'answered' },
    { formula: "contains(qWhy, 'ngõ \\'cụt\\'') or answered(qAge)" },
  ],
  [
    {
      '0.subject': 'qOne',
      '0.value': 'a',
      '1.join': 'or',
      '1.0.subject': 'qAge',
      '1.0.test': 'atLeast',
      '1.0.value': '18',
      '1.1.join': 'and',
      '1.1.not': '1',
      '1.1.0.subject': 'qMany',
      '1.1.0.test': 'countAtLeast',
      '1.1.0.value': '2',
    },
    { formula: "qOne in ['a'] and (qAge >= 18 or not (count(qMany) >= 2))" },
  ],
])('rows %j are kept as %j', (sent, condition) => expect(settle(rows(sent), surrounds)).toEqual({ ok: true, condition }))

test.each([
  [{ '0.subject': 'qAge', '0.test': 'above' }, { '0.value': 'rowWithoutValue' }],
  [{ '0.join': 'or', '0.0.subject': 'qAge', '0.0.value': 'nhiều' }, { '0.0.value': 'valueNoNumber' }],
  [{ way: 'text', text: 'tuoi > ' }, { text: 'notUnderstood' }],
  [{ way: 'text', text: "dong_y = 'x'" }, { text: 'unknownCode dong_y x' }],
])('%j is refused with %j', (sent, faults) => expect(settle(rows(sent), surrounds)).toEqual({ ok: false, faults }))

test('an expression of an expert is kept in ids, and the simplest as question and codes', () => {
  expect(settle({ way: 'text', text: "dong_y = 'a'" }, surrounds)).toEqual({
    ok: true,
    condition: { question: 'qOne', anyOf: ['a'] },
  })
  expect(settle({ way: 'text', text: 'sum(tuoi, 2) > 20' }, surrounds)).toEqual({
    ok: true,
    condition: { formula: 'sum(qAge, 2) > 20' },
  })
  expect(writtenOf({ formula: 'sum(qAge, 2) > 20' }, surrounds)).toEqual({ way: 'text', text: 'sum(tuoi, 2) > 20' })
})

test('buttons add, remove and turn rows into text and back', () => {
  const one = rows({ '0.subject': 'qOne', '0.value': 'a' })
  const two = reshaped(one, 'addGroup', '', surrounds)
  if ('fault' in two || two.way !== 'rows') throw new Error('no rows')
  expect(two.group.parts).toHaveLength(2)
  const three = reshaped(two, 'add', '1', surrounds)
  expect(three).toMatchObject({ group: { parts: [{ subject: 'qOne' }, { parts: [{ subject: '' }, { subject: '' }] }] } })
  expect(reshaped(two, 'remove', '0', surrounds)).toMatchObject({ group: { parts: [{ join: 'or' }] } })
  const text = reshaped(one, 'text', '', surrounds)
  expect(text).toEqual({ way: 'text', text: "dong_y in ['a']" })
  expect(reshaped({ way: 'text', text: "dong_y = 'a'" }, 'rows', '', surrounds)).toMatchObject({
    group: { parts: [{ values: ['a'] }] },
  })
  expect(reshaped({ way: 'text', text: 'tuoi * 2 > 5' }, 'rows', '', surrounds)).toEqual({ fault: 'notAsRows' })
})

test.each([
  [{ rule: 'phone' }, 'qWhy', "matches(qWhy, '(\\\\+84|0)([ .]?[0-9]){9,10}')"],
  [{ rule: 'range', from: '1', to: '2,5' }, 'qAge', 'not answered(qAge) or qAge >= 1 and qAge <= 2.5'],
  [{ rule: 'range', to: '9' }, 'qAge', 'not answered(qAge) or qAge <= 9'],
  [{ rule: 'atLeastOther', other: 'qOld' }, 'qAge', 'not answered(qAge) or not answered(qOld) or qAge >= qOld'],
  [{ rule: 'after', other: 'qOld' }, 'qAge', 'not answered(qAge) or not answered(qOld) or qAge > qOld'],
  [{ rule: 'pattern', pattern: "[a-z']{3}\\d" }, 'qWhy', "matches(qWhy, '[a-z\\']{3}\\\\d')"],
  [{ rule: 'formula', formula: 'tuoi > 3' }, 'qAge', 'qAge > 3'],
])('the check %j of %s is kept as %s and read back', (typed, id, formula) => {
  const sent = fieldsOf(
    Object.entries({ ...typed, message: 'Xin xem lại' }).map(([name, value]) => [`0.${name}`, value] as const),
  )
  const read = readChecks(sent)
  const settled = settleChecks(read, id, surrounds)
  expect(settled).toEqual({ ok: true, checks: [{ formula, message: 'Xin xem lại' }] })
  expect(parseExpression(formula).ok).toBe(true)
  expect(readyOf({ formula, message: 'Xin xem lại' }, id, surrounds)).toEqual(read[0])
})

test.each([
  [{ rule: 'range' }, { '0.from': 'rowWithoutValue' }],
  [{ rule: 'range', from: '5', to: '3' }, { '0.to': 'wrongRange' }],
  [{ rule: 'after', other: 'qAge' }, { '0.other': 'rowWithoutQuestion' }],
  [{ rule: 'pattern', pattern: '(a)\\1' }, { '0.pattern': 'badPattern' }],
  [{ rule: 'formula', formula: 'nobody > 3' }, { '0.formula': 'unknownName nobody' }],
  [{ rule: 'phone', message: '' }, { '0.message': 'noMessage' }],
])('the check %j is refused with %j', (typed, faults) => {
  const sent = fieldsOf(
    Object.entries({ message: 'Xin xem lại', ...typed }).map(([name, value]) => [`0.${name}`, value] as const),
  )
  expect(settleChecks(readChecks(sent), 'qAge', surrounds)).toEqual({ ok: false, faults })
})

test('a part of a question is offered under the words of its question once', () => {
  const rows = [
    { code: 'x', label: 'Trạm y tế' },
    { code: 'y', label: 'Nhà văn hóa' },
  ]
  const items = [
    asked(typeOf('matrix'), { rows, steps: ['Chưa', 'Rồi'], unknown: '' }, { id: 'q1', label: 'Thế nào?' }),
    asked(typeOf('ballot'), typeOf('ballot').blank('vi'), { id: 'q2', label: 'Có tán thành không?' }),
  ]
  const labels = scopeOf(items, items).inOrder.flatMap(({ label, question }) => (question ? [label] : []))

  expect(labels).toEqual([
    'Thế nào? – Trạm y tế',
    'Thế nào? – Nhà văn hóa',
    'Có tán thành không?',
    'Có tán thành không? – phần ghi thêm',
  ])
})
