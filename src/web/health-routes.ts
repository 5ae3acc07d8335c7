import { Hono } from 'hono'
import { canRead, feelPulse } from '../upkeep/pulse'
import type { Env } from './env'

/** For who watches the machine, and for what stands in front of it. Neither says anything of the machine but this. */
export const healthRoutes = new Hono<Env>()
  /** Alive, and a write reaches the disk. */
  .get('/healthz', async (c) => {
    const { storage } = c.var.world
    const pulse = await feelPulse(storage)
    c.header('Cache-Control', 'no-store')
    if (pulse.writes) return c.json({ alive: true, writes: true, engine: storage.engine })
    const cause = c.var.page.words.problems.trouble[pulse.kind].title
    return c.json({ alive: true, writes: false, engine: storage.engine, kind: pulse.kind, cause }, 503)
  })

  /** Ready for visitors: up to date, the database can be read, and not about to stop. */
  .get('/readyz', async (c) => {
    c.header('Cache-Control', 'no-store')
    const kind = c.var.isStopping() ? 'stopping' : await canRead(c.var.world.storage)
    return kind ? c.json({ ready: false, kind }, 503) : c.json({ ready: true })
  })
