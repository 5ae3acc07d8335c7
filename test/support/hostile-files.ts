import { deflateRawSync } from 'node:zlib'
import { unzip } from '../../src/exchange/unzip'
import { zipOf } from '../../src/exchange/zip'
import { xlsxFile } from '../../src/kernel/xlsx'

/** Files that no honest person sends, each as large as its address takes, to be made when they are wanted. */
export interface HostileFile {
  name: string
  /** Who reads it. */
  reader: 'questionnaire' | 'pb' | 'translation' | 'hamlets'
  bytes: () => Promise<Buffer>
  /** Read until time or memory is up. */
  isEndless: boolean
  /** By its reader, at least. */
  told: object
}

/** One of them by its name. */
export function hostileFile(name: string): HostileFile {
  const found = hostileFiles.find((each) => each.name === name)
  if (!found) throw new Error(name)
  return found
}

const MEGABYTE = 1024 * 1024

/** The same text again and again, up to so many bytes. */
const often = (text: string, bytes: number): string => text.repeat(Math.floor(bytes / Buffer.byteLength(text)))

/** As many texts as there is room for, each with its number in it. */
function numbered(bytes: number, one: (place: number) => string): string {
  const made: string[] = []
  for (let place = 0, left = bytes; left > 0; place++) {
    const text = one(place)
    made.push(text)
    left -= Buffer.byteLength(text)
  }
  return made.join('')
}

const given = (name: string, reader: HostileFile['reader'], text: () => string): Bare => ({
  name,
  reader,
  bytes: async () => Buffer.from(text()),
})

const lssRow = (place: number, label: string) =>
  `<row><qid>${place}</qid><parent_qid>0</parent_qid><gid>1</gid><type>L</type><title>q${place}</title><question>${label}</question><relevance>1</relevance><question_order>${place}</question_order><language>vi</language></row>`
const lss = (rows: string) =>
  `<?xml version="1.0"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages><language>vi</language></languages><groups><rows><row><gid>1</gid><group_name>A</group_name><language>vi</language></row></rows></groups><questions><rows>${rows}</rows></questions></document>`

const ours = (questions: string) =>
  `{"format":"ydan.questionnaire","version":1,"title":"A","questions":[${questions}{"id":"qLast","type":"nothing","label":"Z"}]}`
const surveyJs = (elements: string) => `{"pages":[{"elements":[${elements}{"type":"text","name":"z"}]}]}`

const PB_HEAD =
  'META\nkey;value\nnum_projects;2\nnum_votes;1\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;50\n2;60\n'

/** A workbook whose one sheet is as it is said, packed. */
async function workbookWith(sheet: string): Promise<Buffer> {
  const whole = unzip(Buffer.from(await xlsxFile([{ name: 'survey', rows: [['type', 'name', 'label']] }])))
  if (!whole.ok) throw new Error('no workbook')
  const parts = new Map(whole.parts)
  parts.set('xl/worksheets/sheet1.xml', Buffer.from(sheet))
  return packed([...parts])
}

/** What `zipOf` makes, its parts packed: `says` is how large each calls itself. */
function packed(parts: readonly (readonly [string, Buffer])[], says?: number): Buffer {
  const zip = zipOf(parts.map(([name, content]) => [name, deflateRawSync(content)] as const))
  for (const [sign, method] of [
    ['PK\x03\x04', 8],
    ['PK\x01\x02', 10],
  ] as const) {
    let part = 0
    for (let at = zip.indexOf(sign); at >= 0 && part < parts.length; at = zip.indexOf(sign, at + 1), part++) {
      zip.writeUInt16LE(8, at + method)
      zip.writeUInt32LE(says ?? parts[part]?.[1].length ?? 0, at + method + 14)
    }
  }
  return zip
}

const cells = (rows: number, columns: number): string =>
  `<worksheet><sheetData>${Array.from(
    { length: rows },
    (_, row) =>
      `<row r="${row + 1}">${Array.from({ length: columns }, (_, column) => `<c r="${String.fromCharCode(65 + column)}${row + 1}"><v>1</v></c>`).join('')}</row>`,
  ).join('')}</sheetData></worksheet>`

const ENDLESS = ['one SurveyJS question with a million options', '10 MB of SurveyJS questions without a name']

type Bare = Omit<HostileFile, 'isEndless' | 'told'>

