import type { Node, Value } from '../../logic/evaluate'
import { parseExpression } from '../../logic/expression'

/** A formula of ours as XLSForm writes it; undefined for what it cannot say. `nameOf` gives the file's name of one of ours. */
export function xpathOf(formula: string, nameOf: (name: string) => string | undefined): string | undefined {
  const parsed = parseExpression(formula)
  return parsed.ok ? xpathOfNode(parsed.node, nameOf) : undefined
}

type NameOf = (name: string) => string | undefined

const SIGNS: Readonly<Record<string, readonly [sign: string, power: number]>> = {
  or: ['or', 1],
  and: ['and', 2],
  '=': ['=', 3],
  '!=': ['!=', 3],
  '<': ['<', 4],
  '<=': ['<=', 4],
  '>': ['>', 4],
  '>=': ['>=', 4],
  '+': ['+', 5],
  '-': ['-', 5],
  '*': ['*', 6],
  '/': ['div', 6],
  '%': ['mod', 6],
}
const CALLS: Readonly<Record<string, readonly [name: string, least: number, most: number]>> = {
  not: ['not', 1, 1],
  if: ['if', 3, 3],
  min: ['min', 2, 20],
  max: ['max', 2, 20],
  round: ['round', 1, 2],
  length: ['string-length', 1, 1],
  contains: ['contains', 2, 2],
  matches: ['regex', 2, 2],
  today: ['today', 0, 0],
}
const OUTERMOST = 0
const INNERMOST = 7

function xpathOfNode(node: Node, nameOf: NameOf, power = OUTERMOST): string | undefined {
  if (node[0] === 'is') return literal(node[1])
  if (node[0] === 'of') {
    const name = nameOf(node[1])
    return name === undefined || name === '.' ? name : `\${${name}}`
  }
  const [, operation, ...parts] = node
  const sign = SIGNS[operation]
  const [left, right] = parts
  if (sign && left && right) {
    const [one, other] = [xpathOfNode(left, nameOf, sign[1]), xpathOfNode(right, nameOf, sign[1] + 1)]
    if (one === undefined || other === undefined) return undefined
    const text = `${one} ${sign[0]} ${other}`
    return sign[1] < power ? `(${text})` : text
  }
  if (operation === 'in' && left && right) return chosen(left, right, nameOf, power)
  const all = parts.map((part) => xpathOfNode(part, nameOf, operation === 'negative' ? INNERMOST : OUTERMOST))
  if (all.some((part) => part === undefined)) return undefined
  if (operation === 'negative') return `-${all[0]}`
  if (operation === 'answered')
    return bracketed(
      all.map((part) => `${part} != ''`),
      'and',
      power,
    )
  if (operation === 'sum')
    return bracketed(
      parts.map((part) => xpathOfNode(part, nameOf, 5) ?? ''),
      '+',
      power,
    )
  if (operation === 'count' && all.length === 1) return `count-selected(${all[0]})`
  const call = CALLS[operation]
  return call && all.length >= call[1] && all.length <= call[2] ? `${call[0]}(${all.join(', ')})` : undefined
}

const bracketed = (parts: readonly string[], sign: string, power: number): string => {
  const text = parts.join(` ${sign} `)
  return parts.length > 1 && power > OUTERMOST ? `(${text})` : text
}

/** One of some codes in an answer, or an answer among some codes. */
function chosen(left: Node, right: Node, nameOf: NameOf, power: number): string | undefined {
  const [question, codes] = right[0] === 'of' ? [right, left] : [left, right]
  const name = xpathOfNode(question, nameOf)
  const said =
    codes[0] === 'do' && codes[1] === 'list'
      ? codes.slice(2).map((each) => (typeof each === 'object' ? each : undefined))
      : [codes]
  const texts = said.flatMap((each) => (each ? codesIn(each) : []))
  if (name === undefined || texts.length === 0 || texts.some((text) => text === undefined)) return undefined
  return bracketed(
    texts.map((text) => `selected(${name}, ${text})`),
    'or',
    power,
  )
}

const codesIn = (node: Node): (string | undefined)[] =>
  node[0] !== 'is' ? [undefined] : (Array.isArray(node[1]) ? node[1] : [node[1]]).map(literal)

function literal(value: Value): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'true()' : 'false()'
  if (value === null) return "''"
  if (typeof value !== 'string') return undefined
  return !value.includes("'") ? `'${value}'` : value.includes('"') ? undefined : `"${value}"`
}
