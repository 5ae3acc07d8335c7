import type { Locale } from '../kernel/locale'
import { MOST_QUESTIONS } from '../questions/authoring'
import { FORMAT, mediaNamedIn, readFile } from './file'
import { readLimeSurvey } from './limesurvey/read'
import type { Medium } from './media'
import { type Outcome, type Read, refuse } from './outcome'
import { readSurveyJs } from './surveyjs/read'
import { readXlsForm } from './xlsform/read'

export type Source = 'xlsform' | 'limesurvey' | 'surveyjs' | 'ours'

const LARGEST_FILE = 10 * 1024 * 1024
/** Deeper than any questionnaire, and far less deep than the stack. */
const DEEPEST = 60

/**
 * Reads a file of whatever kind, by what is in it and not by its name. `known` is what this house has of the pictures it
 * names; null believes the file.
 */
export async function readSource(
  bytes: Buffer,
  locale: Locale,
  known: readonly Medium[] | null = [],
): Promise<Read<{ source: Source; outcome: Outcome }>> {
  if (bytes.length === 0) return refuse('noFile')
  if (bytes.length > LARGEST_FILE) return refuse('tooLarge')
  const start = bytes.toString('latin1', 0, 4)
  if (start.startsWith('PK') || start.startsWith('\xd0\xcf')) return named('xlsform', await readXlsForm(bytes, locale))
  const text = textOf(bytes)
  if (text === undefined) return refuse('notKnown')
  if (text.startsWith('{') || text.startsWith('[')) return readJson(text, locale, known)
  return text.startsWith('<') ? named('limesurvey', await readLimeSurvey(text, locale)) : refuse('notKnown')
}

const MOST_LINES = 3000

function named(source: Source, read: Read<{ outcome: Outcome }>): Read<{ source: Source; outcome: Outcome }> {
  if (!read.ok) return read
  // Nobody could look through them.
  return read.outcome.lines.length > MOST_LINES ? refuse('tooManyQuestions', String(MOST_QUESTIONS)) : { ...read, source }
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch {
    return undefined
  }
}

function readJson(text: string, locale: Locale, known: readonly Medium[] | null): Read<{ source: Source; outcome: Outcome }> {
  const parsed = parsedJson(text)
  if (parsed === undefined) return refuse('notJson')
  if (isDeep(parsed, DEEPEST)) return refuse('tooDeep')
  if (parsed !== null && typeof parsed === 'object' && 'format' in parsed && parsed.format === FORMAT)
    return named('ours', readFile(parsed, known ?? mediaNamedIn(parsed)))
  return named('surveyjs', readSurveyJs(parsed, locale))
}

function parsedJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text)
    return parsed
  } catch {
    return undefined
  }
}

const isDeep = (value: unknown, left: number): boolean =>
  value !== null && typeof value === 'object' && (left === 0 || Object.values(value).some((each) => isDeep(each, left - 1)))
