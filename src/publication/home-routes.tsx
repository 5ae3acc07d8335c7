import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { Card } from '../../views/home/consultation-cards'
import { HomePage, SearchPage, type Section } from '../../views/home/home-page'
import { phaseAt } from '../consultations/consultation'
import { daysBetween } from '../kernel/moment'
import type { Env, Handled } from '../web/env'
import { publicPage, respond } from '../web/respond'
import { readSearch, type Search, searchesNothing } from './home'
import { type PublicConsultation, searchPublic } from './home-store'

const AT_HOME = { open: 12, coming: 6, published: 12 } as const

export const publicHomeRoutes = new Hono<Env>().get('/', async (c) => {
  const search = readSearch((name) => c.req.query(name))
  if (!searchesNothing(search)) return respond(c, <SearchPage search={search} found={await section(c, search)} />)
  const parts = {
    open: await section(c, { ...search, show: 'open', page: 1 }, AT_HOME.open),
    coming: await section(c, { ...search, show: 'coming', page: 1 }, AT_HOME.coming),
    published: await section(c, { ...search, show: 'published', page: 1 }, AT_HOME.published),
  }
  c.set('page', { ...c.var.page, path: '/' })
  return publicPage(c, `home|${digest(parts)}`, () => <HomePage search={{ ...search, page: 1 }} {...parts} />)
})

async function section(c: Handled, search: Search, limit?: number): Promise<Section> {
  const now = c.var.world.now()
  const { rows, total } = await searchPublic(c.var.world.storage.reader, search, now, limit)
  return { cards: rows.map((row) => cardOf(row, now)), total }
}

const cardOf = (row: PublicConsultation, now: Date): Card => ({
  ...row,
  phase: phaseAt(row, now),
  daysLeft: row.closesAt && daysBetween(now, row.closesAt),
})

// The page is kept as bytes under all that it shows.
const digest = (parts: object): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
