import { Hono } from 'hono'
import type { Env } from '../web/env'
import { placeRoutes } from './places-routes'

export const consultationRoutes = new Hono<Env>().route('/', placeRoutes)
