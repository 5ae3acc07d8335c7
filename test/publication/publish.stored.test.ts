import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { consultations } from '../../db/schema/consultations'
import { responses } from '../../db/schema/responses'
import { verifyChain } from '../../src/audit/store'
import { findConsultation } from '../../src/consultations/store'
import { prepareSnapshot } from '../../src/publication/gather'
import { publishResult } from '../../src/publication/publish'
import { findSnapshot } from '../../src/publication/store'
import { answer, change } from '../results/answered'
import { type Town, town } from '../support/town'
import { type Counted, closedConsultation } from './counted'

const SUMMARY = 'Phần lớn bà con đồng ý làm đường.'
const ALL = ['qPlace', 'qRoad', 'qWhy', 'qSave', 'qMore']
const fields = (more: Record<string, string | readonly string[]> = {}) => ({
  summary: SUMMARY,
  questions: ALL,
  reason: '',
  ...more,
})

const seenIn = (html: string): string => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** Looks at the preview and publishes what was seen. */
async function publish(
  clerk: Awaited<ReturnType<Town['signedIn']>>,
  { id }: Counted,
  more: Record<string, string | readonly string[]> = {},
) {
  const preview = await clerk.post(`/staff/consultations/${id}/publication/preview`, fields(more))
  const html = await preview.text()
  return {
    preview,
    html,
    answer: await clerk.post(`/staff/consultations/${id}/publication`, { ...fields(more), seen: seenIn(html) }),
  }
}

const openData = async (anybody: ReturnType<Town['visitor']>, address: string): Promise<Record<string, string>[]> =>
  parse(await (await anybody.get(address)).text(), { columns: true, bom: true })

test('the page published is the page that was looked at', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const road = await closedConsultation(here)

  const { html, answer: published } = await publish(clerk, road)

  expect(published.status).toBe(303)
  expect(published.headers.get('Location')).toBe(`/c/${road.slug}/results/1`)
  const page = await (await here.visitor().get(`/c/${road.slug}/results`)).text()
  const article = (text: string) => /<h1>[\s\S]*Cách làm và giới hạn/.exec(text)?.[0]
  expect(article(page)).toBe(article(html))
  expect(page).toContain(SUMMARY)
  expect(page).not.toMatch(/đã thông qua/i)
  expect(page).not.toContain('nguyên văn của một người')
  expect(await verifyChain(here.storage.reader)).toMatchObject({ holds: true, entries: 1 })
})

test('every published figure is that of a plain recount of the stored sheets, or hidden with reason', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const road = await closedConsultation(here)
  await publish(clerk, road)

  const rows = await openData(here.visitor(), `/c/${road.slug}/results.csv`)
  const stored = await here.storage.reader.select().from(responses).where(eq(responses.consultationId, road.id))
  const recount = (question: string, code: string) =>
    stored.filter(({ answers }) => [answers[question]].flat().includes(code) && (question !== 'qWhy' || answers['qRoad'] === 'b'))
      .length

  const counts = rows.filter((row) => row['measure'] === 'count' && row['option'] !== 'unanswered')
  expect(counts.length).toBe(3 + 3 + 3)
  // Two answered "c", so "b" is hidden with them, and the question asked of those who said "b" is withheld.
  expect(rows.filter((row) => row['question_id'] === 'qWhy').map((row) => row['note'])).toEqual(['withheld'])
  for (const row of counts) {
    const count = recount(row['question_id'] ?? '', row['option'] ?? '')
    if (row['note'] === '') expect({ ...row, value: Number(row['value']) }).toEqual({ ...row, value: count })
    else expect(row).toMatchObject({ note: 'hidden', value: '' })
    if (count > 0 && count < 5) expect(row['note']).toBe('hidden')
  }
  const byHamlet = rows.filter((row) => row['part'] === 'hamlet' && row['measure'] === 'sheets')
  expect(byHamlet.map((row) => row['note'])).toEqual(['hidden', '', 'hidden'])
  expect(byHamlet[1]?.['value']).toBe(String(stored.filter(({ unitId }) => unitId === here.hamlets[1]?.id).length))
  expect(counts.filter((row) => row['question_id'] === 'qPlace').map((row) => row['note'])).toEqual(['hidden', '', 'hidden'])
})

