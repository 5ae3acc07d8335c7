import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsOf } from '../../src/kernel/fields'
import type { AskedQuestion } from '../../src/questions/question-type'
import { isShown, type Questionnaire } from '../../src/questions/questionnaire'
import { usualSettings } from '../../src/questions/questionnaire-settings'
import { questionTypes, typeOf } from '../../src/questions/types'
import { judgeSheet, sameAnswers, sentOfAnswers } from '../../src/responses/answer-sheet'
import { limitOf } from '../../src/responses/limits'
import { judgePosted, readPosted } from '../../src/responses/posted'
import { shownCode, typedCode } from '../../src/responses/receipt'

const hamlets = [
  { code: '11', label: 'Thôn 1' },
  { code: '12', label: 'Thôn 2' },
]

const asking = questionTypes.filter(({ role = 'asks' }) => role === 'asks')

/** One question of each type, the last hanging on the first. */
const everyType: Questionnaire = {
  settings: usualSettings,
  version: 3,
  questions: asking.map((type, place) => ({
    id: `q${place}`,
    type: type.name,
    label: type.name,
    hint: '',
    required: place % 3 === 0,
    shownWhen: place === asking.length - 1 ? { question: 'q0', anyOf: ['a'] } : null,
    settings: type.settings.parse(type.examples.settings),
    hamlets,
  })),
}

/** Texts that a browser could send for a question: those of its examples, or anything. */
const anyFields = fc.tuple(...everyType.questions.map(fieldsFor)).map((lists) => fieldsOf(lists.flat()))

function fieldsFor(question: AskedQuestion) {
  const type = typeOf(question.type)
  const name = (part: string) => (part ? `${question.id}.${part}` : question.id)
  const examples = [...type.examples.accepts, ...Object.values(type.examples.refuses).flat()].map((parts) =>
    Object.entries(parts).flatMap(([part, values]) => values.map((value) => [name(part), value] as const)),
  )
  const wild = fc.array(
    fc.tuple(
      fc.constantFrom(...type.partNames(question).map(name)),
      fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constant('a')),
    ),
    { maxLength: 6 },
  )
  return fc.oneof(fc.constantFrom(...examples), wild)
}

test('whatever is sent, judging answers or names faults of questions that were shown', () => {
  fc.assert(
    fc.property(anyFields, (fields) => {
      const judged = judgeSheet(everyType, fields)
      const ids = everyType.questions.map(({ id }) => id)
      const named = Object.keys(judged.ok ? judged.sheet.answers : judged.faults)
      expect(named.every((id) => ids.includes(id))).toBe(true)
      if (!judged.ok) return
      for (const question of everyType.questions) {
        const answer = judged.sheet.answers[question.id]
        if (answer !== undefined) expect(isShown(question, everyType, judged.sheet.answers)).toBe(true)
        else if (question.required) expect(isShown(question, everyType, judged.sheet.answers)).toBe(false)
      }
    }),
    { numRuns: 500 },
  )
})

test('what is stored holds known codes alone, survives the database, and judged again says the same', () => {
  fc.assert(
    fc.property(anyFields, (fields) => {
      const judged = judgeSheet(everyType, fields)
      if (!judged.ok) return
      const answers = JSON.parse(JSON.stringify(judged.sheet.answers))
      for (const question of everyType.questions) {
        if (answers[question.id] === undefined) continue
        const type = typeOf(question.type)
        const values = type.values(question, answers[question.id])
        for (const variable of type.variables(question)) {
          const value = values[variable.id]
          if (variable.kind === 'number' || value === undefined) continue
          const codes = variable.categories.map(({ code }) => code)
          expect([value].flat().every((code) => codes.includes(String(code)))).toBe(true)
        }
      }
      const entries = [...sentOfAnswers(everyType, answers)].flatMap(([id, parts]) =>
        [...parts].flatMap(([part, values]) => values.map((value) => [part ? `${id}.${part}` : id, value] as const)),
      )
      const again = judgeSheet(everyType, fieldsOf(entries))
      expect(again.ok && sameAnswers(again.sheet.answers, answers)).toBe(true)
      if (again.ok) expect(again.sheet).toMatchObject({ unitId: judged.sheet.unitId, words: judged.sheet.words })
    }),
    { numRuns: 500 },
  )
})

test('a name that no question has is refused, whatever else is right', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const known = everyType.questions.flatMap((question) =>
        typeOf(question.type)
          .partNames(question)
          .map((part) => (part ? `${question.id}.${part}` : question.id)),
      )
      fc.pre(!known.includes(name))
      expect(() => judgeSheet(everyType, fieldsOf([[name, 'a']]))).toThrow('badRequest')
    }),
  )
})

test('the hamlet is found by what the question offers, not by its kind', () => {
  const place = everyType.questions.find(({ type }) => type === 'place')
  const own: Questionnaire = {
    version: 1,
    settings: usualSettings,
    questions: place ? [{ ...place, id: 'qHere', required: false }] : [],
  }

  const named = judgeSheet(own, fieldsOf([['qHere', '12']]))
  const open = judgeSheet(own, new Map())

  expect(named).toMatchObject({ ok: true, sheet: { unitId: 12 } })
  expect(open).toMatchObject({ ok: true, sheet: { unitId: null, answers: {} } })
})

test('two sheets are the same in whatever order a database keeps their keys', () => {
  expect(sameAnswers({ a: { x: 1, y: [2, 3] }, b: 'c' }, { b: 'c', a: { y: [2, 3], x: 1 } })).toBe(true)
  expect(sameAnswers({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
})

test.each([
  [
    { reply: '1', phone: '0912 345-678' },
    { ok: true, contact: { phone: '0912345678' } },
  ],
  [
    { reply: '1', phone: '+84912345678' },
    { ok: true, contact: { phone: '+84912345678' } },
  ],
  [{ phone: '' }, { ok: true, contact: null }],
  [{ phone: '0912345678' }, { ok: false, contactFaults: { reply: 'consentMissing' } }],
  [
    { reply: '1', phone: '' },
    { ok: false, contactFaults: { phone: 'notAPhone' } },
  ],
  [
    { reply: '1', phone: '09123\ud800' },
    { ok: false, contactFaults: { phone: 'badText' } },
  ],
])('a telephone number and its consent go together: %o', (sent, expected) => {
  const posted = readPosted(fieldsOf(Object.entries(sent)))

  expect(judgePosted({ version: 1, questions: [], settings: usualSettings }, true, posted)).toMatchObject(expected)
})

test('a code is shown in two halves and read however it was typed', () => {
  expect(shownCode('K7M4Q2XY')).toBe('K7M4-Q2XY')
  expect(typedCode(' k7m4 – q2xy ')).toBe('K7M4Q2XY')
  expect(typedCode('K7M4Q2X')).toBeUndefined()
})

test('a source that used its measure up waits, and others do not', () => {
  const limit = limitOf(3, 60_000)
  for (let times = 0; times < 3; times++) limit.take('làng', 0)

  expect(limit.allows('làng', 0)).toBe(false)
  expect(limit.allows('phố', 0)).toBe(true)
  expect(limit.allows('làng', 20_000)).toBe(true)
  expect(limit.allows('làng', 19_000)).toBe(false)
})
