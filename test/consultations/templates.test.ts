import { describe, expect, test } from 'vitest'
import { CATEGORIES } from '../../src/consultations/categories'
import { legalClause, minimumDaysOf } from '../../src/consultations/legal-basis'
import { templateOf, templates } from '../../src/consultations/templates'
import { lengthOf, wordCount } from '../../src/kernel/text'
import { conditionOptions, questionnaireOf, simpleCondition } from '../../src/questions/questionnaire'
import { isTypeName } from '../../src/questions/types'

test('there are ten templates, each under a name of its own', () => {
  expect(templates).toHaveLength(10)
  expect(new Set(templates.map(({ name }) => name)).size).toBe(10)
  expect(templateOf('budget-estimate')?.title).toBe('Góp ý dự toán ngân sách xã Minh Họa năm 2027')
  expect(templateOf('nonsense')).toBeUndefined()
})

describe.each(templates.map((template) => [template.name, template] as const))('%s', (_name, template) => {
  test('says the matter in at most 120 words, in letters as they are stored', () => {
    const texts = [
      template.title,
      template.asker,
      template.matter,
      template.draftText,
      ...template.questions.map(({ label }) => label),
    ]

    expect(wordCount(template.matter)).toBeLessThanOrEqual(120)
    expect(lengthOf(template.title)).toBeLessThanOrEqual(200)
    expect(texts.filter((text) => text !== text.normalize('NFC') || text === '')).toEqual([])
  })

  test('stands on a known clause and stays open as long as it asks', () => {
    expect(CATEGORIES).toContain(template.category)
    expect(legalClause(template.legalClause)).toBeDefined()
    const least = minimumDaysOf(template.legalClause)
    if (template.days === null) expect(least).toBeNull()
    else expect(template.days).toBeGreaterThanOrEqual(least ?? 0)
  })

  test('names each question once and hangs conditions on earlier ones', () => {
    const ids = template.questions.map(({ id }) => id)

    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !/^q[0-9A-Za-z]{1,12}$/.test(id))).toEqual([])
    for (const [place, { shownWhen }] of template.questions.entries())
      if (shownWhen) expect(ids.slice(0, place)).toContain(simpleCondition(shownWhen)?.question)
  })

  test('asks only what the types of question accept, and loses nothing when they read it', () => {
    const { questions } = questionnaireOf(1, template.questions, [{ code: '7', label: 'Thôn 7' }])

    expect(template.questions.filter(({ type }) => !isTypeName(type))).toEqual([])
    for (const [place, { settings }] of template.questions.entries())
      expect(questions[place]?.settings).toMatchObject(settings as object)
    for (const { shownWhen } of questions) {
      const earlier = questions.find(({ id }) => id === simpleCondition(shownWhen)?.question)
      if (earlier)
        expect(conditionOptions(earlier).map(({ code }) => code)).toEqual(
          expect.arrayContaining([...(simpleCondition(shownWhen)?.anyOf ?? [])]),
        )
    }
  })

  test('has a draft of headings and sentences, without HTML', () => {
    expect(template.draftText).toMatch(/^## /m)
    expect(template.draftText).not.toMatch(/<[a-z]/i)
    expect(wordCount(template.draftText)).toBeGreaterThan(80)
  })
})

test('together they show twelve types of question', () => {
  expect(new Set(templates.flatMap(({ questions }) => questions.map(({ type }) => type))).size).toBeGreaterThanOrEqual(12)
})

test('the two budget tables add up to their totals and to the whole', () => {
  const figures = (from: string, to: string) => {
    const text = templateOf('budget-estimate')?.draftText ?? ''
    const part = text.slice(text.indexOf(from), text.indexOf(to))
    return [...part.matchAll(/\| \**([\d.]+)\** \|/g)].map(([, figure = '']) => Number(figure.replaceAll('.', '')))
  }
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
  const investment = figures('## Chi đầu tư', '## Chi thường xuyên')
  const running = figures('## Chi thường xuyên', '## Sau khi')

  expect(sum(investment.slice(0, -1))).toBe(12_600)
  expect(investment.at(-1)).toBe(12_600)
  expect(sum(running.slice(0, -1))).toBe(28_900)
  expect(running.at(-1)).toBe(28_900)
  expect(figures('## Tổng số', '## Chi đầu tư')).toEqual([12_600, 28_900, 1_000, 42_500])
})

test('what households must decide themselves is never offered as a vote here', () => {
  const contribution = templateOf('hamlet-contribution')

  expect(contribution?.title).toContain('Góp ý trước cuộc họp')
  expect(contribution?.matter).toContain('không phải biểu quyết')
  expect(contribution?.matter).toContain('chỉ được quyết định tại cuộc họp hoặc bằng phiếu giấy')
  expect(contribution?.draftText).toContain('không quyết định trực tuyến')
  expect(contribution?.legalClause).toBe('L10.25.9')
  expect(templateOf('village-convention')?.matter).toContain('Đây là góp ý dự thảo, chưa phải biểu quyết')
})
