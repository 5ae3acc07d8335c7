import { Hono } from 'hono'
import type { Env } from '../web/env'

export const respondentRoutes = new Hono<Env>()
