import type { Storage } from '../../db/storage'
import type { Locale } from './locale'

export type Role = 'administrator' | 'committeeMember' | 'hamletHead' | 'reader'

/** A role held in a unit, and so in everything below its path. */
export interface Grant {
  role: Role
  unitId: number
  unitPath: string
}

/** Who asks. A resident has no name and no grants; `system` is a command run on the machine itself. */
export type Actor =
  | { kind: 'resident' }
  | { kind: 'system'; name: string }
  | { kind: 'person'; id: number; name: string; email: string; grants: readonly Grant[] }

/** Everything an act or a page leans on. Tests make one with a clock of their own. */
export interface World {
  storage: Storage
  now: () => Date
  actor: Actor
  locale: Locale
}

export const resident: Actor = { kind: 'resident' }
