/** What a form sent: each name with its values in order. */
export type Fields = ReadonlyMap<string, readonly string[]>

export const one = (fields: Fields, name: string): string => fields.get(name)?.[0] ?? ''
export const many = (fields: Fields, name: string): readonly string[] => fields.get(name) ?? []
/** A number counted up from 0, such as a revision; 0 for whatever else was sent. */
export const counted = (fields: Fields, name: string): number => {
  const typed = one(fields, name)
  return /^\d{1,15}$/.test(typed) ? Number(typed) : 0
}
export const ticked = (fields: Fields, name: string): boolean => fields.has(name)

/** The fields whose names start with the prefix, under what follows it. */
export function below(fields: Fields, prefix: string): Fields {
  return new Map(
    [...fields].filter(([name]) => name.startsWith(prefix)).map(([name, values]) => [name.slice(prefix.length), values]),
  )
}

export function fieldsOf(entries: Iterable<readonly [string, string]>): Fields {
  const fields = new Map<string, string[]>()
  for (const [name, value] of entries) {
    const known = fields.get(name)
    if (known) known.push(value)
    else fields.set(name, [value])
  }
  return fields
}

/** Faults of a form by field name, each a code of `messages.faults`. */
export type Faults = Record<string, string>
