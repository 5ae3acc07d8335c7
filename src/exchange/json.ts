/** Reading values whose shape nobody vouches for. */

export type Json = Readonly<Record<string, unknown>>

export const isJson = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value)

export const listIn = (json: Json, name: string): readonly unknown[] => {
  const value = json[name]
  return Array.isArray(value) ? value : []
}

/** The first of these that is a text. */
export function textIn(json: Json, ...names: readonly string[]): string {
  for (const name of names) {
    const value = json[name]
    if (typeof value === 'string') return value
    if (typeof value === 'number') return String(value)
  }
  return ''
}

export function numberIn(json: Json, name: string): number | null {
  const value = json[name]
  const read = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return Number.isFinite(read) ? read : null
}

/** Words that may be said in several languages: a text, or texts by language with `default` among them. */
export function saidIn(json: Json, name: string, language: string): string {
  const value = json[name]
  if (!isJson(value)) return textIn(json, name)
  return textIn(value, language, 'default') || textIn(value, ...Object.keys(value))
}

/** The languages in which anything is said; '' for the default. */
export function languagesIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const each of value) languagesIn(each, found)
  else if (isJson(value)) {
    if (typeof value['default'] === 'string')
      for (const language of Object.keys(value)) found.add(language === 'default' ? '' : language)
    for (const each of Object.values(value)) languagesIn(each, found)
  }
  return found
}
