import { z } from 'zod'
import type { QuestionnaireSettings } from '../questions/questionnaire-settings'
import { isJson } from './json'

const TOKEN = /^[\w-]{22}$/

export const mediumSchema = z.strictObject({
  token: z.string().regex(TOKEN),
  name: z.string().max(300),
  mediaType: z.string().max(100),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** A picture or recording that questions show: by the token they call it, and by what is in it. */
export type Medium = z.infer<typeof mediumSchema>

/** The tokens of all pictures in settings, and of the recordings. */
export function tokensIn(
  questions: readonly { settings: unknown }[],
  { translations }: Pick<QuestionnaireSettings, 'translations'>,
): string[] {
  const found = new Set(translations.flatMap(({ audio }) => Object.values(audio)))
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) look(each)
    else if (isJson(value)) {
      if (isPicture(value)) found.add(String(value['token']))
      for (const each of Object.values(value)) look(each)
    }
  }
  for (const { settings } of questions) look(settings)
  return [...found]
}

const isPicture = (value: Readonly<Record<string, unknown>>): boolean =>
  typeof value['token'] === 'string' && TOKEN.test(value['token'])

/** The same settings without the pictures this house does not have: none in its place, or one less in a list. */
export function withoutMissing(value: unknown, has: (token: string) => boolean): unknown {
  const isMissing = (each: unknown) => isJson(each) && isPicture(each) && !has(String(each['token']))
  if (isMissing(value)) return null
  if (Array.isArray(value)) return value.filter((each) => !isMissing(each)).map((each) => withoutMissing(each, has))
  if (!isJson(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutMissing(each, has)]))
}
