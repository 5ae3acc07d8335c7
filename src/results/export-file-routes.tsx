import { Hono } from 'hono'
import { ExportPage } from '../../views/results/export-page'
import { mayAct } from '../audit/permissions'
import { phaseAt } from '../consultations/consultation'
import { mayEdit } from '../consultations/seeing'
import { findConsultation } from '../consultations/store'
import { one } from '../kernel/fields'
import { token } from '../kernel/ids'
import { problem } from '../kernel/problem'
import { demandPerson } from '../people/sessions'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { download, respond, seeOther } from '../web/respond'
import { streamOf } from './export-answers'
import { bytesOf } from './export-download'
import { isUnderWay } from './export-kept'
import { pushExports } from './export-making'
import { discardExport, fetchExport, prepareExport } from './export-prepared'
import { rangeOf } from './export-range'
import { CSV, countRows, mayExport, valuesOf } from './export-routes'
import { countBefore, findOwnExport } from './export-store'
import { BASE } from './figures-routes'
import { queryOf } from './filter-address'

const EXPORT = `${BASE}/exports/:export{[0-9]{1,15}}`

/** Large exports, made as files in the background: each only for who asked for it. */
export const exportFileRoutes = new Hono<Env>()
  .post(`${BASE}/exports`, async (c) => {
    const reading = await mayExport(c)
    const values = valuesOf(one(await readForm(c), 'values'))
    const { world } = c.var
    const asked = { query: queryOf(reading.filter), values, locale: world.locale, tag: token() }
    const rows = await countRows(world, reading)
    const made = await prepareExport(world, { consultationId: reading.consultation.id, rows, ...asked })
    pushExports(world)
    return seeOther(c, `/staff/consultations/${reading.consultation.id}/results/exports/${made.id}`)
  })

  .get(EXPORT, async (c) => {
    const { consultation, kept } = await ownExport(c)
    const { world } = c.var
    // Whoever watches also takes up what a process left behind that is no more.
    if (isUnderWay(kept)) pushExports(world)
    const ahead = kept.state === 'waiting' ? await countBefore(world.storage.reader, kept.id) : 0
    const framed = { consultation, phase: phaseAt(consultation, world.now()), mayEdit: mayEdit(world.actor, consultation) }
    return respond(c, <ExportPage {...framed} kept={kept} ahead={ahead} />)
  })

  .post(`${EXPORT}/discard`, async (c) => {
    const { consultation, kept } = await ownExport(c)
    await discardExport(c.var.world, { consultationId: consultation.id, id: kept.id })
    pushExports(c.var.world)
    return seeOther(c, `/staff/consultations/${consultation.id}/results#export`)
  })

  // Also HEAD. A client that lost the connection asks for the rest, which is the same file as long as its tag is.
  .get(`${EXPORT}/answers.csv`, async (c) => {
    const { consultation, kept } = await ownExport(c)
    if (kept.state !== 'done') return seeOther(c, `/staff/consultations/${consultation.id}/results/exports/${kept.id}`)
    const tag = `"${kept.tag}"`
    const size = kept.bytes
    const asked = { range: c.req.header('Range'), ifRange: c.req.header('If-Range'), tag, size }
    const range = rangeOf(asked)
    c.header('ETag', tag)
    c.header('Accept-Ranges', 'bytes')
    if (range === 'impossible') return c.body(null, 416, { 'Content-Range': `bytes */${size}` })
    const { from, to } = range === 'whole' ? { from: 0, to: size - 1 } : range
    c.header('Content-Length', String(to - from + 1))
    if (range !== 'whole') c.header('Content-Range', `bytes ${from}-${to}/${size}`)
    c.status(range === 'whole' ? 200 : 206)
    if (c.req.raw.method === 'HEAD') return download(c, null, CSV, `${consultation.slug}.csv`)
    if (kept.fetchedAt === null) await fetchExport(c.var.world, { consultationId: consultation.id, id: kept.id })
    const bytes = bytesOf(c.var.world.storage.reader, kept.id, { from, to })
    return download(c, streamOf(bytes), CSV, `${consultation.slug}.csv`)
  })

/** Throws notPermitted for whom may not export, notFound for who did not ask for this file. */
async function ownExport(c: Handled) {
  const { storage, actor } = c.var.world
  const consultation = await findConsultation(storage.reader, Number(c.req.param('id')))
  if (!mayAct(actor, 'response.export', consultation.unitPath)) throw problem('notPermitted')
  const kept = await findOwnExport(storage.reader, Number(c.req.param('export')), consultation.id, demandPerson(actor).id)
  return { consultation, kept }
}
