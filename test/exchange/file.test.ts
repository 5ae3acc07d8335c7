import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { questionnaireSchema, readFile, writeFile } from '../../src/exchange/file'
import { joined } from '../../src/exchange/joining'
import { tokensIn } from '../../src/exchange/media'
import { clean } from '../../src/kernel/text'
import type { Question } from '../../src/questions/question-type'
import { settingsSchema, usualSettings } from '../../src/questions/questionnaire-settings'
import { questionTypes } from '../../src/questions/types'

const picture = { token: 'AAAAAAAAAAAAAAAAAAAAAA', name: 'so-do.png', mediaType: 'image/png', sha256: 'a'.repeat(64) }
const others = questionTypes
  .flatMap(({ examples }) => tokensIn([examples], { translations: [] }))
  .map((token) => ({ ...picture, token }))
const media = [...new Map([picture, ...others].map((each) => [each.token, each])).values()]

const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => clean(text) ?? '')

const question = (place: number, label: string, hint: string, required: boolean): Question => {
  const type = questionTypes[place % questionTypes.length]
  if (!type) throw new Error('no type')
  const settings = type.settings.parse(type.examples.settings)
  return { id: `q${place}`, type: type.name, label, hint, required, shownWhen: null, settings }
}

const questionnaire = fc
  .array(fc.tuple(words, words, fc.boolean(), fc.nat(2)), {
    minLength: questionTypes.length,
    maxLength: questionTypes.length * 2,
  })
  .map((all) =>
    all.map(([label, hint, required, hang], place): Question => {
      const made = question(place, label, hint, required)
      const earlier = `q${Math.floor(place / 2)}`
      if (hang === 1 && place > 0) return { ...made, shownWhen: { question: earlier, anyOf: ['a', 'b'] }, name: `name_${place}` }
      if (hang === 2 && place > 0)
        return {
          ...made,
          shownWhen: { formula: `count(${earlier}) > 0` },
          checks: [{ formula: `${made.id} != 5`, message: label }],
        }
      return made
    }),
  )

