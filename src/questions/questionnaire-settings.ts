import { z } from 'zod'
import { translationSchema } from './translations'

/** What an author settles for a questionnaire as a whole. Every part has a usual value, so that an older one still reads. */
const schema = z.object({
  /** `whole`: one long page; `sections`: a page a section; `single`: a page a question. */
  paging: z.enum(['whole', 'sections', 'single']).default('sections'),
  /** What an address may bring with it, as `?source=zalo`; read as `hidden.source` and kept with the sheet. */
  hiddenFields: z.array(z.object({ name: z.string().regex(/^[a-z][a-zA-Z0-9]{0,30}$/), label: z.string().max(200) })).default([]),
  /** How many sheets of a kind are taken: those of which the expression holds. Counted by the id. */
  quotas: z
    .array(
      z.object({
        id: z.string().regex(/^[0-9A-Za-z]{1,12}$/),
        name: z.string().min(1).max(200),
        formula: z.string().min(1).max(2000),
        most: z.int().min(1).max(1_000_000),
      }),
    )
    .max(20)
    .default([]),
  /** What it says in other languages. */
  translations: z.array(translationSchema).default([]),
})

export type QuestionnaireSettings = z.infer<typeof schema>

export const usualSettings: QuestionnaireSettings = schema.parse({})

/** Reads what was stored; null and nothing mean all as usual. Throws on what no author could have made. */
export function readSettings(stored: unknown): QuestionnaireSettings {
  const read = schema.parse(stored ?? {})
  if (twiceAmong(read.translations.map(({ language }) => language)) === undefined) return read
  // Of an older file: only the first of a language was ever spoken.
  const first = new Map(read.translations.toReversed().map((each) => [each.language, each]))
  return { ...read, translations: read.translations.filter((each) => first.get(each.language) === each) }
}

/** What is named twice where each must be one alone: a hidden field, a quota by its id, a language. */
export const namedTwice = ({ hiddenFields, quotas, translations }: QuestionnaireSettings): string | undefined =>
  twiceAmong(hiddenFields.map(({ name }) => name)) ??
  twiceAmong(quotas.map(({ id }) => id)) ??
  twiceAmong(translations.map(({ language }) => language))

const twiceAmong = (names: readonly string[]): string | undefined => names.find((name, place) => names.indexOf(name) < place)

/** What an author sends, but for what is named twice, which a JSON Schema cannot say. */
export const settingsRecord = schema

/** Judges what an author sent. */
export const settingsSchema = schema.refine((settings) => namedTwice(settings) === undefined, 'named twice')
