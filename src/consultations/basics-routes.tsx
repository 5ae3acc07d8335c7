import { Hono } from 'hono'
import { BasicsPage, type BasicsPageProps } from '../../views/consultations/basics-page'
import { dateTime } from '../i18n/locale'
import { counted, one } from '../kernel/fields'
import { markdownHtml } from '../kernel/markdown-html'
import { dayOf } from '../kernel/moment'
import { Problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { listHamlets } from '../units/store'
import type { Env } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { type Known, readBasics } from './basics'
import { differences, typedValues, valuesOf } from './basics-values'
import { CATEGORIES } from './categories'
import { type Consultation, phaseAt } from './consultation'
import { saveBasics } from './drafting'
import { legalClausesOn, minimumDaysOf } from './legal-basis'
import { USUAL_DAYS } from './opening'
import { findOwn, mayEdit } from './seeing'
import { listAskedHamlets } from './store'

/** The first page of the editor: what is asked, of whom, on which law, from when until when. */
export const basicsRoutes = new Hono<Env>()
  .get('/staff/consultations/:id/basics', async (c) => {
    const draft = await findOwn(c.var.world, c.req.param('id'))
    if (draft.state !== 'draft') return seeOther(c, `/staff/consultations/${draft.id}`)
    return respond(c, <BasicsPage {...(await pageOf(c.var.world, draft))} />)
  })

  .post('/staff/consultations/:id/basics', async (c) => {
    const { world } = c.var
    const fields = await readForm(c)
    const draft = await findOwn(world, c.req.param('id'))
    const page = await pageOf(world, draft)
    const typed = typedValues(fields)
    const revision = counted(fields, 'revision')
    const read = readBasics(fields, knownFrom(page), world.now())
    const onwards = () =>
      seeOther(c, `/staff/consultations/${draft.id}/${one(fields, 'next') ? 'attachments' : 'basics?saved=1'}`)
    const stale = async () => {
      const now = await pageOf(world, await findOwn(world, String(draft.id)))
      const conflict = {
        stored: now.values,
        differing: differences(typed, now.values),
        locked: now.consultation.state !== 'draft',
      }
      // Saved as one types, the form keeps its own revision, so that the button leads to this page with both versions.
      const save = c.req.header('HX-Request')
        ? { revision, faults: {}, stale: true }
        : { revision: now.save.revision, faults: {}, quiet: true }
      return respond(c, <BasicsPage {...now} values={typed} save={save} conflict={conflict} />, 409)
    }
    // Sent twice, or typed the same by two: it is stored already.
    const isStored = draft.state === 'draft' && revision !== draft.revision && differences(typed, page.values).length === 0
    if (isStored && c.req.header('HX-Request')) return respond(c, <BasicsPage {...(await pageOf(world, draft, true))} />)
    if (isStored) return onwards()
    if (draft.state !== 'draft' || revision !== draft.revision) return stale()
    if (Object.keys(read.faults).length > 0)
      return respond(c, <BasicsPage {...page} values={typed} save={{ revision, faults: read.faults }} />, 422)
    try {
      const saved = await saveBasics(world, { id: draft.id, revision, basics: read.basics, hamletIds: read.hamletIds })
      if (c.req.header('HX-Request')) return respond(c, <BasicsPage {...(await pageOf(world, saved, true))} />)
    } catch (error) {
      if (error instanceof Problem && error.kind === 'stale') return stale()
      throw error
    }
    return onwards()
  })

async function pageOf(world: World, consultation: Consultation, hasSaved = false): Promise<BasicsPageProps> {
  const { storage, actor, locale } = world
  const now = world.now()
  const hamlets = await listHamlets(storage.reader, consultation.unitId, dayOf(now))
  const asked = await listAskedHamlets(storage.reader, consultation.id)
  const known = asked.map(({ unitId }) => unitId).filter((id) => hamlets.some((hamlet) => hamlet.id === id))
  return {
    consultation,
    phase: phaseAt(consultation, now),
    mayEdit: mayEdit(actor, consultation),
    values: valuesOf(consultation, known, hamlets.length),
    save: {
      revision: consultation.revision,
      faults: {},
      ...((hasSaved || consultation.revision > 1) && { savedAt: dateTime(consultation.updatedAt, locale) }),
    },
    choices: {
      clauses: legalClausesOn(dayOf(now)),
      hamlets,
      usualDays: minimumDaysOf(consultation.legalClause) ?? USUAL_DAYS,
    },
    html: markdownHtml(consultation.draftText),
  }
}

const knownFrom = ({ choices }: BasicsPageProps): Known => ({
  categories: CATEGORIES,
  clauses: choices.clauses.map((clause) => clause.code),
  hamletIds: choices.hamlets.map((hamlet) => hamlet.id),
  leastDaysOf: minimumDaysOf,
})
