import { expect, test } from 'vitest'
import { wordingChanges } from '../../src/consultations/wording'
import type { Question } from '../../src/questions/question-type'
import { typeOf } from '../../src/questions/types'

const question = (id: string, changes: Partial<Question> = {}): Question => ({
  ...{ id, type: 'single', label: id, hint: '', required: false, shownWhen: null, settings: typeOf('single').blank('vi') },
  ...changes,
})
const [a, b, c, d] = [question('qa'), question('qb'), question('qc'), question('qd')]
const told = (after: readonly Question[]) => wordingChanges([a, b, c], after).map(({ kind, question: { id } }) => `${kind} ${id}`)

test('a working copy tells what it adds, drops, changes and moves, and nothing else', () => {
  expect(told([a, b, c])).toEqual([])
  expect(told([a, c])).toEqual(['dropped qb'])
  expect(told([a, d, b, c])).toEqual(['added qd'])
  expect(told([a, { ...b, label: 'Mới' }, c])).toEqual(['changed qb'])
  expect(told([c, a, b])).toEqual(['moved qc'])
})

test('the order of keys in what a database gives back is no change', () => {
  const one = { ...a, settings: { x: 1, y: { p: 1, q: 2 } } }
  const other = { ...a, settings: { y: { q: 2, p: 1 }, x: 1 } }
  expect(wordingChanges([one], [other])).toEqual([])
})
