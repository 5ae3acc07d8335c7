import { expect, test } from 'vitest'
import { readFile, writeFile } from '../../src/exchange/file'
import { asDrawn } from '../../src/questions/lot'
import { questionnaireOf, readQuestions } from '../../src/questions/questionnaire'
import { settingsSchema } from '../../src/questions/questionnaire-settings'
import { inWordsOf, isComplete, offeredIn, sourceTexts, stateOf, type Translation } from '../../src/questions/translations'
import { hamlets } from './asked'

const around = { title: 'Đường thôn 6', matter: '' }
const question = {
  ...{ id: 'q1', type: 'short', label: 'Bà con mong điều gì nhất?', hint: '', settings: {} },
  wordings: [
    { label: 'Điều gì làm bà con lo nhất?', hint: 'Xin kể một điều.' },
    { label: 'Bà con thấy đường thôn thế nào?', hint: '' },
  ],
}
const asked = (wordings = question.wordings) => questionnaireOf(1, [{ ...question, wordings }], hamlets)
const texts = sourceTexts(asked(), around)
const spoken = (left = texts): Translation => ({
  language: 'hmn',
  words: Object.fromEntries(left.map(({ name, text }) => [name, { text: `HMN ${text}`, of: text }])),
  audio: {},
})

test('each wording and its explanation is a text to translate, and a language without one is not complete', () => {
  const names = texts.map(({ name }) => name).filter((name) => name.startsWith('q1/wordings'))
  expect(names).toEqual(['q1/wordings.0.label', 'q1/wordings.0.hint', 'q1/wordings.1.label'])
  for (const name of names) {
    const without = spoken(texts.filter((text) => text.name !== name))
    expect([isComplete(spoken(), texts), isComplete(without, texts)], name).toEqual([true, false])
    const questionnaire = { ...asked(), settings: settingsSchema.parse({ translations: [without] }) }
    expect(offeredIn(questionnaire, around)).toEqual([])
  }
})

test('a wording that was changed after its translation is out of date at once, and only that one', () => {
  const changed = asked(question.wordings.with(0, { label: 'Điều gì làm bà con lo?', hint: 'Xin kể một điều.' }))
  const states = sourceTexts(changed, around).map((text) => [text.name, stateOf(spoken(), text)])
  expect(states.filter(([, state]) => state !== 'done')).toEqual([['q1/wordings.0.label', 'stale']])
})

test('a sheet reads the wording it drew in its language', () => {
  const [item] = inWordsOf(asked(), spoken()).questions
  if (!item) throw new Error('no question')
  const drawn = (variant: string) => asDrawn(item, (name) => (name === 'variant.q1' ? variant : null))
  expect(drawn('a').label).toBe('HMN Bà con mong điều gì nhất?')
  expect(drawn('b')).toMatchObject({ label: 'HMN Điều gì làm bà con lo nhất?', hint: 'HMN Xin kể một điều.' })
  expect(drawn('c')).toMatchObject({ label: 'HMN Bà con thấy đường thôn thế nào?', hint: '' })
})

test('a file holds wordings and what they are in other languages, and reads back identical', () => {
  const questions = readQuestions([question])
  const settings = settingsSchema.parse({
    translations: [spoken()],
    quotas: [{ id: 'n1', name: 'Được hỏi cách hai', formula: "variant.q1 = 'b'", most: 50 }],
  })
  const read = readFile(JSON.parse(writeFile({ title: 'Đường thôn 6', questions, settings, media: [] })), [])
  expect(read).toMatchObject({ ok: true, outcome: { questions, settings } })
})
