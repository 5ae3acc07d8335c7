import { Hono } from 'hono'
import { ReorganiseConfirmPage, ReorganisePage } from '../../views/units/reorganise-page'
import { one } from '../kernel/fields'
import { dayOf } from '../kernel/moment'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import type { Env } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { dayBefore, reorganise } from './reorganise'
import { readReorganising } from './reorganising'
import { findUnitFor } from './seen'
import { listChildren } from './store'
import type { Unit } from './unit'

const REORGANISE = '/staff/units/:id{[0-9]{1,15}}/reorganise'

/** Mergers, divisions and ends of what lies below a unit: looked at first, stored when confirmed. */
export const reorganiseRoutes = new Hono<Env>()
  .get(REORGANISE, async (c) => {
    const { parent, standing } = await findParent(c.var.world, Number(c.req.param('id')))
    const order = { endingIds: [], firstDay: dayOf(c.var.world.now()), successorIds: [], newNames: [] }
    return respond(c, <ReorganisePage parent={parent} below={standing} order={order} typedNames="" />)
  })

  .post(REORGANISE, async (c) => {
    const { parent, standing } = await findParent(c.var.world, Number(c.req.param('id')))
    const fields = await readForm(c)
    const step = one(fields, 'step')
    const { order, typedNames, faults } = readReorganising(fields, standing)
    const form = { parent, below: standing, order, typedNames, faults }
    if (Object.keys(faults).length > 0) return respond(c, <ReorganisePage {...form} />, 422)
    if (step === 'change') return respond(c, <ReorganisePage {...form} />)
    if (step === 'store') {
      await reorganise(c.var.world, { parentId: parent.id, order })
      return seeOther(c, `/staff/units/${parent.id}?done=reorganised`)
    }
    const ending = standing.filter((unit) => order.endingIds.includes(unit.id))
    const staying = standing.filter((unit) => order.successorIds.includes(unit.id)).map((unit) => unit.name)
    const confirm = { parent, order, ending, successorNames: [...staying, ...order.newNames], lastDay: dayBefore(order.firstDay) }
    return respond(c, <ReorganiseConfirmPage {...confirm} />)
  })

async function findParent(world: World, id: number): Promise<{ parent: Unit; standing: Unit[] }> {
  const parent = await findUnitFor(world, 'unit.end', id)
  if (parent.level === 'hamlet') throw problem('notFound', { unit: id })
  const children = await listChildren(world.storage.reader, parent.id)
  return { parent, standing: children.filter((unit) => unit.validTo === null) }
}
