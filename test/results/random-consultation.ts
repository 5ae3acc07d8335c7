import { expect } from 'vitest'
import type { Storage } from '../../db/storage'
import { listPublishedQuestionnaires } from '../../src/consultations/published-store'
import { listWordingChoices, saveWordingChoice } from '../../src/consultations/wording-choices-store'
import { type Draw, randomOf } from '../../src/questions/draw'
import type { AskedQuestion, Option } from '../../src/questions/question-type'
import type { Block } from '../../src/questions/tally'
import { questionTypes, typeOf } from '../../src/questions/types'
import { wordingsOf } from '../../src/questions/wordings'
import { compareLots } from '../../src/results/compare-lots'
import { planOf } from '../../src/results/plan'
import { everything, type Filter, type QuestionResult } from '../../src/results/results'
import { crossConsultation, tallyConsultation } from '../../src/results/tally-consultation'
import { askedOf, crossOf, readSheets, recounted, within } from './recount'

/** Questionnaires, answers and filters by chance, and the comparison of every figure with a plain recount. */

export interface Chance {
  pick: <Kept>(from: readonly Kept[]) => Kept | undefined
  below: (end: number) => number
  draw: Draw
}

export function chanceOf(seed: number): Chance {
  const random = randomOf(seed)
  const below = (end: number) => Math.floor(random() * end)
  const pick = <Kept>(from: readonly Kept[]) => from[below(from.length)]
  const draw: Draw = {
    choose: (_, codes) => pick(codes) ?? '',
    whole: (_, least, greatest) => least + below(greatest - least + 1),
    chance: (share) => random() < share,
    words: () => 'Xin làm sớm',
  }
  return { pick, below, draw }
}

// What leads through a questionnaire is tried elsewhere (test/questions/flow…).
const asking = questionTypes.filter(({ role = 'asks' }) => role === 'asks')

export function drawQuestions({ pick, below }: Chance): AskedQuestion[] {
  return Array.from({ length: 2 + below(4) }, (_, place) => {
    const type = pick(asking) ?? asking[0]
    if (!type) throw new Error('There are no types.')
    const settings = below(4) === 0 ? type.blank('vi') : type.examples.settings
    return {
      id: `q${place + 1}`,
      type: type.name,
      label: `Câu ${place + 1}`,
      hint: '',
      required: false,
      shownWhen: null,
      settings,
      hamlets: [],
      ...(below(3) === 0 && { wordings: [{ label: `Câu ${place + 1} hỏi khác`, hint: '' }] }),
    }
  }).map((question, place, all) => {
    const [first] = all
    const codes = first?.type === 'single' ? (first.settings as { options: Option[] }).options.map(({ code }) => code) : []
    return place > 1 && codes.length > 0 && below(2) === 0
      ? { ...question, shownWhen: { question: 'q1', anyOf: codes.slice(0, 1) } }
      : question
  })
}

export function drawAnswers(questions: readonly AskedQuestion[], hamlets: readonly Option[], { below, draw }: Chance) {
  const answers: Record<string, unknown> = {}
  for (const question of questions) {
    const type = typeOf(question.type)
    const asked = { ...question, settings: type.settings.parse(question.settings), hamlets }
    const judged = type.judge(asked, type.sample(asked, draw))
    if (below(6) > 0 && judged.ok && judged.answer !== null) answers[question.id] = judged.answer
  }
  // Some came by no lot; some were given one for a question they did not meet.
  const drawn = questions.filter(({ wordings }) => wordings && below(5) > 0)
  const values = Object.fromEntries(drawn.map(({ id }) => [`variant.${id}`, below(2) === 0 ? 'a' : 'b']))
  return drawn.length > 0 ? { ...answers, $: { day: '', values } } : answers
}

export const stored = (questions: readonly AskedQuestion[]) => questions.map(({ hamlets: _, ...question }) => question)

