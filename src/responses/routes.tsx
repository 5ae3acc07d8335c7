import { Hono } from 'hono'
import type { Env } from '../web/env'
import { asideRoutes } from './aside-routes'
import { formRoutes } from './form-routes'
import { paperRoutes } from './paper-routes'
import { reachRoutes } from './reach-routes'
import { receiptRoutes } from './receipt-routes'
import { submitRoutes } from './submit-routes'
import { trialRoutes } from './trial-routes'

/** All that a resident does without an account. */
export const respondentRoutes = new Hono<Env>()
  .route('/', formRoutes)
  .route('/', paperRoutes)
  .route('/', submitRoutes)
  .route('/', receiptRoutes)
  .route('/', asideRoutes)
  .route('/', trialRoutes)
  .route('/', reachRoutes)
