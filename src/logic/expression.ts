import jsep from 'jsep'
import { FUNCTIONS, type Node, type Operation } from './evaluate'

/**
 * The one language of conditions, calculations, checks and piping:
 * `qRoad = 'b' and (count(qNeeds) > 2 or not answered(qWhy))`.
 * Names are those of questions and their parts (`q7KM2`, `q7KM2.rows`), and of what a sheet brings with it (`hidden.source`,
 * `place`, `hamlet`, `language`). docs/expressions.md describes it for authors.
 */

export interface Expression {
  node: Node
  /** Each name once, in the order of its first use. */
  names: readonly string[]
}

/** `at` is the place in the text, from 0. */
export interface ExpressionFault {
  /** A code of `messages.logic.faults`, and after blanks the words its message names. */
  fault: string
  at: number
}

export type Parsed = ({ ok: true } & Expression) | ({ ok: false } & ExpressionFault)

export const LONGEST_EXPRESSION = 2000
const MOST_NODES = 400
const DEEPEST = 40

const BINARY: Readonly<Record<string, Operation>> = {
  '||': 'or',
  or: 'or',
  '&&': 'and',
  and: 'and',
  '=': '=',
  '==': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  in: 'in',
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '%': '%',
}
const UNARY: Readonly<Record<string, Operation | ''>> = { not: 'not', '!': 'not', '-': 'negative', '+': '' }

const parser = jsepFor()

/** Reads an expression. Never throws and runs nothing of it; what it cannot mean is a fault with its place. */
export function parseExpression(text: string): Parsed {
  if (text.length > LONGEST_EXPRESSION) return { ok: false, fault: `tooLong ${LONGEST_EXPRESSION}`, at: LONGEST_EXPRESSION }
  if (text.trim() === '') return { ok: false, fault: 'empty', at: 0 }
  try {
    const names = new Set<string>()
    const counter = { nodes: 0, names }
    const node = nodeOf(parser(text), counter, 0)
    return { ok: true, node, names: [...names] }
  } catch (error) {
    if (error instanceof NotMeant) return { ok: false, fault: error.fault, at: 0 }
    return { ok: false, fault: 'notUnderstood', at: placeIn(error) }
  }
}

class NotMeant extends Error {
  constructor(readonly fault: string) {
    super(fault)
  }
}

interface Counter {
  nodes: number
  names: Set<string>
}

function nodeOf(read: jsep.Expression, counter: Counter, depth: number): Node {
  if (++counter.nodes > MOST_NODES || depth > DEEPEST) throw new NotMeant('tooLarge')
  const below = (part: unknown): Node => {
    if (!isExpression(part)) throw new NotMeant('notUnderstood')
    return nodeOf(part, counter, depth + 1)
  }
  const all = (parts: unknown): Node[] => {
    if (!Array.isArray(parts)) throw new NotMeant('notUnderstood')
    return parts.map(below)
  }
  const operator = String(read['operator'])
  switch (read.type) {
    case 'Literal':
      return ['is', literal(read['value'])]
    case 'Identifier':
    case 'MemberExpression': {
      const name = nameOf(read)
      counter.names.add(name)
      return ['of', name]
    }
    case 'ArrayExpression':
      return ['do', 'list', ...all(read['elements'])]
    case 'ConditionalExpression':
      return ['do', 'if', below(read['test']), below(read['consequent']), below(read['alternate'])]
    case 'UnaryExpression': {
      const operation = UNARY[operator]
      const part = below(read['argument'])
      if (operation === undefined) throw new NotMeant(`unknownSign ${operator}`)
      return operation === '' ? part : ['do', operation, part]
    }
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const operation = BINARY[operator]
      if (operation === undefined) throw new NotMeant(`unknownSign ${operator}`)
      return ['do', operation, below(read['left']), below(read['right'])]
    }
    case 'CallExpression':
      return callOf(read, all)
    default:
      throw new NotMeant('notUnderstood')
  }
}

function callOf(read: jsep.Expression, all: (parts: unknown) => Node[]): Node {
  const callee = read['callee']
  const name = isExpression(callee) && callee.type === 'Identifier' ? String(callee['name']) : ''
  const operation = isFunction(name) ? name : undefined
  const [least, most] = (operation && FUNCTIONS[operation]) ?? [0, 0]
  if (!operation) throw new NotMeant(`unknownFunction ${name}`)
  const parts = all(read['arguments'])
  if (parts.length < least || parts.length > most) throw new NotMeant(`wrongCount ${name} ${least} ${most}`)
  return ['do', operation, ...parts]
}

/** `q7KM2.rows` as one name; nothing is ever looked up in an object. */
function nameOf(read: jsep.Expression): string {
  if (read.type === 'Identifier') return String(read['name'])
  const { object, property, computed } = read
  if (read.type !== 'MemberExpression' || computed || !isExpression(object) || !isExpression(property))
    throw new NotMeant('notUnderstood')
  return `${nameOf(object)}.${nameOf(property)}`
}

function literal(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' && !value.isWellFormed()) throw new NotMeant('notUnderstood')
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new NotMeant('notUnderstood')
}

const isFunction = (name: string): name is Operation => Object.hasOwn(FUNCTIONS, name)
const isExpression = (part: unknown): part is jsep.Expression => part !== null && typeof part === 'object' && 'type' in part

/** The library keeps its operators for the whole process; nobody else here uses it. */
function jsepFor(): (text: string) => jsep.Expression {
  jsep.removeAllBinaryOps()
  jsep.removeAllUnaryOps()
  for (const [place, signs] of [
    ['or', '||'],
    ['and', '&&'],
    ['=', '==', '!=', '<>', 'in'],
    ['<', '<=', '>', '>='],
    ['+', '-'],
    ['*', '/', '%'],
  ].entries())
    for (const sign of signs) jsep.addBinaryOp(sign, place + 1)
  for (const sign of Object.keys(UNARY)) jsep.addUnaryOp(sign)
  return jsep
}

const placeIn = (error: unknown): number =>
  error instanceof Error && 'index' in error && typeof error.index === 'number' ? error.index : 0
