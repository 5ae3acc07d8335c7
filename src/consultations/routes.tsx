import { Hono } from 'hono'
import type { Env } from '../web/env'
import { attachmentRoutes } from './attachment-routes'
import { bankRoutes } from './bank-routes'
import { bankTakingRoutes } from './bank-taking-routes'
import { basicsRoutes } from './basics-routes'
import { copyingRoutes } from './copying-routes'
import { languageRoutes } from './language-routes'
import { listRoutes } from './list-routes'
import { mediaRoutes } from './media-routes'
import { newRoutes } from './new-routes'
import { openingRoutes } from './opening-routes'
import { overviewRoutes } from './overview-routes'
import { paperRoutes } from './paper-routes'
import { placeRoutes } from './places-routes'
import { previewRoutes } from './preview-routes'
import { questionListRoutes } from './question-list-routes'
import { questionRoutes } from './question-routes'
import { questionnaireRoutes } from './questionnaire-routes'
import { recordingRoutes } from './recording-routes'

/** Everything about making a consultation and getting word of it out. */
export const consultationRoutes = new Hono<Env>()
  .route('/', listRoutes)
  .route('/', newRoutes)
  .route('/', copyingRoutes)
  .route('/', overviewRoutes)
  .route('/', basicsRoutes)
  .route('/', bankRoutes)
  .route('/', attachmentRoutes)
  .route('/', mediaRoutes)
  .route('/', bankTakingRoutes)
  .route('/', questionListRoutes)
  .route('/', questionnaireRoutes)
  .route('/', questionRoutes)
  .route('/', languageRoutes)
  .route('/', recordingRoutes)
  .route('/', previewRoutes)
  .route('/', paperRoutes)
  .route('/', openingRoutes)
  .route('/', placeRoutes)
