import { randomInt } from 'node:crypto'
import { Hono } from 'hono'
import { type PbAbout, writePb } from '../budgeting/pb-write'
import type { Consultation } from '../consultations/consultation'
import { listPublishedQuestionnaires } from '../consultations/published-store'
import { dayOf } from '../kernel/moment'
import { problem } from '../kernel/problem'
import { findTotals } from '../responses/store'
import { findUnit } from '../units/store'
import type { Env } from '../web/env'
import { download } from '../web/respond'
import { readBallots } from './ballots'
import { exportAnswers, streamOf } from './export-answers'
import { mayExport } from './export-routes'
import { BASE } from './figures-routes'

const TEXT = 'text/plain; charset=UTF-8'

export const outcomeRoutes = new Hono<Env>()
  // Whole ballots, without anything of who gave them, in an order drawn anew each time.
  .post(`${BASE}/ballots/:name{q[0-9A-Za-z]{1,12}\\.pb}`, async (c) => {
    const { world } = c.var
    const { reader } = world.storage
    const { consultation } = await mayExport(c)
    const id = c.req.param('name').replace(/\.pb$/, '')
    const questionnaires = await listPublishedQuestionnaires(reader, consultation.id)
    const { lastSequence } = await findTotals(reader, consultation.id)
    const order = { consultationId: consultation.id, questionnaires, upTo: lastSequence, from: null, to: null }
    const voted = (await readBallots(reader, order)).find(({ question }) => question.id === id)
    if (!voted) throw problem('notFound', { question: id })
    if (!voted.groups) throw problem('busy')
    const rows = voted.groups.reduce((sum, { count }) => sum + count, 0)
    await exportAnswers(world, { consultationId: consultation.id, format: 'pb', filter: '', rows })
    const unit = await findUnit(reader, consultation.unitId)
    const about = aboutOf(`${consultation.title}: ${voted.question.label}`, consultation, unit.name)
    const pieces = writePb(voted.election, voted.groups, about, (below) => randomInt(below))
    return download(c, streamOf(encoded(pieces)), TEXT, `${consultation.slug}-${id}.pb`)
  })

async function* encoded(pieces: Iterable<string>): AsyncGenerator<{ content: Uint8Array }> {
  const encoder = new TextEncoder()
  for (const piece of pieces) {
    yield { content: encoder.encode(piece) }
    await new Promise(setImmediate)
  }
}

const aboutOf = (description: string, { opensAt, closesAt }: Consultation, unit: string): PbAbout => ({
  description,
  country: 'Vietnam',
  unit,
  instance: opensAt ? dayOf(opensAt).slice(0, 4) : '',
  begin: dotted(opensAt),
  end: dotted(closesAt),
  language: 'vi',
})

const dotted = (moment: Date | null): string => (moment ? dayOf(moment).split('-').reverse().join('.') : '')
