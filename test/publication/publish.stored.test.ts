import { expect, test } from 'vitest'
import { verifyChain } from '../../src/audit/store'
import { findConsultation } from '../../src/consultations/store'
import { prepareSnapshot } from '../../src/publication/gather'
import { publishResult } from '../../src/publication/publish'
import { answer } from '../results/answered'
import { town } from '../support/town'
import { closedConsultation } from './counted'
import { ALL, fields, publish, SUMMARY, seenIn } from './publishing'

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

test('unknown publications are not found', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const road = await closedConsultation(here)
  await publish(clerk, road)
  for (const path of ['results/2', 'results/0', 'results/1.xml', 'results/x', 'results/1.json.csv'])
    expect((await here.visitor().get(`/c/${road.slug}/${path}`)).status).toBe(404)
  expect((await here.visitor().get('/c/khong-co/results')).status).toBe(404)
})
