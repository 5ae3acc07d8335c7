import { Hono } from 'hono'
import type { Env } from '../web/env'
import { exportRoutes } from './export-routes'
import { importRoutes } from './import-routes'
import { pbRoutes } from './pb-routes'
import { translationRoutes } from './translation-routes'

/** Questionnaires in and out. */
export const exchangeRoutes = new Hono<Env>()
  .route('/', importRoutes)
  .route('/', exportRoutes)
  .route('/', pbRoutes)
  .route('/', translationRoutes)
