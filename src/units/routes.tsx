import { Hono } from 'hono'
import type { Env } from '../web/env'
import { browseRoutes } from './browse-routes'
import { editRoutes } from './edit-routes'
import { householdRoutes } from './household-routes'
import { importRoutes } from './import-routes'
import { reorganiseRoutes } from './reorganise-routes'

export const unitRoutes = new Hono<Env>()
  .route('/', browseRoutes)
  .route('/', editRoutes)
  .route('/', householdRoutes)
  .route('/', importRoutes)
  .route('/', reorganiseRoutes)
