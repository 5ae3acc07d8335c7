import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { opinions } from '../../db/schema/responses'
import { verifyChain } from '../../src/audit/store'
import { jobsOf } from '../../src/commands/jobs'
import { typeOf } from '../../src/questions/types'
import { recountAll } from '../../src/responses/recount'
import { repairCounters } from '../../src/responses/repair-counters'
import { bringInWordsOfBefore } from '../../src/upkeep/words-of-before'
import { answer, openConsultation, single } from '../results/answered'
import { town } from '../support/town'

const HOME = { ...single('qHome', []), type: 'repeat', settings: typeOf('repeat').examples.settings }
const people = (...jobs: string[]) => ({ answers: { qHome: jobs.map((job) => ({ sex: 'a', job })) } })

/** Sheets as 0.3.0 kept them: what a household wrote is in the sheet and not among the words. */
async function storedBefore() {
  const given = await town()
  const { storage, commune } = given
  const id = await openConsultation(storage, { unit: commune, versions: [[HOME]] })
  await answer(storage, id, [people('Làm ruộng', 'Thợ may'), people('Buôn bán'), { answers: { qHome: [{ sex: 'b' }] } }])
  const others = await openConsultation(storage, { unit: commune, versions: [[single('qRoad', ['a', 'b'])]] })
  await answer(storage, others, [{ answers: { qRoad: 'a' } }])
  const words = async () => {
    const rows = await storage.reader.select().from(opinions).where(eq(opinions.consultationId, id)).orderBy(opinions.id)
    return rows.map(({ part, text }) => [part, text])
  }
  return { ...given, id, words }
}

const ALL = [
  ['job', 'Làm ruộng'],
  ['job', 'Thợ may'],
  ['job', 'Buôn bán'],
]

test('a recount names the sheets whose words were not kept, and its repair brings them in', async () => {
  const { storage, system, id, words } = await storedBefore()

  const { differing } = await recountAll(storage.reader)
  expect(differing).toMatchObject([{ consultationId: id, differences: 2 }])
  expect(differing[0]?.examples).toMatchObject([
    { what: 'words', kept: 0, counted: 2 },
    { what: 'words', kept: 0, counted: 1 },
  ])
  await repairCounters(system, id)

  expect(await words()).toEqual(ALL)
  expect(await recountAll(storage.reader)).toMatchObject({ differing: [], orphans: 0 })
})

test('after the upgrade the house brings them in by itself, once, and the staff read them', async () => {
  const { storage, system, signedIn, id, words } = await storedBefore()
  const before = await verifyChain(storage.reader)

  await bringInWordsOfBefore(system)
  await bringInWordsOfBefore(system)

  expect(await words()).toEqual(ALL)
  const list = await (await signedIn('reader')).get(`/staff/consultations/${id}/results/words/qHome?search=tho+may`)
  expect(await list.text()).toContain('Thợ may')
  expect(await verifyChain(storage.reader)).toMatchObject({ holds: true, entries: before.entries + 1 })
  expect(await recountAll(storage.reader)).toMatchObject({ differing: [], orphans: 0 })
})

test('sheets that a process of before takes in meanwhile are brought in for a day, and then nothing is read', async () => {
  const { storage, system, id, words } = await storedBefore()
  const at = (hours: number) => ({ ...system, now: () => new Date(system.now().getTime() + hours * 3_600_000) })
  await bringInWordsOfBefore(system)

  await answer(storage, id, [people('Đi biển')])
  await bringInWordsOfBefore(at(1))
  expect(await words()).toEqual([...ALL, ['job', 'Đi biển']])

  await answer(storage, id, [people('Thợ hồ')])
  await bringInWordsOfBefore(at(25))
  expect(await words()).toHaveLength(4)
})

test('it is among what the house does by the clock', async () => {
  const { config } = await town()

  expect(jobsOf(config).map(({ run }) => run)).toContain(bringInWordsOfBefore)
})
