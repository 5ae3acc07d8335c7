// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSource } from '../../src/exchange/source'
import { samples, workbook } from './samples'

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
