import { budgetEstimate } from './budget-estimate'
import { feeLevels } from './fee-levels'
import { hamletContribution } from './hamlet-contribution'
import { islandRoad } from './island-road'
import { landUse } from './land-use'
import { newRural } from './new-rural'
import { oneStopShop } from './one-stop-shop'
import { povertyReview } from './poverty-review'
import { school } from './school'
import type { Template } from './template'
import { villageConvention } from './village-convention'

/** In the order a clerk is offered them. */
export const templates: readonly Template[] = [
  budgetEstimate,
  islandRoad,
  feeLevels,
  newRural,
  hamletContribution,
  school,
  landUse,
  villageConvention,
  oneStopShop,
  povertyReview,
]

export const templateOf = (name: string): Template | undefined => templates.find((each) => each.name === name)
