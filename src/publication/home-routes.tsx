import { Hono } from 'hono'
import type { Env } from '../web/env'

export const publicHomeRoutes = new Hono<Env>()
