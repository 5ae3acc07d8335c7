import { expect, test } from 'vitest'
import { readTable } from '../../src/units/hamlet-table'
import { planImport } from '../../src/units/import-plan'
import { tableText } from '../../src/units/table-text'
import { byName, dayTyped, hamletName, householdsOf, nameKey } from '../../src/units/unit'

const days = { day: '2026-11-01', today: '2026-11-25' }
const read = (text: string) => {
  const table = readTable(text, days)
  if (!table.ok) throw new Error(table.fault)
  return table.rows
}

test('a table pasted from a spreadsheet is read by its Vietnamese headings, in any order', () => {
  const rows = read(
    'STT\tSố hộ\tTên thôn\tNgày chốt\tLoại\r\n1\t1.264\tThôn 1\t30/6/2026\tthôn\r\n2\t318\tBình Minh\t\tTổ dân phố\r\n',
  )

  expect(rows).toEqual([
    { row: 2, name: 'Thôn 1', kind: 'thôn', households: 1264, takenOn: '2026-06-30', faults: [] },
    { row: 3, name: 'Tổ dân phố Bình Minh', kind: 'tổ dân phố', households: 318, takenOn: '2026-11-01', faults: [] },
  ])
})

test('without headings the columns are name, kind, households, day, or name, households, day', () => {
  expect(read('Thôn Đông\tthôn\t120\t2026-06-30')).toMatchObject([{ name: 'Thôn Đông', kind: 'thôn', households: 120 }])
  expect(read('Ấp 3\t120')).toMatchObject([{ name: 'Ấp 3', kind: 'ấp', households: 120 }])
  expect(read('Thôn 1\nThôn 2')).toMatchObject([{ name: 'Thôn 1', households: null }, { name: 'Thôn 2' }])
  expect(read('3')).toMatchObject([{ name: 'Thôn 3' }])
})

test('commas, semicolons, quotes, blank lines, a mark at the beginning and Windows line ends are understood', () => {
  expect(read('\ufeffTên;Số hộ\r\n"Thôn ""Đồng; Ngoài""";240\r\n\r\n;\r\nThôn 2;1 040\r\n')).toMatchObject([
    { row: 2, name: 'Thôn "Đồng; Ngoài"', households: 240 },
    { row: 5, name: 'Thôn 2', households: 1040 },
  ])
  expect(read('Tên,Số hộ\nThôn 1,12')).toMatchObject([{ name: 'Thôn 1', households: 12 }])
})

test('each wrong cell is named with its row', () => {
  const rows = read(
    [
      'Tên\tSố hộ\tNgày',
      '\t12',
      'Thôn 1\tkhoảng 300',
      'Thôn 2\t-5\t31/02/2026',
      'Thôn 3\t9\t26/11/2026',
      `${'x'.repeat(80)}\t1`,
      'thôn  1\t9',
      'Thôn \ufffd\t1',
    ].join('\n'),
  )

  expect(
    rows.map(({ row, faults }) => [
      row,
      ...faults.map(({ column, code, otherRow }) => `${column} ${code} ${otherRow ?? ''}`.trim()),
    ]),
  ).toEqual([
    [2, 'name required'],
    [3, 'households notHouseholds'],
    [4, 'households notHouseholds', 'takenOn notADay'],
    [5, 'takenOn dateAhead'],
    [6, 'name tooLong'],
    [7, 'name repeated 3'],
    [8, 'name badText'],
  ])
})

test('a table that is none says why', () => {
  const faultOf = (text: string) => {
    const table = readTable(text, days)
    return table.ok ? undefined : table.fault
  }
  expect(faultOf('')).toBe('required')
  expect(faultOf(' \n\t\n')).toBe('required')
  expect(faultOf('Tên\tSố hộ')).toBe('required')
  expect(faultOf('Số hộ\tNgày\n12\t1/1/2026')).toBe('noNameColumn')
  expect(faultOf('"Thôn 1\t12')).toBe('unreadableTable')
  expect(faultOf('Thôn\ud800 1')).toBe('badText')
  expect(faultOf(Array.from({ length: 501 }, (_, n) => `Thôn ${n}`).join('\n'))).toBe('tooManyRows')
  expect(readTable(Array.from({ length: 500 }, (_, n) => `Thôn ${n}`).join('\n'), days).ok).toBe(true)
  expect(faultOf('Thôn 1\n'.repeat(20_000))).toBe('tooLong')
})

test('files in UTF-8 and UTF-16 are text; a spreadsheet file and an old code page are not', () => {
  expect(tableText(new TextEncoder().encode('Thôn 1'))).toBe('Thôn 1')
  expect(tableText(new Uint8Array([0xff, 0xfe, ...Buffer.from('Thôn 1', 'utf16le')]))).toBe('Thôn 1')
  expect(tableText(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00]))).toBeUndefined()
  expect(tableText(new Uint8Array([0x54, 0x68, 0xf4, 0x6e]))).toBeUndefined()
})

test('a known hamlet is counted anew or left as it is; only unknown names are added', () => {
  const known = [
    { id: 1, name: 'Thôn 1', households: 264, takenOn: '2026-06-30' },
    { id: 2, name: 'Thôn Hòa', households: null, takenOn: null },
  ]
  const rows = read('Tên\tSố hộ\tNgày\nthôn 1\t264\t30/6/2026\nThôn Hoà\t90\t\nThôn Bản\t5\t\nThôn Bán\t6\t')

  expect(planImport(rows, known).map((change) => [change.kind, change.row.name])).toEqual([
    ['same', 'thôn 1'],
    ['count', 'Thôn Hoà'],
    ['add', 'Thôn Bản'],
    ['add', 'Thôn Bán'],
  ])
})

test('hamlets stand by number, names know two spellings, numbers and days are read as people write them', () => {
  const names = ['Thôn 10', 'Thôn 2', 'Thôn Ấm', 'Thôn Đá', 'Thôn Dừa'].map((name) => ({ name }))
  expect(names.sort(byName).map(({ name }) => name)).toEqual(['Thôn 2', 'Thôn 10', 'Thôn Ấm', 'Thôn Dừa', 'Thôn Đá'])
  expect(nameKey('Thôn Hoà')).toBe(nameKey('thôn hòa'))
  expect(nameKey('Bản')).not.toBe(nameKey('Bán'))
  expect([hamletName('ấp', '3'), hamletName('ấp', 'Ấp 3'), hamletName('khu phố', 'Thôn 3')]).toEqual(['Ấp 3', 'Ấp 3', 'Thôn 3'])
  expect(['318', '1.240', '1 240', '12.40', '1e3', '-1', '100001', '١٢'].map(householdsOf)).toEqual([
    318,
    1240,
    1240,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(['30/6/2026', '30-06-2026', '2026-06-30', '31/2/2026', '6/30/2026', 'hôm qua'].map(dayTyped)).toEqual([
    '2026-06-30',
    '2026-06-30',
    '2026-06-30',
    undefined,
    undefined,
    undefined,
  ])
})
