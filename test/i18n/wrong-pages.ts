import type { Country } from '../../bench/country'
import { questionTypes } from '../../src/questions/types'
import type { makeApp } from '../../src/web/app'
import { controlValue, revisionOn } from '../consultations/pages'
import { signedIn } from '../db/visits'
import { visitor } from '../support/town'

type App = ReturnType<typeof makeApp>
type Seen = (address: string, answer: Response) => Promise<void>

const LIST = '/staff/consultations'

/** A draft with a question of every type, each question's page as it begins and as it comes back with faults. */
export async function seeEveryType(app: App, made: Country, seen: Seen): Promise<void> {
  const clerk = signedIn(app, made, 'commune')
  const started = await clerk.post(`${LIST}/new`, { unit: String(made.ids.commune), template: '' })
  const draft = started.headers.get('Location')?.replace(/\/basics.*/, '') ?? ''
  for (const { name } of questionTypes) {
    const list = `${draft}/questions`
    const added = await clerk.post(list, { revision: await revisionOn(clerk, list), type: name })
    const path = added.headers.get('Location')?.replace(/[?#].*/, '') ?? ''
    const page = await (await clerk.get(path)).text()
    const kept = { revision: controlValue(page, 'revision'), base: controlValue(page, 'base') }
    await seen(`${name} as it begins`, new Response(page, { headers: { 'Content-Type': 'text/html' } }))
    const junk = { label: '', hint: '0'.repeat(3000), required: '1', 'checks.0.text': '((', 'settings.options.0.label': '' }
    await seen(`${name} with faults`, await clerk.post(path, { ...kept, ...junk }))
  }
  for (const page of ['questions', 'questions/phone', 'preview', 'preview/form', 'paper', 'check', 'questions/history', 'basics'])
    await seen(`every type: ${page}`, await clerk.get(`${draft}/${page}`))
  await seen('opening with faults', await clerk.post(`${draft}/opening`, { revision: await revisionOn(clerk, `${draft}/check`) }))
}

/** The main forms as they come back when nothing right was sent. */
export async function seeWrongForms(app: App, made: Country, seen: Seen): Promise<void> {
  const { largest, draft, published, commune, hamlet, person } = made.ids
  const clerk = signedIn(app, made, 'commune')
  const stranger = visitor(app)
  const form = await (await stranger.get(`/c/${made.slugs.largest}`)).text()
  const sheet = { version: controlValue(form, 'version'), key: controlValue(form, 'key') }
  const revision = await revisionOn(clerk, `${LIST}/${draft}/basics`)
  const posts: [string, Record<string, string>, typeof stranger][] = [
    [`/c/${made.slugs.largest}/responses`, { ...sheet, q1: 'zzz', q2: 'x' }, stranger],
    [`/c/${made.slugs.largest}/responses`, {}, stranger],
    [`/c/${made.slugs.published}/responses`, sheet, stranger],
    ['/sign-in', { email: 'x', password: '' }, stranger],
    ['/sign-in', { email: 'x@example.vn', password: 'sai' }, stranger],
    ['/set-up/x', {}, stranger],
    [`${LIST}/new`, {}, clerk],
    [`${LIST}/${draft}/basics`, { revision, title: '', opensAt: 'x', closesAt: 'x', retentionMonths: '0' }, clerk],
    [`${LIST}/${draft}/basics`, { revision: '0', title: '1' }, clerk],
    [`${LIST}/${draft}/questions/settings`, {}, clerk],
    [`${LIST}/${draft}/questions`, { type: 'none' }, clerk],
    [`${LIST}/${largest}/places`, {}, clerk],
    [`${LIST}/${largest}/closing`, {}, clerk],
    [`${LIST}/${largest}/extension`, {}, clerk],
    [`${LIST}/${largest}/withdrawal`, {}, clerk],
    [`${LIST}/${published}/publication`, {}, clerk],
    [`${LIST}/${published}/publication/preview`, {}, clerk],
    [`${LIST}/${published}/results/doubts/answer`, {}, clerk],
    ['/staff/people/invite', { email: 'x', name: '' }, clerk],
    [`/staff/people/${person}/roles`, {}, clerk],
    [`/staff/units/${commune}/new`, { name: '' }, clerk],
    [`/staff/units/${hamlet}/name`, { name: '' }, clerk],
    [`/staff/units/${commune}/households`, { [`households.${hamlet}`]: 'x' }, clerk],
    [`/staff/units/${commune}/import`, { text: 'Thôn 1;x\nThôn 1;2' }, clerk],
    [`/staff/units/${commune}/reorganise`, {}, clerk],
    ['/staff/account/password', { password: 'x', again: 'y' }, clerk],
    ['/staff/people/invite', {}, signedIn(app, made, 'hamlet')],
  ]
  for (const [path, fields, who] of posts) await seen(`POST ${path}`, await who.post(path, fields))
}
