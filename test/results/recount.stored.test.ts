import { test } from 'vitest'
import type { AskedQuestion } from '../../src/questions/question-type'
import { everything } from '../../src/results/results'
import { town } from '../support/town'
import { addPlace, answer, change, openConsultation, publishVersion, remove, type Sheet } from './answered'
import {
  chanceOf,
  chooseWordings,
  drawAnswers,
  drawFilter,
  drawQuestions,
  expectEqual,
  nextVersion,
  stored,
} from './random-consultation'

const CONSULTATIONS = 60

test(`every figure of ${CONSULTATIONS} random consultations equals a plain recount of the stored sheets`, {
  timeout: 300_000,
}, async () => {
  const { storage, commune, hamlets } = await town()
  const options = hamlets.map(({ id, name }) => ({ code: String(id), label: name }))
  for (let seed = 1; seed <= CONSULTATIONS; seed++) {
    const chance = chanceOf(seed)
    const { below, pick } = chance
    const questions = drawQuestions(chance)
    const id = await openConsultation(storage, { unit: commune, hamlets, versions: [stored(questions)] })
    const places = [await addPlace(storage, id, 'Chợ'), 0]
    const sheet = (asked: readonly AskedQuestion[], version: number): Sheet => ({
      version,
      answers: drawAnswers(asked, options, chance),
      unitId: pick([...hamlets.map((hamlet) => hamlet.id), null]) ?? null,
      placeId: pick(places) || null,
      receivedAt: new Date(Date.parse('2026-11-21T17:00:00Z') + below(5 * 24 * 60) * 60_000),
    })
    const ids = await answer(
      storage,
      id,
      Array.from({ length: below(25) }, () => sheet(questions, 1)),
    )
    await expectEqual(storage, id, options, everything, chance)

    for (const each of ids.filter(() => below(6) === 0)) await change(storage, id, each, drawAnswers(questions, options, chance))
    for (const each of ids.filter(() => below(8) === 0)) await remove(storage, id, each)
    await expectEqual(storage, id, options, await drawFilter(storage, id, hamlets, places, chance), chance)

    let changed = questions
    for (const version of [2, 3, 4].slice(0, 1 + below(3))) {
      changed = nextVersion(changed, chance)
      await publishVersion(storage, id, version, stored(changed))
      const asked = changed
      await answer(
        storage,
        id,
        Array.from({ length: below(8) }, () => sheet(asked, version)),
      )
      if (below(2) === 0) await chooseWordings(storage, id, chance)
    }
    await expectEqual(storage, id, options, everything, chance)
    await expectEqual(storage, id, options, await drawFilter(storage, id, hamlets, places, chance), chance)
  }
})
