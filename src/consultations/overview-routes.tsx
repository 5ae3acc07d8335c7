import { Hono } from 'hono'
import type { TypedLifecycle } from '../../views/consultations/lifecycle-forms'
import { OverviewPage } from '../../views/consultations/overview-page'
import { counted, type Faults, type Fields, one } from '../kernel/fields'
import { momentOf } from '../kernel/moment'
import { Problem } from '../kernel/problem'
import { cleanLine } from '../kernel/text'
import { findUnit } from '../units/store'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { earliestClosing } from './closing'
import { type Consultation, phaseAt } from './consultation'
import { discardDraft } from './drafting'
import { minimumDaysOf } from './legal-basis'
import { closeConsultation, extendConsultation, withdrawConsultation } from './lifecycle'
import { listChanges } from './list-store'
import { findOwn, findSeen, mayEdit } from './seeing'
import { listAskedHamlets, newestVersion } from './store'
import { earlyClosingFaults, extensionFaults, mayCloseAt, reasonFaults } from './transitions'
import { listCommunesToAskIn } from './units-store'

/** One consultation at a glance, and what ends it or moves its end. */
export const overviewRoutes = new Hono<Env>()
  .get('/staff/consultations/:id{[0-9]+}', async (c) => show(c, await findSeen(c.var.world, c.req.param('id'))))

  .post('/staff/consultations/:id/discarding', async (c) => {
    await readForm(c)
    const draft = await findOwn(c.var.world, c.req.param('id'))
    await discardDraft(c.var.world, draft.id)
    return seeOther(c, '/staff/consultations')
  })

  .post('/staff/consultations/:id/extension', async (c) => {
    const { sent, consultation, now } = await read(c, 'extension')
    const closesAt = momentOf(sent.closesAt)
    const faults = { ...extensionFaults(consultation, { closesAt, reason: sent.reason }, now), ...sent.faults }
    if (isFaulty(faults) || !closesAt) return show(c, consultation, { typed: sent, faults })
    const { reason, revision } = sent
    return done(c, sent, () => extendConsultation(c.var.world, { id: consultation.id, revision, closesAt, reason }))
  })

  .post('/staff/consultations/:id/closing', async (c) => {
    const { sent, consultation, now } = await read(c, 'closing')
    const faults = { ...earlyClosingFaults(consultation, sent, minimumDaysOf(consultation.legalClause), now), ...sent.faults }
    if (isFaulty(faults)) return show(c, consultation, { typed: sent, faults })
    const { reason, revision, otherLaw } = sent
    return done(c, sent, () => closeConsultation(c.var.world, { id: consultation.id, revision, reason, otherLaw }))
  })

  .post('/staff/consultations/:id/withdrawal', async (c) => {
    const { sent, consultation } = await read(c, 'withdrawal')
    const faults = { ...reasonFaults(sent.reason), ...sent.faults }
    if (isFaulty(faults)) return show(c, consultation, { typed: sent, faults })
    const { reason, revision } = sent
    return done(c, sent, () => withdrawConsultation(c.var.world, { id: consultation.id, revision, reason }))
  })

type Sent = TypedLifecycle & { revision: number; faults: Faults }

async function read(c: Handled, form: 'extension' | 'closing' | 'withdrawal') {
  const fields = await readForm(c)
  const consultation = await findOwn(c.var.world, c.req.param('id'))
  return { sent: sentOf(fields, form), consultation, now: c.var.world.now() }
}

function sentOf(fields: Fields, form: 'extension' | 'closing' | 'withdrawal'): Sent {
  const faults: Faults = {}
  const line = (name: string): string => {
    const typed = one(fields, `${form}.${name}`)
    const kept = cleanLine(typed)
    if (kept === undefined) faults[name] = 'badText'
    return kept ?? typed.toWellFormed()
  }
  const texts = { closesAt: line('closesAt'), reason: line('reason'), otherLaw: line('otherLaw') }
  return { form, ...texts, revision: counted(fields, 'revision'), faults }
}

const isFaulty = (faults: Faults): boolean => Object.keys(faults).length > 0

async function done(c: Handled, sent: Sent, act: () => Promise<Consultation>): Promise<Response> {
  try {
    const consultation = await act()
    return seeOther(c, `/staff/consultations/${consultation.id}?done=saved`)
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'stale') throw error
    return show(c, await findOwn(c.var.world, c.req.param('id')), { typed: sent, faults: {}, isStale: true })
  }
}

interface Refused {
  typed: TypedLifecycle
  faults: Faults
  isStale?: boolean
}

const NOTHING_TYPED: TypedLifecycle = { form: '', closesAt: '', reason: '', otherLaw: '' }

async function show(c: Handled, consultation: Consultation, refused?: Refused): Promise<Response> {
  const { world, config } = c.var
  const { reader } = world.storage
  const now = world.now()
  const hamlets = await listAskedHamlets(reader, consultation.id)
  const leastDays = minimumDaysOf(consultation.legalClause)
  const mayClose = leastDays === null || mayCloseAt(consultation, leastDays, now) || consultation.otherLaw !== null
  const opening = consultation.opensAt ?? consultation.openedAt
  const asked = c.req.query('done')
  return respond(
    c,
    <OverviewPage
      consultation={consultation}
      phase={phaseAt(consultation, now)}
      mayEdit={mayEdit(world.actor, consultation)}
      unitName={(await findUnit(reader, consultation.unitId)).name}
      hamlets={{ count: hamlets.length, households: hamlets.reduce((sum, { households }) => sum + (households ?? 0), 0) }}
      version={await newestVersion(reader, consultation.id)}
      changes={await listChanges(reader, consultation.id)}
      publicAddress={`${config.publicUrl ?? new URL(c.req.url).origin}/c/${consultation.slug}`}
      legalUntil={mayClose || opening === null ? null : earliestClosing(opening, leastDays)}
      typed={refused?.typed ?? NOTHING_TYPED}
      faults={refused?.faults ?? {}}
      done={asked === 'opened' || asked === 'saved' ? asked : null}
      isStale={refused?.isStale ?? false}
      copyTo={await otherCommunes(c, consultation)}
    />,
    refused ? (refused.isStale ? 409 : 422) : 200,
  )
}

const MOST_COMMUNES = 200

/** Where else who works on it makes consultations too. */
async function otherCommunes(c: Handled, consultation: Consultation): Promise<{ id: number; name: string }[]> {
  const { storage, actor, now } = c.var.world
  if (!mayEdit(actor, consultation)) return []
  const communes = await listCommunesToAskIn(storage.reader, actor, { name: '', now: now(), limit: MOST_COMMUNES })
  return communes.filter(({ id }) => id !== consultation.unitId).map(({ id, name }) => ({ id, name }))
}
