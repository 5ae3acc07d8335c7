import { problem } from '../kernel/problem'
import type { Handled } from '../web/env'

/** A whole number in the address, small enough for either engine. Throws notFound for anything else. */
export function idIn(c: Handled, name: string): number {
  const given = c.req.param(name) ?? ''
  if (!/^[1-9]\d{0,8}$/.test(given)) throw problem('notFound', { address: given })
  return Number(given)
}

/** What codes and links begin with: the public address when it is set, else that of the request. */
export const originOf = (c: Handled): string => c.var.config.publicUrl ?? new URL(c.req.url).origin
