import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { zipOf } from '../../src/exchange/zip'
import { changed, refusalOf } from './refusal'

/** A zip of one packed part that says of its size whatever it likes. */
function bomb(megabytes: number, says: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024))
  const zip = zipOf([['xl/workbook.xml', packed]])
  for (const [at, length] of [
    [zip.indexOf('PK\x03\x04'), 30],
    [zip.indexOf('PK\x01\x02'), 46],
  ] as const) {
    const first = length === 46 ? at + 10 : at + 8
    zip.writeUInt16LE(8, first)
    zip.writeUInt32LE(says, first + 14)
  }
  return zip
}

test('a packed bomb is not unpacked, whatever it says of its size', async () => {
  const before = process.memoryUsage.rss()
  expect(await refusalOf(bomb(200, 200 * 1024 * 1024))).toBe('bomb')
  expect(await refusalOf(bomb(200, 1000))).toBe('bomb')
  expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 1024 * 1024)
  const many = Array.from({ length: 600 }, (_, place) => [`xl/${place}.xml`, Buffer.from('x')] as const)
  expect(await refusalOf(zipOf(many))).toBe('bomb')
})

test('one cell in the last corner of a sheet does not make seventeen thousand million', async () => {
  const corner = await changed((parts) => {
    const sheet = String(parts.get('xl/worksheets/sheet1.xml'))
    parts.set(
      'xl/worksheets/sheet1.xml',
      Buffer.from(sheet.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')),
    )
  })
  expect(await refusalOf(corner)).toBe('tooLarge')
})

test('a cell far away is seen however its place is written', async () => {
  const far = (row: string) =>
    changed((parts) => {
      const sheet = String(parts.get('xl/worksheets/sheet1.xml')).replace('</sheetData>', `${row}</sheetData>`)
      parts.set('xl/worksheets/sheet1.xml', Buffer.from(sheet))
    }).then(refusalOf)
  expect(await far("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>")).toBe('tooLarge')
  expect(await far('<row r = "1048576"><c r = "A1048576"><v>1</v></c></row>')).toBe('tooLarge')
  expect(await far(`<row ${'x="" '.repeat(100)}r="1048576"></row>`)).toBe('tooLarge')
  expect(await far('<row r="&#49;048576"><c r="A&#49;048576"><v>1</v></c></row>')).toBe('broken')
  expect(await far('<row r="1e9"></row>')).toBe('broken')
  expect(await far('<row/>'.repeat(20_001))).toBe('tooLarge')
})

test('a sheet that is named often is read as often, and no oftener than there is room', async () => {
  const often = changed((parts) => {
    const sheet = String(parts.get('xl/worksheets/sheet1.xml'))
    const last = '<row r="19000"><c r="T19000"><v>1</v></c></row></sheetData>'
    parts.set('xl/worksheets/sheet1.xml', Buffer.from(sheet.replace('</sheetData>', last)))
    const book = String(parts.get('xl/workbook.xml'))
    const [named = ''] = /<sheet [^>]*>/.exec(book) ?? []
    parts.set('xl/workbook.xml', Buffer.from(book.replace(named, named.repeat(1000))))
  })
  expect(await refusalOf(await often)).toBe('tooLarge')
})

test('a piece of XML without an end is refused before the library waits for it', async () => {
  for (const piece of [
    'x'.repeat(300_000),
    `<c ${'a '.repeat(150_000)}`,
    `<c a="${'><c>'.repeat(80_000)}`,
    `<!--${'<a>'.repeat(100_000)}`,
  ]) {
    const long = changed((parts) => {
      const sheet = String(parts.get('xl/worksheets/sheet1.xml'))
      parts.set('xl/worksheets/sheet1.xml', Buffer.from(sheet.replace('</sheetData>', `${piece}</sheetData>`)))
    })
    expect(await refusalOf(await long)).toBe('tooLarge')
  }
  const words = changed((parts) => {
    const last = `<row r="3"><c r="A3" t="inlineStr"><is><t>${'&#120;'.repeat(32_000)}</t></is></c></row></sheetData>`
    const sheet = String(parts.get('xl/worksheets/sheet1.xml')).replace('</sheetData>', last)
    parts.set('xl/worksheets/sheet1.xml', Buffer.from(sheet))
  })
  expect(await refusalOf(await words)).toBe('read')
})
