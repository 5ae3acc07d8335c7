import { xlsxFile } from '../src/kernel/xlsx'
import { type Figure, onSqlite, quantile, timed } from './measures'
import { onStrangeFiles } from './strange-files'

const QUESTIONS = 500
const ROUNDS = 7
const PROMISED_MS = 2000

/** How long who imports waits, and who answers meanwhile. */
export const onImport = async (): Promise<Figure[]> => [...(await onLongForm()), ...(await onStrangeFiles())]

/** An XLSForm of 500 questions, from the press of the button until the comparison is there, and until it is stored. */
const onLongForm = (): Promise<Figure[]> =>
  onSqlite(0, async ({ address }, { session }) => {
    const bytes = await form()
    const headers = { cookie: `ydanSession=${session}` }
    const send = async (path: string, fields: Readonly<Record<string, string | Blob>>) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields))
        if (typeof value === 'string') body.append(name, value)
        else body.append(name, value, 'form.xlsx')
      const answer = await fetch(`${address}${path}`, { method: 'POST', headers, body, redirect: 'manual' })
      const page = await answer.text()
      if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${page.slice(0, 500)}`)
      return page
    }
    const compared: number[] = []
    const stored: number[] = []
    let page = ''
    for (let round = 0; round < ROUNDS; round++) {
      compared.push(await timed(async () => (page = await send('/staff/import', { file: new Blob([bytes]) }))))
      const held = controlIn(page, 'held')
      const unit = controlIn(page, 'unit')
      const fields = { held, unit, source: 'xlsform', fileName: 'form.xlsx' }
      stored.push(await timed(() => send('/staff/import/creation', fields)))
    }
    const items = (page.match(/<tr data-fate/g) ?? []).length
    const slowest = quantile(compared, 1)
    const said = (all: readonly number[]) => `${Math.round(quantile(all, 0.5))} ms, slowest ${Math.round(quantile(all, 1))} ms`
    return [
      {
        promise: `XLSForm of ${QUESTIONS} questions, ${Math.round(bytes.length / 1000)} kB: compared line by line (${items} lines)`,
        line: `≤ ${PROMISED_MS} ms`,
        measured: said(compared),
        held: slowest <= PROMISED_MS,
      },
      {
        promise: 'the same, stored as a new draft',
        line: `≤ ${PROMISED_MS} ms`,
        measured: said(stored),
        held: quantile(stored, 1) <= PROMISED_MS,
      },
    ]
  })

const plainOf = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

function controlIn(page: string, name: string): string {
  const control = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)
  if (!control) throw new Error(`The page has no ${name}.`)
  return plainOf(control[1] ?? '')
}

/** Ten groups; every third question hangs on one before it, every fifth is checked, in two languages. */
function form(): Promise<Uint8Array<ArrayBuffer>> {
  const survey: (string | null)[][] = [
    [
      'type',
      'name',
      'label::Tiếng Việt (vi)',
      'label::English (en)',
      'relevant',
      'constraint',
      'constraint_message::Tiếng Việt (vi)',
    ],
  ]
  const types = ['select_one muc', 'select_multiple viec', 'integer', 'text', 'date']
  for (let place = 0; place < QUESTIONS; place++) {
    if (place % 50 === 0)
      survey.push(['begin_group', `g${place}`, `Phần ${place / 50 + 1}`, `Part ${place / 50 + 1}`, null, null, null])
    const type = types[place % types.length] ?? ''
    const relevant =
      place % 3 === 0 && place > 5
        ? `selected(\${q${place - (place % 5) - 5}}, 'm2') or \${q${place - (place % 5) - 5}} = 'm3'`
        : null
    const constraint = type === 'integer' ? '. >= 0 and . < 1000' : null
    survey.push([
      type,
      `q${place}`,
      `Câu ${place + 1}: bà con thấy việc này nên làm thế nào?`,
      `Question ${place + 1}: what should be done?`,
      relevant,
      constraint,
      constraint && 'Xin ghi từ 0 đến 999.',
    ])
    if (place % 50 === 49) survey.push(['end_group', null, null, null, null, null, null])
  }
  const list = (name: string, letter: string) =>
    Array.from({ length: 6 }, (_, place) => [name, `${letter}${place}`, `Mức ${place}`, `Level ${place}`])
  const choices = [
    ['list_name', 'name', 'label::Tiếng Việt (vi)', 'label::English (en)'],
    ...list('muc', 'm'),
    ...list('viec', 'v'),
  ]
  return xlsxFile([
    { name: 'survey', rows: survey },
    { name: 'choices', rows: choices },
    { name: 'settings', rows: [['form_title'], ['Phiếu dài']] },
  ])
}
