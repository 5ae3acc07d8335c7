import { expect, test } from 'vitest'
import { randomOf } from '../../src/questions/draw'
import { asDrawn, drawnValues, isDraw, shuffled } from '../../src/questions/lot'
import { questionTypes, typeOf } from '../../src/questions/types'

const options = [...'abcdef'].map((code) => ({ code }))

test('every order of three comes about as often as any other, and fixed ones never move', () => {
  const chance = randomOf(7)
  const counts = new Map<string, number>()
  for (let each = 0; each < 6000; each++) {
    const order = shuffled(options, new Set(['a', 'e', 'f']), chance)
      .map(({ code }) => code)
      .join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect([...counts.keys()].toSorted()).toEqual(['abcdef', 'abdcef', 'acbdef', 'acdbef', 'adbcef', 'adcbef'])
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('each type that puts its options in another order keeps all of them, and judges as before', () => {
  const able = questionTypes.filter(({ reorder }) => reorder).map(({ name }) => name)
  expect(able).toEqual(expect.arrayContaining(['single', 'multi', 'dropdown', 'pictures', 'rank', 'statements', 'matrix']))
  for (const name of able) {
    const { examples, partNames } = typeOf(name)
    const question = {
      ...{ id: 'q1', type: name, label: 'A', hint: '', required: false, shownWhen: null, hamlets: [] },
      settings: examples.settings,
    }
    const drawn = asDrawn({ ...question, order: { fixed: [] } }, (each) => (each === 'draw' ? 'k3x' : null))
    expect([...partNames(drawn)].toSorted(), name).toEqual([...partNames(question)].toSorted())
    expect(JSON.stringify(drawn).length, name).toBe(JSON.stringify({ ...question, order: { fixed: [] } }).length)
  }
})

test('what is drawn for a question hangs on no other question', () => {
  const question = {
    id: 'q1',
    wordings: [
      { label: 'B', hint: '' },
      { label: 'C', hint: '' },
    ],
  }
  const base = { type: 'short', label: 'A', hint: '', required: false, shownWhen: null, hamlets: [], settings: {} }
  const alone = drawnValues([{ ...base, ...question }], 'abc')
  const among = drawnValues(
    [
      { ...base, ...question, id: 'q0' },
      { ...base, ...question },
    ],
    'abc',
  )
  expect(among['variant.q1']).toBe(alone['variant.q1'])
  expect([isDraw('0zz9'), isDraw(''), isDraw('A'), isDraw('12345678')]).toEqual([true, false, false, false])
})