test('the open data are the tables of the page, and the hash is that of the JSON file', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const road = await closedConsultation(here)
  await publish(clerk, road)
  const anybody = here.visitor()

  const page = await (await anybody.get(`/c/${road.slug}/results/1`)).text()
  const json = await (await anybody.get(`/c/${road.slug}/results/1.json`)).text()
  const rows = await openData(anybody, `/c/${road.slug}/results/1.csv`)
  const dictionary = await openData(anybody, `/c/${road.slug}/dictionary.csv`)

  expect(page).toContain(createHash('sha256').update(json).digest('hex'))
  const { content } = await findSnapshot(here.storage.reader, road.id, 1)
  expect(JSON.parse(json)).toEqual(content)
  const figure = (id: string) => new RegExp(`id="figure-${id}"[\\s\\S]*?</figure>`).exec(page)?.[0] ?? ''
  for (const row of rows.filter((each) => each['measure'] === 'count')) {
    const cell = new RegExp(`<th scope="row">${row['option_label']}</th><td class="numeric" data-value="([0-9]*)"`)
    expect(cell.exec(figure(row['question_id'] ?? ''))?.[1]).toBe(row['value'])
  }
  const named = new Set(dictionary.map((row) => row['name']))
  expect(Object.keys(rows[0] ?? {}).every((column) => named.has(column))).toBe(true)
  expect(rows.every((row) => named.has(row['measure'] ?? ''))).toBe(true)
})

test('what was published keeps its bytes when answers and the consultation change afterwards', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const road = await closedConsultation(here)
  await publish(clerk, road)
  const read = async () => {
    const anybody = here.visitor()
    const texts = ['', '.json', '.csv'].map(async (ending) => (await anybody.get(`/c/${road.slug}/results${ending}`)).text())
    return Promise.all(texts)
  }
  const before = await read()

  const [first] = await answer(here.storage, road.id, [{ answers: { qRoad: 'a' } }])
  await change(here.storage, road.id, first ?? 0, { qRoad: 'b' })
  await here.storage.write((writer) =>
    writer.update(consultations).set({ title: 'Tên khác', matter: 'Khác' }).where(eq(consultations.id, road.id)),
  )

  expect(await read()).toEqual(before)
})

test('a correction begins with the summary and the questions of what it corrects', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const road = await closedConsultation(here)
  await publish(clerk, road, { questions: ['qRoad', 'qWhy'] })

  const page = await (await clerk.get(`/staff/consultations/${road.id}/publication`)).text()

  expect(page).toContain(SUMMARY)
  expect([...page.matchAll(/<input[^>]*name="questions"[^>]*>/g)].filter(([input]) => /\schecked/.test(input))).toHaveLength(2)
})

test('a correction needs a reason, stands beside the old publication, and both say which is the newest', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const road = await closedConsultation(here)
  await publish(clerk, road)
  const old = await (await here.visitor().get(`/c/${road.slug}/results/1.json`)).text()

  const without = await clerk.post(`/staff/consultations/${road.id}/publication/preview`, fields())
  expect(without.status).toBe(422)
  expect(await without.text()).toContain('href="#f-reason"')

  const reason = 'Bản trước thiếu phần tổng hợp.'
  const { answer: corrected } = await publish(clerk, road, { reason, questions: ['qRoad'] })
  expect(corrected.headers.get('Location')).toBe(`/c/${road.slug}/results/2`)

  const anybody = here.visitor()
  const first = await (await anybody.get(`/c/${road.slug}/results/1`)).text()
  const newest = await (await anybody.get(`/c/${road.slug}/results`)).text()
  expect(first).toContain('Bản này đã được đính chính')
  expect(first).toContain(reason)
  expect(newest).toContain('Đây là bản đính chính, thay cho bản công bố số 1.')
  expect(newest).toContain('Câu không công bố số liệu')
  expect(newest).not.toContain('id="result-qSave"')
  expect(await (await anybody.get(`/c/${road.slug}/results/1.json`)).text()).toBe(old)
  expect(await verifyChain(here.storage.reader)).toMatchObject({ holds: true, entries: 2 })
})

