import { eq } from 'drizzle-orm'
import { consultations, consultationWords } from '../../db/schema/consultations'
import { folded } from '../../src/kernel/search'
import { answer, openConsultation, type Sheet, single } from '../results/answered'
import type { Town } from '../support/town'
import { seeded } from './seeded'

/** A hamlet, one choice, a reason asked of those who said no, several choices, and words. */
export const QUESTIONS = [
  { ...single('qPlace', ['x', 'y']), type: 'place', label: 'Bà con ở thôn nào?', settings: {} },
  single('qRoad', ['a', 'b', 'c'], { label: 'Có làm đường không?' }),
  single('qWhy', ['x', 'y'], { label: 'Vì sao không?', shownWhen: { question: 'qRoad', anyOf: ['b'] } }),
  { ...single('qSave', []), type: 'multi', label: 'Nên tiết kiệm gì?', settings: several(['xe', 'hop', 'dien']) },
  { ...single('qMore', []), type: 'long', label: 'Ý kiến khác', settings: {} },
]

function several(codes: readonly string[]) {
  return { options: codes.map((code) => ({ code, label: code })), otherCode: null, most: null }
}

export interface Counted {
  id: number
  slug: string
  sheets: Sheet[]
}

/** A consultation of xã Minh Họa that was answered and has closed. */
export async function closedConsultation(
  { storage, commune, hamlets }: Town,
  { sheets = 120, row = {} as Partial<typeof consultations.$inferInsert> } = {},
): Promise<Counted> {
  const asked = hamlets.map(({ id }) => ({ id, households: 200 }))
  const id = await openConsultation(storage, { unit: commune, hamlets: asked, versions: [QUESTIONS] })
  const sent = sheetsOf(
    hamlets.map((hamlet) => hamlet.id),
    sheets,
  )
  await answer(storage, id, sent)
  const [changed] = await storage.write((writer) =>
    writer
      .update(consultations)
      .set({
        state: 'closed',
        noClosing: false,
        closesAt: new Date('2026-11-24T17:00:00+07:00'),
        title: 'Góp ý làm đường thôn',
        matter: 'Xã dự kiến làm đường.',
        searchText: folded('Góp ý làm đường thôn Xã dự kiến làm đường. UBND xã Minh Họa'),
        ...row,
      })
      .where(eq(consultations.id, id))
      .returning(),
  )
  const words = { consultationId: id, words: changed?.searchText ?? '' }
  await storage.write((writer) => writer.insert(consultationWords).values(words))
  return { id, slug: changed?.slug ?? '', sheets: sent }
}

function sheetsOf(hamlets: readonly number[], count: number): Sheet[] {
  const random = seeded(42)
  return Array.from({ length: count }, (_, place) => {
    // Three people of the last hamlet, so that something is to be hidden.
    const unitId = place < 3 ? hamlets[2] : hamlets[place % 2]
    const road = place < 2 ? 'c' : random(3) ? 'a' : 'b'
    const save = ['xe', 'hop', 'dien'].filter(() => random(2))
    return {
      unitId: unitId ?? null,
      channel: place % 10 ? 'web' : 'paper',
      answers: {
        qPlace: String(unitId),
        qRoad: road,
        ...(road === 'b' && { qWhy: random(2) ? 'x' : 'y' }),
        ...(save.length > 0 && { qSave: save }),
        ...(random(4) === 0 && { qMore: '=HYPERLINK("x") nguyên văn của một người' }),
      },
    }
  })
}
