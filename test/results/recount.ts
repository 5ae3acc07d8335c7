import { and, eq, isNull } from 'drizzle-orm'
import { questionnaireVersions } from '../../db/schema/consultations'
import { responses } from '../../db/schema/responses'
import type { Storage } from '../../db/storage'
import type { AskedQuestion, VariableValue } from '../../src/questions/question-type'
import type { Block, MeasureName } from '../../src/questions/tally'
import { typeOf } from '../../src/questions/types'
import type { Filter } from '../../src/results/results'

/**
 * A second count of the same sheets, by reading each stored row and adding up: no columns, no counters, no
 * statistics of the product. Slow and plain on purpose.
 */

interface ReadSheet {
  version: number
  unitId: number
  placeId: number
  day: string
  /** Of the questions it met that are worded by lot, by `variant.q1`: every code the wording it got could go by. */
  lots: Map<string, string[]>
  /** By question: undefined where it was not asked, null where it was not answered. */
  answers: Map<string, { values: Readonly<Record<string, VariableValue>>; parts: string[] } | null>
}

const dayInVietNam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })

export async function readSheets(
  storage: Storage,
  consultationId: number,
  hamlets: AskedQuestion['hamlets'],
): Promise<ReadSheet[]> {
  const versions = await storage.reader
    .select()
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.consultationId, consultationId))
  const rows = await storage.reader
    .select()
    .from(responses)
    .where(and(eq(responses.consultationId, consultationId), isNull(responses.deletedAt)))
  return sheetsOf(rows, versions, hamlets)
}

interface StandingRow {
  unitId: number | null
  placeId: number | null
  version: number
  receivedAt: Date
  answers: Record<string, unknown>
}

/** The same of rows that were read elsewhere. */
export function sheetsOf(
  rows: readonly StandingRow[],
  versions: readonly { number: number; questions: readonly unknown[] }[],
  hamlets: AskedQuestion['hamlets'],
): ReadSheet[] {
  return rows.map((row) => {
    const questions = (versions.find(({ number }) => number === row.version)?.questions ?? []) as AskedQuestion[]
    const sheet: ReadSheet = {
      version: row.version,
      unitId: row.unitId ?? 0,
      placeId: row.placeId ?? 0,
      day: dayInVietNam.format(row.receivedAt),
      answers: new Map(),
      lots: new Map(),
    }
    for (const question of questions) {
      const { shownWhen } = question
      if (shownWhen && 'question' in shownWhen) {
        const earlier = sheet.answers.get(shownWhen.question)?.values[shownWhen.question]
        const chosen = earlier === undefined ? [] : [earlier].flat()
        if (!chosen.some((code) => shownWhen.anyOf.includes(String(code)))) continue
      }
      const type = typeOf(question.type)
      const settings = type.settings.parse(question.settings)
      const answer = row.answers[question.id]
      const read = { ...question, settings, hamlets }
      sheet.answers.set(
        question.id,
        answer === undefined
          ? null
          : { values: type.values(read, answer), parts: type.texts(answer, read).map(({ part }) => part) },
      )
    }
    for (const { id } of questions) {
      const letter = (row.answers['$'] as { values?: Record<string, string> } | undefined)?.values?.[`variant.${id}`]
      const text = letter && wordingIn(questions, id, letter)
      if (text && sheet.answers.has(id)) sheet.lots.set(`variant.${id}`, codesOfWording(versions, id, text))
    }
    return sheet
  })
}

type Version = Parameters<typeof sheetsOf>[1][number]

/** What a question said under a letter; undefined where it had no such wording. */
function wordingIn(questions: readonly unknown[], id: string, letter: string): string | undefined {
  const question = (questions as AskedQuestion[]).find((each) => each.id === id)
  if (!question?.wordings?.length) return undefined
  const said = [question, ...question.wordings]['abcdefgh'.indexOf(letter)]
  return said && `${said.label}|${said.hint}`
}

/** Its letter in the newest version with several wordings, and its letter and number in any version that asked so. */
function codesOfWording(versions: readonly Version[], id: string, text: string): string[] {
  const asking = versions.filter(({ questions }) => wordingIn(questions, id, 'a')).sort((one, other) => other.number - one.number)
  return asking.flatMap(({ number, questions }, age) =>
    [...'abcdefgh']
      .filter((letter) => wordingIn(questions, id, letter) === text)
      .map((letter) => (age === 0 ? letter : `${letter}@${number}`)),
  )
}

const valueIn = (sheet: ReadSheet, variable: string) =>
  sheet.lots.get(variable) ?? sheet.answers.get(variable.split('.')[0] ?? '')?.values[variable]

const says = (sheet: ReadSheet, variable: string, code: string): boolean => {
  const value = valueIn(sheet, variable)
  if (typeof value === 'number') return isWithin(value, code)
  return value !== undefined && [value].flat().includes(code)
}

/** Minutes of a day within the hour `06`; days since 1970 within `2026-11-22`, `2026-11`, `2026` or the ten years `2020s`. */
function isWithin(value: number, code: string): boolean {
  if (/^\d{2}$/.test(code)) return Math.floor(value / 60) === Number(code)
  const day = new Date(value * 24 * 60 * 60 * 1000).toISOString()
  return day.startsWith(code.endsWith('s') ? code.slice(0, 3) : code)
}

