import { measure, SECONDS, SIZES, type Spread, spreadOver } from '../../db/spread'

export { measure } from '../../db/spread'

/**
 * What this process has done since it started, as plain numbers that cost nothing to move; `/metrics` reads them when
 * it is asked. Nothing of any person, consultation or place: the names are all in this file.
 */

/**
 * What became of a sheet that was sent: stored; the same one again; put in the place of an earlier one; sent back with
 * errors; asked for once more, with a proof or because it brought no key; refused (closed, too many at once, its key
 * holds another sheet, not a form of ours); failed by our fault.
 */
export const OUTCOMES = ['stored', 'repeated', 'replaced', 'invalid', 'asked', 'refused', 'failed'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Kinds of requests, each with its own expectations; `nothing` matched no route. */
export const REQUEST_KINDS = [
  'asset',
  'health',
  'public',
  'form',
  'answer',
  'receipt',
  'result',
  'signIn',
  'staff',
  'figures',
  'export',
  'nothing',
] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

interface Requests {
  seconds: Spread
  /** By the first digit of the status. */
  byHundred: [number, number, number, number, number, number]
}

const requestsOf = (): Requests => ({ seconds: spreadOver(SECONDS), byHundred: [0, 0, 0, 0, 0, 0] })

export const meters = {
  answers: { stored: 0, repeated: 0, replaced: 0, invalid: 0, asked: 0, refused: 0, failed: 0 } satisfies Record<Outcome, number>,
  requests: {
    asset: requestsOf(),
    health: requestsOf(),
    public: requestsOf(),
    form: requestsOf(),
    answer: requestsOf(),
    receipt: requestsOf(),
    result: requestsOf(),
    signIn: requestsOf(),
    staff: requestsOf(),
    figures: requestsOf(),
    export: requestsOf(),
    nothing: requestsOf(),
  } satisfies Record<RequestKind, Requests>,
  /** Sheets that wait for their group or in it, the sizes of groups and the seconds each took to be on disk. */
  intake: { waiting: 0, sizes: spreadOver(SIZES), seconds: spreadOver(SECONDS) },
  /** Open connections from browsers and proxies. */
  connections: 0,
}

export function countAnswer(outcome: Outcome): void {
  meters.answers[outcome]++
}

export function countRequest(kind: RequestKind, status: number, milliseconds: number): void {
  const { seconds, byHundred } = meters.requests[kind]
  measure(seconds, milliseconds / 1000)
  const hundred = Math.min(5, Math.floor(status / 100))
  byHundred[hundred] = (byHundred[hundred] ?? 0) + 1
}

/** A group of sheets that is on disk, or was given up. */
export function countGroup(size: number, milliseconds: number): void {
  meters.intake.waiting -= size
  measure(meters.intake.sizes, size)
  measure(meters.intake.seconds, milliseconds / 1000)
}
