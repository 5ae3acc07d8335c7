import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { consultations } from '../../db/schema/consultations'
import { responses } from '../../db/schema/responses'
import { verifyChain } from '../../src/audit/store'
import { readContent } from '../../src/publication/snapshot'
import { findSnapshot } from '../../src/publication/store'
import { answer, change, openConsultation, single } from '../results/answered'
import { town } from '../support/town'
import { closedConsultation } from './counted'
import { fields, openData, publish, SUMMARY } from './publishing'

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

test('the row of those that did not answer is named in the language of the reader, and in that of the record in the file', async () => {
  const here = await town()
  const road = await closedConsultation(here)
  await answer(here.storage, road.id, [{ answers: {} }, { answers: {} }])
  await publish(await here.signedIn('committeeMember'), road)

  const read = async (path: string) => (await here.visitor().get(`/c/${road.slug}/${path}`)).text()
  const heads = (html: string) => ['No answer', 'Không trả lời'].filter((each) => html.includes(`<th scope="row">${each}</th>`))
  expect([heads(await read('results')), heads(await read('results?lang=en'))]).toEqual([['Không trả lời'], ['No answer']])
  expect(await read('results/1.json')).toContain('"label": "Không trả lời"')
  // What was frozen before such rows had a kind reads as it did.
  const { content } = await findSnapshot(here.storage.reader, road.id, 1)
  const before = readContent(JSON.parse(JSON.stringify(content).replaceAll(',"kind":"unanswered"', '')))
  expect(JSON.stringify(content)).toContain('"kind":"unanswered"')
  expect(JSON.stringify(before)).toContain('"label":"Không trả lời"')
  expect(JSON.stringify(before)).not.toContain('"kind":"unanswered"')
})

test('shares of all sheets are not said to be of those that answered', async () => {
  const here = await town()
  const road = await closedConsultation(here)
  await answer(here.storage, road.id, [{ answers: {} }, { answers: {} }])
  const { html } = await publish(await here.signedIn('committeeMember'), road)

  const ofAll = html.split('class="question-result"').filter((section) => section.includes('số phiếu làm gốc là tất cả'))
  expect(ofAll.length).toBeGreaterThan(0)
  for (const section of ofAll) {
    expect(section).toMatch(/Tỷ lệ tính trên tất cả \d+ phiếu, gồm cả phiếu bỏ trống câu này/)
    expect(section).not.toMatch(/Tỷ lệ tính trên \d+ phiếu trả lời/)
  }
})

test('a row of a grid that stands for all sheets does not say that they all answered', async () => {
  const here = await town()
  const { storage, commune, hamlets } = here
  const rows = ['road', 'water'].map((code) => ({ code, label: `Việc ${code}` }))
  const grid = { ...single('qGrid', []), type: 'matrix', settings: { rows, steps: ['Kém', 'Tốt'], unknown: null } }
  const id = await openConsultation(storage, { unit: commune, hamlets, versions: [[grid]] })
  const given = (place: number) => ({ road: place % 2 ? '1' : '2', ...(place > 1 && { water: place % 3 ? '1' : '2' }) })
  await answer(
    storage,
    id,
    Array.from({ length: 40 }, (_, place) => ({ answers: { qGrid: given(place) } })),
  )
  const row = { state: 'closed' as const, noClosing: false, closesAt: new Date('2026-11-24T17:00:00+07:00') }
  await storage.write((writer) => writer.update(consultations).set(row).where(eq(consultations.id, id)))
  const clerk = await here.signedIn('committeeMember')
  const { html } = await publish(clerk, { id, slug: '', sheets: [] }, { questions: ['qGrid'] })

  const table = /<table[\s\S]*?<\/table>/.exec(html.slice(html.indexOf('id="figure-qGrid"')))?.[0] ?? ''
  expect(table).not.toContain('Số phiếu trả lời')
  expect(table).toContain('Số phiếu làm gốc')
  expect(table).toMatch(/Việc water[\s\S]*tất cả 40 phiếu/)
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
