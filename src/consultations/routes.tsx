import { Hono } from 'hono'
import type { Env } from '../web/env'

export const consultationRoutes = new Hono<Env>()
