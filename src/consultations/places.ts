import { maySee } from '../audit/permissions'
import { type Faults, type Fields, one } from '../kernel/fields'
import { cleanLine, lengthOf } from '../kernel/text'
import type { Actor } from '../kernel/world'

export const PLACE_KINDS = ['hamlet', 'noticeBoard', 'zalo', 'counter', 'other'] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

/** Where a QR code is to hang; `unitId` is the hamlet it belongs to, null for the whole unit. */
export interface NewPlace {
  kind: PlaceKind
  label: string
  unitId: number | null
}

/** A hamlet asked, with its path in the tree of units. */
export interface HamletUnit {
  unitId: number
  name: string
  path: string
}

export const PLACE_LABEL_LONGEST = 80
export const PLACE_CODE_LENGTH = 6

/** Reads the form of one place. A hamlet's own place bears its name; others may leave the label to the word of their kind. */
export function judgePlace(
  sent: Fields,
  hamlets: readonly HamletUnit[],
  wordOf: (kind: PlaceKind) => string,
): { ok: true; place: NewPlace } | { ok: false; faults: Faults } {
  const faults: Faults = {}
  const kind = PLACE_KINDS.find((each) => each === one(sent, 'kind'))
  const unit = one(sent, 'unit')
  const hamlet = hamlets.find(({ unitId }) => String(unitId) === unit)
  const typed = cleanLine(one(sent, 'label'))
  if (!kind) faults['kind'] = 'notAnOption'
  if (unit && !hamlet) faults['unit'] = 'notAnOption'
  if (kind === 'hamlet' && !unit) faults['unit'] = 'hamletNeeded'
  if (typed === undefined) faults['label'] = 'badText'
  else if (lengthOf(typed) > PLACE_LABEL_LONGEST) faults['label'] = 'tooLong'
  else if (kind === 'other' && !typed) faults['label'] = 'required'
  if (!kind || typed === undefined || Object.keys(faults).length > 0) return { ok: false, faults }
  const label = typed || [kind !== 'hamlet' && wordOf(kind), hamlet?.name].filter(Boolean).join(', ')
  return { ok: true, place: { kind, label, unitId: hamlet?.unitId ?? null } }
}

/** Of those asked, the hamlets a person may see and hang codes in. */
export const hamletsSeenBy = (actor: Actor, hamlets: readonly HamletUnit[]): HamletUnit[] =>
  hamlets.filter(({ path }) => maySee(actor, path))

/** One place for each hamlet that has none in use. */
export function missingHamletPlaces(
  hamlets: readonly HamletUnit[],
  places: readonly { kind: string; unitId: number | null; retiredAt: Date | null }[],
): NewPlace[] {
  const served = new Set(
    places.filter(({ kind, retiredAt }) => kind === 'hamlet' && retiredAt === null).map(({ unitId }) => unitId),
  )
  return hamlets.filter(({ unitId }) => !served.has(unitId)).map(({ unitId, name }) => ({ kind: 'hamlet', label: name, unitId }))
}

/** What a QR code holds. */
export const placeAddress = (origin: string, token: string): string => `${origin}/q/${token}`

/** The address as people read and type it. */
export const typedAddress = (address: string): string => address.replace(/^https?:\/\//, '')
