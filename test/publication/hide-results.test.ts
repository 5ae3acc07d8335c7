import { expect, test } from 'vitest'
import { hideResults } from '../../src/publication/hide-results'
import { isSmall } from '../../src/publication/small-groups'
import type { AskedQuestion } from '../../src/questions/question-type'
import type { Block, Distribution, Tally } from '../../src/questions/tally'
import { attack, shownCounts } from './attack'
import { noTables, question } from './figures'
import { seeded } from './seeded'

const hiddenIn = (block: Block | undefined) =>
  block?.kind === 'distribution' ? block.rows.flatMap((row) => (row.count === null ? [row.code] : [])) : []

test('few that left a question empty are hidden with the smallest answer, and the base says it is of all sheets', () => {
  const views = question('q1', null, distribution('q1', [60, 38]))

  const { tallies } = hideResults(noTables(100), [views], ['q1'])

  const tally = tallies.get('q1')
  expect(tally).toMatchObject({ asked: 100, answered: null, unanswered: null, ofAllSheets: true })
  expect(tally?.blocks[0]).toMatchObject({ base: 100 })
  expect(hiddenIn(tally?.blocks[0])).toEqual(['b', 'unanswered'])
})

test('a question asked only of a hidden group is withheld, since its base would tell the group', () => {
  const first = question('q1', null, distribution('q1', [3, 17, 80]))
  const then = question('q2', { question: 'q1', anyOf: ['b'] }, distribution('q2', [10, 7]))

  const { tallies } = hideResults(noTables(100), [first, then], ['q1', 'q2'])

  expect(hiddenIn(tallies.get('q1')?.blocks[0])).toEqual(['a', 'b'])
  expect(tallies.get('q2')).toMatchObject({ withheld: true, asked: null, blocks: [] })
})

test('a question that fewer than five answered shows nothing', () => {
  const { tallies } = hideResults(noTables(100), [question('q1', null, distribution('q1', [4, 0]))], ['q1'])

  expect(tallies.get('q1')).toMatchObject({ withheld: true, answered: null })
})

test('fewer than five sheets in all show nothing but that', () => {
  const { participation, tallies } = hideResults(noTables(4), [question('q1', null, distribution('q1', [3, 1]))], ['q1'])

  expect(participation).toEqual({ total: null, byHamlet: null, byPlace: null, byChannel: null, byDay: null })
  expect(tallies.get('q1')?.withheld).toBe(true)
})

test('the least and the greatest number are one person’s and are never shown; thin bins are joined', () => {
  const numbers: Block = {
    ...{ kind: 'numbers', id: 'q1', label: '', unit: 'đồng', base: 30, mean: 12.3456, standardDeviation: 4 },
    ...{ least: 1, lowerQuartile: 9, median: 12, upperQuartile: 14, greatest: 97 },
    bins: [
      { from: 0, to: 10, count: 8 },
      { from: 10, to: 20, count: 18 },
      { from: 20, to: 30, count: 3 },
      { from: 30, to: 100, count: 1 },
    ],
  }
  const { tallies } = hideResults(noTables(30), [question('q1', null, numbers)], ['q1'])

  expect(tallies.get('q1')?.blocks[0]).toMatchObject({
    least: null,
    greatest: null,
    mean: 12.35,
    median: 12,
    bins: [
      { from: 0, to: 10, count: 8 },
      { from: 10, to: 100, count: 22 },
    ],
  })
})

test('the hamlets hidden in the table of hamlets are hidden in the question that asks for the hamlet', () => {
  const byHamlet = [12, 3, 85].map((responses, place) => ({
    ...{ unitId: place + 1, name: `Thôn ${place + 1}`, households: 200, takenOn: '2026-06-30' },
    responses,
  }))
  const where = distribution('q1', [13, 7, 80], ['1', '2', '3'])
  const { participation, tallies } = hideResults({ ...noTables(100), byHamlet }, [question('q1', null, where)], ['q1'])

  expect(participation.byHamlet?.map((row) => row.responses)).toEqual([null, null, 85])
  expect(hiddenIn(tallies.get('q1')?.blocks[0])).toEqual(['1', '2'])
})

