import { Hono } from 'hono'
import type { Env } from '../web/env'
import { doubtRoutes } from './doubt-routes'
import { exportFileRoutes } from './export-file-routes'
import { exportRoutes } from './export-routes'
import { figuresRoutes } from './figures-routes'
import { filesRoutes } from './files-routes'
import { lotsRoutes } from './lots-routes'
import { outcomeRoutes } from './outcome-routes'
import { reachRoutes } from './reach-routes'
import { replyRoutes } from './reply-routes'
import { wordingsRoutes } from './wordings-routes'
import { wordsRoutes } from './words-routes'

export const resultRoutes = new Hono<Env>()
  .route('/', figuresRoutes)
  .route('/', wordsRoutes)
  .route('/', wordingsRoutes)
  .route('/', lotsRoutes)
  .route('/', filesRoutes)
  .route('/', exportRoutes)
  .route('/', exportFileRoutes)
  .route('/', outcomeRoutes)
  .route('/', reachRoutes)
  .route('/', replyRoutes)
  .route('/', doubtRoutes)
