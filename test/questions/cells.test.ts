import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typeOf } from '../../src/questions/types'
import { asked, counted, sent } from './asked'

const type = typeOf('matrixNumber')
const question = asked(type, type.settings.parse(type.examples.settings))
const tenths = fc.integer({ min: 0, max: 5000 })
const typed = (tenth: number) => String(tenth / 10).replace('.', ',')

test('the totals shown equal a plain sum of what was typed, by row and by column', () => {
  fc.assert(
    fc.property(tenths, tenths, tenths, tenths, (a, b, c, d) => {
      const judged = type.judge(question, sent({ 'c.a': [typed(a)], 'd.a': [typed(b)], 'c.b': [typed(c)], 'd.b': [typed(d)] }))
      if (!judged.ok) throw new Error('refused')
      const lines = type.show(question, judged.answer, 'en').split('\n')
      const totals = [a + b, c + d, a + c, b + d].map((sum) => sum / 10)
      expect(lines.slice(4).map((line) => Number(/: ([\d,.]+)/.exec(line)?.[1]?.replaceAll(',', '')))).toEqual(totals)
    }),
  )
})

test('the totals of all sheets are exact, however many decimals meet', () => {
  fc.assert(
    fc.property(fc.array(fc.option(tenths, { nil: undefined }), { maxLength: 30 }), (cells) => {
      const answers = cells.map((tenth) => (tenth === undefined ? null : { 'c.a': tenth / 10 }))
      const [areas] = type.tally(question, counted(type, question, answers), 'vi').blocks
      const given = cells.filter((tenth) => tenth !== undefined)
      expect(areas).toMatchObject({
        rows: [
          {
            code: 'a',
            base: given.length,
            values: [given.reduce((sum, tenth) => sum + tenth, 0) / 10, expect.toSatisfy(() => true)],
          },
          { base: 0 },
        ],
      })
    }),
  )
})

test('a table of more cells than can be counted is refused', () => {
  const many = (count: number) => Array.from({ length: count }, (_, place) => ({ code: `c${place}`, label: `Dòng ${place}` }))
  expect(type.settings.safeParse({ rows: many(20), columns: many(4) }).success).toBe(true)
  expect(type.settings.safeParse({ rows: many(20), columns: many(5) }).success).toBe(false)
})
