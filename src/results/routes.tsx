import { Hono } from 'hono'
import type { Env } from '../web/env'

export const resultRoutes = new Hono<Env>()
