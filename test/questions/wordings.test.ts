import { expect, test } from 'vitest'
import type { AskedQuestion, Option } from '../../src/questions/question-type'
import { typeOf } from '../../src/questions/types'
import { partsOf, rewordedQuestions, type WordingChoice, wordingsOf } from '../../src/questions/wordings'

const options = (codes: string): Option[] => [...codes].map((code) => ({ code, label: `Phương án ${code}` }))

const single = (label: string, codes = 'ab', more: Partial<AskedQuestion> = {}): AskedQuestion => {
  const type = typeOf('single')
  const blank = type.blank('vi') as object
  const settings = type.settings.parse({ ...blank, options: options(codes) })
  return { ...{ id: 'q1', type: 'single', label, hint: '', required: false, shownWhen: null, settings, hamlets: [] }, ...more }
}

const told = (questions: readonly AskedQuestion[], choices: readonly WordingChoice[] = []) => {
  const versions = questions.map((question, place) => ({ version: place + 1, questions: [question] }))
  const wordings = wordingsOf({ id: 'q1', type: 'single' }, versions, choices)
  return {
    changes: wordings.map(({ seam }) => seam?.change ?? 'first'),
    parts: partsOf(wordings).map((part) => part.map(({ since }) => since)),
    added: wordings.flatMap(({ seam }) => seam?.added.map(({ code }) => code) ?? []),
  }
}

test('who is asked, whether an answer is needed, and blanks are no change of the wording', () => {
  const again = single('Có  làm đường ', 'ab', { required: true, shownWhen: { formula: "q0 == 'a'" } })

  expect(told([single('Có làm đường'), again])).toMatchObject({ changes: ['first'], parts: [[1]] })
})

test('another label, another hint, another word of an option and one taken out are counted apart', () => {
  const first = single('Có làm đường')
  const relabelled = typeOf('single').settings.parse({
    ...(first.settings as object),
    options: [{ code: 'a', label: 'Có' }, ...options('b')],
  })
  const others = [
    single('Có làm cầu'),
    single('Có làm đường', 'ab', { hint: 'Đường liên thôn' }),
    { ...first, settings: relabelled },
    single('Có làm đường', 'bc'),
  ]

  for (const other of others) expect(told([first, other])).toMatchObject({ changes: ['first', 'reworded'], parts: [[2], [1]] })
})

test('options that were added, also one between and "other", are counted together and named', () => {
  const first = single('Có làm đường', 'ac')
  const other = typeOf('single').settings.parse({ ...(first.settings as object), options: options('abcd'), otherCode: 'd' })

  expect(told([first, { ...first, settings: other }])).toEqual({
    changes: ['first', 'grown'],
    parts: [[2, 1]],
    added: ['b', 'd'],
  })
})

test('a wording that comes back is the same wording, not a third', () => {
  expect(told([single('Một'), single('Hai'), single('Một')])).toMatchObject({ changes: ['first', 'reworded'], parts: [[1], [2]] })
})

test('what is added to a wording goes with it, also where that was joined to an earlier one', () => {
  const questions = [single('Một'), single('Hai'), single('Ba'), single('Ba', 'abc')]
  const joins = (version: number, isJoined = true) => ({ question: 'q1', version, isJoined, reason: 'Chỉ sửa chính tả' })

  expect(told(questions).parts).toEqual([[4, 3], [2], [1]])
  expect(told(questions, [joins(2)]).parts).toEqual([
    [4, 3],
    [2, 1],
  ])
  expect(told(questions, [joins(2), joins(3)]).parts).toEqual([[4, 3, 2, 1]])
  expect(told(questions, [joins(3), joins(4, false)]).parts).toEqual([[4], [3, 2], [1]])
})

test('a choice for another question or a version that began nothing joins nothing', () => {
  const choices = [
    { question: 'q2', version: 2, isJoined: true, reason: '' },
    { question: 'q1', version: 1, isJoined: true, reason: '' },
  ]

  expect(told([single('Một'), single('Hai')], choices).parts).toEqual([[2], [1]])
})

test('an author is asked of what was reworded alone', () => {
  const before = [single('Một'), single('Hai', 'ab', { id: 'q2' }), single('Ba', 'ab', { id: 'q3' })]
  const after = [single('Một!'), single('Hai', 'abc', { id: 'q2' }), single('Ba', 'ab', { id: 'q3', required: true })]

  expect(rewordedQuestions(before, after).map(({ id }) => id)).toEqual(['q1'])
})
