import { type Faults, type Fields, many, one } from '../kernel/fields'
import { outermost } from '../kernel/paths'
import { cleanLine, lengthOf } from '../kernel/text'
import type { Actor, Role } from '../kernel/world'
import type { UnitLevel } from '../units/unit'

export const ROLES: readonly Role[] = ['administrator', 'committeeMember', 'hamletHead', 'reader']
export const EMAIL_LONGEST = 254
export const NAME_LONGEST = 100

/** A hamlet has a head and readers; whoever makes consultations or keeps the house does so for a commune or above. */
export function roleFits(role: Role, level: UnitLevel): boolean {
  if (role === 'reader') return true
  return role === 'hamletHead' ? level === 'hamlet' : level !== 'hamlet'
}

/** An e-mail in the one way it is kept; never a judgement of whether anybody reads it. */
export function readEmail(fields: Fields, name = 'email'): { email: string; fault?: string } {
  const email = cleanLine(one(fields, name))?.toLowerCase()
  if (email === undefined) return { email: '', fault: 'badText' }
  if (email === '') return { email, fault: 'required' }
  if (many(fields, name).length > 1) return { email, fault: 'repeated' }
  if (lengthOf(email) > EMAIL_LONGEST) return { email: email.slice(0, EMAIL_LONGEST), fault: 'tooLong' }
  return /^[^\s@<>",;:()[\]\\]+@[^\s@<>",;:()[\]\\.]+(\.[^\s@<>",;:()[\]\\.]+)+$/.test(email)
    ? { email }
    : { email, fault: 'notAnEmail' }
}

export function readName(fields: Fields, name = 'name', longest = NAME_LONGEST): { text: string; fault?: string } {
  const text = cleanLine(one(fields, name))
  if (text === undefined) return { text: '', fault: 'badText' }
  if (text === '') return { text, fault: 'required' }
  if (many(fields, name).length > 1) return { text, fault: 'repeated' }
  return lengthOf(text) > longest ? { text, fault: 'tooLong' } : { text }
}

/** Only the faults that are there. */
export function faultsOf(found: Record<string, string | undefined>): Faults {
  const faults: Faults = {}
  for (const [name, fault] of Object.entries(found)) if (fault !== undefined) faults[name] = fault
  return faults
}

/** The paths a person administers, without those that lie below another of them. */
export function administeredPaths(actor: Actor): string[] {
  if (actor.kind !== 'person') return []
  const paths = actor.grants.filter((grant) => grant.role === 'administrator').map((grant) => grant.unitPath)
  return outermost(paths)
}

/** The outermost unit somebody administers, and so everything that is kept; undefined for everybody else. */
export const administeredRoot = (actor: Actor): string | undefined =>
  administeredPaths(actor).find((path) => /^\/\d+\/$/.test(path))
