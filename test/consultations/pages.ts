import type { Town } from '../support/town'

/** Small hands for the tests of the editor: what a clerk without scripts sees and sends. */

export type Clerk = Omit<Awaited<ReturnType<Town['signedIn']>>, 'world'>

/** The value of the first control of that name on a page. */
export function controlValue(html: string, name: string): string {
  const control = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? ''
  return /value="([^"]*)"/.exec(control)?.[1] ?? ''
}

/** What the form of a page that posts to an address carries, as a browser would send it. */
export function formTo(page: string, address: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${address}"[^>]*>[\\s\\S]*?</form>`).exec(page)?.[0] ?? ''
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  if (inputs.length === 0) throw new Error(`no form to ${address}`)
  const plain = (value: string) => value.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, plain(value)]))
}

/** A draft made from a template, or empty; its id. */
export async function makeDraft(clerk: Clerk, unitId: number, template = 'budget-estimate'): Promise<number> {
  const answer = await clerk.post('/staff/consultations/new', { unit: String(unitId), template })
  const id = /\/staff\/consultations\/(\d+)\/basics/.exec(answer.headers.get('Location') ?? '')?.[1]
  if (!id) throw new Error(`No draft was made: ${answer.status} ${await answer.text()}`)
  return Number(id)
}

export const revisionOn = async (clerk: Clerk, path: string): Promise<string> =>
  controlValue(await (await clerk.get(path)).text(), 'revision')

/** A complete first page. */
export const fullBasics = {
  title: 'Góp ý dự toán năm 2027',
  asker: 'UBND xã Minh Họa',
  matter: 'Năm 2027 xã dự kiến chi 42.500 triệu đồng.',
  draftText: '',
  category: 'budget',
  legalClause: 'L10.25.9',
  whom: 'all',
  opensAt: '',
  closesAt: '',
  otherLaw: '',
  retentionMonths: '24',
}

/** Makes and opens a consultation from a template; its id. */
export async function makeOpen(clerk: Clerk, unitId: number, template = 'budget-estimate'): Promise<number> {
  const id = await makeDraft(clerk, unitId, template)
  const revision = await revisionOn(clerk, `/staff/consultations/${id}/check`)
  const answer = await clerk.post(`/staff/consultations/${id}/opening`, { revision })
  if (answer.status !== 303) throw new Error(`It did not open: ${answer.status} ${await answer.text()}`)
  return id
}
