import { describe, expect, test } from 'vitest'
import { questionnaireOf } from '../../src/questions/questionnaire'
import { isWords, NOT_WORDS, reworded, wordingsOf } from '../../src/questions/translatable'
import { inWordsOf, isComplete, sourceTexts, stateOf, type Translation } from '../../src/questions/translations'
import { questionTypes } from '../../src/questions/types'
import { asked, hamlets } from './asked'

describe.each(questionTypes)('$name', (type) => {
  const question = asked(type, type.settings.parse(type.examples.settings))

  test('each text of its settings is known to be words, or to be none', () => {
    for (const settings of [type.examples.settings, type.blank('vi')])
      for (const name of namesOfTexts(settings, ''))
        expect(`${name} ${isWords(name) !== NOT_WORDS.has(name)}`).toBe(`${name} true`)
  })

  test('said in other words it is the same question, and its settings are still in order', () => {
    const other = reworded(question, (path, text) => (text ? `${text.slice(0, 20)} «${path.slice(-8)}»` : ''))
    expect(wordingsOf(other).map(({ path }) => path)).toEqual(wordingsOf(question).map(({ path }) => path))
    expect(new Set(wordingsOf(question).map(({ path }) => path)).size).toBe(wordingsOf(question).length)
    expect(reworded(other, (path, text) => wordingsOf(question).find((each) => each.path === path)?.text ?? text)).toEqual(
      question,
    )
    expect(type.partNames(other)).toEqual(type.partNames(question))
  })
})

const around = { title: 'Bê tông hóa đường thôn 6', matter: 'Xã dự kiến làm 1,6 km.' }
const question = {
  ...{ id: 'q1', type: 'single', label: 'Bà con chọn phương án nào?', hint: '' },
  settings: {
    options: [
      { code: 'a', label: 'Làm năm nay' },
      { code: 'b', label: 'Để sang năm' },
    ],
    otherCode: null,
  },
}
const questionnaire = questionnaireOf(1, [question], hamlets)
const texts = sourceTexts(questionnaire, around)
const english: Translation = {
  language: 'en',
  words: Object.fromEntries(texts.map(({ name, text }) => [name, { text: `EN ${text}`, of: text }])),
  audio: {},
}

test('a language is complete when every text is said of its wording of today', () => {
  expect(texts.map(({ name }) => name)).toEqual([
    'consultation/title',
    'consultation/matter',
    'q1/label',
    'q1/settings.options.a.label',
    'q1/settings.options.b.label',
  ])
  expect(isComplete(english, texts)).toBe(true)
  const { 'q1/label': _, ...without } = english.words
  expect(isComplete({ ...english, words: without }, texts)).toBe(false)
})

test('a text that was reworded after its translation is out of date at once, and only that one', () => {
  const changed = sourceTexts(questionnaireOf(2, [{ ...question, label: 'Xin chọn một phương án.' }], hamlets), around)
  expect(changed.map((text) => [text.name, stateOf(english, text)]).filter(([, state]) => state !== 'done')).toEqual([
    ['q1/label', 'stale'],
  ])
})

test('moving options keeps what was said of them', () => {
  const { options } = question.settings
  const moved = { ...question, settings: { ...question.settings, options: options.toReversed() } }
  expect(isComplete(english, sourceTexts(questionnaireOf(2, [moved], hamlets), around))).toBe(true)
})

test('what is missing stays Vietnamese, and codes stay what they are', () => {
  const shown = inWordsOf(questionnaire, { ...english, words: { 'q1/label': { text: 'Which one?', of: question.label } } })
  expect(shown.questions[0]).toMatchObject({ label: 'Which one?', settings: question.settings })
  const whole = inWordsOf(questionnaire, english).questions[0]
  expect(whole).toMatchObject({ settings: { options: [{ code: 'a', label: 'EN Làm năm nay' }, { code: 'b' }] } })
  expect(inWordsOf(questionnaire, english)).toBe(inWordsOf(questionnaire, english))
})

const namesOfTexts = (value: unknown, name: string): string[] => {
  if (typeof value === 'string') return [name]
  if (Array.isArray(value)) return value.flatMap((each) => namesOfTexts(each, name))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([below, each]) => namesOfTexts(each, below))
}
