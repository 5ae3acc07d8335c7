import { evaluate, isTrue, type Node, type Surroundings, type Value } from './evaluate'

export const TRUE: Node = ['is', true]
const FALSE: Node = ['is', false]

/** What is left of an expression once some names are known; undefined stands for a name that is not known yet. */
export function settled(node: Node, known: (name: string) => Value | undefined, surroundings: Surroundings): Node {
  if (node[0] === 'is') return node
  if (node[0] === 'of') {
    const value = known(node[1])
    return value === undefined ? node : ['is', value]
  }
  const [, operation, ...parts] = node
  const left = parts.map((part) => settled(part, known, surroundings))
  if (operation === 'and') return allOf(left)
  if (operation === 'or') return notOf(allOf(left.map(notOf)))
  const [condition, then, otherwise] = left
  if (operation === 'if' && condition && then && isSettled(condition))
    return isTrue(valueIn(condition)) ? then : (otherwise ?? ['is', null])
  const whole: Node = ['do', operation, ...left]
  return left.every(isSettled) ? ['is', evaluate(whole, nothing, surroundings)] : whole
}

/** True when all hold. */
export function allOf(nodes: readonly Node[]): Node {
  if (nodes.some((node) => isSettled(node) && !isTrue(valueIn(node)))) return FALSE
  const open = nodes.filter((node) => !isSettled(node))
  const [first] = open
  if (!first) return TRUE
  return open.length === 1 ? first : ['do', 'and', ...open]
}

export function notOf(node: Node): Node {
  if (isSettled(node)) return isTrue(valueIn(node)) ? FALSE : TRUE
  return node[0] === 'do' && node[1] === 'not' && node[2] ? node[2] : ['do', 'not', node]
}

export const isSettled = (node: Node): boolean => node[0] === 'is'

/** The names an expression asks for. */
export function namesIn(node: Node): string[] {
  if (node[0] === 'is') return []
  if (node[0] === 'of') return [node[1]]
  const [, , ...parts] = node
  return parts.flatMap(namesIn)
}

/** Of a settled one; null for any other. */
export const valueIn = (node: Node): Value => (node[0] === 'is' ? node[1] : null)

const nothing = (): Value => null