export function within(sheets: readonly ReadSheet[], { hamlets, places, from, to, answers }: Filter): ReadSheet[] {
  return sheets.filter((sheet) => {
    if (hamlets.length > 0 && !hamlets.includes(sheet.unitId)) return false
    if (places.length > 0 && !places.includes(sheet.placeId)) return false
    if ((from !== null && sheet.day < from) || (to !== null && sheet.day > to)) return false
    return answers.every(({ variable }) => answers.some((each) => each.variable === variable && says(sheet, variable, each.code)))
  })
}

export const askedOf = (sheets: readonly ReadSheet[], question: string) => ({
  asked: sheets.filter((sheet) => sheet.answers.has(question)).length,
  answered: sheets.filter((sheet) => sheet.answers.get(question)).length,
})

/** A line stands for one code, or for those of a long list that were joined. */
export function crossOf(sheets: readonly ReadSheet[], row: string, column: string, rows: string[][], columns: string[][]) {
  const both = sheets.filter((sheet) => valueIn(sheet, row) !== undefined && valueIn(sheet, column) !== undefined)
  const on = (variable: string, codes: string[]) => (sheet: ReadSheet) => codes.some((code) => says(sheet, variable, code))
  return {
    base: both.length,
    counts: rows.map((down) => columns.map((at) => both.filter(on(row, down)).filter(on(column, at)).length)),
    rowBases: rows.map((down) => both.filter(on(row, down)).length),
    columnBases: columns.map((at) => both.filter(on(column, at)).length),
  }
}

/** The figures of a block, in the shape of `figuresOf` of the test. */
export function recounted(block: Block, sheets: readonly ReadSheet[], top: number): unknown {
  const given = (variable: string) => sheets.filter((sheet) => valueIn(sheet, variable) !== undefined)
  const count = (variable: string, code: string) => sheets.filter((sheet) => says(sheet, variable, code)).length
  if (block.kind === 'distribution')
    return { base: given(block.id).length, counts: block.rows.map(({ code }) => count(block.id, code)) }
  if (block.kind === 'grid') {
    return block.rows.map(({ code }) => {
      const variable = `${block.id}.${code}`
      return { base: given(variable).length, counts: block.columns.map((column) => count(variable, column.code)) }
    })
  }
  if (block.kind === 'measures') {
    return block.rows.map(({ code }) => {
      const said = sheets.flatMap((sheet) => valueIn(sheet, block.summarizes ?? `${block.id}.${code}`) ?? [])
      // "No opinion" is no number of stars.
      const values = said.map(Number).filter(Number.isFinite)
      if (block.lead === 'balance') return { base: said.length, values: [balanceOf(said.map(String))] }
      return { base: values.length, values: block.measures.map((measure) => measureOf(measure, values, top)) }
    })
  }
  if (block.kind === 'words') {
    const [question = '', ...part] = block.id.split('.')
    const wrote = (sheet: ReadSheet) => sheet.answers.get(question)?.parts.includes(part.join('.'))
    return sheets.filter(wrote).length
  }
  const values = block.people ? peopleIn(sheets, block.id) : sheets.flatMap((sheet) => valueIn(sheet, block.id) ?? []).map(Number)
  const quartiles = [0, 0.25, 0.5, 0.75, 1].map((share) => quantile(values, share))
  const inBin = ({ from, to }: { from: number; to: number }, last: boolean) =>
    values.filter((value) => from <= value && (value < to || (last && value === to))).length
  const bins = block.bins.map((bin, place) => inBin(bin, place === block.bins.length - 1))
  return { base: values.length, mean: mean(values), deviation: deviation(values), quartiles, bins }
}

/** Of `q1.age` every `q1.1.age`, `q1.2.age` … of every sheet. */
function peopleIn(sheets: readonly ReadSheet[], id: string): number[] {
  const [question = '', code = ''] = id.split('.')
  return sheets.flatMap((sheet) =>
    Object.entries(sheet.answers.get(question)?.values ?? {}).flatMap(([variable, value]) => {
      const [, place = '', own] = variable.split('.')
      return own === code && /^\d+$/.test(place) ? [Number(value)] : []
    }),
  )
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length

function deviation(values: readonly number[]): number | null {
  const middle = mean(values)
  return middle === null ? null : Math.sqrt(mean(values.map((each) => (each - middle) * (each - middle))) ?? 0)
}

function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((one, other) => one - other)
  if (sorted.length === 0) return null
  const at = (sorted.length - 1) * share
  const [lower = 0, upper = lower] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return lower * (1 - (at % 1)) + upper * (at % 1)
}

const balanceOf = (groups: readonly string[]): number | null => {
  const share = (group: string) => groups.filter((each) => each === group).length / groups.length
  return groups.length === 0 ? null : 100 * (share('high') - share('low'))
}

function measureOf(measure: MeasureName, values: readonly number[], top: number): number | null {
  if (measure === 'firstChoices') return values.filter((rank) => rank === 1).length
  if (measure === 'borda') return values.reduce((sum, rank) => sum + top + 1 - rank, 0)
  if (measure === 'standardDeviation') return deviation(values)
  if (measure === 'sum') return values.reduce((sum, value) => sum + value, 0)
  return measure === 'median' ? quantile(values, 0.5) : mean(values)
}
