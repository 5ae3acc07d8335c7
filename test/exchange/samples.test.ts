import { expect, test } from 'vitest'
import { countOf, type Line } from '../../src/exchange/outcome'
import { noteText } from '../../src/exchange/words'
import { faultsOf } from '../../src/questions/draft'
import { questionTypes, typeOf } from '../../src/questions/types'
import { brought, samples } from './samples'

const read = await Promise.all(samples.map(async (sample) => ({ ...sample, ...(await brought(await sample.bytes())) })))
const asked = (lines: readonly Line[]) => lines.filter((line) => line.asks)

test('there are ten samples of each kind', () => {
  for (const kind of ['xlsform', 'limesurvey', 'surveyjs']) expect(samples.filter((each) => each.kind === kind)).toHaveLength(10)
})

test('of all questions in the samples at least 95 in a hundred are kept, and each that is not says why', () => {
  const lines = read.flatMap(({ outcome }) => asked(outcome.lines))
  const lost = lines.filter(({ fate }) => fate === 'lost')

  expect(lines.length).toBeGreaterThan(150)
  expect(1 - lost.length / lines.length).toBeGreaterThanOrEqual(0.95)
  expect(lost.filter(({ notes }) => notes.length === 0)).toEqual([])
})

test.each(read)('what $kind/$name brings could be asked as it stands', ({ source, kind, outcome }) => {
  expect(source).toBe(kind)
  const hamlets = [{ code: '11', label: 'Thôn 1' }]
  const faults = faultsOf(outcome.questions, hamlets).filter(({ fault }) => fault !== 'pictureUndescribed')
  expect(faults.filter(({ field }) => field !== 'settings')).toEqual([])
  for (const { type, settings } of outcome.questions) expect(typeOf(type).settings.safeParse(settings).error).toBeUndefined()
})

test('an equation that LimeSurvey keeps where others have their words is calculated all the same', async () => {
  const sample = samples.find(({ name }) => name === 'phong-chong-lut.lss')
  const equation = '{if(nguoi.NAOK > 2, 2, 1) * 10}'
  const file = String(await sample?.bytes())
    .replace('<attribute><![CDATA[equation]]>', '<attribute><![CDATA[cssclass]]>')
    .replace('Điểm nguy hiểm', equation)
  const { outcome } = await brought(Buffer.from(file))

  expect(outcome.questions.find(({ type }) => type === 'calculated')?.settings).toMatchObject({
    formula: expect.stringMatching(/^if\(q\w+ > 2, 2, 1\) \* 10$/),
  })
})

test('every line, its notes and its type can be said in both languages', () => {
  for (const { outcome } of read)
    for (const { notes } of outcome.lines)
      for (const note of notes)
        for (const locale of ['vi', 'en'] as const) expect(noteText(note, locale)).not.toMatch(/\{\d\}|undefined/)
})

test('the samples reach every type of ours that another program has', () => {
  const reached = new Set(read.flatMap(({ outcome }) => outcome.questions.map(({ type }) => type)))
  const ours = ['agree3', 'ballot', 'budget', 'contact', 'ending', 'jump', 'perItem', 'place', 'simulator', 'statements']

  expect(questionTypes.map(({ name }) => name).filter((name) => !reached.has(name) && !ours.includes(name))).toEqual([])
})

test('the table in docs/exchange-samples.md says what happens to each sample', async () => {
  await expect(table()).toMatchFileSnapshot('../../docs/exchange-samples.md')
})

function table(): string {
  const row = (name: string, lines: readonly Line[]) => {
    const questions = asked(lines)
    return `| ${name} | ${questions.length} | ${(['kept', 'changed', 'lost'] as const).map((fate) => countOf(questions, fate)).join(' | ')} |`
  }
  const files = read.map(({ kind, name, outcome }) => row(`${kind}/${name}`, outcome.lines))
  const all = row(
    'all',
    read.flatMap(({ outcome }) => outcome.lines),
  )
  const told = read.flatMap(({ kind, name, outcome }) => {
    const lines = outcome.lines.filter(({ fate }) => fate !== 'kept')
    const notices = outcome.notices.map((each) => `- ${noteText(each, 'en')}`)
    const each = lines.map(
      (line) =>
        `- ${line.fate}: ${line.at} \`${line.type}\` ${line.name} – ${line.notes.map((note) => noteText(note, 'en')).join(' ')}`,
    )
    return lines.length + notices.length === 0 ? [] : [`### ${kind}/${name}`, '', ...notices, ...each, '']
  })
  return [
    '# What happens to the samples',
    '',
    'Written by `test/exchange/samples.test.ts`; `npx vitest run --project rules test/exchange/samples.test.ts -u` writes it anew.',
    'Counted are questions that people would have answered; a changed question is asked, but not quite as it was.',
    '',
    '| file | questions | kept | changed | lost |',
    '|---|---:|---:|---:|---:|',
    ...files,
    all,
    '',
    '## Line by line',
    '',
    ...told,
  ].join('\n')
}
