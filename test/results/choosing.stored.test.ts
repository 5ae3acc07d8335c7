import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { consultations } from '../../db/schema/consultations'
import { hideTally } from '../../src/publication/hide-tally'
import { typeOf } from '../../src/questions/types'
import { versionOf } from '../../src/questions/types/consent'
import { everything } from '../../src/results/results'
import { crossConsultation, tallyConsultation } from '../../src/results/tally-consultation'
import { town } from '../support/town'
import { answer, openConsultation, publishVersion, single } from './answered'

const question = (id: string, type: string, settings: unknown, more: object = {}) => ({
  ...single(id, []),
  type,
  label: `Câu ${type}`,
  settings,
  ...more,
})
const communes = Array.from({ length: 1000 }, (_, place) => ({ code: `x${place}`, label: `Xã số ${place + 1}` }))
const list = question('qList', 'dropdown', { options: communes, otherCode: null })
const wording = { text: 'Xã dùng nội dung này để tổng hợp.', agree: 'Tôi đồng ý.' }

const textOf = async (answered: Response | Promise<Response>) =>
  (await (await answered).text())
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')

/** Sheet number n names commune n mod 400 · 2, so that marks beyond 255 occur; every fifth names the last one. */
async function counted() {
  const here = await town()
  const { storage, commune } = here
  const id = await openConsultation(storage, { unit: commune, versions: [[list, single('qRoad', ['a', 'b'])]] })
  const codeOf = (place: number) => (place % 5 === 0 ? 'x999' : `x${(place % 400) * 2}`)
  const sheets = Array.from({ length: 600 }, (_, place) => ({
    answers: { qList: codeOf(place), qRoad: place % 2 === 0 ? 'a' : 'b' },
  }))
  await answer(storage, id, sheets)
  const plain = new Map<string, number>()
  for (const { answers } of sheets) plain.set(answers.qList, (plain.get(answers.qList) ?? 0) + 1)
  return { ...here, id, plain, base: `/staff/consultations/${id}/results` }
}

test('each of a thousand options is counted, also after the marks have widened, and by a filter', async () => {
  const { storage, id, plain } = await counted()

  const { questions } = await tallyConsultation(storage.reader, id, everything, 'vi')
  const only = { ...everything, answers: [{ variable: 'qList', code: 'x999' }] }
  const filtered = await tallyConsultation(storage.reader, id, only, 'vi')

  const block = questions[0]?.tally.blocks[0]
  if (block?.kind !== 'distribution') throw new Error('no list')
  expect(block.rows).toHaveLength(1000)
  for (const { code, count } of block.rows) expect(count, code).toBe(plain.get(code) ?? 0)
  expect(filtered).toMatchObject({ counted: 120, total: 600 })
})

test('a cross table of a long list keeps the leading ones and joins the others, and adds up', async () => {
  const { storage, id } = await counted()

  const crossed = (row: string, column: string) =>
    crossConsultation(storage.reader, id, { row, column, filter: everything, locale: 'vi' })
  const table = await crossed('qList', 'qRoad')
  const turned = await crossed('qRoad', 'qList')

  expect(table?.rows).toHaveLength(31)
  expect(table?.rows[0]).toMatchObject({ code: 'x999', base: 120, joined: 0, counts: [60, 60] })
  expect(table?.rows.at(-1)).toMatchObject({ joined: 970, label: '' })
  const sum = (counts: readonly number[]) => counts.reduce((one, other) => one + other, 0)
  for (const made of [table, turned]) {
    for (const row of made?.rows ?? []) expect(sum(row.counts)).toBe(row.base)
    expect(sum(made?.rows.map(({ base }) => base) ?? [])).toBe(600)
    expect(sum(made?.columns.map(({ base }) => base) ?? [])).toBe(600)
  }
})

test('the results page draws fifteen of a thousand, says how many more there are, and folds the whole table away', async () => {
  const { signedIn, base } = await counted()
  const reader = await signedIn('reader')

  const html = await (await reader.get(base)).text()
  const page = await textOf(reader.get(base))
  const cross = await textOf(reader.get(`${base}/cross?row=qList&column=qRoad`))
  const filtered = await (await reader.get(`${base}?answer=qList:x999&answer=`)).text()
  const svg = await (await reader.get(`${base}/figures/qList.svg`)).text()

  expect(page).toContain('Biểu đồ vẽ 15 phương án có nhiều phiếu nhất; còn 985 phương án nữa trong bảng.')
  expect(page).toContain('Xem bảng đủ 1.000 phương án')
  expect(html.indexOf('row">Xã số 1000<')).toBeLessThan(html.indexOf('row">Xã số 1<'))
  expect(html).toContain('js/dropdown.js')
  expect(html.match(/type="checkbox" name="answer"/g)?.length).toBe(2)
  expect(cross).toContain('970 phương án khác')
  expect(filtered).toMatch(/name="answer" value="qList:x999" checked/)
  expect(filtered).toContain('120 trên 600 phiếu')
  expect(svg).toContain('985')
  expect(svg.match(/<rect x="300"/g)?.length).toBe(15)
})

