import { FullPage } from '../../views/responses/full-page'
import type { Consultation } from '../consultations/consultation'
import type { World } from '../kernel/world'
import { pagesOf } from '../questions/pages'
import type { Answers } from '../questions/questionnaire'
import { type Quota, quotasMet, quotasOf } from '../questions/quotas'
import type { Handled } from '../web/env'
import { respond } from '../web/respond'
import { sheetAddress } from './addresses'
import type { Between } from './form-again-routes'
import { settledNow, type Under } from './quota-places'
import { listQuotas } from './quota-store'

/** Those of the quotas that have no place left. */
export async function fullAmong(
  world: World,
  { id }: Pick<Consultation, 'id'>,
  quotas: readonly Quota[],
): Promise<readonly Quota[]> {
  if (quotas.length === 0) return []
  const taken = new Map((await listQuotas(world.storage.reader, id)).map(({ quota, total }) => [quota, total]))
  return quotas.filter((quota) => (taken.get(quota.id) ?? 0) >= quota.most)
}

/** Those that a sheet comes under and that have no place left. */
export const fullOf = async (world: World, consultation: Pick<Consultation, 'id'>, sheet: Under): Promise<readonly Quota[]> =>
  fullAmong(world, consultation, await settledNow(world.storage.reader, consultation.id, sheet))

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
  const sheet = { version: questionnaire.version, quotas: quotasMet(questionnaire, walked, isSettled) }
  return fullOf(world, shown.consultation, sheet)
}

export const namesOf = (quotas: readonly Quota[]): string[] => quotas.map(({ name }) => name)

/** The names of those a changed sheet would come under anew and that have no place left. */
export async function fullForChange(
  world: World,
  consultation: Pick<Consultation, 'id'>,
  before: Answers,
  { version, quotas = [] }: Under,
): Promise<string[]> {
  const held = quotasOf(before)
  const come = quotas.filter(({ id }) => !held.includes(id))
  return namesOf(await fullOf(world, consultation, { version, quotas: come }))
}

/** Said plainly, with the way back to what was answered; nothing is stored. */
export function fullShown(
  c: Handled,
  { shown, posted, key }: Pick<Between, 'shown' | 'posted' | 'key'>,
  names: readonly string[],
  stands = false,
): Response {
  const { slug, title } = shown.consultation
  c.set('page', { ...c.var.page, path: sheetAddress(shown) })
  const sent = new Map([...posted.all, ['key', [key]]])
  sent.delete('go')
  return respond(
    c,
    <FullPage title={title} language={shown.language} slug={slug} names={names} sent={sent} stands={stands} />,
    409,
  )
}
