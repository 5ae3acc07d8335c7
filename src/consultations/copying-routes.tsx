import { Hono } from 'hono'
import { CopyPage } from '../../views/consultations/copy-page'
import { StrayHamletsPage } from '../../views/consultations/stray-hamlets-page'
import { mayAct } from '../audit/permissions'
import { messages } from '../i18n/messages'
import { counted, one } from '../kernel/fields'
import { dayOf } from '../kernel/moment'
import { Problem, problem } from '../kernel/problem'
import type { Option } from '../questions/question-type'
import { listHamlets, listUnits } from '../units/store'
import type { Unit } from '../units/unit'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { phaseAt } from './consultation'
import { copyConsultation } from './drafting'
import { mendHamlets, readSwaps, strayHamlets } from './hamlet-mending'
import { findOwn } from './seeing'
import { hamletOptions, listAskedHamlets } from './store'
import { findNewestWording } from './versions-store'

const COPY = '/staff/consultations/:id/copy'
const HAMLETS = '/staff/consultations/:id/hamlets'

/** A copy, here or in another commune, and the hamlets that questions brought along name. */
export const copyingRoutes = new Hono<Env>()
  .get(COPY, async (c) => {
    const { world } = c.var
    const original = await findOwn(world, c.req.param('id'))
    const unit = await unitOf(c, c.req.query('unit') ?? '')
    if (!unit || !mayAct(world.actor, 'consultation.create', unit.path)) throw problem('notPermitted')
    const { hamlets, strays } = await straysIn(c, original.id, unit)
    const phase = phaseAt(original, world.now())
    return respond(c, <CopyPage consultation={original} phase={phase} mayEdit unit={unit} hamlets={hamlets} strays={strays} />)
  })

  .post(COPY, async (c) => {
    const { world } = c.var
    const original = await findOwn(world, c.req.param('id'))
    const fields = await readForm(c)
    const chosen = one(fields, 'unit')
    const unit = await unitOf(c, chosen)
    if (chosen && !unit) throw problem('badRequest')
    const isOther = unit !== undefined && unit.id !== original.unitId
    // Hamlets that are not there are shown before anything is copied.
    if (isOther && !fields.has('shown') && mayAct(world.actor, 'consultation.create', unit.path)) {
      const { strays } = await straysIn(c, original.id, unit)
      if (strays.length > 0) return seeOther(c, `/staff/consultations/${original.id}/copy?unit=${unit.id}`)
    }
    const to = unit && { unitId: unit.id, asker: messages[world.locale].consultations.fresh.defaultAsker(unit.name) }
    const swaps = unit && isOther ? readSwaps(fields, await hamletsOf(c, unit)) : new Map()
    const draft = await copyConsultation(world, { id: original.id, ...(to && { to }), swaps })
    return seeOther(c, `/staff/consultations/${draft.id}/basics`)
  })

  .get(HAMLETS, async (c) => showStrays(c))

  .post(HAMLETS, async (c) => {
    const { world } = c.var
    const fields = await readForm(c)
    const draft = await findOwn(world, c.req.param('id'))
    const swaps = readSwaps(fields, hamletOptions(await listAskedHamlets(world.storage.reader, draft.id)))
    try {
      await mendHamlets(world, { id: draft.id, revision: counted(fields, 'revision'), swaps })
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'stale') throw error
      return showStrays(c, true)
    }
    return seeOther(c, `/staff/consultations/${draft.id}/check${swaps.size > 0 ? '?mended=1' : ''}`)
  })

async function unitOf(c: Handled, typed: string): Promise<Unit | undefined> {
  const [unit] = /^\d{1,15}$/.test(typed) ? await listUnits(c.var.world.storage.reader, [Number(typed)]) : []
  return unit
}

async function hamletsOf(c: Handled, unit: Unit): Promise<Option[]> {
  const { storage, now } = c.var.world
  const hamlets = await listHamlets(storage.reader, unit.id, dayOf(now()))
  return hamlets.map(({ id, name }) => ({ code: String(id), label: name }))
}

async function straysIn(c: Handled, id: number, unit: Unit) {
  const { reader } = c.var.world.storage
  const hamlets = await hamletsOf(c, unit)
  return { hamlets, strays: await strayHamlets(reader, await findNewestWording(reader, id), hamlets) }
}

async function showStrays(c: Handled, isStale = false): Promise<Response> {
  const { world } = c.var
  const { reader } = world.storage
  const draft = await findOwn(world, c.req.param('id'))
  if (draft.state !== 'draft') return seeOther(c, `/staff/consultations/${draft.id}`)
  const hamlets = hamletOptions(await listAskedHamlets(reader, draft.id))
  const strays = await strayHamlets(reader, await findNewestWording(reader, draft.id), hamlets)
  if (strays.length === 0) return seeOther(c, `/staff/consultations/${draft.id}/check`)
  const page = { consultation: draft, phase: phaseAt(draft, world.now()), mayEdit: true, revision: draft.revision }
  return respond(c, <StrayHamletsPage {...page} hamlets={hamlets} strays={strays} isStale={isStale} />, isStale ? 409 : 200)
}
