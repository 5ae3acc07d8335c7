// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSource } from '../../src/exchange/source'
import { unzip } from '../../src/exchange/unzip'
import { zipOf } from '../../src/exchange/zip'
import { brought, samples, workbook } from './samples'

const refusalOf = async (bytes: Buffer | string) => {
  const read = await readSource(Buffer.from(bytes), 'vi')
  return read.ok ? 'read' : read.refusal
}
const form = {
  survey: [
    ['type', 'name', 'label'],
    ['text', 'a', 'Câu hỏi'],
  ],
}

/** The parts of a workbook, some put otherwise, packed again. */
async function changed(change: (parts: Map<string, Buffer>) => void): Promise<Buffer> {
  const read = unzip(await workbook(form))
  if (!read.ok) throw new Error('no zip')
  const parts = new Map(read.parts)
  change(parts)
  return zipOf(parts)
}

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

test('whatever is no questionnaire is refused with its reason', async () => {
  expect(await refusalOf('')).toBe('noFile')
  expect(await refusalOf(Buffer.alloc(10 * 1024 * 1024 + 1, 32))).toBe('tooLarge')
  expect(await refusalOf('xin chào')).toBe('notKnown')
  expect(await refusalOf(Buffer.from([0xff, 0xfe, 0, 1]))).toBe('notKnown')
  expect(await refusalOf('{"a": ')).toBe('notJson')
  expect(await refusalOf('{"a": 1}')).toBe('notSurveyJs')
  expect(await refusalOf('[1, 2]')).toBe('notSurveyJs')
  expect(await refusalOf(`${'{"elements":['.repeat(100)}1${']}'.repeat(100)}`)).toBe('tooDeep')
  expect(await refusalOf('['.repeat(5_000_000))).toBe('notJson')
  expect(await refusalOf('{"format": "ydan.questionnaire", "version": 9, "questions": []}')).toBe('notOurs')
  expect(await refusalOf('<html></html>')).toBe('notLimeSurvey')
  expect(await refusalOf('<document><questions></questions></document>')).toBe('notLimeSurvey')
  expect(await refusalOf('<document><a></document>')).toMatch(/broken|notLimeSurvey/)
})

