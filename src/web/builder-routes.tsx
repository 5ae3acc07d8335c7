import { Hono } from 'hono'
import { ComponentsPage } from '../../views/builders/components-page'
import { problem } from '../kernel/problem'
import type { Env } from './env'
import { respond } from './respond'

/** For those who build: nothing of it exists in production. */
export const builderRoutes = new Hono<Env>().get('/staff/components', (c) => {
  if (c.var.config.mode === 'production') throw problem('notFound')
  return respond(c, <ComponentsPage part={c.req.query('part')} />)
})
