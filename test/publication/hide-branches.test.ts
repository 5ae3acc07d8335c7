import { expect, test } from 'vitest'
import { hideResults } from '../../src/publication/hide-results'
import { leaningsOf } from '../../src/questions/leaning'
import type { AskedQuestion, Condition } from '../../src/questions/question-type'
import type { Distribution } from '../../src/questions/tally'
import { typeOf } from '../../src/questions/types'
import { noTables, question } from './figures'

const distribution = (id: string, counts: number[]): Distribution => ({
  ...{ kind: 'distribution', id, label: '', exclusive: true, ordered: false },
  base: counts.reduce((sum, count) => sum + count, 0),
  rows: counts.map((count, place) => ({ code: 'abc'[place] ?? '', label: '', count })),
})
const item = (id: string, type: string, shownWhen: Condition | null, settings: unknown): AskedQuestion => ({
  ...{ id, type, label: id, hint: '', required: false, shownWhen, hamlets: [] },
  settings: typeOf(type).settings.parse(settings),
})
const first = question('q1', null, distribution('q1', [3, 17, 80]))
const free = question('q1', null, distribution('q1', [20, 20, 60]))
const hidden = { withheld: true, blocks: [] }

test('a question asked by a formula over a hidden count is withheld: how many answered it would tell the count', () => {
  const then = question('q2', { formula: "q1 = 'a' or q1 = 'b'" }, distribution('q2', [10, 10]))

  expect(hideResults(noTables(100), [first, then], ['q1', 'q2']).tallies.get('q2')).toMatchObject(hidden)
  expect(hideResults(noTables(100), [free, then], ['q1', 'q2']).tallies.get('q2')).toMatchObject({ withheld: false, asked: null })
  expect(hideResults(noTables(100), [first, then], ['q2']).tallies.get('q2')).toMatchObject({ withheld: false, asked: null })
})

test('so is one that a jump, a hidden page or an ending leaves out by that count, and one that hangs on such a one', () => {
  const simply = { question: 'q1', anyOf: ['a', 'b'] }
  const then = question('q2', null, distribution('q2', [40, 40]))
  const last = question('q3', { formula: "q2 = 'a'" }, distribution('q3', [20, 20]))
  const turns = [
    [item('q9', 'jump', simply, { target: '' })],
    [item('q9', 'ending', simply, { text: '' })],
    [item('q9', 'section', { formula: "q1 = 'c'" }, { text: '' })],
  ]
  for (const turn of turns) {
    const leanings = leaningsOf([[first.question, ...turn, then.question, last.question]])
    const { tallies } = hideResults(noTables(100), [first, then, last], ['q1', 'q2', 'q3'], leanings)
    expect([tallies.get('q2'), tallies.get('q3')]).toMatchObject([hidden, hidden])
  }
})

test('a jump leaves alone what stands after its target, and an older version counts as well', () => {
  const jump = item('q9', 'jump', { question: 'q1', anyOf: ['a'] }, { target: 'q3' })
  const [q1, q2, q3] = ['q1', 'q2', 'q3'].map((id) => item(id, 'short', null, {}))
  if (!q1 || !q2 || !q3) throw new Error('no questions')

  const leanings = leaningsOf([
    [q1, jump, q2, q3],
    [q1, q2, q3],
  ])

  expect(leanings.get('q2')).toEqual({ on: new Set(['q1']), isSimple: false })
  expect(leanings.get('q3')).toEqual({ on: new Set(), isSimple: true })
})

test('a formula over the hamlet is as secret as the table of hamlets', () => {
  const byHamlet = [3, 17, 80].map((responses, place) => ({
    unitId: place,
    name: `Thôn ${place}`,
    households: null,
    takenOn: null,
    responses,
  }))
  const then = question('q2', { formula: "hamlet = '1'" }, distribution('q2', [10, 7]))

  expect(hideResults({ ...noTables(100), byHamlet }, [then], ['q2']).tallies.get('q2')).toMatchObject(hidden)
})
