import { expect, test } from 'vitest'
import { listEntries } from '../../src/audit/store'
import { findConsultation, findQuestionnaire } from '../../src/consultations/store'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readQuestions } from '../../src/questions/questionnaire'
import { type Clerk, controlValue, makeDraft, makeOpen, revisionOn } from '../consultations/pages'
import { type Town, town } from '../support/town'
import { samples, workbook } from './samples'

/** A form with files, as a browser sends it. */
async function send(clerk: Clerk, path: string, fields: Record<string, string>, file?: { bytes: Buffer; name: string }) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (file) form.append('file', new File([new Uint8Array(file.bytes)], file.name))
  const body = new Response(form)
  const bytes = new Uint8Array(await body.arrayBuffer())
  const headers = { 'Content-Type': body.headers.get('Content-Type') ?? '', 'Content-Length': String(bytes.length) }
  return clerk.send(path, { method: 'POST', body: bytes, headers })
}

const sample = async (name: string) => {
  const found = samples.find((each) => each.name.startsWith(name))
  if (!found) throw new Error(name)
  return { bytes: await found.bytes(), name: 'phieu.xlsx' }
}
const plain = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const held = (html: string) => ({
  held: plain(controlValue(html, 'held')),
  source: controlValue(html, 'source'),
  fileName: controlValue(html, 'fileName'),
})

async function labels({ storage }: Town, id: number): Promise<string[]> {
  const { questions } = await findNewestWording(storage.reader, id)
  return questions.map((question) => (question as { label: string }).label)
}

test('a file is compared line by line, stores nothing, and then becomes a new draft', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const before = (await listEntries(here.storage.reader, here.commune.path, 100, 0)).length

  const answer = await send(clerk, '/staff/import', {}, await sample('hai-long-mot-cua'))
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(page).toContain('Ghi âm góp ý')
  expect(page).toContain('Không nhận ghi âm')
  expect(page).toContain('Gộp 3 câu thành một bảng.')
  expect(page).toContain('data-fate="lost"')
  expect((await listEntries(here.storage.reader, here.commune.path, 100, 0)).length).toBe(before)

  const made = await send(clerk, '/staff/import/creation', { ...held(page), unit: String(here.commune.id) })
  const [, id = ''] = /consultations\/(\d+)\/questions/.exec(made.headers.get('Location') ?? '') ?? []
  expect(made.status).toBe(303)
  const draft = await findConsultation(here.storage.reader, Number(id))
  expect(draft).toMatchObject({ state: 'draft', title: 'Hài lòng về bộ phận một cửa' })
  const { questions, settings } = await findQuestionnaire(here.storage.reader, Number(id), 1)
  expect(questions.map(({ type }) => type)).toEqual(['matrix', 'likert5', 'long', 'stars', 'short'])
  expect(settings.hiddenFields.map(({ name }) => name)).toEqual(['nguon'])
  expect((await clerk.get(`/staff/consultations/${id}/questions`)).status).toBe(200)
})

test('questions are added to a draft where the author says, and what was there stays', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeDraft(clerk, here.commune.id)
  const own = await labels(here, id)
  const path = `/staff/consultations/${id}/import`

  const page = await (await send(clerk, path, {}, { ...(await sample('thong-tin-ho')), name: 'x.lss' })).text()
  const revision = controlValue(page, 'revision')
  expect((await send(clerk, `${path}/addition`, { ...held(page), revision, place: '1' })).status).toBe(303)
  const all = await labels(here, id)
  expect(all).toHaveLength(own.length + 9)
  expect(all.filter((label) => own.includes(label))).toEqual(own)
  expect(all[0]).toBe(own[0])
  expect(all[1]).toBe('Chủ hộ')

  expect((await send(clerk, `${path}/addition`, { ...held(page), revision, place: '1' })).status).toBe(409)
  expect(await labels(here, id)).toEqual(all)
})

