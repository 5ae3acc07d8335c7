import { z } from 'zod'
import type { Question } from '../questions/question-type'
import { readQuestions, storedQuestion } from '../questions/questionnaire'
import { type QuestionnaireSettings, settingsSchema, usualSettings } from '../questions/questionnaire-settings'
import { isTypeName, questionTypes } from '../questions/types'
import { type Line, type Note, note, type Outcome, type Read, refuse } from './outcome'
import { isStorable } from './storable'

/** A questionnaire in a file of our own: what is exported reads back as it was. docs/exchange.md describes it. */

export const FORMAT = 'ydan.questionnaire'
const VERSION = 1

const medium = z.strictObject({
  token: z.string(),
  name: z.string(),
  mediaType: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** A picture or recording that questions show: by the token they call it, and by what is in it. */
export type Medium = z.infer<typeof medium>

const fileOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    title: z.string().max(500).default(''),
    settings: settingsSchema.default(usualSettings),
    questions: z.array(item),
    media: z.array(medium).default([]),
  })

const outer = fileOf(z.unknown())

/** Of every type at once, each question with the settings of its type. */
const whole = () =>
  fileOf(z.union(questionTypes.map((type) => storedQuestion.extend({ type: z.literal(type.name), settings: type.settings }))))

let published: string | undefined

/** The JSON Schema that /schema/questionnaire.json publishes, made from the same description that reads. */
export function questionnaireSchema(): string {
  published ??= `${JSON.stringify(
    {
      $id: '/schema/questionnaire.json',
      title: 'Ý Dân questionnaire',
      ...z.toJSONSchema(whole(), { io: 'input', unrepresentable: 'any', reused: 'ref' }),
    },
    null,
    2,
  )}\n`
  return published
}

export interface FileContent {
  title: string
  settings: QuestionnaireSettings
  questions: readonly Question[]
  media: readonly Medium[]
}

export const writeFile = ({ title, settings, questions, media }: FileContent): string =>
  `${JSON.stringify({ $schema: '/schema/questionnaire.json', format: FORMAT, version: VERSION, title, settings, questions, media }, null, 2)}\n`

/** What a file of our own holds; each question judged by its type. `hasMedium` tells whether this house has a picture. */
export function readFile(parsed: unknown, hasMedium: (medium: Medium) => boolean = () => false): Read<{ outcome: Outcome }> {
  const file = outer.safeParse(parsed)
  if (!file.success) return refuse('notOurs', z.prettifyError(file.error).split('\n', 1)[0] ?? '')
  const { title, settings, media } = file.data
  const questions: Question[] = []
  const lines = file.data.questions.map((raw, place) => {
    const { question, line } = readOne(raw, `questions ${place + 1}`)
    if (question) questions.push(question)
    return line
  })
  const notices = media.filter((each) => !hasMedium(each)).map(({ name, token }): Note => note('mediumMissing', name, token))
  return { ok: true, outcome: { title, settings, questions, lines, notices } }
}

const said = z.object({ type: z.string(), label: z.string(), name: z.string().optional() }).partial()

function readOne(raw: unknown, at: string): { question?: Question; line: Line } {
  const { type = '', label = '', name = '' } = said.safeParse(raw).data ?? {}
  const line = { at, name, label, type, became: '', asks: true }
  const lost = (why: Note) => ({ line: { ...line, fate: 'lost' as const, notes: [why] } })
  if (!isTypeName(type)) return lost(note('notSupportedYet', type))
  try {
    const [question] = readQuestions([raw])
    if (!question || !isStorable(question)) return lost(note('badText'))
    return { question, line: { ...line, became: type, fate: 'kept', notes: [] } }
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    return lost(note('settingsRefused', String(error.issues[0]?.path.join('.') ?? '')))
  }
}
