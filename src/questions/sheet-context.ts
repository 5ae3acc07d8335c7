import { z } from 'zod'
import type { Value } from '../logic/evaluate'

/**
 * What a sheet brings with it beside its answers, as far as the questionnaire uses it. Kept with the answers under
 * `$`, which is no question's id, so that whatever was shown can be worked out again from the stored sheet alone.
 */
export interface SheetContext {
  /** YYYY-MM-DD in Viet Nam: what `today()` was. */
  day: string
  /** By the names of expressions: `hidden.source`, `place`, `hamlet`, `language`, `variant.q7`. */
  values: Readonly<Record<string, Value>>
}

export const CONTEXT_KEY = '$'

const stored = z.object({
  day: z.string().default(''),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])).default({}),
})

/** One value of the context of stored answers, as it was kept: for counting, where reading the whole would cost too much. */
export function valueBrought(answers: Readonly<Record<string, unknown>>, name: string): unknown {
  const context = answers[CONTEXT_KEY]
  if (typeof context !== 'object' || context === null || !('values' in context)) return undefined
  const { values } = context
  return typeof values === 'object' && values !== null && Object.hasOwn(values, name) ? Reflect.get(values, name) : undefined
}

const NOTHING: SheetContext = { day: '', values: {} }

/** Of stored answers; empty where they brought nothing. */
export function contextIn(answers: Readonly<Record<string, unknown>>): SheetContext {
  const given = answers[CONTEXT_KEY]
  if (given === undefined) return NOTHING
  const read = stored.safeParse(given)
  return read.success ? read.data : NOTHING
}
