import { expect, test } from 'vitest'
import { listChanges } from '../../src/consultations/list-store'
import { findConsultation, findQuestionnaire, newestVersion } from '../../src/consultations/store'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readQuestions } from '../../src/questions/questionnaire'
import { type Town, town } from '../support/town'
import { type Clerk, fullBasics, makeDraft, makeOpen, revisionOn } from './pages'

const labels = async ({ storage }: Town, id: number) =>
  readQuestions((await findNewestWording(storage.reader, id)).questions).map(({ label }) => label)

/** Posts to a part of the questions with the revision that stands. */
async function edit(clerk: Clerk, id: number, path: string, fields: Record<string, string | string[]> = {}) {
  const revision = await revisionOn(clerk, `/staff/consultations/${id}/questions`)
  return clerk.post(`/staff/consultations/${id}/questions${path}`, { revision, ...fields })
}

async function addSingle(clerk: Clerk, id: number, label: string, fields: Record<string, string | string[]> = {}) {
  const added = await edit(clerk, id, '', { type: 'single' })
  const question = /questions\/(q\w+)/.exec(added.headers.get('Location') ?? '')?.[1] ?? ''
  const options = { 'settings.options.0.code': 'a', 'settings.options.0.label': 'Có', 'settings.options.1.code': 'b' }
  const saved = await edit(clerk, id, `/${question}`, { label, ...options, 'settings.options.1.label': 'Không', ...fields })
  if (saved.status !== 303) throw new Error(`${saved.status} ${await saved.text()}`)
  return question
}

test('questions are added, changed, copied, moved, removed and put back where they stood', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeDraft(clerk, here.commune.id, '')

  const one = await addSingle(clerk, id, 'Một?')
  const two = await addSingle(clerk, id, 'Hai?')
  await addSingle(clerk, id, 'Ba?')
  expect(await labels(here, id)).toEqual(['Một?', 'Hai?', 'Ba?'])

  await edit(clerk, id, `/${two}/move`, { to: 'up' })
  expect(await labels(here, id)).toEqual(['Hai?', 'Một?', 'Ba?'])
  await edit(clerk, id, `/${two}/move`, { to: '2' })
  expect(await labels(here, id)).toEqual(['Một?', 'Ba?', 'Hai?'])
  await edit(clerk, id, `/${one}/copy`)
  expect(await labels(here, id)).toEqual(['Một?', 'Một?', 'Ba?', 'Hai?'])

  const removed = await edit(clerk, id, `/${two}/removal`)
  expect(await labels(here, id)).toEqual(['Một?', 'Một?', 'Ba?'])
  const page = await (await clerk.get(removed.headers.get('Location') ?? '')).text()
  expect(page).toContain('Đã xóa câu “Hai?”')
  await edit(clerk, id, `/${two}/restoration`)
  expect(await labels(here, id)).toEqual(['Một?', 'Một?', 'Ba?', 'Hai?'])
})

test('a question is shown only when an earlier one says so; codes of another question are dropped', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeDraft(clerk, here.commune.id, '')
  const one = await addSingle(clerk, id, 'Một?')
  await addSingle(clerk, id, 'Hai?', {
    'when.way': 'rows',
    'when.0.subject': one,
    'when.0.test': 'is',
    'when.0.value': ['a', 'zz'],
  })

  const questions = readQuestions((await findNewestWording(here.storage.reader, id)).questions)
  expect(questions[1]?.shownWhen).toEqual({ question: one, anyOf: ['a'] })
})

test('a wrong question keeps what was typed and stores nothing', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeDraft(clerk, here.commune.id, '')
  const one = await addSingle(clerk, id, 'Một?')

  const refused = await edit(clerk, id, `/${one}`, { label: `<i>${'ộ'.repeat(500)}`, 'settings.options.0.label': 'Chỉ một' })

  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('&lt;i&gt;ộộộ')
  expect(await labels(here, id)).toEqual(['Một?'])
})

test.each([
  ['', { type: 'nothing' }, 422],
  ['', {}, 422],
  ['/qNONE', { label: 'x' }, 404],
  ['/qNONE/copy', {}, 404],
  ['/qNONE/removal', {}, 404],
  ['/qNONE/restoration', {}, 404],
  ['/qNONE/move', { to: 'up' }, 404],
  ['/qNONE/move', { to: '-1' }, 400],
  ['/..%2f..%2f1/copy', {}, 404],
])('a forged post to questions%s with %j is answered %i', async (path, fields, status) => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeDraft(clerk, here.commune.id, '')
  expect((await edit(clerk, id, path, fields)).status).toBe(status)
  expect(await labels(here, id)).toEqual([])
})

test('of two people who edit at once the second is refused, sees both versions and loses nothing', async () => {
  const here = await town()
  const [lan, minh] = [await here.signedIn('committeeMember'), await here.signedIn('administrator')]
  const id = await makeDraft(lan, here.commune.id, '')
  const path = `/staff/consultations/${id}/basics`
  const both = await revisionOn(lan, path)

  expect((await lan.post(path, { ...fullBasics, title: 'Của chị Lan', revision: both })).status).toBe(303)
  const refused = await minh.post(path, { ...fullBasics, title: 'Của anh Minh', revision: both })

  expect(refused.status).toBe(409)
  const page = await refused.text()
  expect(page).toContain('Có người vừa sửa nội dung này')
  expect(page).toContain('value="Của anh Minh"')
  expect(page).toContain('<td>Của chị Lan</td>')
  expect((await findConsultation(here.storage.reader, id)).title).toBe('Của chị Lan')

  const now = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
  expect((await minh.post(path, { ...fullBasics, title: 'Của anh Minh', revision: now })).status).toBe(303)
  expect((await findConsultation(here.storage.reader, id)).title).toBe('Của anh Minh')
})

