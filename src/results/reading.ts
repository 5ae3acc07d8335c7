import type { Consultation } from '../consultations/consultation'
import { listPublishedQuestionnaires } from '../consultations/published-store'
import { type AskedHamlet, findConsultation, listAskedHamlets, listPlaces, type Place } from '../consultations/store'
import type { Fields } from '../kernel/fields'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { listUnits } from '../units/store'
import { isClosed } from './cross'
import { filterOf } from './filter-address'
import { type Plan, planOf } from './plan'
import type { ClosedVariable, Filter } from './results'
import { type Scope, scopeOf, withinScope } from './scope'

/** One person reading one consultation: what may be read, and what was asked for. */
export interface Reading {
  consultation: Consultation
  scope: Scope
  /** As the address says it. */
  asked: Filter
  /** As it is counted: the same within the scope. */
  filter: Filter
  plan: Plan
  hamlets: readonly AskedHamlet[]
  places: readonly Place[]
  /** Everything that can be filtered by or crossed: what sheets bring with them, then the answers in the order of the questions. */
  variables: readonly ClosedVariable[]
}

/** Throws notFound, and notPermitted for whom no role lets read any of it. */
export async function openReading({ storage: { reader }, actor, locale }: World, id: number, query: Fields): Promise<Reading> {
  const consultation = await findConsultation(reader, id)
  const asked = await listAskedHamlets(reader, id)
  const units = await listUnits(
    reader,
    asked.map(({ unitId }) => unitId),
  )
  const scope = scopeOf(actor, consultation.unitPath, units)
  if (scope === undefined) throw problem('notPermitted', { consultation: id })
  const hamlets = asked.filter(({ unitId }) => scope === null || scope.includes(unitId))
  const places = (await listPlaces(reader, id)).filter(
    ({ unitId }) => scope === null || (unitId !== null && scope.includes(unitId)),
  )
  const plan = planOf(await listPublishedQuestionnaires(reader, id), locale)
  const answers = plan.questions.flatMap(({ variables }) => variables.filter(isClosed))
  const variables = [...plan.brought.map(({ variable }) => variable), ...answers]
  const filter = filterOf(query, {
    hamlets: hamlets.map(({ unitId }) => unitId),
    places: places.map((place) => place.id),
    variables,
  })
  return { consultation, scope, asked: filter, filter: withinScope(filter, scope), plan, hamlets, places, variables }
}
