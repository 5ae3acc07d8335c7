import { expect, test } from 'vitest'
import { LANGUAGES, languageName, ownName } from '../../src/questions/languages'
import { questionnaireOf } from '../../src/questions/questionnaire'
import { usualSettings } from '../../src/questions/questionnaire-settings'
import { placeInWords, progressIn } from '../../src/questions/text-places'
import { printOf, type Said, withLanguages } from '../../src/questions/translating'
import { aroundIn, LANGUAGE, offeredIn, recordingOf, sourceTexts, spokenIn } from '../../src/questions/translations'

const source = 'Bà con chọn phương án nào?'
const question = {
  ...{ id: 'q1', type: 'single', label: source, hint: '' },
  settings: { options: ['a', 'b'].map((code) => ({ code, label: `Phương án ${code}` })), otherCode: null },
}
const around = { title: 'Làm đường', matter: 'Xã dự kiến làm đường.', asker: '' }
const say = (name: string, text: string, was = '', of = source): Said => ({ name, text, of, base: printOf(was) })
const hmong = withLanguages(usualSettings, { kind: 'addLanguage', language: 'hmn' }).settings
const translate = (settings: typeof hmong, ...said: Said[]) =>
  withLanguages(settings, { kind: 'translate', language: 'hmn', said })
const wordsIn = ({ translations }: typeof hmong) => translations[0]?.words

test('what two people translate at once is kept of both', () => {
  const first = translate(hmong, say('q1/label', 'Koj xaiv dab tsi?')).settings
  const second = translate(first, say('q1/settings.options.a.label', 'Xyoo no', '', 'Phương án a'), say('q1/label', ''))
  expect(second.conflicts).toEqual([])
  expect(wordsIn(second.settings)).toMatchObject({
    'q1/label': { text: 'Koj xaiv dab tsi?' },
    'q1/settings.options.a.label': { text: 'Xyoo no', of: 'Phương án a' },
  })
})

test('where both translated one text otherwise the first stands, and the second decides by saving once more', () => {
  const first = translate(hmong, say('q1/label', 'Một')).settings
  const second = translate(first, say('q1/label', 'Hai'))
  expect(second.conflicts).toEqual([{ name: 'q1/label', theirs: 'Một' }])
  expect(wordsIn(second.settings)).toMatchObject({ 'q1/label': { text: 'Một' } })
  expect(wordsIn(translate(second.settings, say('q1/label', 'Hai', 'Một')).settings)).toMatchObject({
    'q1/label': { text: 'Hai' },
  })
})

test('a translation of what the page showed is out of date where the source says something else by now', () => {
  const said = translate(hmong, say('q1/label', 'Một', '', 'Câu cũ?')).settings
  const texts = sourceTexts(questionnaireOf(1, [question], []), around)
  expect(progressIn(said.translations[0] ?? never(), texts)).toEqual({ all: 5, missing: 4, stale: 1 })
  const confirmed = translate(said, { ...say('q1/label', 'Một', 'Một'), confirmed: true }).settings
  expect(progressIn(confirmed.translations[0] ?? never(), texts)).toEqual({ all: 5, missing: 4, stale: 0 })
})

test('an emptied field is a translation taken out; adding a language twice changes nothing', () => {
  const said = translate(hmong, say('q1/label', 'Một')).settings
  expect(wordsIn(translate(said, say('q1/label', '', 'Một')).settings)).toEqual({})
  expect(withLanguages(said, { kind: 'addLanguage', language: 'hmn' }).settings).toBe(said)
  expect(withLanguages(said, { kind: 'removeLanguage', language: 'hmn' }).settings).toEqual(usualSettings)
})

