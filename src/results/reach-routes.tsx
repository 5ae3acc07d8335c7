import { Hono } from 'hono'
import { ReachPage } from '../../views/results/reach-page'
import { maySee } from '../audit/permissions'
import { listPublishedQuestionnaires } from '../consultations/published-store'
import { findConsultation } from '../consultations/store'
import { problem } from '../kernel/problem'
import { roleOf } from '../questions/pages'
import { unfilled } from '../questions/piping'
import { listReaches } from '../responses/reach-store'
import type { Env } from '../web/env'
import { respond } from '../web/respond'
import { BASE } from './figures-routes'

/** Where people stop: for who sees the whole consultation, because the counters know no hamlet. */
export const reachRoutes = new Hono<Env>().get(`${BASE}/reaches`, async (c) => {
  const { storage, actor } = c.var.world
  const consultation = await findConsultation(storage.reader, Number(c.req.param('id')))
  if (!maySee(actor, consultation.unitPath)) throw problem('notPermitted', { consultation: consultation.id })
  const versions = await listPublishedQuestionnaires(storage.reader, consultation.id)
  const reaches = await listReaches(storage.reader, consultation.id)
  const asked = versions.map(({ questions }) => questions.filter((item) => roleOf(item) === 'asks'))
  const labels = new Map(asked.flat().map(({ id, label }) => [id, unfilled(label)]))
  // Questions that were taken out stand after those of the newest version.
  const order = new Set([...(asked.at(-1) ?? []).map(({ id }) => id), ...labels.keys()])
  const rows = [...order].map((id) => {
    const own = reaches.filter(({ questionId }) => questionId === id)
    const sum = (part: 'reached' | 'answered') => own.reduce((total, each) => total + each[part], 0)
    return { label: labels.get(id) ?? '', reached: sum('reached'), wentOn: Math.min(sum('reached'), sum('answered')) }
  })
  return respond(c, <ReachPage consultation={consultation} rows={rows} />)
})
