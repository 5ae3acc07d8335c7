const MOST_REMEMBERED = 2000
const LONGEST_REMEMBERED = 100

/**
 * The same function, which does its work once for each value as long as they are not too many: answers to closed
 * questions repeat. Long texts do not, and are not kept.
 */
export function remembering<Value, Made>(make: (value: Value) => Made): (value: Value) => Made {
  const plain = new Map<unknown, Made>()
  const composed = new Map<unknown, Made>()
  return (value) => {
    const isComposed = typeof value === 'object' && value !== null
    const key = isComposed ? JSON.stringify(value) : value
    const kept = isComposed ? composed : plain
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make(value)
    const isShort = typeof key !== 'string' || key.length <= LONGEST_REMEMBERED
    if (isShort && kept.size < MOST_REMEMBERED) kept.set(key, made)
    return made
  }
}