const all: readonly Bare[] = [
  {
    name: 'a packed bomb of 200 MB',
    reader: 'questionnaire',
    bytes: async () => packed([['xl/workbook.xml', Buffer.alloc(200 * MEGABYTE)]], 1000),
  },
  { name: 'a workbook with as many cells as it may have', reader: 'questionnaire', bytes: () => workbookWith(cells(18_000, 24)) },
  {
    name: 'a workbook of one tag 11 MB long',
    reader: 'questionnaire',
    bytes: () => workbookWith(`<worksheet><sheetData><row ${often('a="" ', 11 * MEGABYTE)}`),
  },
  given('XML that doubles itself', 'questionnaire', () => {
    const entities = Array.from({ length: 60 }, (_, place) => `<!ENTITY e${place + 1} "&e${place};&e${place};">`).join('')
    return `<?xml version="1.0"?><!DOCTYPE document [<!ENTITY e0 "lol">${entities}]>${lss(often(lssRow(1, '&e60;'), 9 * MEGABYTE))}`
  }),
  given('9 MB of LimeSurvey, a row a question', 'questionnaire', () =>
    lss(numbered(9 * MEGABYTE, (place) => lssRow(place + 1, `Câu ${place}`))),
  ),
  given('9 MB of LimeSurvey, 2,500 questions of 3 kB', 'questionnaire', () =>
    lss(Array.from({ length: 2500 }, (_, place) => lssRow(place + 1, often(`Câu ${place} `, 3400))).join('')),
  ),
  given('9 MB of LimeSurvey in tags within tags', 'questionnaire', () => lss(often('<a>', 9 * MEGABYTE))),
  given('10 MB of brackets within brackets', 'questionnaire', () => '['.repeat(10 * MEGABYTE)),
  given(
    '10 MB of JSON, closed, within each other',
    'questionnaire',
    () => `{"elements":${'['.repeat(5 * MEGABYTE - 20)}${']'.repeat(5 * MEGABYTE - 20)}}`,
  ),
  given('10 MB of empty lists', 'questionnaire', () => `{"pages":[${often('[],', 10 * MEGABYTE - 100)}0]}`),
  given('10 MB of SurveyJS questions', 'questionnaire', () =>
    surveyJs(numbered(10 * MEGABYTE - 200, (place) => `{"type":"radiogroup","name":"q${place}","choices":[1,2,3]},`)),
  ),
  given('10 MB of SurveyJS questions without a name', 'questionnaire', () => surveyJs(often('{},', 10 * MEGABYTE - 200))),
  given('one SurveyJS question with a million options', 'questionnaire', () =>
    surveyJs(`{"type":"checkbox","name":"a","choices":[${numbered(10 * MEGABYTE - 300, (place) => `"${place}",`)}0]},`),
  ),
  given('10 MB of questions of our own', 'questionnaire', () =>
    ours(
      numbered(
        10 * MEGABYTE - 300,
        (place) => `{"id":"q${place}","type":"short","label":"Câu ${place}","hint":"","required":false,"settings":{}},`,
      ),
    ),
  ),
  given(
    '10 MB of keys no program knows',
    'questionnaire',
    () => `{"pages":[],${numbered(10 * MEGABYTE - 100, (place) => `"k${place}":0,`)}"z":0}`,
  ),
  given('a table for translators of one line of 2 MB', 'translation', () => `Tên,Bản dịch\n${'x'.repeat(2 * MEGABYTE - 100)}`),
  given('a table for translators of 2 MB of quotes', 'translation', () => `Tên;Bản dịch\n${'"'.repeat(2 * MEGABYTE - 100)}`),
  given('a table for translators of a million cells', 'translation', () => `Tên,Bản dịch\n${','.repeat(MEGABYTE)}`),
  given('a table for translators of a million lines', 'translation', () => `Tên,Bản dịch\n${'x\n'.repeat(MEGABYTE - 100)}`),
  given('5 MB of votes', 'pb', () => `${PB_HEAD}VOTES\nvoter_id;vote\n${numbered(4_990_000, (place) => `${place};1,2\n`)}`),
  given(
    '5 MB of a vote for everything',
    'pb',
    () => `${PB_HEAD}VOTES\nvoter_id;vote\n${often(`1;${often('1,', 19_000)}1\n`, 4_990_000)}`,
  ),
  given('12 MB of empty lines', 'hamlets', () => `${'\n'.repeat(12 * MEGABYTE - 2000)}x`),
]

/** What the reader of each says; those that are not here are read until time or memory is up, or by another thing. */
const TOLD: Readonly<Record<string, object>> = {
  'a packed bomb of 200 MB': { refusal: 'bomb' },
  'a workbook with as many cells as it may have': { refusal: 'noSurvey' },
  'a workbook of one tag 11 MB long': { refusal: 'tooLarge' },
  'XML that doubles itself': { refusal: 'declarations' },
  '9 MB of LimeSurvey, a row a question': { refusal: 'tooManyQuestions' },
  '9 MB of LimeSurvey, 2,500 questions of 3 kB': { ok: true },
  '9 MB of LimeSurvey in tags within tags': { refusal: 'broken' },
  '10 MB of brackets within brackets': { refusal: 'notJson' },
  '10 MB of JSON, closed, within each other': { refusal: 'tooDeep' },
  '10 MB of empty lists': { refusal: 'notSurveyJs' },
  '10 MB of SurveyJS questions': { refusal: 'tooManyQuestions' },
  '10 MB of questions of our own': { refusal: 'tooManyQuestions' },
  '10 MB of keys no program knows': { refusal: 'notSurveyJs' },
  'a table for translators of one line of 2 MB': { ok: true },
  'a table for translators of 2 MB of quotes': { ok: true },
  'a table for translators of a million cells': { ok: true },
  'a table for translators of a million lines': { fault: 'tooManyRows' },
  '5 MB of votes': { ok: false },
  '5 MB of a vote for everything': { ok: false },
}

export const hostileFiles: readonly HostileFile[] = all.map((each) => ({
  ...each,
  isEndless: ENDLESS.includes(each.name),
  told: TOLD[each.name] ?? {},
}))
