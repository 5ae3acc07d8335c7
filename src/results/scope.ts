import { maySee } from '../audit/permissions'
import type { Actor } from '../kernel/world'
import type { Filter } from './results'

/** Which hamlets' sheets a person may read; null for all of them. */
export type Scope = readonly number[] | null

/**
 * Who holds a role in the consultation's unit or above it reads everything; who holds one further down, as a hamlet
 * head, reads the sheets of the own hamlets; anybody else nothing (undefined).
 */
export function scopeOf(actor: Actor, unitPath: string, hamlets: readonly { id: number; path: string }[]): Scope | undefined {
  if (maySee(actor, unitPath)) return null
  const own = hamlets.filter(({ path }) => path.startsWith(unitPath) && maySee(actor, path)).map(({ id }) => id)
  return own.length > 0 ? own : undefined
}

/** The filter with everything outside the scope taken out of it. */
export function withinScope(filter: Filter, scope: Scope): Filter {
  if (scope === null) return filter
  const asked = filter.hamlets.filter((id) => scope.includes(id))
  return { ...filter, hamlets: asked.length > 0 ? asked : scope }
}
