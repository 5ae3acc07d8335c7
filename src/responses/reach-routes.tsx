import { Hono } from 'hono'
import { phaseAt } from '../consultations/consultation'
import { one } from '../kernel/fields'
import type { Env } from '../web/env'
import { readForm } from '../web/form'
import { isThisMachine, sourceOf } from '../web/source'
import { limitOf } from './limits'
import { findPublic, findPublished } from './open-consultations'
import { countReached } from './reach-counts'
import { seenBefore } from './reaching'

const beacons = limitOf(600, 60_000)
const LONGEST = 20_000

/** What a browser says as somebody leaves a form without sending it: which questions were seen. No cookie of a form comes here. */
export const reachRoutes = new Hono<Env>().post('/reaches', async (c) => {
  const source = sourceOf(c)
  const now = performance.now()
  if (!beacons.allows(source, now)) return c.body(null, 204)
  if (!isThisMachine(source)) beacons.take(source, now)
  const fields = await readForm(c)
  const [, slug = '', version = ''] = /^([^/]{1,200})\/(\d{1,9})$/.exec(one(fields, 'sheet')) ?? []
  const { world } = c.var
  const shown = await findPublic(world, slug)
  if (phaseAt(shown.consultation, world.now()) !== 'open') return c.body(null, 204)
  const questionnaire = await findPublished(world, shown, Number(version))
  const seen = one(fields, 'seen')
    .slice(0, LONGEST)
    .split(' ')
    .map((name) => name.split('.', 1)[0] ?? '')
  const { id } = shown.consultation
  countReached(world, { consultationId: id, version: questionnaire.version, ...seenBefore(questionnaire, seen) })
  return c.body(null, 204)
})
