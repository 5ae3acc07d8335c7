import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { consultations } from '../../db/schema/consultations'
import { answer, openConsultation, single } from '../results/answered'
import { type Town, town } from '../support/town'
import { openData, publish } from './publishing'

const road = single('qRoad', ['a', 'b'], {
  label: 'Bà con có đồng ý mở rộng đường?',
  wordings: [{ label: 'Có nên giữ con đường như cũ?', hint: '' }],
})

/** A closed consultation in which so many sheets were asked in wording A, in wording B, and without a lot. */
async function closed(here: Town, [a, b, undrawn]: readonly [number, number, number], questions: readonly unknown[] = [road]) {
  const { storage, commune } = here
  const id = await openConsultation(storage, { unit: commune, versions: [questions] })
  const sheets = (count: number, way: string | null) =>
    Array.from({ length: count }, (_, place) => ({
      answers: { ...(way && { $: { day: '', values: { 'variant.qRoad': way } } }), qRoad: place % 2 ? 'a' : 'b' },
    }))
  await answer(storage, id, [...sheets(a, 'a'), ...sheets(b, 'b'), ...sheets(undrawn, null)])
  const over = { state: 'closed' as const, noClosing: false, closesAt: new Date('2026-11-24T17:00:00+07:00') }
  const [row] = await storage.write((writer) =>
    writer.update(consultations).set(over).where(eq(consultations.id, id)).returning(),
  )
  const told = { id, slug: row?.slug ?? '', sheets: [] }
  const done = await publish(await here.signedIn('committeeMember'), told, { questions: ['qRoad'] })
  expect(done.answer.status).toBe(303)
  return told.slug
}

const textOf = async (here: Town, address: string, locale = '') => {
  const anybody = here.visitor()
  if (locale) anybody.cookies.set('locale', locale)
  return (await (await anybody.get(address)).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

const lotRows = async (here: Town, slug: string) =>
  (await openData(here.visitor(), `/c/${slug}/results.csv`))
    .filter((row) => row['measure'] === 'askedInWording')
    .map((row) => [row['question_id'], row['option'], row['option_label'], row['value'], row['note']])

const A = 'Cách A: Bà con có đồng ý mở rộng đường?'
const B = 'Cách B: Có nên giữ con đường như cũ?'

test('a published question that was asked in several wordings says so, with each wording and how many were asked in it', async () => {
  const here = await town()
  const slug = await closed(here, [22, 18, 6])

  const page = await textOf(here, `/c/${slug}/results`)
  expect(page).toContain('Câu này được hỏi theo 2 cách, do máy bốc thăm')
  expect(page).toContain(`${A} 22 ${B} 18 Không qua bốc thăm 6`)
  expect(await textOf(here, `/c/${slug}/results`, 'en')).toContain('This question was asked in 2 wordings, given by lot')
  expect(await lotRows(here, slug)).toEqual([
    ['qRoad', 'a', A, '22', ''],
    ['qRoad', 'b', B, '18', ''],
    ['qRoad', '', '', '6', ''],
  ])
  const json = JSON.parse(await (await here.visitor().get(`/c/${slug}/results.json`)).text())
  expect(json.questions[0].lot).toEqual({
    wordings: [
      { code: 'a', label: A, asked: 22 },
      { code: 'b', label: B, asked: 18 },
    ],
    undrawn: 6,
  })
  expect(await (await here.visitor().get(`/c/${slug}/dictionary.csv`)).text()).toContain('askedInWording')
})

test('how many were asked in a wording is hidden where few were, with another that would tell it', async () => {
  const here = await town()
  const slug = await closed(here, [22, 3, 0])

  expect(await textOf(here, `/c/${slug}/results`)).toContain('Không nêu mỗi cách có bao nhiêu phiếu được hỏi')
  expect(await lotRows(here, slug)).toEqual([
    ['qRoad', 'a', A, '', 'hidden'],
    ['qRoad', 'b', B, '', 'hidden'],
  ])

  const other = await closed(here, [22, 18, 2])
  expect(await lotRows(here, other)).toEqual([
    ['qRoad', 'a', A, '22', ''],
    ['qRoad', 'b', B, '', 'hidden'],
    ['qRoad', '', '', '', 'hidden'],
  ])
})

test('where a wording decides what else is asked, no count of wordings is told; the wordings are', async () => {
  const here = await town()
  const more = { ...single('qMore', ['a', 'b']), shownWhen: { formula: "variant.qRoad == 'b'" } }
  const slug = await closed(here, [22, 18, 0], [road, more])

  expect(await textOf(here, `/c/${slug}/results`)).toContain(`${A} ${B}`)
  expect((await lotRows(here, slug)).map(([, , , value]) => value)).toEqual(['', '', ''])
})

test('a question of one wording says nothing of a lot', async () => {
  const here = await town()
  const { wordings: _, ...plain } = road as typeof road & { wordings: unknown }
  const slug = await closed(here, [0, 0, 20], [plain])

  expect(await textOf(here, `/c/${slug}/results`)).not.toContain('bốc thăm')
  expect(await lotRows(here, slug)).toEqual([])
  expect(await (await here.visitor().get(`/c/${slug}/results.json`)).text()).not.toContain('"lot"')
})
