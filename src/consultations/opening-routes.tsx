import { Hono } from 'hono'
import { CheckPage } from '../../views/consultations/check-page'
import { counted, many, one } from '../kernel/fields'
import { dayOf } from '../kernel/moment'
import { Problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { findingKey, type MendEdit } from '../questions/findings'
import { readQuestions } from '../questions/questionnaire'
import { findUnit, listHamlets } from '../units/store'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { editQuestions, settleQuestionnaire } from './asking'
import { type Consultation, phaseAt } from './consultation'
import { isMatterOfTemplate } from './fitted'
import { strayHamlets } from './hamlet-mending'
import { incompleteLanguages, languageLines } from './language-reading'
import { minimumDaysOf } from './legal-basis'
import { openConsultation } from './lifecycle'
import { missingBeforeOpening, openingDates } from './opening'
import { readinessOf } from './readiness'
import { findOwn, mayEdit } from './seeing'
import { hamletOptions, listAskedHamlets } from './store'
import { findNewestWording } from './versions-store'
import { findWriting } from './writing'

/** The check before opening, mending what it found, and opening. */
export const openingRoutes = new Hono<Env>()
  .get('/staff/consultations/:id/check', async (c) => {
    const draft = await findOwn(c.var.world, c.req.param('id'))
    return draft.state === 'draft' ? show(c, draft, 200) : seeOther(c, `/staff/consultations/${draft.id}`)
  })

  .post('/staff/consultations/:id/opening', async (c) => {
    const fields = await readForm(c)
    const { world } = c.var
    const draft = await findOwn(world, c.req.param('id'))
    const seen = many(fields, 'seen')
    try {
      await openConsultation(world, { id: draft.id, revision: counted(fields, 'revision'), seen })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const now = await findOwn(world, c.req.param('id'))
      if (error.kind === 'invalid') return show(c, now, 422, seen)
      if (error.kind === 'stale' && now.state === 'draft') return show(c, now, 409, seen)
      throw error
    }
    return seeOther(c, `/staff/consultations/${draft.id}?done=opened`)
  })

  // `mend` names what was found and the way out. What is gone meanwhile is mended already.
  .post('/staff/consultations/:id/check/mending', async (c) => {
    const fields = await readForm(c)
    const { world } = c.var
    const draft = await findOwn(world, c.req.param('id'))
    const { findings } = await readinessOf(world.storage.reader, draft, world.now())
    const wanted = one(fields, 'mend')
    const mend = findings
      .flatMap((finding) => finding.mends.map((each) => ({ key: `${findingKey(finding)} ${each.name}`, edit: each.edit })))
      .find(({ key }) => key === wanted)
    try {
      if (mend) await mended(world, draft, counted(fields, 'revision'), mend.edit)
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'stale') throw error
      return show(c, await findOwn(world, c.req.param('id')), 409)
    }
    return seeOther(c, `/staff/consultations/${draft.id}/check${mend ? '?mended=1' : ''}`)
  })

async function mended(world: World, { id }: Consultation, revision: number, edit: MendEdit): Promise<void> {
  if (edit.kind !== 'removeQuota' && edit.kind !== 'changeQuota') {
    await editQuestions(world, { id, revision, edit })
    return
  }
  const { settings } = await findWriting(world, String(id))
  const quotas = settings.quotas.flatMap((quota) => {
    if (quota.id !== edit.quota) return [quota]
    return edit.kind === 'changeQuota' ? [{ ...quota, formula: edit.formula }] : []
  })
  await settleQuestionnaire(world, { id, revision, settings: { ...settings, quotas } })
}

async function show(c: Handled, draft: Consultation, status: 200 | 409 | 422, seen: readonly string[] = []): Promise<Response> {
  const { world, config } = c.var
  const { reader } = world.storage
  const now = world.now()
  const asked = await listAskedHamlets(reader, draft.id)
  const askedUnits = new Set(asked.map(({ unitId }) => unitId))
  const hamlets = await listHamlets(reader, draft.unitId, dayOf(now))
  const ready = await readinessOf(reader, draft, now)
  const wording = await findNewestWording(reader, draft.id)
  const strays = await strayHamlets(reader, wording, hamletOptions(asked))
  return respond(
    c,
    <CheckPage
      consultation={draft}
      phase={phaseAt(draft, now)}
      mayEdit={mayEdit(world.actor, draft)}
      revision={draft.revision}
      missing={missingBeforeOpening(draft, ready, now)}
      findings={ready.findings}
      seen={seen}
      isUnseen={status === 422}
      hasMended={c.req.query('mended') === '1'}
      questions={readQuestions(wording.questions)}
      strays={strays.map(({ name }) => name)}
      dates={openingDates(draft, minimumDaysOf(draft.legalClause), now)}
      advice={{
        asInTemplate: isMatterOfTemplate(draft, await findUnit(reader, draft.unitId)),
        noHamlets: hamlets.length === 0,
        withoutHouseholds: hamlets
          .filter(({ id, households }) => askedUnits.has(id) && households === null)
          .map(({ name }) => name),
        noPublicUrl: config.publicUrl === undefined,
        languages: incompleteLanguages(languageLines(await findWriting(world, String(draft.id)), world.locale)),
      }}
      isStale={status === 409}
    />,
    status,
  )
}
