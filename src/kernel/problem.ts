/** Everything that may go wrong on purpose, with the HTTP status it becomes. The words are in `messages.problems`. */
const STATUSES = {
  badRequest: 400,
  signInNeeded: 401,
  notPermitted: 403,
  notFound: 404,
  tooSlow: 408,
  stale: 409,
  notOpen: 409,
  full: 409,
  gone: 410,
  tooLarge: 413,
  unsupportedMedia: 415,
  invalid: 422,
  tooMany: 429,
  busy: 503,
  beyondMemory: 503,
  unavailable: 503,
  notStored: 503,
} as const

export type ProblemKind = keyof typeof STATUSES

/** An intended failure. Details are for the reader and the log: never a secret, never an answer. */
export class Problem extends Error {
  override name = 'Problem'
  readonly status: (typeof STATUSES)[ProblemKind]

  constructor(
    readonly kind: ProblemKind,
    readonly details: Record<string, string | number> = {},
  ) {
    super(kind)
    this.status = STATUSES[kind]
  }
}

/** `throw problem('notOpen', { consultation: id })` */
export const problem = (kind: ProblemKind, details: Record<string, string | number> = {}) => new Problem(kind, details)
