import {
  consultationHamlets,
  consultations,
  consultationWords,
  places,
  questionnaireVersions,
} from '../../db/schema/consultations'
import type { Writer } from '../../db/storage'
import type { Town } from '../support/town'

/** The questions most tests ask: a hamlet, a yes or no, a reason when it was no, and free words. */
export const QUESTIONS = [
  { id: 'qPlace', type: 'place', label: 'Bà con ở thôn nào?', required: false, settings: {} },
  {
    id: 'qRoad',
    type: 'single',
    label: 'Có làm đường không?',
    required: true,
    settings: {
      options: [
        { code: 'a', label: 'Có' },
        { code: 'b', label: 'Không' },
        { code: 'c', label: 'Ý kiến khác' },
      ],
      otherCode: 'c',
    },
  },
  {
    id: 'qWhy',
    type: 'single',
    label: 'Vì sao không?',
    required: true,
    shownWhen: { question: 'qRoad', anyOf: ['b'] },
    settings: {
      options: [
        { code: 'x', label: 'Tốn kém' },
        { code: 'y', label: 'Chưa cần' },
      ],
      otherCode: null,
    },
  },
  { id: 'qMore', type: 'long', label: 'Bà con còn ý kiến nào khác?', settings: {} },
]

export interface Opening {
  slug?: string
  questions?: readonly unknown[]
  /** Of the questionnaire as a whole. */
  settings?: unknown
  /** Changes to the row itself. */
  row?: Partial<typeof consultations.$inferInsert>
}

let made = 0

/** An open consultation in xã Minh Họa, of its three hamlets, closing on 15 December. */
export async function opened(
  { storage, commune, hamlets, now }: Town,
  { slug, questions = QUESTIONS, settings, row }: Opening = {},
) {
  const opensAt = new Date(now().getTime() - 60_000)
  return storage.write(async (writer) => {
    const [consultation] = await writer
      .insert(consultations)
      .values({
        slug: slug ?? `gop-y-${++made}`,
        unitId: commune.id,
        unitPath: commune.path,
        state: 'open',
        title: 'Góp ý làm đường thôn',
        asker: 'UBND xã Minh Họa',
        matter: 'Xã dự kiến làm đường.\nXin bà con cho ý kiến.',
        draftText: '# Dự thảo\n\nĐường **rộng** 3 m. <script>alert(1)</script>',
        category: 'budget',
        legalClause: 'L10.25.1',
        otherLaw: null,
        retentionMonths: 24,
        offersReply: true,
        opensAt,
        closesAt: new Date('2026-12-15T17:00:00+07:00'),
        noClosing: false,
        openedAt: opensAt,
        endedAt: null,
        endReason: null,
        templateName: null,
        searchText: '',
        createdAt: opensAt,
        updatedAt: opensAt,
        revision: 1,
        ...row,
      })
      .returning()
    if (!consultation) throw new Error('no consultation')
    await writer.insert(consultationWords).values({ consultationId: consultation.id, words: consultation.searchText })
    for (const { id } of hamlets)
      await writer
        .insert(consultationHamlets)
        .values({ consultationId: consultation.id, unitId: id, households: null, takenOn: null })
    await addVersion(writer, consultation.id, 1, questions, opensAt, settings)
    return consultation
  })
}

export async function addVersion(
  writer: Writer,
  consultationId: number,
  number: number,
  questions: readonly unknown[],
  publishedAt: Date | null,
  settings: unknown = null,
): Promise<void> {
  const values = { consultationId, number, questions: [...questions], settings, createdAt: new Date(0), publishedAt }
  await writer.insert(questionnaireVersions).values(values)
}

export const addPlace = ({ storage, now }: Town, consultationId: number, token: string, unitId: number | null) =>
  storage.write(async (writer) => {
    const values = { consultationId, token, kind: 'hamlet' as const, label: token, unitId, createdAt: now(), retiredAt: null }
    const [place] = await writer.insert(places).values(values).returning()
    if (!place) throw new Error('no place')
    return place
  })

/** The values of the hidden and filled fields named so, as they stand in a page. */
export const fieldIn = (html: string, name: string): string =>
  new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? ''
