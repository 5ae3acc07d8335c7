import { messages } from '../../i18n/messages'
import type { Locale } from '../../kernel/locale'
import { assemble } from '../assemble'
import { xpath } from '../formula/xpath'
import { inLanguages } from '../languages'
import { type Note, note, type Outcome, type Read, refuse } from '../outcome'
import { type Coded, coded } from '../wording'
import { readWorkbook } from '../workbook'
import { foundIn } from './found-in'
import { languageFor, languagesOf, type Row, rowsOf, said } from './rows'

/** An XLSForm, https://xlsform.org/en/: the sheets survey, choices and settings of a workbook. */
export async function readXlsForm(bytes: Buffer, locale: Locale): Promise<Read<{ outcome: Outcome }>> {
  const workbook = await readWorkbook(bytes)
  if (!workbook.ok) return workbook
  const { sheets, formulas } = workbook
  const survey = rowsOf(sheets, 'survey')
  if (!survey.some(({ cells }) => cells.has('type'))) return refuse('noSurvey')
  const choices = rowsOf(sheets, 'choices')
  const [settings] = rowsOf(sheets, 'settings')
  const languages = languagesOf([...survey, ...choices])
  const usual = settings?.cells.get('default_language') ?? ''
  const own = languageFor(languages, usual, locale)
  const notices = [
    ...(formulas.length > 0 ? [note('formulaCells', String(formulas.length), formulas.slice(0, 10).join(', '))] : []),
    ...unknownSheets(sheets.keys()),
  ]
  const outcome = inLanguages(
    own,
    languages.filter((each) => each !== own && each !== ''),
    (language, nextId) => {
      const found = foundIn(survey, { language, lists: listsOf(choices, language), words: messages[locale].exchange })
      const title = settings ? said(settings, 'form_title', language) : ''
      return assemble(found, { dialect: xpath, locale, nextId, title, notices })
    },
  )
  return { ok: true, outcome }
}

const unknownSheets = (names: Iterable<string>): Note[] =>
  [...names].filter((name) => ['entities', 'external_choices', 'osm'].includes(name)).map((name) => note('sheetLost', name))

/** The lists of choices by name, with codes that are ours. */
function listsOf(choices: readonly Row[], language: string): ReadonlyMap<string, Coded> {
  const lists = new Map<string, Row[]>()
  for (const row of choices) {
    const name = row.cells.get('list_name') ?? ''
    const list = lists.get(name)
    if (list) list.push(row)
    else lists.set(name, [row])
  }
  return new Map([...lists].map(([name, rows]) => [name, listOf(rows, language)]))
}

function listOf(rows: readonly Row[], language: string): Coded {
  const known = new Set<string>()
  const notes: Note[] = []
  const choices = rows.flatMap((row) => {
    const code = row.cells.get('name') ?? ''
    if (code === '' || known.has(code)) {
      notes.push(note('choiceLost', String(row.number)))
      return []
    }
    known.add(code)
    if ([...row.cells.keys()].some((column) => column.startsWith('media::'))) notes.push(note('mediaLost', 'media'))
    return [{ code, label: said(row, 'label', language) }]
  })
  const list = coded(choices)
  return { ...list, notes: [...list.notes, ...notes] }
}
