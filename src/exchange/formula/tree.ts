import type { Node, Operation } from '../../logic/evaluate'

/** Small hands for building the trees of src/logic/evaluate.ts. */

export const constant = (value: string | number | boolean | null): Node => ['is', value]
export const named = (name: string): Node => ['of', name]
export const doing = (operation: Operation, ...parts: readonly Node[]): Node => ['do', operation, ...parts]
export const not = (node: Node): Node => doing('not', node)

/** All of them must hold; null for none. */
export const allOf = (nodes: readonly (Node | null)[]): Node | null => {
  const wanted = nodes.filter((node) => node !== null)
  const [first, ...others] = wanted
  if (!first) return null
  return others.reduce<Node>((left, right) => doing('and', left, right), first)
}

/** The same tree with each name put into other words. */
export function renamed(node: Node, rename: (name: string) => string): Node {
  if (node[0] === 'of') return ['of', rename(node[1])]
  if (node[0] === 'is') return node
  const [, operation, ...parts] = node
  return doing(operation, ...parts.map((part) => renamed(part, rename)))
}

export const isConstant = (node: Node | undefined): node is readonly ['is', string | number | boolean | null] =>
  node?.[0] === 'is' && !Array.isArray(node[1])

export const textOf = (node: Node | undefined): string | undefined =>
  isConstant(node) && node[1] !== null && typeof node[1] !== 'boolean' ? String(node[1]) : undefined
