import type { Node } from '../logic/evaluate'
import { type ExpressionFault, parseExpression } from '../logic/expression'
import { tokensOf } from './expression-names'
import { constantsOf, outcomeOf } from './expression-outcomes'
import type { Scope, Subject } from './expression-scope'

/** A fault of an expression and the piece of its text that is meant; `at` and `length` span all of it where it is the whole. */
export interface PlacedFault extends ExpressionFault {
  length: number
}

/**
 * What is wrong with an expression before anybody answers: it cannot be read, it names what does not stand before it,
 * it compares what cannot be alike, it waits for a code that is no option, or it is always the same. Takes ids and names.
 * Where it is not sure it says nothing.
 */
export function expressionFaults(text: string, scope: Scope): PlacedFault[] {
  const parsed = parseExpression(text)
  if (!parsed.ok) return [{ fault: parsed.fault, at: parsed.at, length: parsed.fault === 'notUnderstood' ? 1 : text.length }]
  const said: string[] = [...parsed.names.flatMap((name) => nameFaults(name, scope)), ...nodeFaults(parsed.node, scope)]
  if (said.length === 0) {
    const outcome = outcomeOf(parsed.node, scope)
    if (outcome !== null) said.push(outcome ? 'alwaysTrue' : 'alwaysFalse')
  }
  return [...new Set(said)].map((fault) => ({ fault, ...placeOf(fault, text) }))
}

function nameFaults(name: string, { subjects, notEarlier }: Scope): string[] {
  const [first = ''] = name.split('.', 1)
  if (subjects.has(name)) return []
  if (first === 'hidden') return [`unknownHidden ${name}`]
  if (first === 'variant') return [`unknownWording ${name}`]
  if (notEarlier.has(first)) return [`notEarlier ${name}`]
  // Parts of a question that its type tells nobody about may still be read.
  const isPart = name.includes('.') && [...subjects.keys()].some((each) => each === first || each.startsWith(`${first}.`))
  return [isPart ? `unknownPart ${name}` : `unknownName ${name}`]
}

const COMPARES = ['=', '!=', '<', '<=', '>', '>=', 'in']
const RECKONS = ['+', '-', '*', '/', '%', 'negative', 'round']

function nodeFaults(node: Node, scope: Scope): string[] {
  if (node[0] !== 'do') return []
  const [, operation, ...parts] = node
  const below = parts.flatMap((part) => nodeFaults(part, scope))
  if (COMPARES.includes(operation)) {
    const [left, right] = parts
    if (left && right)
      return [...below, ...comparisonFaults(operation, left, right, scope), ...comparisonFaults(operation, right, left, scope)]
  }
  if (!RECKONS.includes(operation)) return below
  return [...below, ...parts.flatMap((part) => reckoningFaults(part, scope))]
}

function comparisonFaults(operation: string, one: Node, other: Node, { subjects }: Scope): string[] {
  // `not a = b` means "(not a) = b", which nobody wants.
  if (one[0] === 'do' && one[1] === 'not' && ['=', '!=', 'in'].includes(operation)) return ['notNeedsBrackets']
  const subject = one[0] === 'of' ? subjects.get(one[1]) : undefined
  if (!subject || one[0] !== 'of') return []
  return constantsOf(other).flatMap((value) => constantFaults(one[1], subject, operation, value))
}

function constantFaults(name: string, subject: Subject, operation: string, value: string | number | boolean): string[] {
  const isOrder = operation.startsWith('<') || operation.startsWith('>')
  switch (subject.kind) {
    case 'number':
      return typeof value === 'string' && !/^-?\d+(\.\d+)?$/.test(value) ? [`numberWithText ${name} ${value}`] : []
    case 'day':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
        ? []
        : value === ''
          ? []
          : [`dayWithOther ${name} ${value}`]
    case 'text':
      return isOrder && typeof value === 'number' ? [`textWithNumber ${name} ${value}`] : []
    case 'any':
      return []
    default:
      if (value === '' || typeof value === 'boolean') return []
      if (subject.options.some(({ code }) => code === String(value))) return []
      if (isOrder) return subject.options.every(({ code }) => /^-?\d+$/.test(code)) ? [] : [`codeOrdered ${name}`]
      return [`unknownCode ${name} ${value}`]
  }
}

function reckoningFaults(part: Node, { subjects }: Scope): string[] {
  if (part[0] === 'is') return typeof part[1] === 'string' && Number.isNaN(Number(part[1])) ? [`reckonsWithText ${part[1]}`] : []
  const subject = part[0] === 'of' ? subjects.get(part[1]) : undefined
  if (!subject || part[0] !== 'of' || subject.kind === 'any' || subject.kind === 'number') return []
  const areNumbers = subject.options.length > 0 && subject.options.every(({ code }) => /^-?\d+$/.test(code))
  return areNumbers && subject.kind === 'code' ? [] : [`reckonsWithText ${part[1]}`]
}

/** Where the words of a fault stand in the text: a code in quotes before the name that goes with it. */
function placeOf(fault: string, text: string): { at: number; length: number } {
  const [code, name, ...rest] = fault.split(' ')
  const tokens = tokensOf(text)
  const value = rest.join(' ')
  const isValue = code === 'unknownCode' || code === 'numberWithText' || code === 'dayWithOther'
  const found =
    (isValue && tokens.find((token) => (token.kind === 'text' ? token.text.slice(1, -1) === value : token.text === value))) ||
    (code === 'notNeedsBrackets' && tokens.find((token) => token.text === 'not' || token.text === '!')) ||
    (name && tokens.find((token) => token.text === name))
  return found ? { at: found.at, length: found.text.length } : { at: 0, length: text.length }
}
