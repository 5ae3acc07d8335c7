import type { Reader } from '../../db/storage'
import { type Fields, many, one } from '../kernel/fields'
import type { Role } from '../kernel/world'
import { listUnits } from '../units/store'
import { ROLES, roleFits } from './person'

export interface RoleTyped {
  role: string
  unit: string
}

export type ReadRole =
  | { ok: true; role: Role; unitId: number; typed: RoleTyped }
  | { ok: false; faults: { role?: string; unit?: string }; typed: RoleTyped }

/** Which role in which unit, as a form sent it; whether it may be given there is for the act to say. */
export async function readRole(reader: Reader, fields: Fields): Promise<ReadRole> {
  const typed = { role: one(fields, 'role').slice(0, 30), unit: one(fields, 'unit').slice(0, 20) }
  const role = ROLES.find((each) => each === typed.role)
  const unit = /^\d{1,15}$/.test(typed.unit) ? (await listUnits(reader, [Number(typed.unit)]))[0] : undefined
  const faults = {
    ...(!role && { role: typed.role ? 'notAnOption' : 'required' }),
    ...(!unit && { unit: typed.unit ? 'notAnOption' : 'required' }),
    ...(many(fields, 'role').length > 1 && { role: 'repeated' }),
    ...(many(fields, 'unit').length > 1 && { unit: 'repeated' }),
  }
  if (!role || !unit || Object.keys(faults).length > 0) return { ok: false, faults, typed }
  return roleFits(role, unit.level)
    ? { ok: true, role, unitId: unit.id, typed }
    : { ok: false, faults: { role: 'roleUnit' }, typed }
}