test('our own file goes out and comes in as it was; a second time under new ids', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeDraft(clerk, here.commune.id)
  const address = `/staff/consultations/${id}/questionnaire`
  expect((await clerk.get(address)).status).toBe(200)
  const file = await clerk.get(`${address}.json`)
  expect(file.headers.get('Content-Disposition')).toMatch(/^attachment;/)
  const bytes = Buffer.from(await file.arrayBuffer())

  const page = await (await send(clerk, '/staff/import', {}, { bytes, name: 'phieu.json' })).text()
  const made = await send(clerk, '/staff/import/creation', { ...held(page), unit: String(here.commune.id) })
  const copy = Number(/consultations\/(\d+)/.exec(made.headers.get('Location') ?? '')?.[1])
  const [first, second] = await Promise.all([id, copy].map((each) => findNewestWording(here.storage.reader, each)))
  expect(readQuestions(second?.questions ?? [])).toEqual(readQuestions(first?.questions ?? []))

  const again = await (await send(clerk, `/staff/consultations/${copy}/import`, {}, { bytes, name: 'phieu.json' })).text()
  const fields = { ...held(again), revision: controlValue(again, 'revision'), place: '0' }
  expect((await send(clerk, `/staff/consultations/${copy}/import/addition`, fields)).status).toBe(303)
  const { questions } = await findNewestWording(here.storage.reader, copy)
  const ids = questions.map((question) => (question as { id: string }).id)
  expect(new Set(ids).size).toBe(2 * (first?.questions.length ?? 0))

  const xlsx = Buffer.from(await (await clerk.get(`${address}.xlsx`)).arrayBuffer())
  expect(await (await send(clerk, '/staff/import', {}, { bytes: xlsx, name: 'phieu.xlsx' })).text()).toContain('XLSForm')
})

test('a file that is refused says why, and nothing is made', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const refused = await send(
    clerk,
    '/staff/import',
    {},
    { bytes: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><document/>'), name: 'a.lss' },
  )
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('ENTITY')
  expect((await send(clerk, '/staff/import', {})).status).toBe(422)
  const empty = await send(
    clerk,
    '/staff/import',
    {},
    {
      bytes: await workbook({
        survey: [
          ['type', 'name'],
          ['audio', 'a'],
        ],
      }),
      name: 'a.xlsx',
    },
  )
  const page = await empty.text()
  expect(page).toContain('Không có câu nào nhập được.')
  expect(page).not.toContain('name="held"')
  for (const broken of [
    { held: '{', source: 'ours' },
    { held: '{}', source: 'ours' },
    { held: '', source: 'nowhere' },
  ])
    expect((await send(clerk, '/staff/import/creation', { ...broken, unit: String(here.commune.id) })).status).toBe(400)
})

test('without a commune it is asked for again, and what was compared is kept', async () => {
  const here = await town()
  const clerk = await here.signedIn('administrator', here.province)
  const page = await (await send(clerk, '/staff/import', {}, await sample('phi-rac'))).text()
  const again = await send(clerk, '/staff/import/creation', held(page))
  expect(again.status).toBe(422)
  const kept = held(await again.text())
  expect((await send(clerk, '/staff/import/creation', { ...kept, unit: String(here.neighbour.id) })).status).toBe(303)
})

test('who may not make or edit a consultation there brings nothing in, and strangers take nothing out', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeDraft(clerk, here.commune.id)
  const stranger = await here.signedIn('committeeMember', here.neighbour)
  const head = await here.signedIn('hamletHead')
  const file = await sample('phi-rac')
  const page = await (await send(clerk, `/staff/consultations/${id}/import`, {}, file)).text()
  const addition = { ...held(page), revision: controlValue(page, 'revision'), place: '0' }
  const path = `/staff/consultations/${id}`

  for (const other of [stranger, head]) {
    expect((await other.get(`${path}/import`)).status).toBe(403)
    expect((await send(other, `${path}/import`, {}, file)).status).toBe(403)
    expect((await send(other, `${path}/import/addition`, addition)).status).toBe(403)
  }
  for (const address of ['questionnaire', 'questionnaire.json', 'questionnaire.xlsx'])
    expect((await stranger.get(`${path}/${address}`)).status).toBe(403)
  expect((await head.get('/staff/import')).status).toBe(403)
  expect((await send(head, '/staff/import', {}, file)).status).toBe(403)
  expect((await send(head, '/staff/import/creation', { ...held(page), unit: String(here.commune.id) })).status).toBe(403)
  const elsewhere = { ...held(page), unit: String(here.commune.id) }
  expect((await send(stranger, '/staff/import/creation', elsewhere)).status).toBe(422)
  expect((await here.visitor().get(`${path}/import`)).status).toBe(303)
  expect((await send(here.visitor(), '/staff/import', {}, file)).status).toBe(401)
})

test('nothing is added to what is open, and everybody may read the schema', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeOpen(clerk, here.commune.id)
  expect((await clerk.get(`/staff/consultations/${id}/import`)).status).toBe(409)
  expect((await clerk.get(`/staff/consultations/${id}/questionnaire.json`)).status).toBe(200)

  const schema = await here.visitor().get('/schema/questionnaire.json')
  expect(schema.status).toBe(200)
  expect(JSON.parse(await schema.text())).toMatchObject({ $id: '/schema/questionnaire.json' })
  expect(await revisionOn(clerk, `/staff/consultations/${id}`)).toBeDefined()
})