test('a workbook is refused that is old, locked, broken, no workbook or no XLSForm', async () => {
  const whole = await workbook(form)
  expect(await refusalOf(whole)).toBe('read')
  expect(await refusalOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toBe('oldWorkbook')
  expect(await refusalOf(whole.subarray(0, whole.length - 30))).toBe('broken')
  expect(await refusalOf(zipOf([['a.txt', Buffer.from('a')]]))).toBe('notWorkbook')
  expect(await refusalOf(await workbook({ tabelle: [['type']] }))).toBe('noSurvey')
  expect(await refusalOf(await workbook({ survey: [['name'], ['a']] }))).toBe('noSurvey')
  const locked = Buffer.from(whole)
  locked.writeUInt16LE(1, locked.indexOf('PK\x01\x02') + 8)
  expect(await refusalOf(locked)).toBe('encrypted')
  expect(
    await refusalOf(await changed((parts) => parts.set('xl/worksheets/sheet1.xml', Buffer.from('<worksheet><sheetData><row')))),
  ).not.toBe('read')
})

test('macros and declarations of XML are never opened', async () => {
  expect(await refusalOf(await changed((parts) => parts.set('xl/vbaProject.bin', Buffer.from('x'))))).toBe('macros')
  const lol = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>'
  const declared = await changed((parts) => parts.set('xl/workbook.xml', Buffer.from(lol + String(parts.get('xl/workbook.xml')))))
  expect(await refusalOf(declared)).toBe('declarations')
  expect(await refusalOf(`<?xml version="1.0"?>${lol}<document>&lol2;</document>`)).toBe('declarations')
  expect(await refusalOf('<!DOCTYPE x SYSTEM "file:///etc/passwd"><document/>')).toBe('declarations')
})

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

test('a cell with a formula is taken by its last value and told', async () => {
  const worked = await changed((parts) => {
    const sheet = String(parts.get('xl/worksheets/sheet1.xml'))
    const cell =
      '<row r="3"><c r="A3" t="str"><f>HYPERLINK("http://x")</f><v>text</v></c><c r="B3" t="str"><v>b</v></c></row></sheetData>'
    parts.set('xl/worksheets/sheet1.xml', Buffer.from(sheet.replace('</sheetData>', cell)))
  })
  const { outcome } = await brought(worked)
  expect(outcome.notices).toEqual([{ code: 'formulaCells', args: ['1', 'A3'] }])
  expect(outcome.questions.map(({ name }) => name)).toEqual(['a', 'b'])
})

test('text that a spreadsheet would take for a formula stays text', async () => {
  const { outcome } = await brought(
    await workbook({
      survey: [
        ['type', 'name', 'label'],
        ['text', 'a', '=1+1'],
        ['text', 'b', '@SUM(A1)'],
      ],
    }),
  )
  expect(outcome.questions.map(({ label }) => label)).toEqual(['=1+1', '@SUM(A1)'])
})

test('a type called like what every object has is no type', async () => {
  for (const name of ['constructor', 'toString', '__proto__']) {
    const { outcome } = await brought(
      await workbook({
        survey: [
          ['type', 'name', 'label', 'relevant'],
          [name, name, 'a', `${name}(1)`],
        ],
      }),
    )
    expect(outcome.lines.map(({ fate }) => fate)).toEqual(['lost'])
    const survey = {
      elements: [
        { type: name, name },
        { type: 'text', name: 'b', visibleIf: `${name}({b})` },
      ],
    }
    expect((await brought(Buffer.from(JSON.stringify(survey)))).outcome.lines.map(({ fate }) => fate)).toEqual([
      'lost',
      'changed',
    ])
  }
})

test('whatever is changed in a file, it is read or refused, quickly and never otherwise', async () => {
  const whole = await Promise.all(samples.map((sample) => sample.bytes()))
  const pieces = [...'${a} {a} </row> <row> ]]> "type" select_one begin_repeat end_group null [] {} -1 1e999 𝒳 \ud800'.split(' ')]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...whole),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.oneof(fc.constantFrom(...pieces), fc.string())), {
        minLength: 1,
        maxLength: 5,
      }),
      async (bytes, changes) => {
        const broken = changes.reduce((content, [where, piece]) => {
          const at = Math.floor(where * content.length)
          const put = Buffer.from(piece)
          return Buffer.concat([content.subarray(0, at), put, content.subarray(at + put.length)])
        }, bytes)
        const start = performance.now()
        await readSource(broken, 'vi')
        expect(performance.now() - start).toBeLessThan(2000)
      },
    ),
    { numRuns: 150 },
  )
})

test('rows and surveys of any shape are read or refused', async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      'select_one l',
      'begin_group',
      'end_group',
      'begin_repeat',
      'end_repeat',
      'text',
      'calculate',
      'l',
      'yes',
      '${a} = 1',
      '.',
    ),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), async (rows) => {
      const header = ['type', 'name', 'label', 'relevant', 'constraint', 'calculation', 'appearance', 'default']
      await readSource(
        await workbook({ survey: [header, ...rows], choices: [['list_name', 'name', 'label'], ['l', 'a', 'A'], ...rows] }),
        'vi',
      )
    }),
    { numRuns: 40 },
  )
  const any = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'type',
          'name',
          'title',
          'choices',
          'elements',
          'rows',
          'columns',
          'validators',
          'visibleIf',
          'items',
          'rateValues',
          'templateElements',
          'default',
        ),
        tie('json'),
        { maxKeys: 4 },
      ),
    ),
  })).json
  const types = [
    'radiogroup',
    'checkbox',
    'matrix',
    'matrixdropdown',
    'matrixdynamic',
    'paneldynamic',
    'panel',
    'rating',
    'text',
    'multipletext',
    'boolean',
    'html',
    'expression',
    'slider',
    'ranking',
    'imagepicker',
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...types),
      fc.dictionary(
        fc.constantFrom(
          'name',
          'title',
          'choices',
          'elements',
          'rows',
          'columns',
          'validators',
          'visibleIf',
          'items',
          'rateValues',
          'rateMin',
          'rateMax',
          'templateElements',
          'cellType',
          'expression',
          'min',
          'max',
          'html',
        ),
        any,
      ),
      async (type, element) => {
        await readSource(Buffer.from(JSON.stringify({ pages: [{ elements: [{ ...element, type }] }] })), 'vi')
      },
    ),
    { numRuns: 400 },
  )
})
