import { Hono } from 'hono'
import { LogPage, NoLogPage } from '../../views/audit/log-page'
import { listEntriesBefore } from '../audit/store'
import { listUnits } from '../units/store'
import type { Env } from '../web/env'
import { respond } from '../web/respond'
import { administeredPaths } from './person'

const PAGE = 50
const NEWEST = Number.MAX_SAFE_INTEGER

const lastId = (path: string): number => Number(path.split('/').at(-2))
const idOf = (typed: string | undefined): number | undefined => (/^\d{1,15}$/.test(typed ?? '') ? Number(typed) : undefined)

/** What was done within the units the reader administers. */
export const logRoutes = new Hono<Env>().get('/staff/log', async (c) => {
  const { storage, actor } = c.var.world
  const paths = administeredPaths(actor)
  const asked = idOf(c.req.query('unit'))
  const [wanted] = asked === undefined ? [] : await listUnits(storage.reader, [asked])
  const shown = wanted && paths.some((path) => wanted.path.startsWith(path)) ? wanted.path : paths[0]
  if (shown === undefined) return respond(c, <NoLogPage />)
  const before = idOf(c.req.query('before'))
  const found = await listEntriesBefore(storage.reader, shown, before ?? NEWEST, PAGE + 1)
  const entries = found.slice(0, PAGE)
  const named = await listUnits(storage.reader, [...new Set([...entries.map((each) => each.unitPath), ...paths].map(lastId))])
  const names = new Map(named.map((unit) => [unit.id, unit.name]))
  const log = {
    entries: entries.map((entry) => ({ ...entry, unit: names.get(lastId(entry.unitPath)) ?? '' })),
    units: paths.map((path) => ({ id: lastId(path), name: names.get(lastId(path)) ?? '' })),
    unitId: lastId(shown),
    olderThan: found.length > PAGE ? entries.at(-1)?.id : undefined,
    isFirst: before === undefined,
  }
  return respond(c, <LogPage {...log} />)
})
