import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { listEntries } from '../../src/audit/store'
import { csvLine } from '../../src/results/csv'
import type { Cell } from '../../src/results/export-rows'
import { xlsxFile } from '../../src/results/xlsx'
import { town } from '../support/town'
import { answer, openConsultation, remove, single } from './answered'

const other = {
  ...single('q1', ['a', 'b']),
  settings: {
    options: [
      { code: 'a', label: 'Đồng ý' },
      { code: 'b', label: 'Ý kiến khác' },
    ],
    otherCode: 'b',
  },
}
const below = single('q2', ['x', 'y'], { shownWhen: { question: 'q1', anyOf: ['a'] } })

async function asked() {
  const made = await town()
  const { storage, commune, hamlets } = made
  const id = await openConsultation(storage, { unit: commune, hamlets, versions: [[other, below]] })
  const [, gone = 0] = await answer(storage, id, [
    { answers: { q1: 'a', q2: 'y' }, unitId: hamlets[0]?.id ?? 0 },
    { answers: { q1: 'a' } },
    { answers: { q1: { code: 'b', text: '=HYPERLINK("x"),\n"ngoặc"' } }, unitId: hamlets[1]?.id ?? 0 },
    { answers: { q1: 'a' } },
  ])
  await remove(storage, id, gone)
  return { ...made, id, base: `/staff/consultations/${id}/results` }
}

test('an export has a row a standing sheet, no code, and tells not asked from not answered', async () => {
  const { signedIn, storage, base } = await asked()
  const clerk = await signedIn('committeeMember')

  const sent = await clerk.post(`${base}/answers.csv`, { values: 'codes' })
  const bytes = Buffer.from(await sent.arrayBuffer())
  const text = bytes.toString()
  const rows: string[][] = parse(text, { bom: true })

  expect(sent.headers.get('Content-Disposition')).toContain('attachment')
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(rows).toEqual([
    ['number', 'day', 'hamlet', 'channel', 'place', 'version', 'q1', 'q1.other.text', 'q2'],
    ['1', '2026-11-22', 'Thôn 1', 'Trên mạng', '', '1', 'a', '', 'y'],
    ['2', '2026-11-22', 'Thôn 2', 'Trên mạng', '', '1', 'b', `'=HYPERLINK("x"),\n"ngoặc"`, 'n/a'],
    ['3', '2026-11-22', '', 'Trên mạng', '', '1', 'a', '', ''],
  ])
  expect(text).not.toMatch(/CODE|key-/)
  expect(await listEntries(storage.reader, '/', 5, 0)).toMatchObject([
    { act: 'response.export', details: { format: 'csv', rows: 3 } },
  ])
})

test('an export holds what the filter holds', async () => {
  const { signedIn, base, hamlets } = await asked()
  const clerk = await signedIn('committeeMember')

  const sent = await clerk.post(`${base}/answers.csv?hamlet=${hamlets[0]?.id}`, { values: 'labels' })
  const rows: string[][] = parse(await sent.text(), { bom: true })

  expect(rows.map((row) => [row[0], row[2], row[6]])).toEqual([
    ['STT', 'Thôn, tổ dân phố', 'Câu q1'],
    ['1', 'Thôn 1', 'Đồng ý'],
  ])
})

test('a workbook opens in a reader and holds the answers and their dictionary', async () => {
  const { signedIn, base } = await asked()
  const clerk = await signedIn('administrator')

  const file = Buffer.from(await (await clerk.post(`${base}/answers.xlsx`, { values: 'codes' })).arrayBuffer())
  const sheets = await readXlsxFile(file)

  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Phiếu', 'Chú giải'])
  expect(sheets[0]?.data[2]).toEqual([2, '2026-11-22', 'Thôn 2', 'Trên mạng', null, 1, 'b', '=HYPERLINK("x"),\n"ngoặc"', 'n/a'])
  expect(sheets[1]?.data).toContainEqual(['q1', 'Câu q1', 'một phương án', 'a', 'Đồng ý'])
})

test('nobody but the committee and the administrator takes the answers out', async () => {
  const { signedIn, visitor, base, hamlets, neighbour, storage } = await asked()
  const hamlet = hamlets[0] ?? neighbour
  const others = [
    await signedIn('reader'),
    await signedIn('hamletHead', hamlet),
    await signedIn('committeeMember', hamlet),
    await signedIn('committeeMember', neighbour),
  ]

  for (const { post, get } of others) {
    expect((await post(`${base}/answers.csv`, {})).status).toBe(403)
    expect((await post(`${base}/answers.xlsx`, {})).status).toBe(403)
    expect((await get(`${base}/dictionary.csv`)).status).toBe(403)
  }
  expect((await visitor().post(`${base}/answers.csv`, {})).status).toBe(401)
  expect(await listEntries(storage.reader, '/', 5, 0)).toEqual([])
})

const text = fc.string({ unit: 'grapheme', maxLength: 30 })
const cells = fc.array(
  fc.array(
    fc.oneof(
      text,
      fc.constantFrom('=1+1', '+84', '-x', '@a', '＝1', '\nx', '\tb', 'a"b', 'a,b', 'a\r\nb'),
      fc.integer(),
      fc.constant(null),
    ),
    { minLength: 2, maxLength: 6 },
  ),
  { minLength: 1, maxLength: 8 },
)
const neutral = (cell: Cell) =>
  typeof cell === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : String(cell ?? '')

test('what a CSV reader reads is what was written, with formulas made harmless', () => {
  fc.assert(
    fc.property(cells, (rows) => {
      const read: string[][] = parse(rows.map(csvLine).join(''), { relax_column_count: true, skip_empty_lines: false })
      expect(read).toEqual(rows.map((row) => row.map(neutral)))
    }),
  )
})

test('what a workbook reader reads is what was written', async () => {
  const plain = fc.stringMatching(/^[\wĐđƠơƯưếộữ=+@'"<>& -]{1,20}$/).filter((each) => each.trim() === each)
  const table = fc.array(
    fc.array(fc.oneof(plain, fc.constantFrom('constructor', '__proto__', 'toString'), fc.integer({ min: -1e9, max: 1e9 })), {
      minLength: 3,
      maxLength: 3,
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const [sheet] = await readXlsxFile(Buffer.from(await xlsxFile([{ name: 'Phiếu', rows }])))
      expect(sheet?.data).toEqual(rows)
    }),
    { numRuns: 25 },
  )
})
