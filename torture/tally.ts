import { openStorage } from '../db/open'
import type { Block } from '../src/questions/tally'
import { everything } from '../src/results/results'
import { tallyConsultation } from '../src/results/tally-consultation'

/** What the product counts of one consultation, read anew from the database. */
export interface Tallied {
  id: number
  total: number
  sequence: number
  questions: readonly { id: string; type: string; top: number; asked: number; answered: number; blocks: readonly Block[] }[]
}

export async function tally(databaseUrl: string, consultations: readonly number[]): Promise<Tallied[]> {
  const storage = await openStorage(databaseUrl)
  try {
    const told: Tallied[] = []
    for (const id of consultations) {
      const { total, sequence, questions } = await tallyConsultation(storage.reader, id, everything, 'vi')
      told.push({ id, total, sequence, questions: questions.map(toldOf) })
    }
    return told
  } finally {
    await storage.close()
  }
}

type Result = Awaited<ReturnType<typeof tallyConsultation>>['questions'][number]

const toldOf = ({ question: { id, type, settings }, tally: { asked, answered, blocks } }: Result) => {
  const top = typeof settings === 'object' && settings !== null && 'top' in settings ? Number(settings.top) : 0
  return { id, type, top, asked, answered, blocks }
}
