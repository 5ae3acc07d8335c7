import { describe, expect, test } from 'vitest'
import { randomOf } from '../../src/questions/draw'
import { walkOf } from '../../src/questions/flow'
import { numbersOf } from '../../src/questions/numbering'
import type { AskedQuestion } from '../../src/questions/question-type'
import { hasAnswers } from '../../src/questions/questionnaire'
import { usualSettings } from '../../src/questions/questionnaire-settings'
import { questionTypes, typeOf } from '../../src/questions/types'
import { planOf } from '../../src/results/plan'
import { asked } from './asked'

const items = questionTypes.map((type, place) => asked(type, type.settings.parse(type.examples.settings), { id: `qT${place}` }))
const silent = questionTypes.filter(({ role = 'asks' }) => role !== 'asks')

test('only what asks people bears a number, counted from 1 without a gap', () => {
  const asking = items.filter(({ type }) => (typeOf(type).role ?? 'asks') === 'asks')
  const numbers = numbersOf(items)
  expect([...numbers.keys()]).toEqual(asking.map(({ id }) => id))
  expect([...numbers.values()]).toEqual(asking.map((_, place) => String(place + 1)))
})

test('only what asks or is worked out is in the plan of what is counted', () => {
  const plan = planOf([{ version: 1, questions: items, settings: usualSettings }])
  expect(plan.questions.map(({ question }) => question.id)).toEqual(items.filter(hasAnswers).map(({ id }) => id))
})

describe.each(silent.map((type) => [type.name, type] as const))('%s', (_name, type) => {
  const question = asked(type, type.settings.parse(type.examples.settings), { required: true })
  const { role } = type

  test('takes nothing from anybody', () => {
    expect(type.partNames(question)).toEqual([])
    expect(type.judge(question, new Map())).toEqual({ ok: true, answer: null })
    expect([...type.sample(question, evenDraw())]).toEqual([])
  })

  test('shows no control', () => {
    const shown = { question, sent: new Map(), faults: {}, locale: 'vi' as const, number: '' }
    expect(String(type.Field(shown))).not.toMatch(/<(input|select|textarea)\b/)
  })

  test('its settings and those of a new item are accepted, also from their own form', () => {
    expect(type.settings.parse(JSON.parse(JSON.stringify(type.examples.settings)))).toEqual(type.examples.settings)
    for (const locale of ['vi', 'en'] as const) expect(type.settings.parse(type.blank(locale))).toEqual(type.blank(locale))
  })

  test('counts nothing, unless it is worked out', () => {
    if (role === 'computes') expect(type.compute).toBeDefined()
    else {
      expect(type.variables(question)).toEqual([])
      expect(type.textParts(question)).toEqual([])
    }
  })

  test('a jump names where it leads; nothing else does', () => {
    expect(type.target !== undefined).toBe(role === 'jump')
  })

  test('an ending ends the walk, a jump to the end leaves the rest out, all others let it go on', () => {
    const after = asked(typeOf('short'), {}, { id: 'q2' })
    const first: AskedQuestion = { ...question, shownWhen: null }
    const walk = walkOf({ version: 1, questions: [first, after], settings: usualSettings }, { day: '2026-11-22', values: {} })
    walk.isDue(first)
    const leadsOut = role === 'ending' || (role === 'jump' && type.target?.(first) !== 'q2')
    expect(walk.isDue(after)).toBe(!leadsOut)
    expect(walk.ending()).toBe(role === 'ending' ? 'q1' : null)
  })
})

function evenDraw() {
  const random = randomOf(3)
  return {
    choose: (_: string, codes: readonly string[]) => codes[0] ?? '',
    whole: (_: string, least: number) => least,
    chance: () => random() < 0.5,
    words: () => 'Một câu.',
  }
}
