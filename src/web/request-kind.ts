import type { RequestKind } from '../kernel/meters'

// The first that fits, by the pattern of the route: an address itself would tell slugs, codes and tokens.
const KINDS: readonly (readonly [pattern: RegExp, kind: RequestKind])[] = [
  [/^\/$/, 'public'],
  [/^\/(public|media)\//, 'asset'],
  [/^\/(healthz|readyz|metrics)$/, 'health'],
  [/^\/c\/:slug\/responses$/, 'answer'],
  [/^\/c\/:slug\/(results|dictionary)/, 'result'],
  [/^\/(c\/:slug|q\/:token)/, 'form'],
  [/^\/t\/:token/, 'form'],
  [/^\/(drafts|reaches)/, 'form'],
  [/^\/receipts/, 'receipt'],
  [/^\/(sign-in|sign-out|set-up|invitations|account)/, 'signIn'],
  [/^\/staff\/.*\/(export|exports)/, 'export'],
  [/^\/staff\/consultations\/:id\/results/, 'figures'],
  [/^\/staff/, 'staff'],
  [/^\/?\*?$/, 'nothing'],
]

export interface RouteFacts {
  /** As the log tells it: `/receipts/:code`. */
  route: string
  kind: RequestKind
  /** Asked for by somebody who works here: each request has its line. */
  ofStaff: boolean
}

const known = new Map<string, RouteFacts>()

/** Of a pattern as it is written in the routes; there are only so many. */
export function routeFacts(pattern: string): RouteFacts {
  const before = known.get(pattern)
  if (before) return before
  const route = pattern.replace(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '')
  const kind = KINDS.find(([fits]) => fits.test(route))?.[1] ?? 'public'
  const made = { route, kind, ofStaff: ['signIn', 'staff', 'figures', 'export'].includes(kind) }
  known.set(pattern, made)
  return made
}
