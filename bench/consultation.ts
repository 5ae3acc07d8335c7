import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { consultationHamlets, consultations, places, questionnaireVersions } from '../db/schema/consultations'
import { grants, people, sessions } from '../db/schema/people'
import { householdCounts, units } from '../db/schema/units'
import type { Storage, Writer } from '../db/storage'
import { hashed } from '../src/kernel/ids'
import { addDays } from '../src/kernel/moment'
import type { Option, Question } from '../src/questions/question-type'
import { questionTypes } from '../src/questions/types'

/** The consultation every figure is taken with: 20 questions of the types below in turn, of which a sheet answers 12. */

export interface BenchConsultation {
  id: number
  slug: string
  hamlets: Option[]
  /** The value of a session cookie of an administrator. */
  session: string
}

// Those of the first release, so that figures can be compared; types that came later bring files where they are asked.
const NAMES = 'single multi agree3 likert5 matrix rank allocate number short long place perItem'.split(' ')
const TYPES = questionTypes.filter(({ name }) => NAMES.includes(name))

export const QUESTIONS = 20
export const ANSWERS = 12

export const questions: Question[] = Array.from({ length: QUESTIONS }, (_, place) => {
  const type = TYPES[place % TYPES.length]
  if (!type) throw new Error('There are no question types.')
  return {
    id: `q${place + 1}`,
    type: type.name,
    label: `Câu hỏi thứ ${place + 1}: bà con thấy việc này ở thôn mình nên làm thế nào?`,
    hint: '',
    required: false,
    shownWhen: null,
    settings: type.settings.parse(type.examples.settings),
  }
})

/** Which sheets hold words of one's own: one in three, about as many as write in the demo, or each of them. */
export type Writing = 'someWrite' | 'allWrite'

const WRITES_EVERY = 3
const isWords = (part: string): boolean => /^(other|.*text)$/.test(part)
// The types that are answered in words alone.
const SILENT = questions.flatMap(({ type }, place) => (['short', 'long'].includes(type) ? [] : [place])).slice(0, ANSWERS)
const WORDY = questions.map((_, place) => place).slice(0, ANSWERS)

/** What a browser sends for the nth sheet: twelve answers taken in turn from each type's examples. */
export function sheetFields(sheet: number, hamlets: readonly Option[], writing: Writing): [string, string][] {
  const writes = writing === 'allWrite' || sheet % WRITES_EVERY === 0
  return (writes ? WORDY : SILENT).flatMap((place): [string, string][] => {
    const question = questions[place]
    const accepted = examplesOf(place, writes)
    const chosen = accepted[(sheet * 7 + place) % accepted.length]
    if (!question || !chosen) return []
    return Object.entries(chosen).flatMap(([part, values]) =>
      values.map((value): [string, string] => [
        part ? `${question.id}.${part}` : question.id,
        question.type === 'place' ? (hamlets[sheet % hamlets.length]?.code ?? '') : value,
      ]),
    )
  })
}

// The longest texts that are allowed are no everyday answers.
function examplesOf(place: number, writes: boolean) {
  const all = TYPES[place % TYPES.length]?.examples.accepts ?? []
  const everyday = all.filter((each) =>
    Object.values(each)
      .flat()
      .every((value) => value.length <= 200),
  )
  return writes ? everyday : everyday.filter((each) => !Object.keys(each).some(isWords))
}

/** Makes the commune, its 24 hamlets, the open consultation and a signed-in administrator in an empty database. */
export function settle(storage: Storage): Promise<BenchConsultation> {
  return storage.write(async (writer) => {
    const now = new Date()
    const commune = await addUnit(writer, 'commune', 'xa', 'Xã Đo Lường', null)
    const hamlets: Option[] = []
    for (let place = 1; place <= 24; place++) {
      const hamlet = await addUnit(writer, 'hamlet', 'thon', `Thôn ${place}`, commune)
      await writer.insert(householdCounts).values({ unitId: hamlet.id, households: 260, takenOn: '2026-06-30' })
      hamlets.push({ code: String(hamlet.id), label: `Thôn ${place}` })
    }
    const [made] = await writer
      .insert(consultations)
      .values({
        slug: 'do-luong',
        unitId: commune.id,
        unitPath: commune.path,
        state: 'open',
        title: 'Góp ý dự toán ngân sách xã năm 2027',
        asker: 'UBND xã Đo Lường',
        matter: 'Năm 2027 xã dự kiến thu và chi 42.500 triệu đồng. UBND xã xin ý kiến bà con trước khi trình HĐND xã.',
        draftText: '',
        category: 'budget',
        legalClause: 'L10.25.1',
        otherLaw: null,
        retentionMonths: 24,
        offersReply: true,
        opensAt: addDays(now, -1),
        closesAt: addDays(now, 30),
        noClosing: false,
        openedAt: addDays(now, -1),
        endedAt: null,
        endReason: null,
        templateName: null,
        searchText: 'gop y du toan',
        createdAt: now,
        updatedAt: now,
        revision: 1,
      })
      .returning({ id: consultations.id })
    const id = made?.id ?? 0
    await writer
      .insert(consultationHamlets)
      .values(hamlets.map(({ code }) => ({ consultationId: id, unitId: Number(code), households: 260, takenOn: '2026-06-30' })))
    await writer
      .insert(questionnaireVersions)
      .values({ consultationId: id, number: 1, questions, createdAt: now, publishedAt: now })
    await writer.insert(places).values({
      consultationId: id,
      token: 'DOLUNG',
      kind: 'noticeBoard',
      label: 'Bảng tin',
      unitId: null,
      createdAt: now,
      retiredAt: null,
    })
    return { id, slug: 'do-luong', hamlets, session: await addSession(writer, commune.id, now) }
  })
}

async function addUnit(
  writer: Writer,
  level: 'commune' | 'hamlet',
  kind: string,
  name: string,
  parent: { id: number; path: string } | null,
) {
  const [made] = await writer
    .insert(units)
    .values({
      level,
      kind,
      name,
      searchName: name,
      parentId: parent?.id ?? null,
      path: '',
      validFrom: '2025-07-01',
      validTo: null,
    })
    .returning({ id: units.id })
  const id = made?.id ?? 0
  const path = `${parent?.path ?? '/'}${id}/`
  await writer.update(units).set({ path }).where(eq(units.id, id))
  return { id, path }
}

async function addSession(writer: Writer, unitId: number, now: Date): Promise<string> {
  const [person] = await writer
    .insert(people)
    .values({
      email: 'bench@example.vn',
      name: 'Đo lường',
      searchText: 'do luong',
      passwordHash: '',
      createdAt: now,
      disabledAt: null,
    })
    .returning({ id: people.id })
  const personId = person?.id ?? 0
  await writer.insert(grants).values({ personId, role: 'administrator', unitId, grantedAt: now, endedAt: null })
  const token = randomBytes(16).toString('base64url')
  await writer
    .insert(sessions)
    .values({ id: hashed(token), personId, createdAt: now, seenAt: now, expiresAt: addDays(now, 1), device: 'bench' })
  return token
}
