import { Hono } from 'hono'
import { HomePage } from '../../views/consultations/home-page'
import { maySee } from '../audit/permissions'
import { type Consultation, phaseAt } from '../consultations/consultation'
import { type ListFilter, listConsultations } from '../consultations/list-store'
import { listCommunesToAskIn } from '../consultations/units-store'
import type { World } from '../kernel/world'
import { listAwaitingResult } from '../publication/awaiting-store'
import { listTotals } from '../responses/store'
import { backupWorry } from '../upkeep/backup-reminder'
import type { Env } from './env'
import { respond } from './respond'

const MOST_SHOWN = 30

/** Where a staff member begins: it reads consultations, answers and results, so it stands after all of them. */
export const staffHomeRoutes = new Hono<Env>().get('/staff', async (c) => {
  const { world, config } = c.var
  const { actor, storage } = world
  const now = world.now()
  const running = [...(await inPhase(world, 'open', now)), ...(await inPhase(world, 'notYetOpen', now))]
  const awaiting = await listAwaitingResult(storage.reader, actor, now, MOST_SHOWN)
  const totals = await listTotals(
    storage.reader,
    [...running, ...awaiting].map(({ id }) => id),
  )
  // Who sees a hamlet alone would find another number behind the link.
  const answers = ({ id, unitPath }: Consultation) => (maySee(actor, unitPath) ? (totals.get(id) ?? 0) : null)
  const communes = await listCommunesToAskIn(storage.reader, actor, { name: '', now, limit: 1 })
  return respond(
    c,
    <HomePage
      now={now}
      running={running.map((each) => ({ ...each, phase: phaseAt(each, now), answers: answers(each) }))}
      drafts={await inPhase(world, 'draft', now)}
      awaiting={awaiting.map((each) => ({ ...each, answers: answers(each) }))}
      mayCreate={communes.length > 0}
      backupWorry={await backupWorry(world, config)}
      noPublicUrl={config.publicUrl === undefined}
    />,
  )
})

async function inPhase({ storage, actor }: World, phase: ListFilter['phase'], now: Date): Promise<Consultation[]> {
  const filter = { search: '', phase, unitPath: null }
  return (await listConsultations(storage.reader, actor, filter, { now, limit: MOST_SHOWN, offset: 0 })).consultations
}
