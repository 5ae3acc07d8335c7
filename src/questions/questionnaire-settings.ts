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
export const readSettings = (stored: unknown): QuestionnaireSettings => schema.parse(stored ?? {})

/** Judges what an author sent. */
export const settingsSchema = schema
