import { findNewestWording } from '../../src/consultations/versions-store'
import type { Question } from '../../src/questions/question-type'
import { readQuestions } from '../../src/questions/questionnaire'
import { type Town, town } from '../support/town'
import { type Clerk, controlValue, makeDraft, revisionOn } from './pages'

/** Small hands for the tests of the list of questions: two questions, and two authors at them. */

export const questionsOf = async ({ storage }: Town, id: number): Promise<Question[]> =>
  readQuestions((await findNewestWording(storage.reader, id)).questions)
export const labels = async (here: Town, id: number) => (await questionsOf(here, id)).map(({ label }) => label)
export const listAt = (id: number) => `/staff/consultations/${id}/questions`

/** The form of a question as its page shows it: what a browser would send again. */
export async function opened(clerk: Clerk, path: string) {
  const page = await (await clerk.get(path)).text()
  return { revision: controlValue(page, 'revision'), base: controlValue(page, 'base') }
}

const options = { 'settings.options.0.code': 'a', 'settings.options.0.label': 'Có', 'settings.options.1.code': 'b' }
export const asked = { ...options, 'settings.options.1.label': 'Không' }

export async function add(clerk: Clerk, id: number, label: string, type = 'single') {
  const added = await clerk.post(listAt(id), { revision: await revisionOn(clerk, listAt(id)), type })
  const question = /questions\/(q\w+)/.exec(added.headers.get('Location') ?? '')?.[1] ?? ''
  const path = `${listAt(id)}/${question}`
  const saved = await clerk.post(path, { ...(await opened(clerk, path)), label, ...(type === 'single' && asked) })
  if (saved.status !== 303) throw new Error(`${saved.status}: ${await saved.text()}`)
  return question
}

export async function withTwo() {
  const here = await town()
  const [lan, minh] = [await here.signedIn('committeeMember'), await here.signedIn('administrator')]
  const id = await makeDraft(lan, here.commune.id, '')
  const one = await add(lan, id, 'Một?')
  const two = await add(lan, id, 'Hai?')
  const paths = { one: `${listAt(id)}/${one}`, two: `${listAt(id)}/${two}` }
  return { here, lan, minh, id, one, two, paths }
}