test('the same text sent again from an older page is no conflict', async () => {
  const here = await town()
  const lan = await here.signedIn('committeeMember')
  const id = await makeDraft(lan, here.commune.id, '')
  const path = `/staff/consultations/${id}/basics`
  const revision = await revisionOn(lan, path)
  await lan.post(path, { ...fullBasics, revision })

  const again = await lan.post(path, { ...fullBasics, revision, next: '1' })

  expect(again.headers.get('location')).toBe(`/staff/consultations/${id}/attachments`)
})

test('of ten saves of one form at the same moment exactly one is stored', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeDraft(clerk, here.commune.id, '')
  const path = `/staff/consultations/${id}/basics`

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, place) => clerk.post(path, { ...fullBasics, title: `Bản ${place}`, revision: '1' })),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 9 }, () => 409)])
  expect((await findConsultation(here.storage.reader, id)).revision).toBe(2)
})

test('saved as one types, an older form is refused in its place and keeps its revision for the button', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeDraft(clerk, here.commune.id, '')
  const path = `/staff/consultations/${id}/basics`
  const typing = { 'HX-Request': 'true' }

  const saved = await clerk.post(path, { ...fullBasics, revision: '1' }, typing)
  expect(saved.status).toBe(200)
  expect(await saved.text()).toMatch(/id="saved"[\s\S]*name="revision" value="2"[\s\S]*Đã lưu lúc 08 giờ 00/)
  const refused = await clerk.post(path, { ...fullBasics, title: 'Khác', revision: '1' }, typing)
  expect(refused.status).toBe(409)
  expect(await refused.text()).toMatch(/id="saved"[\s\S]*name="revision" value="1"[\s\S]*người khác vừa lưu/)
})

test('a draft that was opened meanwhile is not written over, and what was typed is shown', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeOpen(clerk, here.commune.id)

  const refused = await clerk.post(`/staff/consultations/${id}/basics`, { ...fullBasics, title: 'Muộn', revision: '2' })

  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('value="Muộn"')
  expect((await findConsultation(here.storage.reader, id)).title).not.toBe('Muộn')
})

test('a question somebody took out meanwhile shows what was typed into it', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeDraft(clerk, here.commune.id, '')
  const one = await addSingle(clerk, id, 'Một?')
  const path = `/staff/consultations/${id}/questions/${one}`
  const revision = await revisionOn(clerk, path)
  await edit(clerk, id, `/${one}/removal`)

  const refused = await clerk.post(path, { label: 'Đã gõ nhiều', revision })

  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('Đã gõ nhiều')
})

test('a change while it is open is a working copy; residents get it once it is published with a note', async () => {
  const here = await town()
  const { reader } = here.storage
  const clerk = await here.signedIn('committeeMember')
  const id = await makeOpen(clerk, here.commune.id)
  const before = await findQuestionnaire(reader, id, 1)
  const fresh = await addSingle(clerk, id, 'Câu mới?')

  expect(await newestVersion(reader, id)).toBe(1)
  const page = await (await clerk.get(`/staff/consultations/${id}/questions`)).text()
  expect(page).toContain('Thêm: Câu mới?')
  expect((await edit(clerk, id, '/../wording/publication', { note: '' })).status).toBe(422)
  const published = await edit(clerk, id, '/../wording/publication', { note: 'Thêm câu về <đường> làng' })

  expect(published.status).toBe(303)
  expect(await newestVersion(reader, id)).toBe(2)
  expect((await findQuestionnaire(reader, id, 2)).questions.map((question) => question.id)).toEqual([
    ...before.questions.map((question) => question.id),
    fresh,
  ])
  expect(await findQuestionnaire(reader, id, 1)).toEqual(before)
  expect(await listChanges(reader, id)).toMatchObject([{ kind: 'questionsChanged', reason: 'Thêm câu về <đường> làng' }])
})

test('a working copy is dropped without a trace; one with a fault is not published', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeOpen(clerk, here.commune.id)
  await edit(clerk, id, '', { type: 'single' })

  const refused = await edit(clerk, id, '/../wording/publication', { note: 'Thêm' })
  expect(refused.status).toBe(422)
  expect((await edit(clerk, id, '/../wording/dropping')).status).toBe(303)

  expect(await findNewestWording(here.storage.reader, id)).toMatchObject({ number: 1, isPublished: true })
})

test('closed, the questions do not change any more', async () => {
  const here = await town()
  const id = await makeOpen(await here.signedIn('committeeMember'), here.commune.id)
  here.at(new Date('2026-12-15T17:00:00+07:00'))
  const clerk = await here.signedIn('committeeMember')

  const revision = String((await findConsultation(here.storage.reader, id)).revision)
  const refused = await clerk.post(`/staff/consultations/${id}/questions`, { revision, type: 'single' })

  expect(refused.status).toBe(409)
  expect(await findNewestWording(here.storage.reader, id)).toMatchObject({ number: 1 })
})
