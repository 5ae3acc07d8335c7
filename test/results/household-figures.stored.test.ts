import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { consultations } from '../../db/schema/consultations'
import { responses } from '../../db/schema/responses'
import { typeOf } from '../../src/questions/types'
import { publish } from '../publication/publishing'
import { town } from '../support/town'
import { answer, openConsultation, publishVersion, single } from './answered'

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const { inner, ...rest } = typeOf('repeat').examples.settings as { inner: { kind: string; figure?: string }[] }
const home = (figure?: string) => ({
  ...{ ...single('qHome', []), type: 'repeat', label: 'Trong nhà có những ai?' },
  settings: {
    ...rest,
    inner: inner.flatMap(({ figure: _, ...each }) => (each.kind === 'number' ? [{ ...each, ...(figure && { figure }) }] : [])),
  },
})

/** Forty households that were asked before there was a choice, and forty after the author chose to count each person. */
async function household(figure: string) {
  const made = await town()
  const { storage, commune, hamlets } = made
  const id = await openConsultation(storage, { unit: commune, hamlets, versions: [[home()]] })
  const sheet = (place: number, version: number) => ({
    ...{ version, unitId: hamlets[0]?.id ?? 0 },
    answers: { qHome: [{ age: 60 + (place % 5) }, { age: 30 + (place % 7) }, ...(place % 2 ? [{ age: 7 }] : [])] },
  })
  await answer(
    storage,
    id,
    Array.from({ length: 40 }, (_, place) => sheet(place, 1)),
  )
  await publishVersion(storage, id, 2, [home(figure)])
  await answer(
    storage,
    id,
    Array.from({ length: 40 }, (_, place) => sheet(place, 2)),
  )
  const rows = await storage.reader.select().from(responses).where(eq(responses.consultationId, id))
  const ages = rows.flatMap(({ answers }) => (answers['qHome'] as { age: number }[]).map(({ age }) => age))
  return { ...made, id, ages, clerk: await made.signedIn('committeeMember') }
}

test('the ages of a household are counted one by one, of sheets from before the choice too', async () => {
  const { id, ages, clerk, storage } = await household('each')

  const results = await (await clerk.get(`/staff/consultations/${id}/results`)).text()
  const figure = /id="figure-qHome\.age"[\s\S]*?<\/figure>/.exec(results)?.[0] ?? ''
  const counts = [...figure.matchAll(/<td class="numeric" data-value="(\d+)"/g)].map(([, count]) => Number(count))

  expect(results).not.toContain('cộng của mỗi phiếu')
  expect(textOf(figure)).toContain(`Tỷ lệ tính trên ${ages.length} người có ghi số này`)
  expect(textOf(figure)).toContain('Số người')
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(ages.length)
  expect(counts[0]).toBe(ages.filter((age) => age < 10).length)

  const row = { state: 'closed' as const, noClosing: false, closesAt: new Date('2026-11-24T17:00:00+07:00') }
  await storage.write((writer) => writer.update(consultations).set(row).where(eq(consultations.id, id)))
  const { html, answer: published } = await publish(clerk, { id, slug: '', sheets: [] }, { questions: ['qHome'] })
  expect(published.status).toBe(303)
  expect(textOf(html)).toContain(`Tỷ lệ tính trên ${ages.length} người có ghi số này`)
  expect(textOf(html)).toContain('đếm từng phần đã ghi')
  const [slug] = await storage.reader.select().from(consultations).where(eq(consultations.id, id))
  const page = textOf(await (await clerk.get(`/c/${slug?.slug}/results/1`)).text())
  expect(page).toContain(`Tỷ lệ tính trên ${ages.length} người có ghi số này`)
})

test('their mean is of all people and not of sums; and nothing is told where the author chose so', async () => {
  const { id, ages, clerk } = await household('mean')
  const results = textOf(await (await clerk.get(`/staff/consultations/${id}/results`)).text())
  const mean = ages.reduce((sum, age) => sum + age, 0) / ages.length
  expect(results).toContain(`Tuổi ${mean.toFixed(2).replace('.', ',')} 80`)

  const none = await household('none')
  const silent = await (await none.clerk.get(`/staff/consultations/${none.id}/results`)).text()
  expect(silent).not.toContain('figure-qHome.age')
})

test('an export has each age once, in the column of its person, beside the sum', async () => {
  const { id, clerk } = await household('each')
  const csv = await (await clerk.post(`/staff/consultations/${id}/results/answers.csv`, { values: 'labels' })).text()
  const heading = csv.split('\r\n')[0] ?? ''

  expect(heading.match(/Người 2 – Tuổi/g)).toHaveLength(1)
  expect(heading.match(/Tuổi/g)).toHaveLength(1 + 4)
})