test('what is published of a long list hides small groups, and their place in the list tells nothing', async () => {
  const { storage, id } = await counted()
  const { questions } = await tallyConsultation(storage.reader, id, everything, 'vi')
  const tally = questions[0]?.tally
  if (!tally) throw new Error('no list')

  const { blocks } = hideTally(tally, 600)

  const [block] = blocks
  if (block?.kind !== 'distribution') throw new Error('no list')
  expect(block.rows.map(({ code }) => code)).toEqual(communes.map(({ code }) => code))
  expect(block.rows.filter(({ count }) => count !== null && count > 0 && count < 5)).toEqual([])
})

test('who consented to which wording is counted by its version, through all versions of the sheet', async () => {
  const { storage, commune, signedIn } = await town()
  const newer = { ...wording, text: 'Xã dùng nội dung này để tổng hợp, giữ hai năm.' }
  const id = await openConsultation(storage, { unit: commune, versions: [[question('qYes', 'consent', wording)]] })
  await publishVersion(storage, id, 2, [question('qYes', 'consent', newer)])
  await answer(storage, id, [
    { answers: { qYes: versionOf(wording) } },
    { answers: { qYes: versionOf(wording) } },
    { answers: {} },
    { answers: { qYes: versionOf(newer) }, version: 2 },
  ])

  const { questions } = await tallyConsultation(storage.reader, id, everything, 'vi')
  const page = await textOf((await signedIn('reader')).get(`/staff/consultations/${id}/results`))

  expect(questions[0]?.tally.blocks[0]).toMatchObject({
    base: 3,
    rows: [
      { code: versionOf(newer), count: 1 },
      { code: versionOf(wording), count: 2 },
    ],
  })
  expect(page).toContain(`Bản ${versionOf(wording)}: “Xã dùng nội dung này để tổng hợp.” 2`)
})

const OURS = ['dropdown', 'ballot', 'stars', 'smileys', 'slider', 'nps', 'statements', 'date', 'time', 'consent']

async function opened() {
  const here = await town()
  const { storage, commune } = here
  const questions = OURS.map((name) => question(`q${name}`, name, typeOf(name).examples.settings, { required: true }))
  const id = await openConsultation(storage, { unit: commune, versions: [questions] })
  const [row] = await storage.reader.select().from(consultations).where(eq(consultations.id, id))
  return { ...here, id, path: `/c/${row?.slug}` }
}

const SHEET = {
  version: '1',
  qdropdown: 'khac',
  'qdropdown.other': 'Tổ 5',
  qballot: 'other',
  'qballot.other': 'Nộp một đợt',
  qstars: '4',
  qsmileys: '3',
  qslider: '7,5',
  qnps: '9',
  'qstatements.a': 'agree',
  'qstatements.b': 'disagree',
  'qstatements.c': 'pass',
  qdate: '5/3/1980',
  qtime: '2 giờ rưỡi chiều',
  qconsent: 'yes',
}

test('a sheet of all of them is sent without scripts, read on its receipt, and exported as it was meant', async () => {
  const { visitor, signedIn, path, id } = await opened()
  const resident = visitor()
  const form = await (await resident.get(path)).text()

  const sent = await resident.post(`${path}/responses`, SHEET)
  const receipt = await textOf(resident.get(sent.headers.get('Location') ?? ''))
  const clerk = await signedIn('committeeMember')
  const csv = await (await clerk.post(`/staff/consultations/${id}/results/answers.csv`, { values: 'labels' })).text()

  for (const file of ['css/choosing.css', 'js/dropdown.js', 'js/calendar.js', 'js/slider.js', 'js/statements.js'])
    expect(form).toContain(file)
  expect(sent.status).toBe(303)
  expect(receipt).toContain('Nơi khác: Tổ 5')
  expect(receipt).toContain('Ý kiến khác: Nộp một đợt')
  expect(receipt).toContain('05/03/1980')
  expect(receipt).toContain('14:30')
  expect(receipt).toContain('7,5 điểm')
  const rows: string[][] = parse(csv, { bom: true })
  expect(rows[1]).toEqual(
    expect.arrayContaining([
      '1980-03-05',
      '14:30',
      'Nơi khác',
      'Tổ 5',
      '7.5',
      '9',
      'Nhóm cao: 9 và 10',
      '4 sao',
      'Hài lòng',
      'Bỏ qua',
    ]),
  )
})

test('without the consent it asks for nothing is sent, and a date after today is asked about again', async () => {
  const { visitor, path } = await opened()
  const resident = visitor()
  await resident.get(path)

  const { qconsent: _, ...unsaid } = SHEET
  const refused = await resident.post(`${path}/responses`, { ...unsaid, qdate: '26/11/2026' })
  const page = await textOf(refused)

  expect(refused.status).toBe(422)
  expect(page).toContain('Phải đánh dấu đồng ý thì mới gửi được phiếu này.')
  expect(page).toContain('Xin ghi không sau 25/11/2026.')
})
