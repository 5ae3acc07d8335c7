import type { Locale } from '../../kernel/locale'
import { type Read, refuse } from '../outcome'

/** A survey of LimeSurvey as its .lss file tells it, the words in one language. */
export interface Survey {
  title: string
  groups: readonly Group[]
  /** Names of quotas, which are not brought in. */
  quotas: readonly string[]
}

export interface Group {
  title: string
  description: string
  relevance: string
  questions: readonly Question[]
}

export interface Question {
  code: string
  /** One sign: https://www.limesurvey.org/manual/Question_object_types */
  type: string
  label: string
  help: string
  mandatory: boolean
  other: boolean
  relevance: string
  pattern: string
  attributes: ReadonlyMap<string, string>
  subs: readonly Part[]
  answers: readonly Part[]
}

export interface Part {
  code: string
  label: string
  /** 0, or 1 for the second scale and the columns of a table. */
  scale: number
}

type TableRow = Readonly<Record<string, string>>

export type Tables = (name: string) => TableRow[]

/** Reads the XML. A declaration of its own entities is refused unread. */
export async function parseSurvey(text: string): Promise<Read<{ tables: Tables; languages: readonly string[] }>> {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return refuse('declarations')
  const whole = await parsed(text)
  if (!whole) return refuse('broken')
  const root = whole['document']
  if (!isRecord(root) || !('questions' in root) || !('groups' in root)) return refuse('notLimeSurvey')
  const kept = new Map<string, TableRow[]>()
  const tables: Tables = (name) => {
    const rows = kept.get(name) ?? rowsIn(root[name])
    kept.set(name, rows)
    return rows
  }
  return { ok: true, tables, languages: textsIn(root['languages'], 'language') }
}

/** The language to read in: that of the reader, else the survey's own. */
export const languageIn = ({ tables, languages }: { tables: Tables; languages: readonly string[] }, locale: Locale): string =>
  languages.find((each) => each.startsWith(locale)) ?? tables('surveys')[0]?.['language'] ?? languages[0] ?? ''

export function surveyIn(tables: Tables, language: string): Survey {
  const [own] = inLanguage(tables('surveys_languagesettings'), language, 'surveyls_language')
  const quotas = tables('quota').map((row) => row['name'] ?? '')
  return { title: own?.['surveyls_title'] ?? '', groups: groupsOf(tables, language), quotas }
}

async function parsed(text: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { XMLParser } = await import('fast-xml-parser')
  const parser = new XMLParser({
    ignoreAttributes: true,
    parseTagValue: false,
    trimValues: true,
    maxNestedTags: 30,
    isArray: (name) => name === 'row' || name === 'language',
  })
  try {
    const whole: unknown = parser.parse(text)
    return isRecord(whole) ? whole : undefined
  } catch {
    // Whatever the library finds wrong with a file is wrong with the file.
    return undefined
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => value !== null && typeof value === 'object'

function rowsIn(table: unknown): TableRow[] {
  const rows = isRecord(table) && isRecord(table['rows']) ? table['rows']['row'] : []
  return (Array.isArray(rows) ? rows : [])
    .filter(isRecord)
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)])))
}

// The language of a row is an array to the parser, as the list of languages is.
const textOf = (value: unknown): string =>
  Array.isArray(value) ? textOf(value[0]) : typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const textsIn = (parent: unknown, name: string): string[] => {
  const found = isRecord(parent) ? parent[name] : []
  return (Array.isArray(found) ? found : []).map(textOf).filter(Boolean)
}

const inLanguage = (rows: readonly TableRow[], language: string, column = 'language'): TableRow[] => {
  const own = rows.filter((row) => row[column] === language)
  return own.length > 0 ? own : [...rows]
}

function groupsOf(tables: Tables, language: string): Group[] {
  const questions = questionsOf(tables, language)
  const words = tables('group_l10ns')
  const ofGroup = byKey(words, 'gid')
  const groups = firstOfEach(inLanguage(tables('groups'), language), 'gid')
  return inOrder(groups, 'group_order').map((row) => {
    const own = inLanguage(ofGroup.get(row['gid'] ?? '') ?? [], language)[0] ?? row
    return {
      title: own['group_name'] ?? '',
      description: own['description'] ?? '',
      relevance: row['grelevance'] ?? '',
      questions: questions.get(row['gid'] ?? '') ?? [],
    }
  })
}

function questionsOf(tables: Tables, language: string): ReadonlyMap<string, Question[]> {
  const words = byKey(tables('question_l10ns'), 'qid')
  const said = (row: TableRow) => inLanguage(words.get(row['qid'] ?? '') ?? [], language)[0] ?? row
  const subs = byKey(firstOfEach(inLanguage([...tables('subquestions'), ...tables('questions')], language), 'qid'), 'parent_qid')
  const answerWords = byKey(tables('answer_l10ns'), 'aid')
  const answers = byKey(inLanguage(tables('answers'), language), 'qid')
  const attributes = byKey(tables('question_attributes'), 'qid')
  const found = new Map<string, Question[]>()
  for (const row of inOrder(firstOfEach(inLanguage(tables('questions'), language), 'qid'), 'question_order')) {
    const { qid = '', gid = '', parent_qid: parent = '0' } = row
    if (parent !== '0' && parent !== '') continue
    const own = said(row)
    const question: Question = {
      code: row['title'] ?? '',
      type: row['type'] ?? '',
      label: own['question'] ?? '',
      help: own['help'] ?? '',
      mandatory: ['Y', 'S'].includes(row['mandatory'] ?? ''),
      other: row['other'] === 'Y',
      relevance: row['relevance'] ?? '',
      pattern: row['preg'] ?? '',
      attributes: new Map(
        inLanguageOrNone(attributes.get(qid) ?? [], language).map(
          (each) => [each['attribute'] ?? '', each['value'] ?? ''] as const,
        ),
      ),
      subs: inOrder(subs.get(qid) ?? [], 'question_order').map((sub) => partOf(sub, 'title', said(sub)['question'])),
      answers: inOrder(answers.get(qid) ?? [], 'sortorder').map((answer) => {
        const words = inLanguage(answerWords.get(answer['aid'] ?? '') ?? [], language)[0] ?? answer
        return partOf(answer, 'code', words['answer'])
      }),
    }
    const inGroup = found.get(gid)
    if (inGroup) inGroup.push(question)
    else found.set(gid, [question])
  }
  return found
}

const partOf = (row: TableRow, code: string, label = ''): Part => ({
  code: row[code] ?? '',
  label,
  scale: Number(row['scale_id'] ?? 0),
})

const inLanguageOrNone = (rows: readonly TableRow[], language: string) =>
  rows.filter((row) => ['', language].includes(row['language'] ?? ''))

function byKey(rows: readonly TableRow[], key: string): ReadonlyMap<string, TableRow[]> {
  const found = new Map<string, TableRow[]>()
  for (const row of rows) {
    const own = found.get(row[key] ?? '')
    if (own) own.push(row)
    else found.set(row[key] ?? '', [row])
  }
  return found
}

const firstOfEach = (rows: readonly TableRow[], key: string): TableRow[] => {
  const seen = new Set<string>()
  return rows.filter((row) => {
    const value = row[key] ?? ''
    return value !== '' && !seen.has(value) && seen.add(value)
  })
}

const inOrder = (rows: readonly TableRow[], column: string): TableRow[] =>
  rows.toSorted((one, other) => Number(one[column] ?? 0) - Number(other[column] ?? 0))
