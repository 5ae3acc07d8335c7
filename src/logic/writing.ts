import { FUNCTIONS, type Node, type Operation, type Value } from './evaluate'
import { parseExpression } from './expression'
import { POWERS } from './powers'

const BEFORE: Readonly<Partial<Record<Operation, string>>> = { not: 'not ', negative: '-' }

/** A tree as a line of our own language; undefined for one that the language does not read back as it is. */
export function writeFormula(node: Node): string | undefined {
  const text = written(node)
  return parseExpression(text).ok ? text : undefined
}

function written(node: Node): string {
  if (node[0] === 'is') return literal(node[1])
  if (node[0] === 'of') return node[1]
  const [, operation, ...parts] = node
  const own = POWERS[operation]
  if (own !== undefined && parts.length === 2) {
    const [left, right] = parts
    // On the right of its like it would be read from the left.
    return `${within(left, own)} ${operation} ${within(right, own + 1)}`
  }
  const before = BEFORE[operation]
  if (before !== undefined) return `${before}${within(parts[0], 7)}`
  if (operation === 'list') return `[${parts.map(written).join(', ')}]`
  return operation in FUNCTIONS ? `${operation}(${parts.map(written).join(', ')})` : ''
}

function within(node: Node | undefined, power: number): string {
  if (!node) return ''
  const own = node[0] === 'do' ? (POWERS[node[1]] ?? (node[1] in BEFORE ? 6 : 9)) : 9
  const isNegative = node[0] === 'is' && typeof node[1] === 'number' && node[1] < 0
  return own < power || isNegative ? `(${written(node)})` : written(node)
}

function literal(value: Value): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t')}'`
  if (typeof value === 'object' && value !== null) return `[${value.map(literal).join(', ')}]`
  return String(value)
}
