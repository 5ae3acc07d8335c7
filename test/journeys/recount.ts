/** A second way to count, from the stored sheets alone; it knows nothing of how the product counts. */

export interface Sheet {
  unitId: number | null
  placeId: number | null
  channel: string
  receivedAt: Date
  answers: Record<string, unknown>
}

interface Asked {
  question_id: string
  part: string
  option: string
  option_label: string
  measure: string
}

/** What one row of the open data must say of these sheets; measures rounded to two decimals. */
export function recount({ question_id, part, option, option_label, measure }: Asked, sheets: readonly Sheet[]): number {
  if (question_id === '') return participation(part, option, option_label, measure, sheets)
  const answers = sheets.flatMap(({ answers }) => (question_id in answers ? [answers[question_id]] : []))
  if (measure === 'asked') return sheets.length
  if (measure === 'answered') return answers.length
  if (measure === 'unanswered') return sheets.length - answers.length
  if (option === 'unanswered') return sheets.length - answers.length
  if (measure === 'wrote') return part === '' ? answers.length : answers.filter((each) => hasText(each)).length
  if (measure === 'count') return answers.filter((each) => chosen(each).includes(option)).length
  return rounded(measure in order ? order[measure]?.(ranksOf(option, answers)) : share(measure, option, answers))
}

const HOUSEHOLDS: Record<string, number> = { 'Thôn 1': 264, 'Thôn 2': 318, 'Thôn 10': 187 }

function participation(part: string, option: string, label: string, measure: string, sheets: readonly Sheet[]): number {
  if (measure === 'households') return HOUSEHOLDS[label] ?? Number.NaN
  if (part === 'all') return sheets.length
  if (part === 'hamlet') return sheets.filter(({ unitId }) => String(unitId ?? 0) === option).length
  if (part === 'channel') return sheets.filter(({ channel }) => channel === option).length
  if (part === 'day') return sheets.filter(({ receivedAt }) => dayInVietNam(receivedAt) === option).length
  // Places are numbered in the order in which they were made.
  const made = [...new Set(sheets.map(({ placeId }) => placeId ?? 0))].sort((one, other) => one - other)
  return sheets.filter(({ placeId }) => placeId === made[Number(option) - 1]).length
}

const dayInVietNam = (moment: Date): string => new Date(moment.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(0, 10)

/** Codes: one, several, or one with words beside it. */
function chosen(answer: unknown): unknown[] {
  if (Array.isArray(answer)) return answer
  if (typeof answer !== 'object' || answer === null) return [answer]
  if ('codes' in answer && Array.isArray(answer.codes)) return answer.codes
  return 'code' in answer ? [answer.code] : []
}

const hasText = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'text' in answer && answer.text !== ''

/** From 1, of those who placed the option. */
const ranksOf = (option: string, answers: readonly unknown[]): number[] =>
  answers.flatMap((answer) => (Array.isArray(answer) && answer.includes(option) ? [answer.indexOf(option) + 1] : []))

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0)

const order: Record<string, (ranks: readonly number[]) => number> = {
  meanRank: (ranks) => sum(ranks) / ranks.length,
  firstChoices: (ranks) => ranks.filter((each) => each === 1).length,
  borda: (ranks) => sum(ranks.map((each) => 4 - each)),
}

function share(measure: string, option: string, answers: readonly unknown[]): number {
  const points = answers
    .map((answer) => Object.entries(answer ?? {}).find(([code]) => code === option)?.[1])
    .filter((each) => typeof each === 'number')
    .sort((one, other) => one - other)
  const mean = sum(points) / points.length
  if (measure === 'mean') return mean
  if (measure === 'sum') return sum(points)
  if (measure === 'standardDeviation') return Math.sqrt(sum(points.map((each) => (each - mean) ** 2)) / points.length)
  const half = (points.length - 1) / 2
  return ((points[Math.floor(half)] ?? Number.NaN) + (points[Math.ceil(half)] ?? Number.NaN)) / 2
}

const rounded = (value: number | undefined): number => Math.round((value ?? Number.NaN) * 100) / 100
