import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { Card } from '../../views/home/consultation-cards'
import { HomePage, SearchPage, type Section } from '../../views/home/home-page'
import { phaseAt } from '../consultations/consultation'
import { daysBetween } from '../kernel/moment'
import type { Env, Handled } from '../web/env'
import { publicPage, respond } from '../web/respond'
import { readSearch, type Show, searchesNothing } from './home'
import { firstPublic, type PublicConsultation, searchPublic } from './home-store'

const AT_HOME = { open: 12, coming: 6, published: 12 } as const

export const publicHomeRoutes = new Hono<Env>().get('/', async (c) => {
  const search = readSearch((name) => c.req.query(name))
  const now = c.var.world.now()
  if (!searchesNothing(search)) {
    const { rows, total } = await searchPublic(c.var.world.storage.reader, search, now)
    return respond(c, <SearchPage search={search} cards={rows.map((row) => cardOf(row, now))} total={total} />)
  }
  const open = await section(c, 'open')
  const coming = await section(c, 'coming')
  const published = await section(c, 'published')
  c.set('page', { ...c.var.page, path: '/' })
  return publicPage(c, `home|${digest({ open, coming, published })}`, () => (
    <HomePage search={{ ...search, page: 1 }} open={open} coming={coming} published={published} />
  ))
})

async function section(c: Handled, show: Show): Promise<Section> {
  const now = c.var.world.now()
  const { rows, more } = await firstPublic(c.var.world.storage.reader, show, now, AT_HOME[show])
  return { cards: rows.map((row) => cardOf(row, now)), more }
}

const cardOf = (row: PublicConsultation, now: Date): Card => ({
  ...row,
  phase: phaseAt(row, now),
  daysLeft: row.closesAt && daysBetween(now, row.closesAt),
})

// The page is kept as bytes under all that it shows.
const digest = (parts: object): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
