import type { AskedQuestion, Condition } from '../../questions/question-type'
import type { QuestionnaireSettings } from '../../questions/questionnaire-settings'
import { inWordsOf, otherLanguages } from '../../questions/translations'
import { type Note, note } from '../outcome'
import { xpathOf } from './write-formula'
import { type Cells, WRITING } from './write-types'

/** A questionnaire as the sheets of an XLSForm, and what those cannot say. */
export interface XlsForm {
  sheets: readonly { name: string; rows: readonly (readonly string[])[] }[]
  losses: readonly { question: AskedQuestion; notes: readonly Note[] }[]
}

interface Source {
  title: string
  questions: readonly AskedQuestion[]
  settings: QuestionnaireSettings
}

const SURVEY = [
  'type',
  'name',
  'label',
  'hint',
  'required',
  'relevant',
  'constraint',
  'constraint_message',
  'calculation',
  'appearance',
  'parameters',
  'repeat_count',
]
const SAID = ['label', 'hint', 'constraint_message']
const VIETNAMESE = 'Tiếng Việt (vi)'

export function writeXlsForm({ title, questions, settings }: Source): XlsForm {
  const own = formIn(questions, settings)
  const others = otherLanguages(settings).map((translation) => ({
    language: translation.language,
    form: formIn(inWordsOf({ version: 0, questions, settings }, translation).questions, settings),
  }))
  const languages = others.length === 0 ? [] : [VIETNAMESE, ...others.map(({ language }) => `${language} (${language})`)]
  const forms = [own, ...others.map(({ form }) => form)]
  const sheet = (columns: readonly string[], rowsOf: (form: Form) => readonly Cells[]) => {
    const spread = columns.flatMap((column) =>
      SAID.includes(column) && languages.length > 0
        ? languages.map((language, place) => ({ column, title: `${column}::${language}`, place }))
        : [{ column, title: column, place: 0 }],
    )
    const rows = rowsOf(own).map((_, at) =>
      spread.map(({ column, place }) => (forms[place] ? rowsOf(forms[place])[at]?.[column] : '') ?? ''),
    )
    return [spread.map((each) => each.title), ...rows]
  }
  const named: Record<string, string> = {
    form_title: title,
    form_id: 'y_dan',
    ...(languages.length > 0 && { default_language: VIETNAMESE }),
  }
  return {
    sheets: [
      { name: 'survey', rows: sheet(SURVEY, ({ survey }) => survey) },
      { name: 'choices', rows: sheet(['list_name', 'name', 'label'], ({ choices }) => choices) },
      { name: 'settings', rows: [Object.keys(named), Object.values(named)] },
    ],
    losses: own.losses,
  }
}

interface Form {
  survey: Cells[]
  choices: Cells[]
  losses: { question: AskedQuestion; notes: readonly Note[] }[]
}

function formIn(questions: readonly AskedQuestion[], settings: QuestionnaireSettings): Form {
  const form: Form = { survey: [], choices: [], losses: [] }
  const names = new Map<string, string>()
  for (const { name, label } of settings.hiddenFields) {
    names.set(`hidden.${name}`, name)
    form.survey.push({ type: 'hidden', name, label })
  }
  let isInGroup = false
  for (const question of questions) {
    const name = question.name ?? question.id
    names.set(question.id, name)
    const notes: Note[] = []
    if (question.type === 'section') {
      if (isInGroup) form.survey.push({ type: 'end_group' })
      isInGroup = true
      const group = {
        type: 'begin_group',
        name,
        label: question.label,
        hint: sectionText(question),
        relevant: relevant(question.shownWhen, names, notes),
      }
      form.survey.push(group)
    } else notes.push(...writeOne(form, question, name, names))
    if (notes.length > 0) form.losses.push({ question, notes })
  }
  if (isInGroup) form.survey.push({ type: 'end_group' })
  return form
}

const sectionText = ({ settings }: AskedQuestion): string =>
  settings !== null && typeof settings === 'object' && 'text' in settings ? String(settings.text) : ''

