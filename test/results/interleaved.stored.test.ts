import { and, eq, isNull } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { dayOf } from '../../src/kernel/moment'
import { folded } from '../../src/kernel/search'
import type { AskedQuestion } from '../../src/questions/question-type'
import { typeOf } from '../../src/questions/types'
import type { AnswerSheet } from '../../src/responses/answer-sheet'
import { takeIn } from '../../src/responses/intake'
import { changeSheet, deleteSheet } from '../../src/responses/own-sheet'
import { recountAll } from '../../src/responses/recount'
import { keepWithin } from '../../src/results/kept-sheets'
import { participationOf } from '../../src/results/participation'
import { everything } from '../../src/results/results'
import { tallyConsultation } from '../../src/results/tally-consultation'
import { type Town, town } from '../support/town'
import { addPlace, openConsultation, publishVersion } from './answered'
import {
  type Chance,
  chanceOf,
  drawAnswers,
  drawFilter,
  drawQuestions,
  expectEqual,
  nextVersion,
  stored,
} from './random-consultation'

interface Step {
  do: 'send' | 'sendMany' | 'change' | 'delete' | 'publish' | 'drop' | 'read'
  which: number
  seed: number
}

const step = fc.record<Step>({
  do: fc.constantFrom('send', 'send', 'sendMany', 'change', 'change', 'delete', 'publish', 'drop', 'read', 'read'),
  which: fc.nat({ max: 2 }),
  seed: fc.nat(),
})

/** One of three consultations that take answers side by side. */
interface Asked {
  id: number
  versions: AskedQuestion[][]
  places: number[]
}

interface Scene extends Town {
  options: { code: string; label: string }[]
  sent: number
}

async function ask(scene: Scene, seed: number): Promise<Asked> {
  const questions = drawQuestions(chanceOf(seed))
  const { storage, commune, hamlets } = scene
  const id = await openConsultation(storage, { unit: commune, hamlets, versions: [stored(questions)] })
  return { id, versions: [questions], places: [await addPlace(storage, id, 'Chợ'), 0] }
}

function drawSheet({ options, hamlets }: Scene, { versions }: Asked, chance: Chance): AnswerSheet {
  const version = 1 + chance.below(versions.length)
  const questions = versions[version - 1] ?? []
  const answers = drawAnswers(questions, options, chance)
  const words = questions.flatMap((question) =>
    answers[question.id] === undefined
      ? []
      : typeOf(question.type)
          .texts(answers[question.id], question)
          .map(({ part, text }) => ({ questionId: question.id, part, text, searchText: folded(text) })),
  )
  return { version, answers, words, unitId: chance.pick([...hamlets.map(({ id }) => id), null]) ?? null }
}

async function send(scene: Scene, asked: Asked, chance: Chance): Promise<void> {
  const sheet = drawSheet(scene, asked, chance)
  const placeId = chance.pick(asked.places) || null
  const channel = chance.pick(['web', 'paper'] as const) ?? 'web'
  const key = `sheet-${++scene.sent}`
  await takeIn(scene.resident, { consultationId: asked.id, key, sheet, unitId: sheet.unitId, placeId, channel, contact: null })
}

async function happen(scene: Scene, all: readonly Asked[], { do: what, which, seed }: Step): Promise<void> {
  const asked = all[which]
  if (!asked) return
  const { storage, resident } = scene
  const chance = chanceOf(seed)
  scene.at(new Date(Date.parse('2026-11-21T17:00:00Z') + chance.below(5 * 24 * 60) * 60_000))
  const rows = await storage.reader.select().from(responses).where(standingOf(asked.id)).orderBy(responses.id)
  const chosen = chance.pick(rows)
  if (what === 'drop') keepWithin(storage.reader, { megabytes: seed % 2 === 0 ? 256 : 0.1 })
  if (what === 'read') await compare(scene, asked, chance)
  if (what === 'send') await send(scene, asked, chance)
  if (what === 'sendMany')
    await Promise.all([
      ...all.flatMap((each) => [1, 2, 3].map(() => send(scene, each, chance))),
      ...all.map(({ id }) => tallyConsultation(storage.reader, id, everything, 'vi')),
    ])
  if (what === 'publish' && asked.versions.length < 3) {
    const changed = nextVersion(asked.versions.at(-1) ?? [], chance)
    asked.versions.push(changed)
    await publishVersion(storage, asked.id, asked.versions.length, stored(changed))
  }
  if (!chosen) return
  const own = { responseId: chosen.id, consultationId: asked.id }
  if (what === 'delete') await deleteSheet(resident, own)
  if (what === 'change')
    await changeSheet(resident, { ...own, revision: chosen.revision, sheet: drawSheet(scene, asked, chance), contact: null })
}

const standingOf = (consultationId: number) => and(eq(responses.consultationId, consultationId), isNull(responses.deletedAt))

/** Every figure within a filter by chance, and the participation, against a plain recount of the stored rows. */
async function compare(scene: Scene, { id, places }: Asked, chance: Chance): Promise<void> {
  const { storage, options, hamlets } = scene
  await expectEqual(storage, id, options, everything, chance)
  await expectEqual(storage, id, options, await drawFilter(storage, id, hamlets, places, chance), chance)
  const rows = await storage.reader.select().from(responses).where(standingOf(id))
  const many = <Key>(keyOf: (row: (typeof rows)[number]) => Key, key: Key) => rows.filter((row) => keyOf(row) === key).length
  const found = await participationOf(storage.reader, id)
  expect(found.total).toBe(rows.length)
  for (const { unitId, responses: shown } of found.byHamlet) expect(shown).toBe(many((row) => row.unitId ?? 0, unitId))
  for (const { placeId, responses: shown } of found.byPlace) expect(shown).toBe(many((row) => row.placeId ?? 0, placeId))
  for (const { channel, responses: shown } of found.byChannel) expect(shown).toBe(many((row) => row.channel, channel))
  for (const { day, responses: shown } of found.byDay) expect(shown).toBe(many((row) => dayOf(row.receivedAt), day))
  const lists = [found.byHamlet, found.byPlace, found.byChannel, found.byDay]
  for (const list of lists) expect(list.reduce((sum, each) => sum + each.responses, 0)).toBe(rows.length)
}

test('after any mix of adding, changing and deleting in several consultations, every figure equals a recount', async () => {
  const given = await town()
  const options = given.hamlets.map(({ id, name }) => ({ code: String(id), label: name }))
  const scene: Scene = { ...given, options, sent: 0 }
  // A slow machine tries fewer, each to its end: one broken off would go on beneath the recount.
  const enough = Date.now() + 20_000
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40, size: 'max' }), fc.nat(), async (steps, seed) => {
      if (Date.now() > enough) return
      const all = [await ask(scene, seed), await ask(scene, seed + 1), await ask(scene, seed + 2)]
      for (const each of steps) await happen(scene, all, each)
      for (const asked of all) await compare(scene, asked, chanceOf(seed))
    }),
    { numRuns: 12 },
  )
  expect(await recountAll(scene.storage.reader)).toMatchObject({ differing: [], orphans: 0 })
})
