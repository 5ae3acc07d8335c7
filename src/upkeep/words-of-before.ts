import { note } from '../audit/act'
import { listPublishedQuestionnaires } from '../consultations/published-store'
import type { World } from '../kernel/world'
import { typeOf } from '../questions/types'
import { recountOne } from '../responses/recount'
import { listCountedConsultations } from '../responses/recount-store'
import { repairCounters } from '../responses/repair-counters'
import { maybeFindKept, saveUnlessKept } from './settings-store'

const NAME = 'wordsOfHouseholds'
const LONGEST_MS = 24 * 3_600_000

/**
 * What households wrote has stood in the list of words since 0.4.0; this brings in what sheets of before say. For a day,
 * because a process of before may still take in sheets meanwhile; from then on it reads one row.
 */
export async function bringInWordsOfBefore(world: World): Promise<void> {
  const { reader } = world.storage
  const since = await maybeFindKept(reader, NAME)
  if (since !== undefined && world.now().getTime() - Date.parse(since) > LONGEST_MS) return
  for (const id of await listCountedConsultations(reader)) {
    if (!(await hasWordsOfHouseholds(world, id))) continue
    let lacking = 0
    await recountOne(reader, id, async () => {
      lacking++
    })
    if (lacking > 0) await repairCounters(world, id)
  }
  if (since === undefined) await noteFirst(world, world.now().toISOString())
}

const noteFirst = note(({ writer }, moment: string) => saveUnlessKept(writer, NAME, moment))

/** Whether a question of some version tells its words in columns of an export and in the list of words. */
async function hasWordsOfHouseholds({ storage }: World, id: number): Promise<boolean> {
  const versions = await listPublishedQuestionnaires(storage.reader, id)
  return versions.some(({ questions }) =>
    questions.some((question) => {
      const type = typeOf(question.type)
      return type.details !== undefined && type.textParts(question).length > 0
    }),
  )
}
