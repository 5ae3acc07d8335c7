import { Hono } from 'hono'
import type { Env } from '../web/env'

export const peopleRoutes = new Hono<Env>()
