import { z } from 'zod'
import type { AskedQuestion } from '../src/questions/question-type'
import { questionnaireOf } from '../src/questions/questionnaire'
import type { Block } from '../src/questions/tally'
import { askedOf, recounted, sheetsOf } from '../test/results/recount'
import type { Wrong } from './promises'
import { json, type Rows, whole, wholeOrNull } from './rows'
import type { Tallied } from './tally'
import type { SettledConsultation } from './town'

/** What the product counts against a plain recount of the rows, and what its pages say against both. */

const sheetRow = z.object({
  unit_id: wholeOrNull,
  place_id: wholeOrNull,
  version: whole,
  received: whole,
  answers: json.pipe(z.record(z.string(), z.unknown())),
})

export async function checkTally(rows: Rows, of: SettledConsultation, told: Tallied, wrong: Wrong): Promise<void> {
  const read = await rows.all(
    sheetRow,
    `select unit_id, place_id, version, ${rows.millisecondsIn('received_at')} as received, answers
     from responses where consultation_id = ${of.id} and deleted_at is null`,
  )
  const { questions } = questionnaireOf(of.version, of.questions, of.hamlets)
  const sheets = sheetsOf(
    read.map((row) => ({
      unitId: row.unit_id,
      placeId: row.place_id,
      version: row.version,
      receivedAt: new Date(row.received),
      answers: row.answers,
    })),
    [{ number: of.version, questions: questions.map(({ hamlets: _, ...question }): Omit<AskedQuestion, 'hamlets'> => question) }],
    of.hamlets,
  )
  if (told.total !== sheets.length)
    wrong(`The results of consultation ${of.id} are of ${told.total} sheets; ${sheets.length} stand.`)
  for (const { id, asked, answered, top, blocks } of told.questions) {
    if (JSON.stringify({ asked, answered }) !== JSON.stringify(askedOf(sheets, id)))
      wrong(`Question ${id} of consultation ${of.id} was answered ${answered} times by the results; a recount differs.`)
    for (const block of blocks)
      if (rounded(figuresOf(block)) !== rounded(recounted(block, sheets, top)))
        wrong(`The figures ${block.id} of consultation ${of.id} differ from a recount of the rows.`)
  }
}

function figuresOf(block: Block): unknown {
  if (block.kind === 'distribution') return { base: block.base, counts: block.rows.map(({ count }) => count) }
  if (block.kind === 'grid') return block.rows.map(({ base, counts }) => ({ base, counts }))
  if (block.kind === 'measures') return block.rows.map(({ base, values }) => ({ base, values }))
  if (block.kind === 'words') return block.base
  const { base, mean, standardDeviation, least, lowerQuartile, median, upperQuartile, greatest, bins } = block
  const quartiles = [least, lowerQuartile, median, upperQuartile, greatest]
  return { base, mean, deviation: standardDeviation, quartiles, bins: bins.map(({ count }) => count) }
}

// The last digits of a sum depend on its order.
const rounded = (figures: unknown): string =>
  JSON.stringify(figures, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value))

/** The counts a results page shows, figure by figure, from the cells its charts are drawn from. */
export function checkPage(page: string, told: Tallied, wrong: Wrong): void {
  const seen = Number(/name="seen" value="(\d+)"/.exec(page)?.[1] ?? Number.NaN)
  if (seen !== told.sequence) wrong(`The results page of consultation ${told.id} is of change ${seen}, not ${told.sequence}.`)
  for (const block of told.questions.flatMap(({ blocks, answered }) => (answered > 0 ? blocks : []))) {
    const counts = countsOf(block)
    if (!counts) continue
    const figure = page.split(`id="figure-${block.id}"`)[1]?.split('</figure>')[0] ?? ''
    const shown = [...figure.matchAll(/data-value="(\d*)"/g)].map((match) => Number(match[1]))
    if (shown.join() !== counts.join())
      wrong(`The page shows ${shown.join(' ')} under ${block.id} of consultation ${told.id}; counted were ${counts.join(' ')}.`)
  }
}

function countsOf(block: Block): (number | null)[] | undefined {
  if (block.kind === 'distribution') return block.rows.map(({ count }) => count)
  return block.kind === 'grid' ? block.rows.flatMap(({ counts }) => counts) : undefined
}
