// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { expect, test } from 'vitest'
import { noteText } from '../../src/exchange/words'
import { writeXlsForm } from '../../src/exchange/xlsform/write'
import { xpathOf } from '../../src/exchange/xlsform/write-formula'
import { xlsxFile } from '../../src/kernel/xlsx'
import { usualSettings } from '../../src/questions/questionnaire-settings'
import { questionTypes, typeOf } from '../../src/questions/types'
import { asked } from '../questions/asked'
import { brought, samples } from './samples'

const written = async (form: ReturnType<typeof writeXlsForm>) => brought(Buffer.from(await xlsxFile(form.sheets)))
const example = (name: string, id: string) =>
  asked(typeOf(name), typeOf(name).settings.parse(typeOf(name).examples.settings), {
    id,
    label: `Câu ${name}`,
    name: `n_${name}`,
  })

/** Types that XLSForm has by themselves. */
const SAME = ['single', 'dropdown', 'multi', 'likert5', 'rank', 'number', 'slider', 'stars', 'short', 'long']
const MORE = ['date', 'time', 'consent', 'file', 'mapPoint', 'matrix', 'repeat']

test.each([...SAME, ...MORE])('%s goes out as XLSForm and comes back as it was called', async (name) => {
  const question = example(name, 'q1')
  const plain =
    name === 'likert5' || name === 'matrix'
      ? { ...question, settings: { ...(question.settings as object), unknown: null } }
      : question
  const { outcome } = await written(
    writeXlsForm({ title: 'Phiếu', questions: [{ ...plain, required: true }], settings: usualSettings }),
  )

  expect(outcome.title).toBe('Phiếu')
  expect(outcome.lines.filter(({ fate }) => fate === 'lost')).toEqual([])
  const [back] = outcome.questions
  expect(back?.type).toBe(name)
  if (name !== 'consent') expect(back?.label).toBe(`Câu ${name}`)
  expect(back?.name).toBe(`n_${name}`)
  if (name !== 'repeat') expect(back?.required).toBe(true)
})

test('choices drawn by lot go out so and come back so; what keeps its place and other wordings are told as left behind', async () => {
  const single = example('single', 'q1')
  const settings = {
    ...(single.settings as object),
    otherCode: 'b',
    options: ['a', 'b', 'c'].map((code) => ({ code, label: code })),
  }
  const drawn = { ...single, settings, order: { fixed: ['b'] } }
  const questions = [
    drawn,
    { ...drawn, id: 'q2', name: 'n_kept', order: { fixed: ['a', 'b'] }, wordings: [{ label: 'Hỏi cách khác', hint: '' }] },
    { ...example('matrix', 'q3'), order: { fixed: [] } },
  ]
  const form = writeXlsForm({ title: 'Phiếu', questions, settings: usualSettings })
  const { outcome } = await written(form)

  const told = (id: string) =>
    form.losses
      .filter(({ question }) => question.id === id)
      .flatMap(({ notes }) => notes.flatMap(({ code, args }) => (code === 'saySetting' ? args : [])))
  expect([told('q1'), told('q2'), told('q3')]).toEqual([[], ['fixed', 'wordings'], ['order']])
  expect(outcome.questions.slice(0, 2).map(({ order }) => order)).toEqual([{ fixed: ['other'] }, { fixed: ['other'] }])
})

test('a scale from 0 to 10 goes out as a range and room to sign as a picture that is drawn, and both are told', async () => {
  const questions = [example('nps', 'q1'), example('signature', 'q2')]
  const form = writeXlsForm({ title: 'Phiếu', questions, settings: usualSettings })
  const { outcome } = await written(form)

  expect(form.losses.map(({ notes }) => notes.map(({ code, args }) => [code, ...args]))).toEqual([
    [
      ['sayType', 'nps', 'range'],
      ['saySetting', 'low'],
      ['saySetting', 'high'],
    ],
    [
      ['sayType', 'signature', 'image'],
      ['saySetting', 'writer'],
    ],
  ])
  expect(outcome.questions.map(({ type }) => type)).toEqual(['slider', 'signature'])
})

test('every type either goes out or is told that it cannot', async () => {
  for (const { name } of questionTypes) {
    const { sheets, losses } = writeXlsForm({ title: '', questions: [example(name, 'q1')], settings: usualSettings })
    const rows = sheets[0]?.rows.slice(1) ?? []
    if (rows.length === 0) expect(losses.map(({ notes }) => notes[0]?.code)).toEqual(['sayNothing'])
    for (const { notes } of losses) for (const note of notes) expect(noteText(note, 'en')).not.toMatch(/\{\d\}|undefined/)
  }
})

test('sections, conditions, checks, calculations, hidden fields and languages survive the way out and back', async () => {
  for (const sample of samples.filter(({ kind }) => kind === 'xlsform')) {
    const { outcome } = await brought(await sample.bytes())
    const questions = outcome.questions.map((question) => ({ ...question, hamlets: [] }))
    const back = (await written(writeXlsForm({ title: outcome.title, questions, settings: outcome.settings }))).outcome
    const said = (all: typeof outcome.questions) =>
      all.map(({ type, label, required, shownWhen, checks }) => ({
        ...{
          type,
          label: label.replaceAll(/\{\{ \w+ \}\}/g, '…'),
          required,
          shown: shownWhen !== null,
          checks: checks?.map(({ message }) => message),
        },
      }))

    expect(said(back.questions), sample.name).toEqual(said(outcome.questions))
    expect(back.settings.hiddenFields).toEqual(outcome.settings.hiddenFields)
    expect(back.settings.translations.map(({ language, words }) => [language, Object.keys(words).length])).toEqual(
      outcome.settings.translations.map(({ language, words }) => [language, Object.keys(words).length]),
    )
  }
})

test.each([
  ["qA = 'b' and not (count(qB) > 2)", "${a} = 'b' and not(count-selected(${b}) > 2)"],
  ["'x' in qB or qA in ['y', 'z']", "selected(${b}, 'x') or (selected(${a}, 'y') or selected(${a}, 'z'))"],
  ['qN / 2 % 3 - (1 - qN)', '${n} div 2 mod 3 - (1 - ${n})'],
  ['if(answered(qA), round(qN, 1), 0) >= 1', "if(${a} != '', round(${n}, 1), 0) >= 1"],
  ['years(qD, today()) > 18', undefined],
  ["place = 'x'", undefined],
])('%s is written as XPath', (ours, theirs) => {
  const names: Record<string, string> = { qA: 'a', qB: 'b', qN: 'n', qD: 'd' }
  expect(xpathOf(ours, (name) => names[name])).toBe(theirs)
})
