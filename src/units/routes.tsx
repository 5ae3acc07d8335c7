import { Hono } from 'hono'
import type { Env } from '../web/env'

export const unitRoutes = new Hono<Env>()
