import { expect, test } from 'vitest'
import { questionnaireOf } from '../../src/questions/questionnaire'
import { type QuestionnaireSettings, usualSettings } from '../../src/questions/questionnaire-settings'
import { sourceTexts, stateOf } from '../../src/questions/translations'
import { keptWithTheirTexts } from '../../src/questions/wording-names'

const asked = (texts: readonly string[]) => {
  const [first = '', ...others] = texts.map((text) => ({ label: text, hint: text && `Về ${text}` }))
  if (first === '') throw new Error('Needs a wording')
  const options = ['a', 'b'].map((code) => ({ code, label: `Phương án ${code}` }))
  const question = { id: 'q1', type: 'single', ...first, wordings: others, settings: { options, otherCode: null } }
  return questionnaireOf(1, [question], []).questions
}
const around = { title: '', matter: '' }
const token = (text: string) => text.padEnd(22, 'x')

function translated(texts: readonly string[]): QuestionnaireSettings {
  const words = Object.fromEntries(
    sourceTexts({ questions: asked(texts) }, around).map(({ name, text }) => [name, { text: `HMN ${text}`, of: text }]),
  )
  const audio = Object.fromEntries(texts.map((text, place) => [place === 0 ? 'q1' : `q1/${'abcdefgh'[place]}`, token(text)]))
  return { ...usualSettings, translations: [{ language: 'hmn', words, audio }] }
}

const after = (before: readonly string[], now: readonly string[]) =>
  keptWithTheirTexts(translated(before), asked(before), asked(now)).translations[0] ?? { language: 'hmn', words: {}, audio: {} }

test.each([
  ['the first of several is taken out', ['A', 'B', 'C', 'D'], ['A', 'C', 'D']],
  ['the last is taken out', ['A', 'B', 'C'], ['A', 'B']],
  ['another becomes its own', ['A', 'B', 'C'], ['B', 'C']],
  ['two change places', ['A', 'B', 'C'], ['A', 'C', 'B']],
  ['all others go', ['A', 'B', 'C'], ['A']],
])('each translation and recording stays with its text where %s', (_, before, now) => {
  expect(after(before, now)).toEqual(translated(now).translations[0])
})

test('a wording written over keeps its translation, told to be out of date; a new one has none', () => {
  const states = (before: readonly string[], now: readonly string[]) =>
    sourceTexts({ questions: asked(now) }, around)
      .filter(({ name }) => /label$/.test(name) && !name.includes('settings'))
      .map((text) => stateOf(after(before, now), text))
  expect(states(['A', 'B', 'C'], ['A', 'B hai', 'C'])).toEqual(['done', 'stale', 'done'])
  expect(states(['A', 'B'], ['A', 'B', 'E'])).toEqual(['done', 'done', 'missing'])
  expect(states(['A', 'B', 'C'], ['A', 'C', 'E'])).toEqual(['done', 'done', 'missing'])
})

test('what is not moved is the same as before', () => {
  const settings = translated(['A', 'B'])
  expect(keptWithTheirTexts(settings, asked(['A', 'B']), asked(['A', 'B']))).toBe(settings)
  expect(keptWithTheirTexts(settings, asked(['A', 'B']), [])).toBe(settings)
})