test('only the committee of the commune publishes', async () => {
  const here = await town()
  const road = await closedConsultation(here)
  const address = `/staff/consultations/${road.id}/publication`
  const strangers = [
    await here.signedIn('reader'),
    await here.signedIn('hamletHead', here.hamlets[0]),
    await here.signedIn('committeeMember', here.neighbour),
  ]
  for (const stranger of strangers) {
    expect((await stranger.get(address)).status).toBe(403)
    expect((await stranger.post(address, { ...fields(), seen: '' })).status).toBe(403)
    expect((await stranger.post(`${address}/preview`, fields())).status).toBe(403)
    expect((await stranger.post(`${address}/choices`, fields())).status).toBe(403)
  }
  const nobody = await here.visitor().post(address, fields())
  expect(nobody.status).toBe(401)

  const { reader } = here.storage
  const choices = { summary: SUMMARY, questions: ALL, period: null, reason: '' }
  const prepared = await prepareSnapshot(reader, await findConsultation(reader, road.id), choices, here.now())
  const world = strangers[0]?.world ?? here.resident
  await expect(publishResult(world, { consultationId: road.id, ...prepared })).rejects.toMatchObject({ kind: 'notPermitted' })
  expect((await here.visitor().get(`/c/${road.slug}/results`)).status).toBe(404)
})

test('nothing is published while people may still answer', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const road = await closedConsultation(here, { row: { state: 'open', closesAt: new Date('2026-12-15T17:00:00+07:00') } })

  expect(await (await clerk.get(`/staff/consultations/${road.id}/publication`)).text()).toContain('Chưa công bố được')
  expect((await clerk.post(`/staff/consultations/${road.id}/publication`, { ...fields(), seen: '' })).status).toBe(409)
})

test('what changed since the look is shown again instead of published', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const road = await closedConsultation(here)
  const address = `/staff/consultations/${road.id}/publication`
  const seen = seenIn(await (await clerk.post(`${address}/preview`, fields())).text())
  await answer(here.storage, road.id, [{ answers: { qRoad: 'a' } }])

  const published = await clerk.post(address, { ...fields(), seen })

  expect(published.status).toBe(409)
  expect(await published.text()).toContain('Số liệu vừa thay đổi')
  expect((await here.visitor().get(`/c/${road.slug}/results`)).status).toBe(404)
})

test('a faulty summary comes back with what was typed', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const road = await closedConsultation(here)
  const preview = (more: Record<string, string | readonly string[]>) =>
    clerk.post(`/staff/consultations/${road.id}/publication/preview`, fields(more))

  for (const summary of ['', ' ', 'x'.repeat(2001)]) expect((await preview({ summary })).status).toBe(422)
  const unknown = await preview({ questions: ['qOther'], summary: 'Giữ lại <b>lời này</b>' })
  expect(unknown.status).toBe(422)
  expect(await unknown.text()).toContain('Giữ lại &lt;b&gt;lời này&lt;/b&gt;')
})

test('a permanent consultation is published for days that are over and share none with an earlier period', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const desk = await closedConsultation(here, { row: { state: 'open', noClosing: true, closesAt: null } })
  const status = async (from: string, to: string) =>
    (await clerk.post(`/staff/consultations/${desk.id}/publication/preview`, fields({ from, to }))).status

  expect(await status('2026-11-01', '2026-11-25')).toBe(422)
  expect(await status('2026-11-20', '2026-11-10')).toBe(422)
  const { answer: published } = await publish(clerk, desk, { from: '2026-11-21', to: '2026-11-23' })
  expect(published.status).toBe(303)
  expect(await status('2026-11-23', '2026-11-24')).toBe(422)
  const { answer: next } = await publish(clerk, desk, { from: '2026-11-24', to: '2026-11-24' })
  expect(next.status).toBe(303)
  const { content } = await findSnapshot(here.storage.reader, desk.id, 1)
  expect(content.participation.total).toBe(120)
  expect((await findSnapshot(here.storage.reader, desk.id, 2)).content.participation.total).toBe(0)
  expect((await here.visitor().get(`/c/${desk.slug}`)).status).toBe(200)
})

test('the address in the QR code leads to the result once there is one', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const road = await closedConsultation(here)
  expect((await here.visitor().get(`/c/${road.slug}`)).status).not.toBe(302)

  await publish(clerk, road)

  const answered = await here.visitor().get(`/c/${road.slug}`)
  expect(answered.status).toBe(302)
  expect(answered.headers.get('Location')).toBe(`/c/${road.slug}/results`)
})

test('unknown publications are not found', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const road = await closedConsultation(here)
  await publish(clerk, road)
  for (const path of ['results/2', 'results/0', 'results/1.xml', 'results/x', 'results/1.json.csv'])
    expect((await here.visitor().get(`/c/${road.slug}/${path}`)).status).toBe(404)
  expect((await here.visitor().get('/c/khong-co/results')).status).toBe(404)
})
