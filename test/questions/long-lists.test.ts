import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsOf } from '../../src/kernel/fields'
import { readList } from '../../src/questions/list-editor'
import { typeOf } from '../../src/questions/types'
import { versionOf } from '../../src/questions/types/consent'
import { asked, counted, sent } from './asked'

const was = (options: readonly { code: string; label: string }[]) =>
  options.map(({ code, label }) => `${code}\t${label}`).join('\n')
const edited = (text: string, before: readonly { code: string; label: string }[] = []) =>
  readList(
    fieldsOf([
      ['options', text],
      ['options.was', was(before)],
    ]),
    'options',
  )
const codes = (options: readonly { code: string }[]) => options.map(({ code }) => code)

const before = [
  { code: 'a', label: 'Thôn 1' },
  { code: 'b', label: 'Thôn 2' },
  { code: 'c', label: 'Thôn 3' },
]

test('lines that stayed keep their codes, wherever they stand', () => {
  expect(edited('Thôn 3\nThôn 1\n\nThôn 2', before)).toEqual([before[2], before[0], before[1]])
})

test('a line reworded in its place keeps its code, so that its answers stay', () => {
  expect(edited('Thôn 1\nThôn Hai\nThôn 3', before)).toEqual([before[0], { code: 'b', label: 'Thôn Hai' }, before[2]])
  expect(codes(edited('Thôn Một\nThôn Hai\nThôn 3', before))).toEqual(['a', 'b', 'c'])
})

test('a line put in or taken out changes no other, and brings no old code back to life', () => {
  const added = edited('Thôn 1\nThôn 9\nThôn 2\nThôn 3', before)
  expect(codes(added).filter((code) => code.length === 1)).toEqual(['a', 'b', 'c'])
  expect(added[1]?.code).toMatch(/^o[0-9a-f]{6}$/)
  expect(codes(edited('Thôn 1\nThôn 3', before))).toEqual(['a', 'c'])
})

test('saving the same list twice gives the same codes', () => {
  expect(edited('Một\nHai\nBa')).toEqual(edited('Một\r\nHai\r\nBa\r\n'))
})

test('a list pasted from a spreadsheet brings its codes; written by hand they stand before a bar', () => {
  expect(edited('00001\tXã Minh Họa\n00002 | Xã Đảo Mẫu\nXã khác')).toMatchObject([
    { code: '00001', label: 'Xã Minh Họa' },
    { code: '00002', label: 'Xã Đảo Mẫu' },
    { label: 'Xã khác' },
  ])
})

test('whatever is written, no two lines get one code of ours and every line has one', () => {
  const line = fc.oneof(fc.constantFrom('Thôn 1', 'Thôn 2', 'Thôn 3', 'Thôn 4', ''), fc.string({ maxLength: 12 }))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const read = edited(lines.join('\n'), before)
      const own = read.filter(({ code }) => /^o[0-9a-f]{6}$/.test(code))
      expect(new Set(codes(own)).size).toBe(own.length)
      for (const { code, label } of read) {
        expect(code).toMatch(/^[0-9A-Za-z]{1,8}$/)
        expect(label).not.toBe('')
      }
    }),
  )
})

test('a list says which lines are alike', () => {
  const parsed = typeOf('dropdown').settings.safeParse({ options: edited('Một\nHai\nMột'), otherCode: null })
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual(['repeatedLine 1 3'])
})

test('a thousand lines are accepted, one more is not', () => {
  const lines = (count: number) => edited(Array.from({ length: count }, (_, place) => `Xóm ${place}`).join('\n'))
  const { settings } = typeOf('dropdown')

  expect(settings.safeParse({ options: lines(1000), otherCode: null }).success).toBe(true)
  expect(settings.safeParse({ options: lines(1001), otherCode: null }).error?.issues[0]?.message).toBe('tooManyOptions 1000')
})

test('a consent is bound to its wording: another comma is another version, and is asked for again', () => {
  const consent = typeOf('consent')
  const first = { text: 'Xã dùng nội dung này để tổng hợp.', agree: 'Tôi đồng ý.' }
  const second = { ...first, text: 'Xã dùng nội dung này, để tổng hợp.' }
  const judged = consent.judge(asked(consent, first), sent({ '': ['yes'] }))

  expect(judged).toEqual({ ok: true, answer: versionOf(first) })
  expect(versionOf(second)).not.toBe(versionOf(first))
  expect(consent.sentOf(asked(consent, second), versionOf(first)).size).toBe(0)
})

test('a ballot for another opinion must say it', () => {
  const ballot = typeOf('ballot')
  const question = asked(ballot, { matter: '', wording: 'approve' })

  expect(ballot.judge(question, sent({ '': ['other'] }))).toEqual({ ok: false, faults: { other: 'sayOther' } })
  expect(ballot.judge(question, sent({ '': ['no'], other: ['bỏ quên'] }))).toEqual({ ok: true, answer: 'no' })
})

test('the mean of stars is of those who gave some', () => {
  const stars = typeOf('stars')
  const question = asked(stars, { most: 5, low: null, high: null, unknown: 'Không có ý kiến' })

  const { blocks } = stars.tally(question, counted(stars, question, ['5', '4', 'unknown', '3', null]), 'vi')

  expect(blocks[1]).toMatchObject({ rows: [{ base: 3, values: [4, 4, expect.closeTo(0.8165, 4)] }] })
})
