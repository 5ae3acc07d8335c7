import { randomBytes } from 'node:crypto'
import { note } from '../audit/act'
import type { World } from '../kernel/world'
import { findKept, saveUnlessKept } from './settings-store'

const keep = note(async ({ writer }, value: string) => {
  await saveUnlessKept(writer, 'secret', value)
  return findKept(writer, 'secret')
})

/**
 * The secret that all processes of a database share where SECRET is not set: made once and kept in it. Who can read the
 * database could forge what it signs, which is nothing that opens a door: counts of failed sign-ins, puzzles.
 */
export const sharedSecret = (world: World): Promise<string> => keep(world, randomBytes(32).toString('base64url'))
