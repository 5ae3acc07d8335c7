import { Hono } from 'hono'
import type { Env } from '../web/env'

export const publicationRoutes = new Hono<Env>()
