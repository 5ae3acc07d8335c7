import { FullPage } from '../../views/responses/full-page'
import type { World } from '../kernel/world'
import { pagesOf } from '../questions/pages'
import { type Quota, quotasMet } from '../questions/quotas'
import type { Handled } from '../web/env'
import { respond } from '../web/respond'
import { sheetAddress } from './addresses'
import type { Between } from './form-again-routes'
import type { PublicConsultation } from './open-consultations'
import { listQuotas } from './quota-store'

/** Those of the quotas that have no place left. */
export async function fullAmong(
  world: World,
  { consultation: { id } }: PublicConsultation,
  quotas: readonly Quota[],
): Promise<readonly Quota[]> {
  if (quotas.length === 0) return []
  const taken = new Map((await listQuotas(world.storage.reader, id)).map(({ quota, total }) => [quota, total]))
  return quotas.filter((quota) => (taken.get(quota.id) ?? 0) >= quota.most)
}

/** The full ones that what was answered on this page and before has settled already: nobody fills in the rest in vain. */
export async function fullSoFar(world: World, { shown, questionnaire, posted, walked }: Between): Promise<readonly Quota[]> {
  if (questionnaire.settings.quotas.length === 0 || posted.go === 'back' || posted.go.startsWith('to ')) return []
  const pages = pagesOf(questionnaire)
  const at = pages.findIndex(({ id }) => id === posted.page)
  const later = new Set(at < 0 ? [] : pages.slice(at + 1).flatMap(({ items }) => items.map(({ id }) => id)))
  const isSettled = (name: string) => {
    const id = name.split('.', 1)[0] ?? ''
    return !later.has(id) && walked.faults[id] === undefined
  }
  return fullAmong(world, shown, quotasMet(questionnaire, walked, isSettled))
}

/** Said plainly, with the way back to what was answered; nothing is stored. */
export function fullShown(
  c: Handled,
  { shown, posted, key }: Pick<Between, 'shown' | 'posted' | 'key'>,
  full: readonly Quota[],
): Response {
  const { slug, title } = shown.consultation
  c.set('page', { ...c.var.page, path: sheetAddress(shown) })
  const sent = new Map([...posted.all, ['key', [key]]])
  sent.delete('go')
  return respond(c, <FullPage title={title} slug={slug} names={full.map(({ name }) => name)} sent={sent} />, 409)
}
