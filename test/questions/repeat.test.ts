import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomOf } from '../../src/questions/draw'
import type { RepeatSettings } from '../../src/questions/repeat-settings'
import { typeOf } from '../../src/questions/types'
import { wordingsOf } from '../../src/questions/wordings'
import { asked, counted, sent } from './asked'

const type = typeOf('repeat')
const settings = type.settings.parse(type.examples.settings)
const question = asked(type, settings)

const told = (figure: string) => {
  const { inner, ...rest } = settings as RepeatSettings
  return asked(
    type,
    type.settings.parse({ ...rest, inner: inner.map((each) => (each.kind === 'number' ? { ...each, figure } : each)) }),
  )
}

const judged = (parts: Record<string, string[]>, of = question) => {
  const found = type.judge(of, sent(parts))
  return found.ok ? found.answer : found.faults
}

test('blocks without a word are nobody: those that are filled in move up', () => {
  expect(judged({ '1.sex': [''], '1.age': [''], '2.sex': ['b'], '4.sex': ['a'], '4.age': ['7'] })).toEqual([
    { sex: 'b' },
    { sex: 'a', age: 7 },
  ])
})

test('what must be answered must be so in each block that says anything, and in no other', () => {
  expect(judged({ '1.sex': ['a'], '2.age': ['3'], '3.age': [' '] })).toEqual({ '2.sex': 'required' })
})

test('a date is kept as exactly as it was said', () => {
  const born = ['5/3/1992', '3/1992', '1992', 'mùng 2/9/1945']
  const parts = Object.fromEntries(
    born.flatMap((date, place): [string, string[]][] => [
      [`${place + 1}.sex`, ['a']],
      [`${place + 1}.born`, [date]],
    ]),
  )
  expect(judged(parts)).toMatchObject([{ born: '1992-03-05' }, { born: '1992-03' }, { born: '1992' }, { born: '1945-09-02' }])
})

test('fewer blocks than asked for are refused, more than there may be are names nobody knows', () => {
  const two = asked(type, { ...(settings as object), least: 2 })
  expect(judged({ '1.sex': ['a'] }, two)).toEqual({ '': 'tooFewBlocks 2' })
  expect(judged({ '1.sex': ['a'], '3.sex': ['a'] }, two)).toHaveLength(2)
  expect(type.partNames(question)).not.toContain('5.sex')
})

test('asking for more shows so many blocks and keeps what was written in the others', () => {
  const shown = (parts: Record<string, string[]>) =>
    String(type.Field({ question, sent: sent(parts), faults: {}, locale: 'vi', number: '' }))
  const blocks = (html: string) => html.match(/data-block="/g)?.length

  expect(blocks(shown({}))).toBe(1)
  expect(blocks(shown({ '2.job': ['Thợ may'] }))).toBe(2)
  const more = shown({ '1.job': ['Thợ may'], more: ['3'] })
  expect(blocks(more)).toBe(3)
  expect(more).toContain('value="Thợ may"')
  expect(more).toContain('value="more q1 4"')
  expect(blocks(shown({ more: ['99'] }))).toBe(4)
  expect(shown({ more: ['4'] })).toMatch(/<button[^>]* data-add="" hidden/)
})

test('the sums of a repeated group equal a plain recount of the blocks', () => {
  const household = fc.array(
    fc.record(
      { sex: fc.constantFrom('a', 'b'), age: fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }) },
      { requiredKeys: ['sex', 'age'] },
    ),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(fc.array(household, { maxLength: 12 }), (households) => {
      const answers = households.map((people) => {
        const parts = people.flatMap(({ sex, age }, place) => [
          [`${place + 1}.sex`, [sex]] as const,
          ...(age === undefined ? [] : [[`${place + 1}.age`, [String(age)]] as const]),
        ])
        const found = type.judge(question, sent(Object.fromEntries(parts)))
        if (!found.ok) throw new Error(JSON.stringify(found.faults))
        return found.answer
      })
      const people = households.flat()
      const summed = told('sum')
      const tally = type.tally(summed, counted(type, summed, answers), 'vi')
      const [count, sexes, ages] = tally.blocks

      expect(tally.answered).toBe(households.filter((each) => each.length > 0).length)
      expect(sexes).toMatchObject({
        rows: ['a', 'b'].map((code) => ({
          code,
          base: households.filter((each) => each.some(({ sex }) => sex === code)).length,
          values: [people.filter(({ sex }) => sex === code).length],
        })),
      })
      const total = people.length === 0 ? null : people.length / tally.answered
      expect(count).toMatchObject({ kind: 'numbers', mean: total })
      const aged = households.filter((each) => each.some(({ age }) => age !== undefined))
      const years = people.reduce((sum, { age = 0 }) => sum + age, 0)
      const mean = ages?.kind === 'numbers' ? ages.mean : undefined
      if (aged.length === 0) expect(mean).toBeNull()
      else expect(mean).toBeCloseTo(years / aged.length, 6)

      const every = people.flatMap(({ age }) => age ?? [])
      const [, , each] = type.tally(told('each'), counted(type, told('each'), answers), 'vi').blocks
      if (each?.kind !== 'numbers') throw new Error('Each age is to be counted.')
      expect(each).toMatchObject({
        label: 'Tuổi',
        base: every.length,
        people: { noun: 'người' },
        spread: { sheets: aged.length },
      })
      expect(each.bins.map(({ count: within }) => within)).toEqual(
        each.bins.map(({ from, to }) => every.filter((age) => from <= age && age < to).length),
      )
      for (const [bin, { from, to }] of each.bins.entries()) {
        const inBin = households.filter((home) => home.some(({ age }) => age !== undefined && from <= age && age < to))
        const byPlace = each.spread?.bins[bin] ?? []
        expect(byPlace.reduce((sum, some) => sum + some, 0)).toBe(each.bins[bin]?.count)
        expect(Math.max(...byPlace)).toBeLessThanOrEqual(inBin.length)
      }
      expect(each.spread?.silent.reduce((sum, some) => sum + some, 0)).toBe(people.length - every.length)
      const [, , middle] = type.tally(told('mean'), counted(type, told('mean'), answers), 'vi').blocks
      const value = middle?.kind === 'measures' ? middle.rows[0]?.values[0] : undefined
      if (every.length === 0) expect(value).toBeNull()
      else expect(value).toBeCloseTo(years / every.length, 6)
    }),
  )
})

