import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rangeOf } from '../../src/results/export-range'

const tag = '"a"'
const asked = (range: string | undefined, size = 100, ifRange?: string) => rangeOf({ range, ifRange, tag, size })

test('a range is read as RFC 9110 says it', () => {
  expect(asked(undefined)).toBe('whole')
  expect(asked('bytes=0-9')).toEqual({ from: 0, to: 9 })
  expect(asked('bytes=90-')).toEqual({ from: 90, to: 99 })
  expect(asked('bytes=90-1000')).toEqual({ from: 90, to: 99 })
  expect(asked('bytes=-10')).toEqual({ from: 90, to: 99 })
  expect(asked('bytes=-1000')).toEqual({ from: 0, to: 99 })
  expect(asked('Bytes = 5 - 6')).toEqual({ from: 5, to: 6 })
})

test('what is no single range is answered with the whole, and one behind the end is impossible', () => {
  for (const range of ['bytes=0-1,5-6', 'bytes=-', 'bytes=a-b', 'lines=0-1', 'bytes=9-3', '', 'bytes=1e3-'])
    expect(asked(range)).toBe('whole')
  for (const range of ['bytes=100-', 'bytes=100-200', 'bytes=-0', 'bytes=-00']) expect(asked(range)).toBe('impossible')
  expect(asked('bytes=-1', 0)).toBe('impossible')
})

test('a range of another file is answered with the whole', () => {
  expect(asked('bytes=5-', 100, '"a"')).toEqual({ from: 5, to: 99 })
  for (const other of ['"b"', 'W/"a"', 'Wed, 25 Nov 2026 08:00:00 GMT']) expect(asked('bytes=5-', 100, other)).toBe('whole')
})

test('whatever range is asked for, what is given lies within the file', () => {
  const edge = fc.oneof(fc.constant(''), fc.nat(300).map(String))
  fc.assert(
    fc.property(edge, edge, fc.nat(200), (first, last, size) => {
      const range = asked(`bytes=${first}-${last}`, size)
      if (typeof range === 'string') return
      expect(range.from).toBeGreaterThanOrEqual(0)
      expect(range.from).toBeLessThanOrEqual(range.to)
      expect(range.to).toBeLessThan(size)
    }),
  )
})
