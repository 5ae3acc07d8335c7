import { isPattern } from '../../logic/pattern'

/** A pattern that may fit anywhere in a text, as one of ours, which must fit all of it; undefined for one we cannot run. */
export function patternOf(pattern: string, ignoresCase = false): string | undefined {
  const starts = pattern.startsWith('^')
  const ends = /(^|[^\\])(\\\\)*\$$/.test(pattern)
  const core = pattern.slice(starts ? 1 : 0, ends ? -1 : undefined)
  const inner = starts && ends && !core.includes('|') ? core : `${starts ? '' : '.*'}(?:${core})${ends ? '' : '.*'}`
  const whole = ignoresCase ? `(?i)${inner}` : inner
  return isPattern(whole) ? whole : undefined
}