function writeOne(form: Form, question: AskedQuestion, name: string, names: Map<string, string>): Note[] {
  const write = Object.hasOwn(WRITING, question.type) ? WRITING[question.type] : undefined
  if (!write) return [note('sayNothing', question.type)]
  const { rows, lists = [], notes = [], parts = {} } = write(question, name)
  const told = [...notes, ...lotNotes(question, rows)]
  for (const [part, own] of Object.entries(parts)) names.set(`${question.id}.${part}`, own)
  const [first, ...rest] = rows
  const isGroup = rest.length > 0
  const shown = relevant(question.shownWhen, names, told)
  const required = question.required ? 'yes' : ''
  form.survey.push({
    ...first,
    ...(question.order && isChosen(rows) && { parameters: 'randomize=true' }),
    ...(first?.['label'] && { label: piped(first['label'], names, told) }),
    ...(first?.['hint'] && { hint: piped(first['hint'], names, told) }),
    relevant: shown,
    ...(!isGroup && { required, ...checked(question, first?.['constraint'] ?? '', names, told) }),
    ...(first?.['calculation'] && { calculation: calculated(first['calculation'], names, told) }),
  })
  form.survey.push(
    ...rest.map((row) => (required && row['name'] && !question.type.startsWith('repeat') ? { ...row, required } : row)),
  )
  for (const list of lists)
    form.choices.push(...list.options.map(({ code, label }) => ({ list_name: list.name, name: code, label })))
  return told
}

/** One question of choices there: of a table it is the rows that are drawn. */
const isChosen = ([row, ...more]: readonly Cells[]): boolean => more.length === 0 && /^(select_|rank )/.test(row?.['type'] ?? '')

/** Of what is drawn by lot XLSForm has the order of choices alone, and a choice of own words always last. */
function lotNotes({ order, wordings = [], settings }: AskedQuestion, rows: readonly Cells[]): Note[] {
  const other = settings !== null && typeof settings === 'object' && 'otherCode' in settings ? settings.otherCode : null
  const keepsPlaces = order?.fixed.some((code) => code !== other) ?? false
  return [
    ...(order && !isChosen(rows) ? [note('saySetting', 'order')] : []),
    ...(isChosen(rows) && keepsPlaces ? [note('saySetting', 'fixed')] : []),
    ...(wordings.length > 0 ? [note('saySetting', 'wordings')] : []),
  ]
}

/** An earlier answer in the words, `{{ q7KM2 }}`, as XLSForm writes it. */
const piped = (text: string, names: ReadonlyMap<string, string>, notes: Note[]): string =>
  text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, expression: string) => {
    const name = names.get(expression)
    if (name !== undefined) return `\${${name}}`
    notes.push(note('sayPart', expression))
    return '…'
  })

const nameIn = (names: ReadonlyMap<string, string>) => (name: string) => names.get(name)

function relevant(shownWhen: Condition | null, names: ReadonlyMap<string, string>, notes: Note[]): string {
  if (!shownWhen) return ''
  if ('question' in shownWhen) {
    const name = names.get(shownWhen.question)
    const each = name === undefined ? [] : shownWhen.anyOf.map((code) => `selected(\${${name}}, '${code}')`)
    if (each.length > 0) return each.join(' or ')
    notes.push(note('sayCondition', shownWhen.question))
    return ''
  }
  const text = xpathOf(shownWhen.formula, nameIn(names))
  if (text === undefined) notes.push(note('sayCondition', shownWhen.formula))
  return text ?? ''
}

/** The check that its settings make, or the author's first; XLSForm has one for each question. */
function checked({ id, checks = [] }: AskedQuestion, own: string, names: ReadonlyMap<string, string>, notes: Note[]): Cells {
  const said = checks.map(({ formula, message }) => ({
    formula,
    message,
    text: xpathOf(formula, (name) => (name === id ? '.' : names.get(name))),
  }))
  for (const { formula, text } of said) if (text === undefined) notes.push(note('sayCheck', formula))
  const sayable = said.flatMap(({ text, message }) => (text === undefined ? [] : [{ text, message }]))
  const [first] = sayable
  if (!first) return { constraint: own }
  if (sayable.length > 1)
    notes.push(
      note(
        'sayPart',
        sayable
          .slice(1)
          .map(({ message }) => message)
          .join(' '),
      ),
    )
  const all = [own, ...sayable.map(({ text }) => text)].filter(Boolean)
  return {
    constraint: all.length === 1 ? first.text : all.map((text) => `(${text})`).join(' and '),
    constraint_message: first.message,
  }
}

function calculated(formula: string, names: ReadonlyMap<string, string>, notes: Note[]): string {
  const text = xpathOf(formula, nameIn(names))
  if (text === undefined) notes.push(note('sayCheck', formula))
  return text ?? "''"
}