// The whole last question is taken out, of the others here and there a choice, and some labels are changed and changed back.
export function nextVersion(questions: readonly AskedQuestion[], { below }: Chance): AskedQuestion[] {
  return questions.slice(0, Math.max(1, questions.length - 1)).map((worded) => {
    const label = below(2) === 0 ? worded.label : worded.label.startsWith('Xin') ? worded.label.slice(4) : `Xin ${worded.label}`
    const question = { ...worded, label }
    if (below(2) === 0) return question
    const settings = question.settings as { options?: Option[] }
    const fewer = { ...settings, options: settings.options?.slice(1) }
    return typeOf(question.type).settings.safeParse(fewer).success && settings.options
      ? { ...question, settings: fewer }
      : question
  })
}

/** Joins or parts the wordings of a question, where it has several, as an author would. */
export async function chooseWordings(storage: Storage, id: number, { pick, below }: Chance): Promise<void> {
  const versions = await listPublishedQuestionnaires(storage.reader, id)
  const choices = await listWordingChoices(storage.reader, id)
  const seams = planOf(versions).questions.flatMap(({ question }) =>
    wordingsOf(question, versions, choices).filter(({ seam }) => seam && seam.change !== 'fixed'),
  )
  const chosen = pick(seams)
  if (!chosen) return
  const choice = { question: chosen.question.id, version: chosen.since, isJoined: below(3) > 0, reason: 'Ý không đổi' }
  await storage.write((writer) =>
    saveWordingChoice(writer, id, choice, { personName: 'Chị Lan', at: new Date('2026-11-25T08:00:00+07:00') }),
  )
}

function figuresOf(block: Block): unknown {
  if (block.kind === 'distribution') return { base: block.base, counts: block.rows.map(({ count }) => count) }
  if (block.kind === 'grid') return block.rows.map(({ base, counts }) => ({ base, counts }))
  if (block.kind === 'measures') return block.rows.map(({ base, values }) => ({ base, values }))
  if (block.kind === 'words') return block.base
  const { base, mean, standardDeviation: deviation, least, lowerQuartile, median, upperQuartile, greatest, bins } = block
  return {
    base,
    mean,
    deviation,
    quartiles: [least, lowerQuartile, median, upperQuartile, greatest],
    bins: bins.map(({ count }) => count),
  }
}

// The last digits of a sum depend on its order.
const rounded = (figures: unknown) =>
  JSON.parse(JSON.stringify(figures, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value)))

export async function expectEqual(storage: Storage, id: number, hamlets: readonly Option[], filter: Filter, chance: Chance) {
  const sheets = within(await readSheets(storage, id, hamlets), filter)
  const results = await tallyConsultation(storage.reader, id, filter, 'vi')
  expect(results.counted).toBe(sheets.length)
  for (const { question, tally, seams } of results.questions) {
    const parts = [{ question, tally }, ...(seams?.earlier ?? [])]
    const told = seams?.wordings.flatMap(({ versions }) => versions) ?? sheets.map(({ version }) => version)
    expect(sheets.filter(({ version, answers }) => answers.has(question.id) && !told.includes(version))).toEqual([])
    for (const [place, part] of parts.entries()) {
      const own = seams?.wordings.filter((wording) => wording.part === place) ?? []
      const versions = seams ? own.flatMap((wording) => wording.versions) : told
      expectPart(
        part,
        sheets.filter(({ version }) => versions.includes(version)),
      )
      for (const { asked, answered, versions: only } of own)
        expect({ asked, answered }).toEqual(
          askedOf(
            sheets.filter(({ version }) => only.includes(version)),
            question.id,
          ),
        )
    }
  }
  for (const result of results.questions) await expectLots(storage, id, filter, result, sheets)
  const closed = (await closedVariables(storage, id)).filter(({ id: variable }) => variable !== '')
  const [row, column] = [chance.pick(closed), chance.pick(closed)]
  if (!row || !column) return
  const table = await crossConsultation(storage.reader, id, { row: row.id, column: column.id, filter, locale: 'vi' })
  if (!table) throw new Error('no table')
  const [rows, columns] = [codesOf(table.rows, row), codesOf(table.columns, column)]
  const together = [row.id, column.id].map((variable) => {
    const own = results.questions.find(({ question }) => question.id === variable.split('.')[0])?.seams
    return own && new Set(own.wordings.filter(({ part }) => part === 0).flatMap(({ versions }) => versions))
  })
  const told = (version: number) => together.every((versions) => !versions || versions.has(version))
  const crossed = sheets.filter(({ version }) => told(version))
  expect(figuresOfCross(table)).toEqual(crossOf(crossed, row.id, column.id, rows, columns))
}

