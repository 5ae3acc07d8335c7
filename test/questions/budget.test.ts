import { describe, expect, test } from 'vitest'
import { BALLOT_MODES, type BallotMode } from '../../src/budgeting/election'
import { LOCALES } from '../../src/kernel/locale'
import { randomOf } from '../../src/questions/draw'
import { budget } from '../../src/questions/types/budget'
import { faultText } from '../../src/questions/wording'
import { MONEY, projects } from '../budgeting/commune'
import { asked, counted, sent } from './asked'

const question = (mode: BallotMode, more: Record<string, unknown> = {}) => ({
  ...asked(budget, {}),
  settings: budget.settings.parse({ mode, rule: 'mostVotes', money: MONEY, most: 3, points: 10, projects, ...more }),
})

const judge = (mode: BallotMode, parts: Record<string, readonly string[]>) => budget.judge(question(mode), sent(parts))

describe('judges', () => {
  test('a choice of at most three', () => {
    expect(judge('approval', { '': ['kenh9', 'duong37'] })).toEqual({ ok: true, answer: ['duong37', 'kenh9'] })
    expect(judge('approval', { '': ['kenh9', 'duong37', 'rac', 'den'] })).toEqual({
      ok: false,
      faults: { '': 'tooManyProjects 3 4' },
    })
  })

  test('a choice within the money, and tells the sum of one beyond it', () => {
    const far = judge('knapsack', { '': ['duong37', 'mamnon', 'nuoc1820'] })
    expect(far).toEqual({ ok: false, faults: { '': 'overBudget 5350000000 5200000000' } })
    expect(faultText(budget, far.ok ? {} : far.faults, '', 'vi')).toBe(
      'Các dự án đã chọn cần 5.350.000.000 đồng, quá số tiền 5.200.000.000 đồng. Xin bỏ bớt.',
    )
    expect(judge('knapsack', { '': ['duong37', 'mamnon', 'kenh9', 'cau2'] })).toMatchObject({ ok: true })
  })

  test('an order without gaps', () => {
    expect(judge('ranked', { 1: ['rac'], 2: ['den'] })).toEqual({ ok: true, answer: ['rac', 'den'] })
    expect(judge('ranked', { 2: ['den'] })).toEqual({ ok: false, faults: { 1: 'gap' } })
    expect(judge('ranked', { 1: ['den'], 2: ['den'] })).toEqual({ ok: false, faults: { 2: 'twice' } })
  })

  test('points that add up', () => {
    expect(judge('points', { rac: ['4'], den: ['6'], cau2: ['0'] })).toEqual({ ok: true, answer: { rac: 4, den: 6 } })
    expect(judge('points', { rac: ['4'], den: ['5'] })).toEqual({ ok: false, faults: { '': 'wrongSum 9 10' } })
    expect(judge('points', { rac: ['-4'] })).toEqual({ ok: false, faults: { rac: 'tooSmall 0' } })
  })
})

test('the ballot of an answer: one point a choice, Borda points an order, points as given', () => {
  expect(budget.ballot?.(question('approval'), ['kenh9', 'den'])).toEqual([
    [1, 1],
    [5, 1],
  ])
  expect(budget.ballot?.(question('ranked'), ['den', 'kenh9'])).toEqual([
    [1, 2],
    [5, 3],
  ])
  expect(budget.ballot?.(question('points'), { den: 7, duong37: 3 })).toEqual([
    [0, 3],
    [5, 7],
  ])
})

test.each(BALLOT_MODES)('%s: what is drawn can be sent, stored, counted and shown', (mode) => {
  const of = question(mode)
  const random = randomOf(11)
  const draw = {
    choose: (_: string, codes: readonly string[]) => codes[Math.floor(random() * codes.length)] ?? '',
    whole: (_: string, least: number, greatest: number) => least + Math.floor(random() * (greatest - least + 1)),
    chance: (share: number) => random() < share,
    words: () => 'Ý kiến',
  }
  const answers = Array.from({ length: 40 }, () => {
    const judged = budget.judge(of, budget.sample(of, draw))
    if (!judged.ok || judged.answer === null) throw new Error(JSON.stringify(judged))
    expect(budget.judge(of, budget.sentOf(of, judged.answer))).toEqual(judged)
    for (const locale of LOCALES) expect(budget.show(of, judged.answer, locale)).not.toBe('')
    return judged.answer
  })
  const tally = budget.tally(of, counted({ ...budget, judge: () => ({ ok: true, answer: null }) } as never, of, answers), 'vi')
  expect(tally.answered).toBe(40)
  const [block] = tally.blocks
  const rows = block && 'rows' in block ? block.rows : []
  expect(rows.map(({ label }) => label)).toEqual(projects.map(({ label }) => label))
})

test('with more projects than a mark has room for each has a variable of its own, and the same figures', () => {
  const many = Array.from({ length: 40 }, (_, place) => ({
    code: `p${place}`,
    label: `Việc ${place}`,
    cost: 1000,
    place: '',
    description: '',
    picture: null,
  }))
  const of = question('approval', { projects: many, most: 5 })

  const answers = [['p0', 'p39'], ['p39'], null]
  const tally = budget.tally(of, counted(budget as never, of, answers), 'vi')

  expect(budget.variables(of)).toHaveLength(40)
  expect(tally.blocks[0]).toMatchObject({ kind: 'distribution', exclusive: false, base: 2 })
  expect(tally.blocks[0]).toHaveProperty('rows.39.count', 2)
  expect(tally.blocks[0]).toHaveProperty('rows.0.count', 1)
})

test('settings without what the way of voting needs are refused where it is missing', () => {
  const faults = (more: Record<string, unknown>) => {
    const parsed = budget.settings.safeParse({ ...question('approval').settings, ...more })
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  }
  expect(faults({ most: null })).toEqual(['most required'])
  expect(faults({ most: 10 })).toEqual(['most moreThanProjects'])
  expect(faults({ mode: 'points', points: null })).toEqual(['points required'])
  expect(faults({ money: null })).toEqual(['money required'])
  const [first, ...others] = projects
  expect(faults({ projects: [first, { ...others[0], cost: 'nhiều' }] })).toEqual(['projects projectCost 2'])
})
