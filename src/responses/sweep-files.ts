import { note } from '../audit/act'
import { findConsultation } from '../consultations/store'
import type { World } from '../kernel/world'
import { tokensIn, UNNAMED_FOR_MS } from './answer-file'
import {
  listConsultationsWithFiles,
  listUnnamed,
  maybeFindAnswers,
  removeFiles,
  removeFilesOfConsultation,
  saveNamed,
} from './answer-files-store'

const AT_ONCE = 200

/**
 * Sweeps away the files no sheet came to name within a day, and those of consultations whose answers need not be kept
 * any longer. Right when it breaks off at any point or runs twice.
 */
export async function sweepFiles(world: World): Promise<void> {
  const { reader } = world.storage
  const before = new Date(world.now().getTime() - UNNAMED_FOR_MS)
  // Each of a batch is then named or gone, so the next one is another.
  while ((await listUnnamed(reader, before, 1)).length > 0) await sweepSome(world, before)
  for (const id of await listConsultationsWithFiles(reader)) {
    const { endedAt, closesAt, retentionMonths } = await findConsultation(reader, id)
    const ended = endedAt ?? closesAt
    if (ended && monthsAfter(ended, retentionMonths) <= world.now()) await sweepConsultation(world, id)
  }
}

const sweepSome = note(async ({ writer }, before: Date) => {
  const named: string[] = []
  const unnamed: string[] = []
  for (const file of await listUnnamed(writer, before, AT_ONCE)) {
    const answers = await maybeFindAnswers(writer, file.consultationId, file.sheetKey)
    const isNamed = answers !== undefined && tokensIn(answers).includes(file.token)
    const list = isNamed ? named : unnamed
    list.push(file.token)
  }
  await saveNamed(writer, named)
  await removeFiles(writer, unnamed)
})

const sweepConsultation = note(({ writer }, id: number) => removeFilesOfConsultation(writer, id))

function monthsAfter(moment: Date, months: number): Date {
  const later = new Date(moment)
  later.setUTCMonth(later.getUTCMonth() + months)
  return later
}
