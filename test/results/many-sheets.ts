import { eq } from 'drizzle-orm'
import { responses, responseTotals } from '../../db/schema/responses'
import type { Storage } from '../../db/storage'
import type { Town } from '../support/town'
import { openConsultation, single } from './answered'

export const question = {
  ...single('q1', ['a', 'b']),
  settings: {
    options: [
      { code: 'a', label: 'Đồng ý' },
      { code: 'b', label: 'Ý kiến khác' },
    ],
    otherCode: 'b',
  },
}
export const below = single('q2', ['x', 'y'], { shownWhen: { question: 'q1', anyOf: ['a'] } })

const WORDS = ['=1+1', '＝SUM(A1)', 'mở rộng "đường", thêm đèn', 'dòng một\ndòng hai', '-5', 'ý kiến']

/** An open consultation with many sheets, every third with words a spreadsheet could run; gives their ids in order. */
export async function manySheets({ storage, commune, hamlets }: Town, sheets: number) {
  const id = await openConsultation(storage, { unit: commune, hamlets, versions: [[question, below]] })
  const ids: number[] = []
  for (let done = 0; done < sheets; done += 500)
    ids.push(...(await addSheets(storage, id, done, Math.min(500, sheets - done), hamlets)))
  return { id, ids, base: `/staff/consultations/${id}/results` }
}

let made = 0

function addSheets(storage: Storage, consultationId: number, before: number, many: number, hamlets: Town['hamlets']) {
  return storage.write(async (writer) => {
    const rows = await writer
      .insert(responses)
      .values(
        Array.from({ length: many }, (_, each) => {
          const sheet = before + each + 1
          const receivedAt = new Date(Date.parse('2026-11-22T09:00:00+07:00') + (sheet % 3) * 24 * 60 * 60 * 1000)
          return {
            consultationId,
            sequence: sheet,
            version: 1,
            key: `many-${++made}`,
            code: `MANY${made}`,
            unitId: hamlets[sheet % 4]?.id ?? null,
            placeId: null,
            channel: 'web' as const,
            receivedAt,
            changedAt: receivedAt,
            deletedAt: null,
            revision: 1,
            answers:
              sheet % 3 ? { q1: 'a', q2: sheet % 2 ? 'x' : 'y' } : { q1: { code: 'b', text: WORDS[(sheet / 3) % WORDS.length] } },
          }
        }),
      )
      .returning({ id: responses.id })
    const changed = { lastSequence: before + many, total: before + many }
    await writer.update(responseTotals).set(changed).where(eq(responseTotals.consultationId, consultationId))
    return rows.map(({ id }) => id)
  })
}

/** The same database, which this process loses after so many writes as if it had been killed. */
export function killedAfter(storage: Storage, writes: number): Storage {
  let left = writes
  return {
    ...storage,
    write: (work, options) => (left-- > 0 ? storage.write(work, options) : Promise.reject(new Error('killed'))),
  }
}