test('1.000 random consultations: no figure below five is shown, and every hidden one has four possible values or more', () => {
  const random = seeded(2026)
  let hiddenCells = 0
  for (let round = 0; round < 1000; round++) {
    const { participation, questions } = simulated(random)
    const published = hideResults(
      participation,
      questions,
      questions.map((each) => each.question.id),
    )

    for (const { count, base } of shownCounts(published)) {
      expect(isSmall(count)).toBe(false)
      if (base !== null) expect(isSmall(base - count)).toBe(false)
    }
    for (const { where, least, most } of attack(published)) {
      if (least === most) continue
      hiddenCells++
      expect({ where, possible: most - least + 1 >= 4 }).toEqual({ where, possible: true })
    }
  }
  expect(hiddenCells).toBeGreaterThan(1000)
})

function distribution(id: string, counts: readonly number[], codes = ['a', 'b', 'c', 'd', 'e', 'f']): Distribution {
  const rows = counts.map((count, place) => ({ code: codes[place] ?? '', label: `Phương án ${place}`, count }))
  const base = counts.reduce((sum, count) => sum + count, 0)
  return { kind: 'distribution', id, label: '', exclusive: true, ordered: false, base, rows }
}

/** Sheets that answer at random, counted as the results count them. */
function simulated(random: (below: number) => number) {
  const total = random(4) === 0 ? random(12) : 5 + random(150)
  const weights = Array.from({ length: 4 }, () => 1 + random(12) ** 2)
  // Each option as often in the urn as it weighs.
  const urn = weights.flatMap((weight, option) => Array.from({ length: weight }, () => option))
  const pick = (options: number) => (urn[random(urn.length)] ?? 0) % options
  const silence = [0, 0, 2, 30][random(4)] ?? 0
  const sheets = Array.from({ length: total }, () => ({
    hamlet: random(6),
    day: random(9),
    one: random(100) < silence ? undefined : pick(4),
    rows: [0, 1].map(() => (random(100) < silence ? undefined : pick(3))),
    amount: random(100) < silence ? undefined : random(12) * random(12),
    later: random(100) < silence ? undefined : pick(3),
  }))
  const countBy = (values: readonly (number | undefined)[], cells: number) =>
    Array.from({ length: cells }, (_, cell) => values.filter((value) => value === cell).length)
  const tallied = (id: string, shownWhen: AskedQuestion['shownWhen'], blocks: Block[], asked: number, answered: number) => ({
    question: question(id, shownWhen, ...blocks).question,
    tally: { asked, answered, blocks } satisfies Tally,
  })
  const one = distribution(
    'q1',
    countBy(
      sheets.map((sheet) => sheet.one),
      4,
    ),
  )
  const asked = sheets.filter((sheet) => sheet.one === 1)
  const later = distribution(
    'q4',
    countBy(
      asked.map((sheet) => sheet.later),
      3,
    ),
  )
  const rows = [0, 1].map((row) => {
    const counts = countBy(
      sheets.map((sheet) => sheet.rows[row]),
      3,
    )
    return { code: String(row), label: `Dòng ${row}`, base: counts.reduce((sum, count) => sum + count, 0), counts }
  })
  const columns = ['a', 'b', 'c'].map((code) => ({ code, label: code }))
  const amounts = sheets.flatMap((sheet) => sheet.amount ?? [])
  const bins = Array.from({ length: 8 }, (_, bin) => ({
    ...{ from: bin * 20, to: bin * 20 + 20 },
    count: amounts.filter((amount) => Math.floor(amount / 20) === bin).length,
  }))
  const nothing = { mean: 1, standardDeviation: 1, least: 1, lowerQuartile: 1, median: 1, upperQuartile: 1, greatest: 1 }
  const answeredGrid = sheets.filter((sheet) => sheet.rows.some((row) => row !== undefined)).length
  return {
    participation: {
      ...noTables(total),
      byHamlet: countBy(
        sheets.map((sheet) => sheet.hamlet),
        6,
      ).map((responses, place) => ({
        ...{ unitId: place + 1, name: `Thôn ${place + 1}`, households: 100, takenOn: null },
        responses,
      })),
      byDay: countBy(
        sheets.map((sheet) => sheet.day),
        9,
      ).map((responses, day) => ({ day: `2026-11-0${day + 1}`, responses })),
    },
    questions: [
      tallied('q1', null, [one], total, one.base),
      tallied('q2', null, [{ kind: 'grid', id: 'q2', label: '', columns, rows }], total, answeredGrid),
      tallied(
        'q3',
        null,
        [{ kind: 'numbers', id: 'q3', label: '', unit: '', base: amounts.length, ...nothing, bins }],
        total,
        amounts.length,
      ),
      tallied('q4', { question: 'q1', anyOf: ['b'] }, [later], asked.length, later.base),
    ],
  }
}
