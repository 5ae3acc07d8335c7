import { RE2JS } from 're2js'

export const LONGEST_PATTERN = 200
// Of its instructions, each of which may be tried at every letter: a few signs can stand for thousands.
const LARGEST = 1100

const kept = new Map<string, RE2JS | undefined>()
const MOST_KEPT = 500

/** Whether the whole text fits the pattern, in time linear in its length whatever the pattern is. A faulty pattern fits nothing. */
export const matchesPattern = (text: string, pattern: string): boolean => compiled(pattern)?.matches(text) ?? false

/** Whether it can be used at all: no pattern that must go back, as `(a)\1` would. */
export const isPattern = (pattern: string): boolean => pattern.length <= LONGEST_PATTERN && compiled(pattern) !== undefined

function compiled(pattern: string): RE2JS | undefined {
  if (kept.has(pattern)) return kept.get(pattern)
  if (kept.size >= MOST_KEPT) kept.clear()
  const made = tried(pattern)
  kept.set(pattern, made)
  return made
}

function tried(pattern: string): RE2JS | undefined {
  try {
    const made = pattern.length <= LONGEST_PATTERN ? RE2JS.compile(pattern) : undefined
    return made && made.programSize() <= LARGEST ? made : undefined
  } catch {
    return undefined
  }
}
