import type { Messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { dayNumberOf, dayOfNumber } from '../kernel/moment'
import { keptAs } from '../questions/calendar'
import { unfilled } from '../questions/piping'
import type { AskedQuestion, Detail, NumberForm, Option, Variable, VariableValue } from '../questions/question-type'
import { isShown, type Questionnaire } from '../questions/questionnaire'
import { valueBrought } from '../questions/sheet-context'
import { typeOf } from '../questions/types'
import { wordingsOf } from '../questions/wordings'
import type { CountedSheet } from '../responses/reading-store'
import { type BroughtVariable, broughtIn, lettersOf, wasAsked } from './brought-variables'
import { channelName } from './participation-blocks'
import { type Plan, type PlannedQuestion, planOf } from './plan'
import { remembering } from './remembering'

export type Cell = string | number | null

/** In a cell of a question that the sheet was not asked; an empty cell was asked and not answered. */
export const NOT_ASKED_CELL = 'n/a'

export interface ExportColumn {
  id: string
  /** The heading of the column; no two are alike. */
  label: string
  kind: 'text' | 'category' | 'multiple' | 'number' | 'words' | NumberForm
  /** What its cells may hold, where that is a closed list. */
  codes: readonly Option[]
}

export interface Exporter {
  columns: readonly ExportColumn[]
  /** Of the questions that had several, oldest first: which versions asked so. */
  wordings: readonly { question: string; label: string; versions: readonly number[] }[]
  /** One row, a cell a column; never a code, a key or a telephone number. */
  rowOf(sheet: CountedSheet, number: number): Cell[]
}

interface ExportOf {
  questionnaires: readonly Questionnaire[]
  hamlets: readonly { unitId: number; name: string }[]
  places: readonly { id: number; label: string }[]
  /** Cells of closed questions hold the words of the options, or their codes. */
  values: 'labels' | 'codes'
  words: Messages
  locale: Locale
}

/** How the sheets of a consultation become rows of a table. */
export function exporterOf({ questionnaires, hamlets, places, values, words, locale }: ExportOf): Exporter {
  const plan = planOf(questionnaires, locale)
  const questions = plan.questions.map((planned) => exported(planned, { questionnaires, values, words, locale }))
  const brought = broughtCells(plan, values, words)
  const dayNamed = remembering(dayOfNumber)
  const hamletNames = new Map(hamlets.map(({ unitId, name }) => [unitId, name]))
  const placeNames = new Map(places.map(({ id, label }) => [id, label]))
  return {
    columns: unlike([
      ...ownColumns(words),
      ...brought.map(({ column }) => column),
      ...questions.flatMap(({ columns }) => columns),
    ]),
    wordings: wordingsIn(questionnaires),
    rowOf: (sheet, number) => {
      const row: Cell[] = [
        number,
        dayNamed(dayNumberOf(sheet.receivedAt)),
        hamletNames.get(sheet.unitId ?? 0) ?? '',
        channelName(sheet.channel, words),
        placeNames.get(sheet.placeId ?? 0) ?? '',
        sheet.version,
      ]
      for (const { cell } of brought) row.push(cell(sheet))
      for (const question of questions) row.push(...question.cells(sheet.version, sheet.answers))
      return row
    },
  }
}

function wordingsIn(questionnaires: readonly Questionnaire[]): Exporter['wordings'] {
  return planOf(questionnaires).questions.flatMap(({ question }) => {
    const wordings = wordingsOf(question, questionnaires, [])
    if (wordings.length < 2) return []
    return wordings.map(({ versions, question: { id, label } }) => ({ question: id, label: unfilled(label), versions }))
  })
}

/** Two questions may be worded alike: the second heading names its column. */
function unlike(columns: readonly ExportColumn[]): ExportColumn[] {
  const seen = new Set<string>()
  return columns.map((column) => {
    const label = seen.has(column.label) ? `${column.label} [${column.id}]` : column.label
    seen.add(label)
    return { ...column, label }
  })
}

const ownColumns = ({ results: { column } }: Messages): ExportColumn[] =>
  (['number', 'day', 'hamlet', 'channel', 'place', 'version'] as const).map((id) => {
    return { id, label: column[id], kind: id === 'number' || id === 'version' ? 'number' : 'text', codes: [] }
  })

/** What sheets bring with them: the hidden fields of any version, which wording each sheet got by lot, and its language. */
function broughtCells({ questionnaires, brought }: Plan, values: ExportOf['values'], { beside, lots }: Messages) {
  const hidden = new Map<string, string>()
  for (const { settings } of questionnaires.toReversed())
    for (const { name, label } of settings.hiddenFields) if (!hidden.has(name)) hidden.set(name, label)
  const versions = new Map(questionnaires.map((each) => [each.version, each]))
  return [
    ...[...hidden].map(([name, label]) => ({
      column: { ...{ id: `hidden.${name}`, label: label || beside.hiddenColumn(name) }, ...TEXT },
      cell: ({ answers }: CountedSheet): Cell => {
        const given = valueBrought(answers, `hidden.${name}`)
        return typeof given === 'string' || typeof given === 'number' ? given : null
      },
    })),
    ...[...brought.filter(isLot), ...brought.filter((each) => !isLot(each))].map((each) => ({
      column: broughtColumn(each),
      cell: (sheet: CountedSheet): Cell => {
        const questionnaire = versions.get(sheet.version)
        if (!wasAsked(sheet, questionnaire, each)) return NOT_ASKED_CELL
        const code = broughtIn(sheet, questionnaire, each)
        if (values === 'codes' || code === undefined) return code ?? null
        // The name of a language; of a wording its letter, for its words are long.
        if (isLot(each)) return lots.wordsWay(...lettersOf(code))
        return each.variable.categories.find((category) => category.code === code)?.label ?? null
      },
    })),
  ]
}

const isLot = ({ question }: BroughtVariable): boolean => question !== null

const TEXT = { kind: 'text', codes: [] } satisfies Partial<ExportColumn>

const broughtColumn = ({ variable: { id, label, categories } }: BroughtVariable): ExportColumn => {
  return { id, label, kind: 'category', codes: categories }
}

function exported(
  { question, earlier, variables }: PlannedQuestion,
  { questionnaires, values, words, locale }: Pick<ExportOf, 'questionnaires' | 'values' | 'words' | 'locale'>,
) {
  const parts = new Map(
    [...earlier.toReversed(), question]
      .flatMap((wording) => (typeOf(wording.type).details ? [] : typeOf(wording.type).textParts(wording)))
      .map((each) => [each.part, each]),
  )
  const details = new Map(
    [...earlier.toReversed(), question]
      .flatMap((wording) => typeOf(wording.type).details?.columns(wording, locale) ?? [])
      .map((each) => [each.part, each]),
  )
  // What is counted of details alone stands in their own columns.
  const told = variables.filter(({ id }) => !details.has(id.slice(question.id.length + 1)))
  const columns = [
    ...told.flatMap(variableColumns),
    ...[...details.values()].map((detail) => detailColumn(question, detail)),
    ...[...parts.values()].map((part) => wordsColumn(question, part, words)),
  ]
  const notAsked = columns.map((): Cell => NOT_ASKED_CELL)
  const unanswered = columns.map((): Cell => null)
  const cellsOf = (wording: AskedQuestion, answer: unknown): readonly Cell[] => {
    const type = typeOf(wording.type)
    const given = type.values(wording, answer)
    const texts = new Map(type.texts(answer, wording).map(({ part, text }) => [part, text]))
    const detailed = details.size > 0 ? type.details?.cells(wording, answer) : undefined
    return [
      ...told.flatMap((variable) => variableCells(variable, given[variable.id], values)),
      ...[...details.values()].map((detail) => detailCell(detail, detailed?.[detail.part], values)),
      ...[...parts.keys()].map((part) => texts.get(part) ?? null),
    ]
  }
  const versions = new Map(
    questionnaires.flatMap((questionnaire) => {
      const wording = questionnaire.questions.find(({ id, type }) => id === question.id && type === question.type)
      const cells = wording && remembering((answer: unknown) => cellsOf(wording, answer))
      return wording && cells ? [[questionnaire.version, { questionnaire, wording, cells }] as const] : []
    }),
  )
  return {
    columns,
    cells: (version: number, answers: Record<string, unknown>): readonly Cell[] => {
      const asked = versions.get(version)
      if (!asked || !isShown(asked.wording, asked.questionnaire, answers)) return notAsked
      const answer = answers[question.id]
      return answer === undefined || answer === null ? unanswered : asked.cells(answer)
    },
  }
}

function variableColumns(variable: Variable): ExportColumn[] {
  const { id, label } = variable
  if (variable.kind === 'number') {
    const kind = variable.as ?? 'number'
    return [{ id, label: variable.unit ? `${label} (${variable.unit})` : label, kind, codes: [] }]
  }
  if (variable.kind === 'category') return [{ id, label, kind: 'category', codes: variable.categories }]
  return variable.categories.map((category) => {
    return { id: `${id}.${category.code}`, label: `${label}: ${category.label}`, kind: 'multiple', codes: [] }
  })
}

const detailColumn = ({ id }: AskedQuestion, { part, label, kind, options }: Detail): ExportColumn => ({
  ...{ id: `${id}.${part}`, label, kind },
  codes: kind === 'category' ? options : [],
})

function detailCell({ options }: Detail, value: string | number | undefined, values: 'labels' | 'codes'): Cell {
  const chosen = values === 'labels' ? options.find(({ code }) => code === value) : undefined
  return chosen?.label ?? value ?? null
}

/** Words beside a choice stand in a column of their own, next to that of the choice. */
function wordsColumn(
  { id, label }: AskedQuestion,
  { part, label: own }: { part: string; label: string },
  words: Messages,
): ExportColumn {
  const about = own && own !== label ? `${label} – ${own}` : label
  return part
    ? { id: `${id}.${part}.text`, label: `${about} (${words.results.kinds.words})`, kind: 'words', codes: [] }
    : { id: `${id}.text`, label: about, kind: 'words', codes: [] }
}

function variableCells(variable: Variable, value: VariableValue | undefined, values: 'labels' | 'codes'): Cell[] {
  if (variable.kind === 'number') return [typeof value === 'number' ? numberCell(variable, value) : null]
  if (variable.kind === 'multiple') {
    return variable.categories.map(({ code }) => (typeof value === 'object' ? (value.includes(code) ? 1 : 0) : null))
  }
  const chosen = variable.categories.find(({ code }) => code === value)
  return [chosen ? (values === 'labels' ? chosen.label : chosen.code) : null]
}

/** Days and times as they are written everywhere: 2026-11-22, 14:30. A year is a number to any program. */
const numberCell = ({ as }: { as?: NumberForm }, value: number): Cell => {
  if (as === undefined) return value
  return as === 'year' ? Number(keptAs(value, as)) : keptAs(value, as)
}
