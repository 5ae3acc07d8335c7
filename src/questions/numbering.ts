import type { Question } from './question-type'
import { typeOf } from './types'

/** The number printed before each item that asks, by its id: 1, 2, 3 … through the whole list, whatever is shown of it. */
export function numbersOf(items: readonly Pick<Question, 'id' | 'type'>[]): ReadonlyMap<string, string> {
  const asking = items.filter(({ type }) => (typeOf(type).role ?? 'asks') === 'asks')
  return new Map(asking.map(({ id }, place) => [id, String(place + 1)]))
}
