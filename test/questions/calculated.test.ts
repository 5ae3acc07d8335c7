import fc from 'fast-check'
import { expect, test } from 'vitest'
import { walkOf } from '../../src/questions/flow'
import type { AskedQuestion } from '../../src/questions/question-type'
import { usualSettings } from '../../src/questions/questionnaire-settings'
import { needsFlow, shownOn } from '../../src/questions/shown-items'
import { typeOf } from '../../src/questions/types'
import { judgeSheet } from '../../src/responses/answer-sheet'
import { asked, counted, sent } from './asked'

const type = typeOf('calculated')
const whole = { unit: '', least: null, most: null, decimals: 2 }
const income = asked(typeOf('number'), whole, { id: 'qIncome' })
const people = asked(typeOf('number'), whole, { id: 'qPeople' })

const computed = (settings: object): AskedQuestion =>
  asked(type, type.settings.parse({ ...(type.blank('vi') as object), ...settings }), { id: 'qShare' })

function shareOf(question: AskedQuestion, answers: Record<string, string>) {
  const questions = [income, people, question]
  const fields = sent(Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, [value]])))
  const judged = judgeSheet({ version: 1, questions, settings: usualSettings }, fields)
  if (!judged.ok) throw new Error('refused')
  return judged.sheet.answers['qShare']
}

test('a number is rounded to the decimals asked for, and stored with the sheet', () => {
  const share = computed({ formula: 'qIncome / qPeople', decimals: 1 })
  expect(shareOf(share, { qIncome: '10', qPeople: '3' })).toBe(3.3)
  expect(shareOf(computed({ formula: 'qIncome / qPeople' }), { qIncome: '10', qPeople: '3' })).toBe(3)
})

test('what cannot be reckoned is no answer, never a zero', () => {
  const share = computed({ formula: 'qIncome / qPeople' })
  expect(shareOf(share, { qIncome: '10', qPeople: '0' })).toBeUndefined()
  expect(shareOf(share, { qIncome: '10' })).toBeUndefined()
  expect(shareOf(computed({ formula: '' }), { qIncome: '10' })).toBeUndefined()
})

test('a text whose ways all stand in the formula is counted like a choice', () => {
  const size = computed({ formula: 'if(qPeople > 4, "đông", if(qPeople > 2, "vừa", "ít"))', gives: 'text' })
  const answers = ['5', '6', '3', '1'].map((qPeople) => shareOf(size, { qPeople }))
  const tally = type.tally(size, counted(type, size, answers), 'vi')
  expect(tally.blocks).toMatchObject([
    {
      kind: 'distribution',
      rows: [
        { code: 'đông', count: 2 },
        { code: 'vừa', count: 1 },
        { code: 'ít', count: 1 },
      ],
    },
  ])
  expect(type.textParts(size)).toEqual([])
  expect(answers.map((answer) => type.show(size, answer, 'vi'))).toEqual(['đông', 'đông', 'vừa', 'ít'])
})

test('a text put together from answers is kept as words', () => {
  const said = computed({ formula: 'if(qPeople > 0, qIncome, "không có ai")', gives: 'text' })
  const answer = shareOf(said, { qIncome: '12', qPeople: '2' })
  expect(answer).toBe('12')
  expect(type.texts(answer, said)).toEqual([{ part: '', text: '12' }])
  expect(type.variables(said)).toEqual([])
})

test('later items read what was worked out', () => {
  const share = computed({ formula: 'qIncome / qPeople' })
  const after = asked(typeOf('short'), {}, { id: 'qAfter', shownWhen: { formula: 'qShare >= 5' } })
  const questionnaire = { version: 1, questions: [income, people, share, after], settings: usualSettings }
  const meets = (qIncome: number) => {
    const walk = walkOf(questionnaire, { day: '2026-11-22', values: {} })
    for (const [item, answer] of [[income, qIncome] as const, [people, 2] as const]) {
      walk.isDue(item)
      walk.answer(item, answer)
    }
    walk.isDue(share)
    walk.answer(share, type.compute?.(share, walk))
    return walk.isDue(after)
  }
  expect([meets(10), meets(8)]).toEqual([true, false])
})

test('whatever stands before it, its answer is a number or a text that can be stored, or none', () => {
  const value = fc.oneof(fc.double(), fc.string({ unit: 'binary' }), fc.boolean(), fc.constant(null), fc.array(fc.string()))
  const surroundings = { today: '2026-11-22', matches: () => false }
  fc.assert(
    fc.property(value, fc.constantFrom('number', 'text'), fc.nat(2), (given, gives, decimals) => {
      const question = computed({ formula: 'x', gives, decimals })
      const answer = type.compute?.(question, { read: () => given, surroundings })
      if (answer === null) return
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
      expect(typeof answer).toBe(gives === 'number' ? 'number' : 'string')
      expect(type.show(question, answer, 'vi')).not.toBe('')
    }),
  )
})

test('one without a formula is told before opening', () => {
  expect(type.lacks?.(computed({ formula: '' }))).toBe('noFormula')
  expect(type.settings.safeParse({ formula: 'qIncome +' }).success).toBe(false)
})

test('whoever answers sees it where its author wishes so: what is known in words, what is open for the browser to follow', () => {
  const share = computed({ formula: 'qIncome / qPeople', decimals: 1, unit: 'triệu đồng', shown: true })
  const questionnaire = { version: 1, questions: [income, people, share], settings: usualSettings }
  const read = (name: string) => (name === 'qIncome' ? 10 : 4)
  const known = { read, surroundings: { today: '2026-11-22', matches: () => false }, answers: { qIncome: 10, qPeople: 4 } }

  const [shown] = shownOn(questionnaire, { id: 'qShare', items: [share] }, known, 'vi')
  const [open] = shownOn(questionnaire, { id: 'qIncome', items: questionnaire.questions }, known, 'vi').slice(2)

  const htmlOf = (item: AskedQuestion | undefined) =>
    item ? String(type.Field({ question: item, sent: new Map(), faults: {}, locale: 'vi', number: '' })) : ''
  expect(htmlOf(shown?.item)).toContain('<output>2,5 triệu đồng</output>')
  expect(open?.pipes).toHaveLength(1)
  expect(needsFlow(questionnaire)).toBe(true)
  expect(
    type.Field({
      question: { ...share, settings: computed({}).settings },
      sent: new Map(),
      faults: {},
      locale: 'vi',
      number: '',
    }),
  ).toBeNull()
})
