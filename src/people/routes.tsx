import { Hono } from 'hono'
import type { Env } from '../web/env'
import { accountRoutes } from './account-routes'
import { invitationRoutes } from './invitation-routes'
import { logRoutes } from './log-routes'
import { personRoutes } from './person-routes'
import { setUpRoutes } from './set-up-routes'
import { signInRoutes } from './sign-in-routes'
import { staffRoutes } from './staff-routes'

export const peopleRoutes = new Hono<Env>()
  .route('/', signInRoutes)
  .route('/', setUpRoutes)
  .route('/', invitationRoutes)
  .route('/', accountRoutes)
  .route('/', staffRoutes)
  .route('/', personRoutes)
  .route('/', logRoutes)
