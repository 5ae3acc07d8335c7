import { Hono } from 'hono'
import { CheckPage } from '../../views/consultations/check-page'
import { counted } from '../kernel/fields'
import { dayOf } from '../kernel/moment'
import { Problem } from '../kernel/problem'
import { readQuestions } from '../questions/questionnaire'
import { findUnit, listHamlets } from '../units/store'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { type Consultation, phaseAt } from './consultation'
import { isMatterOfTemplate } from './fitted'
import { minimumDaysOf } from './legal-basis'
import { openConsultation } from './lifecycle'
import { missingBeforeOpening, openingDates } from './opening'
import { readinessOf } from './readiness'
import { findOwn, mayEdit } from './seeing'
import { listAskedHamlets } from './store'
import { findNewestWording } from './versions-store'

/** The check before opening, and opening. */
export const openingRoutes = new Hono<Env>()
  .get('/staff/consultations/:id/check', async (c) => {
    const draft = await findOwn(c.var.world, c.req.param('id'))
    return draft.state === 'draft' ? show(c, draft, 200) : seeOther(c, `/staff/consultations/${draft.id}`)
  })

  .post('/staff/consultations/:id/opening', async (c) => {
    const fields = await readForm(c)
    const { world } = c.var
    const draft = await findOwn(world, c.req.param('id'))
    try {
      await openConsultation(world, { id: draft.id, revision: counted(fields, 'revision') })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const now = await findOwn(world, c.req.param('id'))
      if (error.kind === 'invalid') return show(c, now, 422)
      if (error.kind === 'stale' && now.state === 'draft') return show(c, now, 409)
      throw error
    }
    return seeOther(c, `/staff/consultations/${draft.id}?done=opened`)
  })

async function show(c: Handled, draft: Consultation, status: 200 | 409 | 422): Promise<Response> {
  const { world, config } = c.var
  const { reader } = world.storage
  const now = world.now()
  const asked = new Set((await listAskedHamlets(reader, draft.id)).map(({ unitId }) => unitId))
  const hamlets = await listHamlets(reader, draft.unitId, dayOf(now))
  return respond(
    c,
    <CheckPage
      consultation={draft}
      phase={phaseAt(draft, now)}
      mayEdit={mayEdit(world.actor, draft)}
      revision={draft.revision}
      missing={missingBeforeOpening(draft, await readinessOf(reader, draft, now), now)}
      questions={readQuestions((await findNewestWording(reader, draft.id)).questions)}
      dates={openingDates(draft, minimumDaysOf(draft.legalClause), now)}
      advice={{
        asInTemplate: isMatterOfTemplate(draft, await findUnit(reader, draft.unitId)),
        noHamlets: hamlets.length === 0,
        withoutHouseholds: hamlets.filter(({ id, households }) => asked.has(id) && households === null).map(({ name }) => name),
        noPublicUrl: config.publicUrl === undefined,
      }}
      isStale={status === 409}
    />,
    status,
  )
}