/** How many got which wording, and the figures of each among the sheets that answered what is counted with the newest. */
async function expectLots(
  storage: Storage,
  id: number,
  filter: Filter,
  { question, seams, lot }: QuestionResult,
  sheets: Awaited<ReturnType<typeof readSheets>>,
) {
  const variable = `variant.${question.id}`
  for (const { code, asked, answered } of lot?.wordings ?? [])
    expect({ asked, answered }).toEqual(askedOf(within(sheets, answering(variable, code)), question.id))
  const compared = await compareLots(storage.reader, id, { questionId: question.id, filter, locale: 'vi' })
  expect(compared === undefined).toBe(lot === undefined)
  const newest = seams?.wordings.filter(({ part }) => part === 0).flatMap(({ versions }) => versions)
  const together = newest ? sheets.filter(({ version }) => newest.includes(version)) : sheets
  for (const { code, tally } of compared?.wordings ?? [])
    expectPart({ question, tally }, within(together, answering(variable, code)))
}

const answering = (variable: string, code: string): Filter => ({ ...everything, answers: [{ variable, code }] })

function expectPart({ question, tally }: QuestionResult, sheets: Awaited<ReturnType<typeof readSheets>>) {
  expect({ asked: tally.asked, answered: tally.answered }).toEqual(askedOf(sheets, question.id))
  const top = (question.settings as { top?: number }).top ?? 0
  for (const block of tally.blocks)
    expect([question.type, block.id, rounded(figuresOf(block))]).toEqual([
      question.type,
      block.id,
      rounded(recounted(block, sheets, top)),
    ])
}

/** The codes behind each line: every code of the variable once, those that were joined together. */
function codesOf(lines: readonly { code: string; joined: number }[], { categories }: { categories: readonly Option[] }) {
  const alone = new Set(lines.filter(({ joined }) => joined === 0).map(({ code }) => code))
  const rest = categories.flatMap(({ code }) => (alone.has(code) ? [] : [code]))
  expect(alone.size + rest.length).toBe(categories.length)
  return lines.map(({ code, joined }) => (joined > 0 ? rest : [code]))
}

const figuresOfCross = (table: NonNullable<Awaited<ReturnType<typeof crossConsultation>>>) => ({
  base: table.base,
  counts: table.rows.map(({ counts }) => counts),
  rowBases: table.rows.map(({ base }) => base),
  columnBases: table.columns.map(({ base }) => base),
})

async function closedVariables(storage: Storage, id: number) {
  const { questions, brought } = planOf(await listPublishedQuestionnaires(storage.reader, id))
  const answers = questions.flatMap(({ variables }) => variables).flatMap((each) => (each.kind === 'number' ? [] : [each]))
  return [...brought.map(({ variable }) => variable), ...answers]
}

export async function drawFilter(
  storage: Storage,
  id: number,
  hamlets: readonly { id: number }[],
  places: readonly number[],
  { pick, below }: Chance,
): Promise<Filter> {
  const closed = await closedVariables(storage, id)
  const answers = Array.from({ length: below(3) }, () => pick(closed)).flatMap((variable) => {
    const code = variable && pick(variable.categories)?.code
    return code ? [{ variable: variable.id, code }] : []
  })
  return {
    hamlets: below(2) === 0 ? [] : [pick(hamlets)?.id ?? 0, 0],
    places: below(3) > 0 ? [] : [pick(places) ?? 0],
    from: below(3) > 0 ? null : `2026-11-2${below(5)}`,
    to: below(3) > 0 ? null : `2026-11-2${2 + below(5)}`,
    answers,
  }
}
