import { describe, expect, test } from 'vitest'
import { RULES } from '../../src/budgeting/election'
import { moneyText } from '../../src/budgeting/money'
import { messages } from '../../src/i18n/messages'
import { LOCALES, type Locale } from '../../src/kernel/locale'
import type { BudgetSettings } from '../../src/questions/budget-settings'
import type { AskedQuestion, QuestionType } from '../../src/questions/question-type'
import { questionTypes, typeOf } from '../../src/questions/types'
import { asked, hamlets } from './asked'
import { labelsIn, markedUp, wordsOf } from './markup'

const onPaper = questionTypes.filter(({ role = 'asks' }) => role === 'asks' || role === 'tells')

describe.each(onPaper)('$name on paper', (type) => {
  const { role = 'asks', examples } = type
  const question = asked(type, type.settings.parse(examples.settings), { hint: 'Xin đọc kỹ phần giải thích.' })

  test('is printed with its number, its label and its hint', () => {
    for (const locale of LOCALES) {
      const words = wordsOf(paper(type, question, locale))
      expect(words).not.toBe('')
      expect(words).toContain(question.label)
      expect(words).toContain(question.hint)
      if (role === 'asks') expect(words).toMatch(/^7\. /)
      expect(words).not.toMatch(/\{\d\}|undefined|\[object/)
    }
  })

  test('shows all there is to choose from', () => {
    const words = wordsOf(paper(type, question))
    for (const label of labelsIn(examples.settings)) expect(words).toContain(label)
    for (const variable of role === 'asks' ? type.variables(question) : [])
      if (variable.id === question.id && variable.kind !== 'number' && variable.categories.length <= 31)
        for (const { label } of variable.categories) expect(words).toContain(label)
  })

  test('is nothing but print: no control, no script, no id twice', () => {
    const html = paper(type, question)
    expect(html).not.toMatch(/<(input|select|textarea|button|form|script|details|label|fieldset)\b/)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !id?.startsWith(question.id) && !id?.includes(`-${question.id}`))).toEqual([])
  })

  test('gives a hand something to mark or to write on', () => {
    const marks = markedUp(paper(type, question)).filter((each) => /^paper-(box|dots|cell|room|write)/.test(each))
    expect(marks.length > 0).toBe(role === 'asks')
  })

  test('a new question is printed too, also where no hamlet is asked', () => {
    for (const locale of LOCALES) {
      const blank = asked(type, type.settings.parse(type.blank(locale)), { hamlets: [] })
      expect(wordsOf(paper(type, blank, locale))).toContain(blank.label)
    }
  })

  test('says how it is filled in, in the language of the page', () => {
    if (role !== 'asks') return
    const [vi, en] = LOCALES.map((locale) => wordsOf(paper(type, question, locale)))
    expect(vi).not.toBe(en)
  })
})

test('every type that asks or tells can be printed', () => {
  expect(onPaper.filter(({ Paper }) => !Paper).map(({ name }) => name)).toEqual([])
})

test('words of paper are there in both languages', () => {
  expect(Object.keys(messages.en.questions.paper)).toEqual(Object.keys(messages.vi.questions.paper))
})

test('paper says by which rule the projects are found, and out of how much money', () => {
  const budget = typeOf('budget')
  const settings = budget.settings.parse(budget.examples.settings) as BudgetSettings
  for (const locale of LOCALES)
    for (const rule of RULES) {
      const words = wordsOf(paper(budget, asked(budget, { ...settings, rule }), locale))
      const { rules, ruleTexts, field } = messages[locale].budgeting
      expect(words).toContain(`${rules[rule]}. ${ruleTexts[rule]}`)
      expect(words).toContain(field.money(moneyText(settings.money, locale)))
    }
})

function paper(type: QuestionType<unknown, unknown>, of: AskedQuestion, locale: Locale = 'vi'): string {
  if (!type.Paper) throw new Error(`${type.name} cannot be printed`)
  return String(type.Paper({ question: { ...of, hamlets: of.hamlets.length > 0 ? hamlets : [] }, locale, number: '7' }))
}
