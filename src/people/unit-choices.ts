import type { Reader } from '../../db/storage'
import { mayAct } from '../audit/permissions'
import { dayOf } from '../kernel/moment'
import type { World } from '../kernel/world'
import { listChildren, listUnits } from '../units/store'
import { isValidOn, type Unit } from '../units/unit'
import { administeredPaths } from './person'

/** The units a role can be given in: what the actor administers, what lies right below it, and one more with what lies below that. */
export async function unitChoices({ storage, actor, now }: World, alsoId?: number): Promise<{ id: number; name: string }[]> {
  const mine = administeredPaths(actor).map((path) => Number(path.split('/').at(-2)))
  const asked = await listUnits(storage.reader, alsoId === undefined ? mine : [...mine, alsoId])
  const allowed = asked.filter((unit) => mayAct(actor, 'person.grant', unit.path))
  const choices = new Map<number, string>()
  for (const unit of allowed)
    for (const [id, name] of await withChildren(storage.reader, unit, dayOf(now()))) choices.set(id, name)
  return [...choices].map(([id, name]) => ({ id, name }))
}

async function withChildren(reader: Reader, unit: Unit, today: string): Promise<[number, string][]> {
  const children = (await listChildren(reader, unit.id)).filter((each) => isValidOn(each, today))
  return [[unit.id, unit.name], ...children.map((each): [number, string] => [each.id, `${each.name}, ${unit.name}`])]
}
