/** Which bytes of a file a request wants, both ends included. */
export interface ByteRange {
  from: number
  to: number
}

interface RangeAsked {
  range: string | undefined
  ifRange: string | undefined
  /** The strong validator of the file. */
  tag: string
  size: number
}

/**
 * Reads `Range` and `If-Range` by RFC 9110, 13.1.5 and 14.1.2: `whole` for no range, several ranges, what is none, and
 * a range of another file; `impossible` for one that begins behind the end.
 */
export function rangeOf({ range, ifRange, tag, size }: RangeAsked): ByteRange | 'whole' | 'impossible' {
  if (range === undefined || (ifRange !== undefined && ifRange.trim() !== tag)) return 'whole'
  const asked = /^\s*bytes\s*=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(range)
  const [, first = '', last = ''] = asked ?? []
  if (first === '' && last === '') return 'whole'
  if (first === '')
    return Number(last) === 0 || size === 0 ? 'impossible' : { from: Math.max(0, size - Number(last)), to: size - 1 }
  const from = Number(first)
  const to = last === '' ? size - 1 : Number(last)
  if (last !== '' && to < from) return 'whole'
  return from >= size ? 'impossible' : { from, to: Math.min(to, size - 1) }
}