test('residents are offered what is complete, and read title and matter in it too', () => {
  const texts = sourceTexts(questionnaireOf(1, [question], []), around)
  const all = texts.map(({ name, text }) => say(name, `HM ${text}`, '', text))
  const whole = questionnaireOf(1, [question], [], translate(hmong, ...all).settings)
  const part = questionnaireOf(1, [question], [], translate(hmong, ...all.slice(1)).settings)
  expect(offeredIn(part, around)).toEqual([])
  const reworded = questionnaireOf(2, [{ ...question, label: 'Câu mới?' }], [], whole.settings)
  expect(offeredIn(reworded, around)).toEqual([])
  expect(offeredIn(whole, { ...around, title: 'Tên mới' })).toEqual([])
  expect(spokenIn(part, around, 'hmn')).toBe(part)
  const spoken = spokenIn(whole, around, 'hmn')
  expect(spoken.language).toBe('hmn')
  expect(offeredIn(spoken, around)).toBe(offeredIn(whole, around))
  expect(aroundIn(spoken, around)).toEqual({ title: 'HM Làm đường', matter: 'HM Xã dự kiến làm đường.', asker: '' })
  expect(aroundIn(whole, around)).toEqual(around)
  expect(spokenIn(whole, around, 'fr')).toBe(whole)
})

test('a recording belongs to one language, Vietnamese too, and makes no language of it', () => {
  const token = 'a'.repeat(22)
  const spoken = withLanguages(usualSettings, { kind: 'record', language: 'vi', question: 'q1', token }).settings
  const questionnaire = questionnaireOf(1, [question], [], spoken)
  expect(recordingOf(questionnaire, { id: 'q1' })).toBe(token)
  expect(recordingOf({ ...questionnaire, language: 'hmn' }, { id: 'q1' })).toBeUndefined()
  expect(offeredIn(questionnaire, around)).toEqual([])
  const none = withLanguages(spoken, { kind: 'record', language: 'vi', question: 'q1', token: null }).settings
  expect(none.translations[0]?.audio).toEqual({})
})

test('each text is told by its place in words', () => {
  const { questions } = questionnaireOf(1, [question], [])
  expect(sourceTexts({ questions }, around).map((text) => placeInWords(text, questions, 'vi'))).toEqual([
    'Tên cuộc lấy ý kiến',
    'Nội dung lấy ý kiến',
    'Câu 1: câu hỏi',
    'Câu 1: phương án a',
    'Câu 1: phương án b',
  ])
})

test('an option is told by where it stands, whatever its code', () => {
  const options = ['b', 'xt59'].map((code) => ({ code, label: `Phương án ${code}` }))
  const { questions } = questionnaireOf(1, [{ ...question, settings: { options, otherCode: null } }], [])
  const told = sourceTexts({ questions }, around).map((text) => placeInWords(text, questions, 'vi'))
  expect(told.slice(-2)).toEqual(['Câu 1: phương án a', 'Câu 1: phương án b'])
})

test('what bears no number is told by its kind and the question it follows', () => {
  const signed = { id: 'qS', type: 'signature', label: 'Xin ký tên', settings: { signer: 'Người trả lời', writer: null } }
  const { questions } = questionnaireOf(1, [{ ...signed, id: 'qT' }, question, signed, { ...signed, id: 'qU' }], [])
  const told = sourceTexts({ questions }, around).map((text) => placeInWords(text, questions, 'vi'))
  expect(told.filter((place) => place.endsWith('lời'))).toEqual([
    'Ô ký tên (phiếu giấy), đầu phiếu: lời',
    'Ô ký tên (phiếu giấy), sau câu 1: lời',
    'Ô ký tên (phiếu giấy) 2, sau câu 1: lời',
  ])
})

test('each language has a code of BCP 47 of its own and a name in both languages of the interface', () => {
  expect(new Set(LANGUAGES.map(({ code }) => code)).size).toBe(LANGUAGES.length)
  for (const { code } of LANGUAGES) {
    expect(code).toMatch(LANGUAGE)
    expect(Intl.getCanonicalLocales(code)).toEqual([code])
    for (const name of [languageName(code, 'vi'), languageName(code, 'en'), ownName(code)]) expect(['', code]).not.toContain(name)
  }
  expect([languageName('hmn', 'vi'), languageName('fr', 'vi'), languageName('vi', 'en'), languageName('qqq', 'vi')]).toEqual([
    'Tiếng Hmông',
    'Tiếng Pháp',
    'Vietnamese',
    'qqq',
  ])
  expect([ownName('km'), ownName('fr'), ownName('qqq')]).toEqual(['ភាសាខ្មែរ', 'français', 'qqq'])
})

const never = (): never => {
  throw new Error('There is no translation.')
}
