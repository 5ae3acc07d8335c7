import { Hono } from 'hono'
import { UnitPage } from '../../views/units/unit-page'
import { UnitsPage } from '../../views/units/units-page'
import { mayAct, maySee } from '../audit/permissions'
import { dayOf } from '../kernel/moment'
import type { World } from '../kernel/world'
import type { Env } from '../web/env'
import { respond } from '../web/respond'
import { findSeenUnit } from './seen'
import {
  findUnit,
  listChildren,
  listChildrenOf,
  listCounts,
  listHamlets,
  listPredecessors,
  listSuccessors,
  listUnits,
} from './store'
import { isValidOn, type Unit } from './unit'

/** The units the reader sees, and one of them. */
export const browseRoutes = new Hono<Env>()
  .get('/staff/units', async (c) => {
    const { storage, actor, now } = c.var.world
    const held = actor.kind === 'person' ? actor.grants : []
    const outer = held.filter((each) => !held.some((other) => other !== each && isAbove(other.unitPath, each.unitPath)))
    const roots = await listUnits(storage.reader, [...new Set(outer.map((each) => each.unitId))])
    const rootIds = roots.map(({ id }) => id)
    const children = Map.groupBy(await listChildrenOf(storage.reader, rootIds, dayOf(now())), (each) => each.parentId)
    const branches = roots.map(({ id, name }) => ({ id, name, children: children.get(id) ?? [] }))
    return respond(c, <UnitsPage branches={branches} />)
  })

  .get('/staff/units/:id{[0-9]{1,15}}', async (c) => {
    const { world } = c.var
    const unit = await findSeenUnit(world, Number(c.req.param('id')))
    const { reader } = world.storage
    const today = dayOf(world.now())
    const children = unit.level === 'hamlet' ? [] : await listChildren(reader, unit.id)
    const standing = children.filter((each) => isValidOn(each, today))
    const above = unit.parentId === null ? undefined : await findUnit(reader, unit.parentId)
    const page = {
      unit,
      parent: above && maySee(world.actor, above.path) ? above : undefined,
      below: unit.level === 'commune' ? await listHamlets(reader, unit.id, today) : standing,
      endedChildren: children.filter((each) => each.validTo !== null && each.validTo < today),
      counts: unit.level === 'hamlet' ? await listCounts(reader, unit.id) : [],
      successors: await listSuccessors(reader, unit.id),
      predecessors: await listPredecessors(reader, unit.id),
      may: mayOf(world, unit),
      done: c.req.query('done'),
    }
    return respond(c, <UnitPage {...page} />)
  })

const isAbove = (path: string, other: string): boolean => other !== path && other.startsWith(path)

function mayOf({ actor }: World, { path }: Unit) {
  return {
    add: mayAct(actor, 'unit.add', path),
    change: mayAct(actor, 'unit.change', path),
    count: mayAct(actor, 'unit.count', path),
    importTable: mayAct(actor, 'unit.import', path),
    end: mayAct(actor, 'unit.end', path),
    invite: mayAct(actor, 'person.invite', path),
  }
}
