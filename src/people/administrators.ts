import type { Reader } from '../../db/storage'
import { type Administrator, type HeldRole, listAdministrators } from './store'

const idsOf = (path: string): number[] => path.split('/').filter(Boolean).map(Number)

/** Whether this person administers the unit now, in it or from above. */
export async function administers(reader: Reader, personId: number, unitPath: string): Promise<boolean> {
  const found = await listAdministrators(reader, idsOf(unitPath))
  return found.some((each) => each.personId === personId)
}

/** Whether every unit that loses one of these roles still has somebody to administer it, in it or from above. */
export async function staysAdministered(reader: Reader, lost: readonly HeldRole[]): Promise<boolean> {
  const ending = lost.filter((each) => each.role === 'administrator')
  const ids = new Set(ending.flatMap((each) => idsOf(each.unitPath)))
  const standing = await listAdministrators(reader, [...ids])
  return remains(standing, ending)
}

function remains(standing: readonly Administrator[], ending: readonly HeldRole[]): boolean {
  const endingIds = new Set(ending.map((each) => each.id))
  const left = standing.filter((each) => !endingIds.has(each.grantId))
  return ending.every((role) => left.some((each) => role.unitPath.startsWith(each.unitPath)))
}
