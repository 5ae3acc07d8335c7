import { Hono } from 'hono'
import { LotsPage } from '../../views/results/lots-page'
import { ProgressPage } from '../../views/results/progress-page'
import { problem } from '../kernel/problem'
import type { Env } from '../web/env'
import { respond } from '../web/respond'
import { compareLots } from './compare-lots'
import { BASE, readingOf, sourceOf } from './figures-routes'
import { progressOf } from './kept-sheets'
import { countSelected } from './tally-consultation'

/** What a question got in answer in each of the wordings that a lot gave out. */
export const lotsRoutes = new Hono<Env>().get(`${BASE}/lots/:question{[0-9A-Za-z]{1,13}}`, async (c) => {
  const { storage, locale } = c.var.world
  const reading = await readingOf(c)
  const { consultation, filter, asked, variables } = reading
  const questionId = c.req.param('question')
  const { reader } = storage
  if (!variables.some(({ id }) => id === `variant.${questionId}`)) throw problem('notFound', { question: questionId })
  const progress = await progressOf(reader, consultation.id)
  if (progress) return respond(c, <ProgressPage title={consultation.title} progress={progress} />)
  const compared = await compareLots(reader, consultation.id, { questionId, filter, locale })
  if (!compared) throw problem('notFound', { question: questionId })
  const { counted, total } = await countSelected(reader, consultation.id, filter)
  const page = { consultation, filter: asked, choices: reading, counted, total, source: sourceOf(c, reading) }
  const mayCross = variables.some(({ id }) => id === questionId)
  return respond(c, <LotsPage {...page} {...compared} mayCross={mayCross} />)
})
