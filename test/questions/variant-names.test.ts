import { expect, test } from 'vitest'
import { expressionFaults } from '../../src/questions/expression-faults'
import { toShown, toStored } from '../../src/questions/expression-names'
import { scopeOf } from '../../src/questions/expression-scope'
import { questionnaireFindings } from '../../src/questions/questionnaire-faults'
import { readWritten, sentOfWritten, settle, writtenOf } from '../../src/questions/rules-form'
import { hamlets } from './asked'
import { item } from './broken-pieces'

const options = ['a', 'b'].map((code) => ({ code, label: `Phương án ${code}` }))
const wordings = [{ label: 'Bà con muốn làm đường không?', hint: '' }]
const first = { ...item('short', 'q1', {}), hamlets }
const road = { ...item('single', 'q2', { options }, { wordings, name: 'duong' }), hamlets }
const all = [first, road]
const scope = scopeOf([first], all)

test('which wording a sheet was given may be asked about anywhere, by the id or the name of its question', () => {
  for (const text of ["variant.q2 = 'b'", "variant.duong in ['a', 'b']"]) expect(expressionFaults(text, scope)).toEqual([])
  expect(expressionFaults("variant.q2 = 'c'", scope)).toMatchObject([{ fault: 'unknownCode variant.q2 c' }])
  expect(expressionFaults("variant.q1 = 'a'", scope)).toMatchObject([{ fault: 'unknownWording variant.q1', at: 0, length: 10 }])
})

test('it is kept by the id and shown by the name', () => {
  expect(toStored("variant.duong = 'b' and duong = 'a'", all)).toBe("variant.q2 = 'b' and q2 = 'a'")
  expect(toShown("variant.q2 = 'b' and hidden.q2 = 'a'", all)).toBe("variant.duong = 'b' and hidden.q2 = 'a'")
})

test('people choose it in a row like any other question', () => {
  const surrounds = { scope, all }
  const written = writtenOf({ formula: "variant.q2 in ['b']" }, surrounds)
  expect(written).toMatchObject({ way: 'rows', group: { parts: [{ subject: 'variant.q2', test: 'is', values: ['b'] }] } })
  expect(settle(readWritten(sentOfWritten(written), surrounds), surrounds)).toEqual({
    ok: true,
    condition: { formula: "variant.q2 in ['b']" },
  })
})

test('a condition on a wording that is there is no finding, whatever it hangs on', () => {
  const after = item('short', 'q3', {}, { label: 'Vì sao?', shownWhen: { formula: "variant.q2 = 'b'" } })
  expect(questionnaireFindings({ questions: [...all, after], hamlets })).toEqual([])
})