test('what is exported reads back as it was, whatever the types and the words', () => {
  fc.assert(
    fc.property(questionnaire, words, fc.constantFrom('whole', 'sections', 'single'), (questions, title, paging) => {
      const settings = settingsSchema.parse({
        paging,
        hiddenFields: [{ name: 'source', label: title }],
        translations: [{ language: 'en', words: { 'q0/label': { text: title, of: 'x' } }, audio: {} }],
      })
      const read = readFile(JSON.parse(writeFile({ title, questions, settings, media })), media)
      if (!read.ok) throw new Error(read.refusal)
      expect(read.outcome.questions).toEqual(questions)
      expect(read.outcome.settings).toEqual(settings)
      expect(read.outcome.title).toBe(title)
      expect(read.outcome.lines.every(({ fate }) => fate === 'kept')).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('a question of no known type, of refused settings or of letters no database keeps is lost alone', () => {
  const good = question(0, 'Tốt', '', false)
  const file = JSON.parse(writeFile({ title: '', settings: usualSettings, media: [], questions: [good] }))
  const bad = [
    { ...good, id: 'q2', type: 'hologram' },
    { ...good, id: 'q3', settings: {} },
    { ...good, id: 'q4', label: 'nửa \ud800' },
    { ...good, id: 'q5', label: 'không\0' },
    { ...good, id: 'constructor' },
    'nothing',
  ]
  const read = readFile({ ...file, questions: [good, ...bad] })

  if (!read.ok) throw new Error(read.refusal)
  expect(read.outcome.questions).toEqual([good])
  expect(read.outcome.lines.map(({ fate }) => fate)).toEqual(['kept', 'lost', 'lost', 'lost', 'lost', 'lost', 'lost'])
  expect(read.outcome.lines.slice(1).map(({ notes }) => notes[0]?.code)).toEqual([
    'notSupportedYet',
    'settingsRefused',
    'badText',
    'badText',
    'settingsRefused',
    'notSupportedYet',
  ])
})

test.each(['nửa \ud800', 'không\0'])('a title or a setting with letters no database keeps refuses the file: %j', (bad) => {
  const read = (title: string, settings: unknown) =>
    readFile({ ...JSON.parse(writeFile({ title, settings: usualSettings, media: [], questions: [] })), settings })
  const quota = { id: 'a1', name: bad, formula: 'true', most: 1 }
  const translation = (name: string, text: string) => ({ language: 'en', words: { [name]: { text, of: '' } } })

  expect(read('Tốt', usualSettings).ok).toBe(true)
  for (const refused of [
    read(bad, usualSettings),
    read('', { quotas: [quota] }),
    read('', { hiddenFields: [{ name: 'source', label: bad }] }),
    read('', { translations: [translation('q1/label', bad)] }),
    read('', { translations: [translation(bad, 'x')] }),
  ])
    expect(refused).toMatchObject({ ok: false, refusal: 'badText' })
})

test.each([
  ['hiddenFields', { name: 'source', label: '' }, 'source'],
  ['quotas', { id: 'a1', name: 'Nữ', formula: 'true', most: 1 }, 'a1'],
  ['translations', { language: 'en', words: {} }, 'en'],
])('a file that names one of its %s twice is refused in a sentence that says which', (list, row, name) => {
  const read = (rows: readonly unknown[]) =>
    readFile({
      ...JSON.parse(writeFile({ title: '', settings: usualSettings, media: [], questions: [] })),
      settings: { [list]: rows },
    })

  expect(read([row]).ok).toBe(true)
  expect(read([row, row])).toMatchObject({ ok: false, refusal: 'namedTwice', args: [name] })
})

test('a picture that this house does not have is told, the question stays', () => {
  const place = questionTypes.findIndex(({ name }) => name === 'pictures')
  const shown = { token: picture.token, width: 4, height: 3, description: 'Cổng' }
  const options = [
    { code: 'a', label: 'A', picture: shown },
    { code: 'b', label: 'B', picture: null },
  ]
  const shows = { ...question(place, 'Cổng làng', '', true), settings: { several: false, options } }
  const file = JSON.parse(writeFile({ title: '', settings: usualSettings, questions: [shows], media: [picture] }))

  expect(readFile(file, [picture])).toMatchObject({ outcome: { notices: [], media: [picture], questions: [shows] } })
  for (const known of [[], [{ ...picture, sha256: 'b'.repeat(64) }]]) {
    const read = readFile(file, known)
    if (!read.ok) throw new Error(read.refusal)
    expect(read.outcome.notices).toEqual([{ code: 'mediumMissing', args: ['so-do.png', picture.token] }])
    expect(read.outcome.lines).toMatchObject([{ fate: 'changed', notes: [{ code: 'mediaLost' }] }])
    expect(read.outcome.questions[0]?.settings).toMatchObject({ options: [{ picture: null }, { picture: null }] })
  }
})

test('the published schema names every type and takes what was exported', () => {
  const schema = questionnaireSchema()
  for (const { name } of questionTypes) expect(schema).toContain(`"const": "${name}"`)
  const questions = questionTypes.map((_, place) => question(place, 'Câu hỏi', '', false))
  const file: unknown = JSON.parse(writeFile({ title: 'Phiếu', settings: usualSettings, questions, media: [] }))

  expect(z.fromJSONSchema(JSON.parse(schema)).safeParse(file).error).toBeUndefined()
  expect(z.fromJSONSchema(JSON.parse(schema)).safeParse({ format: 'x' }).success).toBe(false)
})

test('docs/questionnaire.schema.json is the schema of today', async () => {
  await expect(questionnaireSchema()).toMatchFileSnapshot('../../docs/questionnaire.schema.json')
})

test('questions that join others get new ids and names where theirs are taken, and their conditions follow', () => {
  const one = { ...question(0, 'Một', '', false), name: 'road' }
  const two: Question = {
    ...question(1, 'Hai {{ q0 }}', '', false),
    shownWhen: { formula: "q0 = 'a' and answered(q0.other)" },
    checks: [{ formula: 'q1 != q0', message: 'q0' }],
  }
  const own = settingsSchema.parse({ translations: [{ language: 'en', words: { 'q0/label': { text: 'Own', of: 'Một' } } }] })
  const theirs = settingsSchema.parse({
    hiddenFields: [{ name: 'source', label: '' }],
    translations: [{ language: 'en', words: { 'q0/label': { text: 'Theirs', of: 'Một' } } }],
  })
  const { questions, settings } = joined({ questions: [one, two], settings: own }, { questions: [one, two], settings: theirs }, 1)
  const [first, fresh, second] = questions

  expect(questions.map(({ label }) => label.slice(0, 3))).toEqual(['Một', 'Một', 'Hai', 'Hai'])
  expect(new Set(questions.map(({ id }) => id)).size).toBe(4)
  expect(first).toEqual(one)
  expect(fresh?.name).toBe('road_2')
  expect(second?.shownWhen).toEqual({ formula: `${fresh?.id} = 'a' and answered(${fresh?.id}.other)` })
  expect(second?.checks).toEqual([{ formula: `${second?.id} != ${fresh?.id}`, message: 'q0' }])
  expect(second?.label).toBe(`Hai {{ ${fresh?.id} }}`)
  expect(settings.hiddenFields).toEqual([{ name: 'source', label: '' }])
  expect(settings.translations[0]?.words).toEqual({
    'q0/label': { text: 'Own', of: 'Một' },
    [`${fresh?.id}/label`]: { text: 'Theirs', of: 'Một' },
  })
})
