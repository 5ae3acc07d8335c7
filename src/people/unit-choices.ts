import { mayAct } from '../audit/permissions'
import { dayOf } from '../kernel/moment'
import type { World } from '../kernel/world'
import { listChildrenOf, listUnits } from '../units/store'
import { administeredPaths } from './person'

/** The units a role can be given in: what the actor administers, what lies right below it, and one more with what lies below that. */
export async function unitChoices({ storage, actor, now }: World, alsoId?: number): Promise<{ id: number; name: string }[]> {
  const mine = administeredPaths(actor).map((path) => Number(path.split('/').at(-2)))
  const asked = await listUnits(storage.reader, alsoId === undefined ? mine : [...mine, alsoId])
  const allowed = asked.filter((unit) => mayAct(actor, 'person.grant', unit.path))
  const choices = new Map<number, string>()
  const ids = allowed.map(({ id }) => id)
  const children = Map.groupBy(await listChildrenOf(storage.reader, ids, dayOf(now())), (each) => each.parentId)
  for (const { id, name } of allowed) {
    choices.set(id, name)
    for (const child of children.get(id) ?? []) choices.set(child.id, `${child.name}, ${name}`)
  }
  return [...choices].map(([id, name]) => ({ id, name }))
}
