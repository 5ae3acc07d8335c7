import { Hono } from 'hono'
import { ListPage } from '../../views/consultations/list-page'
import { cleanLine } from '../kernel/text'
import type { Env } from '../web/env'
import { respond } from '../web/respond'
import { type Phase, phaseAt } from './consultation'
import { listConsultations } from './list-store'
import { listCommunesSeen, listCommunesToAskIn } from './units-store'

const PAGE_SIZE = 20
const MOST_UNITS = 200
const PHASES: readonly Phase[] = ['draft', 'notYetOpen', 'open', 'closed', 'withdrawn']

/** All consultations a staff member may see. What a query asks for wrongly filters nothing. */
export const listRoutes = new Hono<Env>().get('/staff/consultations', async (c) => {
  const { storage, actor, now } = c.var.world
  const search = (cleanLine(c.req.query('search') ?? '') ?? '').slice(0, 200)
  const phase = PHASES.find((each) => each === c.req.query('phase')) ?? null
  const units = await listCommunesSeen(storage.reader, actor, MOST_UNITS)
  const unit = units.find((each) => String(each.id) === c.req.query('unit'))
  const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1), 10_000)
  const moment = now()
  const found = await listConsultations(
    storage.reader,
    actor,
    { search, phase, unitPath: unit?.path ?? null },
    { now: moment, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE },
  )
  const mayCreate = (await listCommunesToAskIn(storage.reader, actor, { name: '', now: moment, limit: 1 })).length > 0
  return respond(
    c,
    <ListPage
      rows={found.consultations.map((each) => ({ ...each, phase: phaseAt(each, moment) }))}
      total={found.total}
      page={page}
      pages={Math.max(1, Math.ceil(found.total / PAGE_SIZE))}
      search={search}
      phase={phase}
      unit={unit ? String(unit.id) : ''}
      units={units}
      mayCreate={mayCreate}
    />,
  )
})
