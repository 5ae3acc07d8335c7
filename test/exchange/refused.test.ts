import { expect, test } from 'vitest'
import { zipOf } from '../../src/exchange/zip'
import { changed, form, refusalOf } from './refusal'
import { brought, workbook } from './samples'

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
