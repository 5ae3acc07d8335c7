import { Hono } from 'hono'
import { HouseholdsPage } from '../../views/units/households-page'
import { one } from '../kernel/fields'
import { dayOf } from '../kernel/moment'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import type { Env } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { readHouseholds } from './household-form'
import { countHouseholds } from './keep'
import { findUnitFor } from './seen'
import { listHamlets } from './store'
import type { Unit } from './unit'

const HOUSEHOLDS = '/staff/units/:id{[0-9]{1,15}}/households'

/** The household totals of a commune's hamlets. */
export const householdRoutes = new Hono<Env>()
  .get(HOUSEHOLDS, async (c) => {
    const commune = await findCommune(c.var.world, Number(c.req.param('id')))
    const today = dayOf(c.var.world.now())
    const hamlets = await listHamlets(c.var.world.storage.reader, commune.id, today)
    return respond(c, <HouseholdsPage commune={commune} hamlets={hamlets} takenOn={today} today={today} />)
  })

  .post(HOUSEHOLDS, async (c) => {
    const commune = await findCommune(c.var.world, Number(c.req.param('id')))
    const today = dayOf(c.var.world.now())
    const hamlets = await listHamlets(c.var.world.storage.reader, commune.id, today)
    const fields = await readForm(c)
    const ids = hamlets.map((hamlet) => hamlet.id)
    const { takenOn, totals, faults } = readHouseholds(fields, ids, today)
    if (Object.keys(faults).length > 0) {
      const typed = new Map(ids.map((id) => [`households.${id}`, one(fields, `households.${id}`).slice(0, 20)]))
      const page = { commune, hamlets, takenOn, today, typed, faults }
      return respond(c, <HouseholdsPage {...page} />, 422)
    }
    await countHouseholds(c.var.world, { communeId: commune.id, takenOn, totals })
    return seeOther(c, `/staff/units/${commune.id}?done=counted`)
  })

async function findCommune(world: World, id: number): Promise<Unit> {
  const unit = await findUnitFor(world, 'unit.count', id)
  if (unit.level !== 'commune') throw problem('notFound', { unit: id })
  return unit
}