test('a number of a block that was asked before there was a choice keeps its sum; a new one counts each person', () => {
  const { figure: _, ...before } = ageOf(settings) as { code: string; figure: string }
  const old = asked(type, type.settings.parse({ ...(settings as object), inner: [before] }))
  expect(type.tally(old, counted(type, old, []), 'vi').blocks.map((block) => 'label' in block && block.label)).toEqual([
    'Số người đã ghi',
    'Tuổi (cộng của mỗi phiếu)',
  ])
  expect(type.counts?.(old)).toEqual([])

  const fresh = String(type.Settings({ settings: type.blank('vi'), prefix: '', faults: {}, locale: 'vi' }))
  const choices = fresh.match(/<select[^>]*name="inner\.1\.figure"[\s\S]*?<\/select>/)?.[0] ?? ''
  expect(/<option[^>]*value="(\w+)"[^>]*selected/.exec(choices)?.[1]).toBe('each')
})

test('a number may stay out of the results, and formulas still know its sum', () => {
  const silent = told('none')
  expect(type.tally(silent, counted(type, silent, []), 'vi').blocks.map(({ id }) => id)).toEqual(['q1', 'q1.sex', 'q1.job'])
  expect(type.variables(silent).map(({ id }) => id)).toContain('q1.age')
})

test('what is told of a number changes nothing that a person reads, so it divides no answers', () => {
  const versions = ['sum', 'each'].map((figure, place) => ({ version: place + 1, questions: [told(figure)] }))
  expect(wordingsOf(question, versions, [])).toHaveLength(1)
})

test('decimals of many blocks add up without a remainder', () => {
  const land = asked(type, {
    ...(settings as object),
    inner: [{ ...ageOf(settings), code: 'area', decimals: 2, most: null }],
  })
  const answer = judged({ '1.area': ['0,1'], '2.area': ['0,2'], '3.area': ['0,7'] }, land)
  expect(type.values(land, answer)).toMatchObject({ q1: 3, 'q1.area': 1 })
})

test('a drawn household is one that could be sent, and its cells of the export are one for each block and question', () => {
  const random = randomOf(11)
  const draw = {
    choose: (_: string, codes: readonly string[]) => codes[Math.floor(random() * codes.length)] ?? '',
    whole: (_: string, least: number, greatest: number) => least + Math.floor(random() * (greatest - least + 1)),
    chance: (share: number) => random() < share,
    words: () => 'Làm ruộng, nuôi cá',
  }
  for (let time = 0; time < 30; time++) {
    const found = type.judge(question, type.sample(question, draw))
    if (!found.ok) throw new Error(JSON.stringify(found.faults))
    const blocks = found.answer as readonly Record<string, unknown>[]
    const cells = type.details?.cells(question, blocks) ?? {}
    const parts = type.details?.columns(question, 'vi').map(({ part }) => part) ?? []
    expect(parts).toHaveLength(16)
    expect(parts).toEqual(expect.arrayContaining(Object.keys(cells)))
    for (const [place, block] of blocks.entries())
      for (const [code, value] of Object.entries(block)) expect(cells[`${place + 1}.${code}`]).toBe(value)
  }
})

const ageOf = (of: unknown) => (of as { inner: readonly { code: string }[] }).inner.find(({ code }) => code === 'age')

test('lines written in a group are words as others are: listed under their own question, counted once a sheet', () => {
  const jobs = [
    judged({ '1.sex': ['a'], '1.job': ['Làm ruộng'], '2.sex': ['b'], '2.job': ['Thợ may'] }),
    judged({ '1.sex': ['a'], '1.job': ['Buôn bán'] }),
    judged({ '1.sex': ['a'] }),
  ]

  expect(type.textParts(question)).toEqual([{ part: 'job', label: 'Nghề' }])
  expect(jobs.map((answer) => type.texts(answer, question))).toEqual([
    [
      { part: 'job', text: 'Làm ruộng' },
      { part: 'job', text: 'Thợ may' },
    ],
    [{ part: 'job', text: 'Buôn bán' }],
    [],
  ])
  expect(type.tally(question, counted(type, question, jobs), 'vi').blocks).toContainEqual({
    kind: 'words',
    id: 'q1.job',
    label: 'Nghề',
    base: 2,
    apart: true,
  })
})
