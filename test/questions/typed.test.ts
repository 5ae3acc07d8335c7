import { expect, test } from 'vitest'
import { limitsText } from '../../src/questions/limits'
import { readNumber } from '../../src/questions/typed-number'
import { typeOf } from '../../src/questions/types'
import { faultText } from '../../src/questions/wording'
import { asked, sent } from './asked'

test.each([
  ['25000', 25_000],
  ['25.000', 25_000],
  ['25 000', 25_000],
  ['25\u00a0000', 25_000],
  ['1.250.000,5', 1_250_000.5],
  ['2,5', 2.5],
  ['2.5', 2.5],
  ['007', 7],
  ['\u22125', -5],
])('%s is %d', (typed, value) => {
  expect(readNumber(typed, 2)).toEqual({ value })
})

test('a zero with a minus is a plain zero', () => {
  const read = readNumber('-0', 0)
  expect('value' in read && Object.is(read.value, 0)).toBe(true)
})

test.each([
  '1e9',
  'NaN',
  'Infinity',
  '٣',
  '0x10',
  '2.5.0',
  '25.00',
  '1.2345',
  '25 00',
  '--1',
  '+1',
  '',
  '9'.repeat(14),
  'hai lăm',
])('%s is no whole number', (typed) => {
  expect(readNumber(typed, 0)).toHaveProperty('fault')
})

test('25,000 is asked about again, not taken for 25', () => {
  expect(readNumber('25,000', 0)).toEqual({ fault: 'notWhole' })
  expect(readNumber('25,000', 1)).toEqual({ fault: 'tooPrecise 1' })
})

test('a share that does not add up is told its sum, as figures are written here', () => {
  const allocate = typeOf('allocate')
  const options = [
    { code: 'a', label: 'Đường' },
    { code: 'b', label: 'Nước' },
  ]

  const judged = allocate.judge(asked(allocate, { options, total: 12_600 }), sent({ a: ['12.000'], b: ['500'] }))

  expect(judged).toEqual({ ok: false, faults: { '': 'wrongSum 12500 12600' } })
  expect(faultText(allocate, judged.ok ? {} : judged.faults, '', 'vi')).toBe('Tổng đang là 12.500. Xin chia lại cho đúng 12.600.')
})

test('words keep their letters composed, without marks that turn the direction', () => {
  const long = typeOf('long')

  const judged = long.judge(asked(long, {}), sent({ '': ['\u202eTiê\u0301ng\r\nViệt\u0000 '] }))

  expect(judged).toEqual({ ok: true, answer: 'Tiếng\nViệt' })
})

test('a choice that stands alone is enough even where two are asked for', () => {
  const multi = typeOf('multi')
  const options = ['a', 'b', 'c'].map((code) => ({ code, label: code }))
  const question = asked(multi, { options, least: 2, most: 2, otherCode: null, aloneCode: 'c' })

  expect(multi.judge(question, sent({ '': ['c'] }))).toEqual({ ok: true, answer: ['c'] })
  expect(multi.judge(question, sent({ '': ['a'] }))).toEqual({ ok: false, faults: { '': 'tooFewChosen 2' } })
})

test('twelve answers of a sheet are judged in less than a fifth of a millisecond', () => {
  const multi = typeOf('multi')
  const options = Array.from({ length: 31 }, (_, place) => ({ code: `c${place}`, label: `Việc ${place}` }))
  const question = asked(multi, { options, least: 0, most: 3, otherCode: 'c30', aloneCode: null })
  const fields = sent({ '': ['c3', 'c17', 'c30'], other: ['Xin sửa cống thôn 9 trước mùa lũ'] })
  const judgeMany = (times: number) => {
    const started = performance.now()
    for (let time = 0; time < times; time++) multi.judge(question, fields)
    return performance.now() - started
  }
  judgeMany(2_000)

  // 12 answers x 1.000 sheets; a fifth of a second for all of them leaves room on a busy machine.
  expect(Math.min(judgeMany(12_000), judgeMany(12_000), judgeMany(12_000))).toBeLessThan(200)
})

test('limits are said, but not that a count begins at nothing', () => {
  const said = (least: number | null, most: number | null, unit = '') => limitsText({ least, most, unit }, 'vi')

  expect([said(0, null), said(0, null, 'm²'), said(1, null), said(0, 9), said(null, 9)]).toEqual([
    '',
    'Đơn vị: m².',
    'Từ 1 trở lên.',
    'Từ 0 đến 9.',
    'Không quá 9.',
  ])
})
