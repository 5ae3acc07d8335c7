import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { messages } from '../../src/i18n/messages'
import { countedAs } from '../../src/questions/calendar'
import { randomOf } from '../../src/questions/draw'
import type { AskedQuestion, Variable, VariableValue } from '../../src/questions/question-type'
import { hasAnswers, type Questionnaire } from '../../src/questions/questionnaire'
import { usualSettings } from '../../src/questions/questionnaire-settings'
import { questionTypes, typeOf } from '../../src/questions/types'
import { csvLine } from '../../src/results/csv'
import { type Cell, type Exporter, exporterOf } from '../../src/results/export-rows'
import { xlsxFile } from '../../src/results/xlsx'
import { asked, sent } from '../questions/asked'

const DRAWN = 25

// The code of the type's place, since an id has at most twelve letters after its q.
const items = questionTypes.map((type, place) =>
  asked(type, type.settings.parse(type.examples.settings), { id: `qT${place}`, label: `Câu về ${type.name}` }),
)
const questions = items.filter(hasAnswers)
const questionnaire: Questionnaire = { version: 1, questions: items, settings: usualSettings }
const answersOf = new Map(questions.map((question) => [question.id, answersTo(question)]))
const sheets = Array.from({ length: Math.max(...[...answersOf.values()].map(({ length }) => length)) }, (_, place) =>
  Object.fromEntries(questions.map(({ id }) => [id, answersOf.get(id)?.[place]])),
)

const exporter = exporterOf({
  questionnaires: [questionnaire],
  hamlets: [],
  places: [],
  values: 'codes',
  words: messages.vi,
  locale: 'vi',
})
const rows = sheets.map((answers, place) => rowOf(exporter, answers, place + 1))
const head = exporter.columns.map(({ id }) => id)

let csv: string[][]
let xlsx: Cell[][]
beforeAll(async () => {
  csv = parse([head, ...rows].map(csvLine).join(''))
  const file = await xlsxFile([{ name: 'Phiếu', rows: [head, ...rows] }])
  xlsx = (await readXlsxFile(Buffer.from(file)))[0]?.data.map((row) =>
    row.map((cell) => (cell === null ? null : cell)),
  ) as Cell[][]
})

describe.each(questions.map((question) => [question.type, question] as const))('%s', (_name, question) => {
  const type = typeOf(question.type)
  const answers = answersOf.get(question.id) ?? []

  test('what is exported as CSV reads back as the same values and words', () => {
    for (const [place, answer] of answers.entries()) {
      const cells = new Map(head.map((id, column) => [id, csv[place + 1]?.[column] ?? '']))
      for (const variable of type.variables(question))
        expect(fromText(variable, cells), variable.id).toEqual(type.values(question, answer)[variable.id])
      const details = type.details?.cells(question, answer) ?? {}
      for (const { part } of type.details?.columns(question, 'vi') ?? [])
        expect(unguarded(cells.get(`${question.id}.${part}`) ?? ''), part).toBe(String(details[part] ?? ''))
      for (const { part } of ownWords(question))
        expect(unguarded(cells.get(columnOf(question, part)) ?? ''), part).toBe(textOf(question, answer, part) ?? '')
    }
  })

  test('what is exported as a workbook reads back as the same values and words', () => {
    for (const [place, answer] of answers.entries()) {
      const cells = new Map(head.map((id, column) => [id, xlsx[place + 1]?.[column] ?? null]))
      for (const variable of type.variables(question))
        expect(fromCells(variable, cells), variable.id).toEqual(type.values(question, answer)[variable.id])
      for (const { part } of ownWords(question))
        expect(String(cells.get(columnOf(question, part)) ?? ''), part).toBe(textOf(question, answer, part) ?? '')
    }
  })

  test('each of its variables and each part that may hold words has columns of its own', () => {
    const own = exporter.columns.filter(({ id }) => id === question.id || id.startsWith(`${question.id}.`))
    const wanted = type
      .variables(question)
      .reduce((sum, each) => sum + (each.kind === 'multiple' ? each.categories.length : 1), 0)
    const details = type.details?.columns(question, 'vi') ?? []
    expect(own).toHaveLength(wanted + details.length + ownWords(question).length)
    expect(new Set(own.map(({ label }) => label)).size).toBe(own.length)
  })
})

test('no two columns share an id or a heading, and none is of an item without answers', () => {
  expect(new Set(head).size).toBe(head.length)
  expect(new Set(exporter.columns.map(({ label }) => label)).size).toBe(head.length)
  const silent = items.filter((item) => !hasAnswers(item)).map(({ id }) => id)
  expect(head.filter((id) => silent.some((each) => id === each || id.startsWith(`${each}.`)))).toEqual([])
})

/** Those of the examples, and some that are drawn. */
function answersTo(question: AskedQuestion): unknown[] {
  const type = typeOf(question.type)
  const random = randomOf(7)
  const draw = {
    choose: (_: string, codes: readonly string[]) => codes[Math.floor(random() * codes.length)] ?? '',
    whole: (_: string, least: number, greatest: number) => least + Math.floor(random() * (greatest - least + 1)),
    chance: (share: number) => random() < share,
    words: () => '=Đường thôn “mưa”, là ngập;\nxin "sửa" sớm',
  }
  const accepted = type.examples.accepts.map((parts) => type.judge(question, sent(parts)))
  const drawn = Array.from({ length: DRAWN }, () => type.judge(question, type.sample(question, draw)))
  return [...accepted, ...drawn].flatMap((judged) => (judged.ok && judged.answer !== null ? [judged.answer] : []))
}

function rowOf({ rowOf: row }: Exporter, answers: Record<string, unknown>, id: number): Cell[] {
  const stored: Record<string, unknown> = JSON.parse(JSON.stringify(answers))
  const receivedAt = new Date('2026-11-22T09:00:00+07:00')
  const none = { unitId: null, placeId: null, deletedAt: null }
  return row({ id, sequence: id, version: 1, channel: 'web', receivedAt, answers: stored, ...none }, id)
}

/** What a type tells in details is not told in words once more. */
const ownWords = (question: AskedQuestion) => (typeOf(question.type).details ? [] : typeOf(question.type).textParts(question))

const columnOf = ({ id }: AskedQuestion, part: string) => (part ? `${id}.${part}.text` : `${id}.text`)
const textOf = (question: AskedQuestion, answer: unknown, part: string) =>
  typeOf(question.type)
    .texts(answer, question)
    .find((each) => each.part === part)?.text

/** The apostrophe that keeps a spreadsheet from running a text. */
const unguarded = (text: string) => (/^'[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text)

const fromText = (variable: Variable, cells: ReadonlyMap<string, string>): VariableValue | undefined => {
  const numbers = new Map([...cells].map(([id, text]) => [id, text === '' || Number.isNaN(Number(text)) ? text : Number(text)]))
  return fromCells(variable, variable.kind === 'category' ? cells : numbers)
}

function fromCells(variable: Variable, cells: ReadonlyMap<string, Cell>): VariableValue | undefined {
  if (variable.kind === 'multiple') {
    const ticks = variable.categories.map(({ code }) => [code, cells.get(`${variable.id}.${code}`)] as const)
    return ticks.every(([, cell]) => cell === null || cell === '')
      ? undefined
      : ticks.filter(([, cell]) => cell === 1).map(([code]) => code)
  }
  const cell = cells.get(variable.id)
  if (cell === null || cell === undefined || cell === '') return undefined
  if (variable.kind !== 'number') return String(cell)
  return variable.as ? countedAs(String(cell), variable.as) : Number(cell)
}
