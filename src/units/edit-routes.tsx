import { Hono } from 'hono'
import { UnitFormPage } from '../../views/units/unit-form-page'
import { dayOf } from '../kernel/moment'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import type { Env } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { addChild, isTaken, levelBelow, renameUnit } from './keep'
import { findUnitFor } from './seen'
import { listChildren } from './store'
import type { Unit } from './unit'
import { readUnit, type UnitForm } from './unit-form'

const UNIT = '/staff/units/:id{[0-9]{1,15}}'

/** Units added and names put right. */
export const editRoutes = new Hono<Env>()
  .get(`${UNIT}/new`, async (c) => {
    const unit = await findUnitFor(c.var.world, 'unit.add', Number(c.req.param('id')))
    const typed = { kind: unit.level === 'commune' ? 'thôn' : '', name: '' }
    return respond(c, <UnitFormPage purpose="new" unit={unit} level={demandLevelBelow(unit)} typed={typed} />)
  })

  .post(`${UNIT}/new`, async (c) => {
    const unit = await findUnitFor(c.var.world, 'unit.add', Number(c.req.param('id')))
    const level = demandLevelBelow(unit)
    const form = await withTaken(c.var.world, readUnit(await readForm(c), level), unit.id)
    if (Object.keys(form.faults).length > 0)
      return respond(c, <UnitFormPage purpose="new" unit={unit} level={level} typed={form} faults={form.faults} />, 422)
    await addChild(c.var.world, { parentId: unit.id, kind: form.kind, name: form.name })
    return seeOther(c, `/staff/units/${unit.id}?done=added`)
  })

  .get(`${UNIT}/name`, async (c) => {
    const unit = await findUnitFor(c.var.world, 'unit.change', Number(c.req.param('id')))
    return respond(c, <UnitFormPage purpose="name" unit={unit} level={unit.level} typed={unit} />)
  })

  .post(`${UNIT}/name`, async (c) => {
    const unit = await findUnitFor(c.var.world, 'unit.change', Number(c.req.param('id')))
    const form = await withTaken(c.var.world, readUnit(await readForm(c), unit.level), unit.parentId, unit.id)
    if (Object.keys(form.faults).length > 0)
      return respond(c, <UnitFormPage purpose="name" unit={unit} level={unit.level} typed={form} faults={form.faults} />, 422)
    await renameUnit(c.var.world, { id: unit.id, kind: form.kind, name: form.name })
    return seeOther(c, `/staff/units/${unit.id}?done=renamed`)
  })

function demandLevelBelow(unit: Unit) {
  const level = levelBelow(unit)
  if (!level) throw problem('notFound', { unit: unit.id })
  return level
}

async function withTaken({ storage, now }: World, form: UnitForm, parentId: number | null, ownId?: number): Promise<UnitForm> {
  if (parentId === null || Object.keys(form.faults).length > 0) return form
  const others = (await listChildren(storage.reader, parentId)).filter((each) => each.id !== ownId)
  return isTaken(others, form.name, dayOf(now())) ? { ...form, faults: { name: 'nameTaken' } } : form
}
