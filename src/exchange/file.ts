import { z } from 'zod'
import type { Question } from '../questions/question-type'
import { readQuestions, storedQuestion } from '../questions/questionnaire'
import { namedTwice, type QuestionnaireSettings, settingsRecord, usualSettings } from '../questions/questionnaire-settings'
import { isTypeName, questionTypes } from '../questions/types'
import { type Medium, mediumSchema, tokensIn, withoutMissing } from './media'
import { type Line, type Note, note, type Outcome, type Read, refuse } from './outcome'
import { isStorable } from './storable'

/** A questionnaire in a file of our own: what is exported reads back as it was. docs/exchange.md describes it. */

export const FORMAT = 'ydan.questionnaire'
const VERSION = 1

const fileOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    title: z.string().max(500).default(''),
    settings: settingsRecord.default(usualSettings),
    questions: z.array(item),
    media: z.array(mediumSchema).max(2000).default([]),
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

const written = ({ title, settings, questions, media }: FileContent) => ({
  $schema: '/schema/questionnaire.json',
  format: FORMAT,
  version: VERSION,
  title,
  settings,
  questions,
  media,
})

export const writeFile = (content: FileContent): string => `${JSON.stringify(written(content), null, 2)}\n`

/** The same for a page to hold: not for people, so that the page is no longer than it need be. */
export const heldOf = (content: FileContent): string => JSON.stringify(written(content))

/** The pictures and recordings that a file of our own names; none for another file. */
export const mediaNamedIn = (parsed: unknown): readonly Medium[] => outer.safeParse(parsed).data?.media ?? []

/** What a file of our own holds; each question judged by its type. `known` is what this house has of its pictures. */
export function readFile(parsed: unknown, known: readonly Medium[] = []): Read<{ outcome: Outcome }> {
  const file = outer.safeParse(parsed)
  if (!file.success) return refuse('notOurs', z.prettifyError(file.error).split('\n', 1)[0] ?? '')
  const { title, media } = file.data
  if (!isStorable([title, file.data.settings])) return refuse('badText')
  const twice = namedTwice(file.data.settings)
  if (twice !== undefined) return refuse('namedTwice', twice)
  const kept = media.filter((each) => known.some(({ token, sha256 }) => token === each.token && sha256 === each.sha256))
  const has = (token: string) => kept.some((each) => each.token === token)
  const questions: Question[] = []
  const lines = file.data.questions.map((raw, place) => {
    const { question, line } = readOne(raw, `questions ${place + 1}`, has)
    if (question) questions.push(question)
    return line
  })
  const { settings, lost } = withoutLostAudio(file.data.settings, has)
  const missing = media.filter(({ token }) => !has(token))
  const notices = [
    ...missing.map(({ name, token }): Note => note('mediumMissing', name, token)),
    ...lost.filter((token) => !missing.some((each) => each.token === token)).map((token) => note('mediumMissing', '', token)),
  ]
  return { ok: true, outcome: { title, settings, questions, lines, notices, media: kept } }
}

function withoutLostAudio(settings: QuestionnaireSettings, has: (token: string) => boolean) {
  const lost = tokensIn([], settings).filter((token) => !has(token))
  const translations = settings.translations.map((each) => ({
    ...each,
    audio: Object.fromEntries(Object.entries(each.audio).filter(([, token]) => has(token))),
  }))
  return { settings: { ...settings, translations }, lost }
}

const said = z.object({ type: z.string(), label: z.string(), name: z.string().optional() }).partial()

function readOne(raw: unknown, at: string, has: (token: string) => boolean): { question?: Question; line: Line } {
  const { type = '', label = '', name = '' } = said.safeParse(raw).data ?? {}
  const line = { at, name, label, type, became: '', asks: true }
  const lost = (why: Note) => ({ line: { ...line, fate: 'lost' as const, notes: [why] } })
  if (!isTypeName(type)) return lost(note('notSupportedYet', type))
  const [given] = storedQuestion.safeParse(raw).success ? [storedQuestion.parse(raw)] : []
  const missing = given ? tokensIn([given], { translations: [] }).filter((token) => !has(token)) : []
  try {
    const [question] = readQuestions([missing.length > 0 ? { ...given, settings: withoutMissing(given?.settings, has) } : raw])
    if (!question || !isStorable(question)) return lost(note('badText'))
    const notes = missing.length > 0 ? [note('mediaLost', missing.join(', '))] : []
    return { question, line: { ...line, became: type, fate: missing.length > 0 ? 'changed' : 'kept', notes } }
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    return lost(note('settingsRefused', type, error.issues[0]?.message ?? ''))
  }
}
