import type { Country } from '../../bench/country'
import { pagesOf } from '../../bench/list-pages'
import { SESSION_COOKIE } from '../../src/people/sessions'
import type { makeApp } from '../../src/web/app'
import { controlValue } from '../consultations/pages'
import { visitor } from '../support/town'

type App = ReturnType<typeof makeApp>

/** Addresses beside the lists, so that every route of the product is visited. */
function otherPages({ ids, slugs }: Country): string[] {
  const { largest, draft, published, commune, hamlet } = ids
  const list = '/staff/consultations'
  const of = (id: number, paths: readonly string[]) => paths.map((path) => `${list}/${id}/${path}`)
  return [
    ...[
      '/healthz',
      '/readyz',
      '/metrics',
      '/sign-in',
      '/set-up/x',
      '/invitations/x',
      '/receipts',
      '/drafts',
      '/drafts/AAAAA-AAAAA',
      '/t/x',
      `/media/${'A'.repeat(22)}`,
      '/receipts/C7',
      '/receipts/C7/edit',
    ],
    ...[
      'results.json',
      'results.csv',
      'dictionary.csv',
      'results/1',
      'results/1.json',
      'draft',
      'key.css',
      'preview.png',
      'attachments/1',
      'attachments/1/x',
    ].map((path) => `/c/${slugs.published}/${path}`),
    ...['', '/draft', '/pages', '/paper', '/preview.png', '/responses', '/results'].map((path) => `/c/${slugs.largest}${path}`),
    `${list}/new/budget-estimate`,
    ...['', '?search=tuoi&kind=question&page=2', '/new', '/1', '/age-groups'].map((path) => `/staff/bank${path}`),
    ...of(draft, ['questions/bank?search=tuoi']),
    ...of(draft, ['basics', 'attachments', 'attachments/1', 'questions', 'questions/q2', 'preview', 'preview/form', 'check']),
    ...of(draft, ['import/pb', 'trial', 'hamlets', `copy?unit=${commune}`]),
    ...of(largest, ['results/reaches']),
    ...of(draft, ['languages', 'languages/en', 'languages/en/files', 'languages/en/translation.csv']),
    ...of(draft, ['languages/en/translation.xlsx', 'languages/vi/recordings']),
    ...of(draft, [
      'questions/new',
      'questions/undo',
      'questions/redo',
      'questions/history',
      'questions/settings',
      'questions/phone',
    ]),
    ...of(largest, [
      'questions',
      'places',
      'places/1/qr.svg',
      'places/1/qr.png',
      'poster',
      'poster.pdf',
      'paper',
      'announcements',
    ]),
    ...of(published, ['publication', 'results', 'results/pulse', 'results/cross?row=q1&column=q2', 'results/figures/q2.svg']),
    ...of(published, [
      'results?answer=q2:a',
      'results/words/q3?answer=q2:a',
      'results/wordings/q2',
      'results/lots/q2?answer=variant.q2:b&answer=language:km',
      'results/cross?row=q2&column=variant.q2&answer=language:vi',
      'results/words/q3?answer=language:km&answer=variant.q2:a',
      'results/dictionary.csv',
      'results/files',
      'results/replies',
      'results/doubts',
      'results/doubts/answer',
    ]),
    ...of(published, ['results/exports/1', 'results/exports/1/answers.csv']),
    ...['new', 'name', 'households', 'import', 'reorganise'].map((path) => `/staff/units/${commune}/${path}`),
    `/staff/units/${hamlet}/name`,
    `/staff/files/${'A'.repeat(22)}`,
    '/staff/backups',
    '/staff/import',
    '/schema/questionnaire.json',
    ...of(draft, ['import', 'questionnaire', 'questionnaire.json', 'questionnaire.xlsx']),
    '/staff/components',
  ]
}

type Seen = (address: string, answer: Response) => Promise<void> | void

/** Opens every list as a visitor and as three of the staff, and every other page as one; gives the addresses. Throws where a page breaks. */
export async function visitAll(app: App, made: Country, seen: Seen = () => {}): Promise<string[]> {
  const all: string[] = []
  for (const [looker, lists] of pagesOf(made)) {
    if (looker === 'province') continue
    const browser = signedIn(app, made, looker)
    for (const page of looker === 'commune' ? [...lists, ...otherPages(made)] : lists) {
      const answer = await browser.get(page)
      if (answer.status >= 500) throw new Error(`${page} answered ${answer.status} to ${looker}.`)
      await seen(`${page} (${looker})`, answer)
      all.push(page)
    }
  }
  return all
}

export function signedIn(app: App, made: Country, looker: 'visitor' | keyof Country['sessions']) {
  const browser = visitor(app)
  if (looker !== 'visitor') browser.cookies.set(SESSION_COOKIE, made.sessions[looker])
  return browser
}

/** The main deeds of a clerk, a resident and an administrator, each as its form would send it. Throws for one that was refused. */
export async function doTheMainThings(app: App, made: Country): Promise<void> {
  const clerk = signedIn(app, made, 'commune')
  const here = visitor(app)
  const { commune, published, person } = made.ids
  const post = async (path: string, fields: Record<string, string | readonly string[]>, by = clerk) => {
    const answer = await by.post(path, fields)
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${textOf(await answer.text())}`)
    return answer.headers.get('Location') ?? ''
  }
  const revision = async (path: string) => controlValue(await (await clerk.get(path)).text(), 'revision')

  const draft = await post('/staff/consultations/new', { unit: String(commune), template: 'budget-estimate' })
  const address = draft.replace(/\/basics.*/, '')
  await post(`${address}/opening`, { revision: await revision(`${address}/check`) })
  await post(`${address}/places/hamlets`, {})
  const slug = made.slugs.largest
  const form = await (await here.get(`/c/${slug}`)).text()
  const sent = { version: controlValue(form, 'version'), key: controlValue(form, 'key') }
  const receipt = await post(`/c/${slug}/responses`, { ...sent, q1: 'a' }, here)
  await here.get(receipt)
  await post(`${receipt.replace(/\?.*/, '')}/edit`, { ...sent, revision: '1', q1: 'b' }, here)
  await post(`${receipt.replace(/\?.*/, '')}/deletion`, { sure: 'yes', confirm: 'yes' }, here)
  await post(`${address}/copy`, {})
  await post(`${address}/closing`, {
    revision: await revision(address),
    'closing.reason': 'Đủ ý kiến rồi',
    'closing.otherLaw': 'Luật khác',
  })

  await post('/staff/people/invite', {
    email: 'moi@example.vn',
    name: 'Người Mới',
    role: 'committeeMember',
    unit: String(commune),
  })
  await post(`/staff/people/${person}/roles`, { role: 'committeeMember', unit: String(commune) })
  await post(`/staff/units/${commune}/new`, { kind: 'thôn', name: 'Thôn Mới' })
  await clerk.post('/sign-in', { email: 'can.bo.9@example.vn', password: 'sai mật khẩu' })
  await clerk.post(`/staff/consultations/${published}/publication/preview`, {
    summary: 'Đồng ý.',
    questions: ['q2'],
    reason: 'x',
  })
  await post('/staff/account/sign-out', {})
}

const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 600)
