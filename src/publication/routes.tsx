import { Hono } from 'hono'
import type { Env } from '../web/env'
import { resultRoutes } from './result-routes'
import { staffPublicationRoutes } from './staff-routes'

/** The public result and the committee's steps to it. */
export const publicationRoutes = new Hono<Env>().route('/', resultRoutes).route('/', staffPublicationRoutes)
