import type { Reader } from '../../../db/storage'
import { listPlaces, maybeFindBySlug } from '../../consultations/store'
import { templateOf } from '../../consultations/templates'
import { slugOf } from '../../kernel/search'

/** Paths worth opening first. */
export async function demoAddresses(reader: Reader): Promise<{ open: string; published: string; poster: string }> {
  const slug = (template: string) => slugOf(templateOf(template)?.title ?? '')
  const budget = await maybeFindBySlug(reader, slug('budget-estimate'))
  const [place] = budget ? await listPlaces(reader, budget.id) : []
  return {
    open: place ? `/q/${place.token}` : '/',
    published: `/c/${slug('fee-levels')}/results`,
    poster: place ? `/staff/consultations/${place.consultationId}/poster?place=${place.id}` : '/staff',
  }
}
