import { Hono } from 'hono'
import type { Env } from './env'

/** Alive and able to write: an empty transaction must reach the disk. */
export const healthRoutes = new Hono<Env>().get('/healthz', async (c) => {
  await c.var.world.storage.write(async () => undefined)
  return c.json({ alive: true, engine: c.var.world.storage.engine })
})
