import { Hono } from 'hono'
import type { Env } from './env'

export const builderRoutes = new Hono<Env>()
