import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { openStorage } from '../db/open'
import { consultations, questionnaireVersions } from '../db/schema/consultations'
import type { Condition, Question } from '../src/questions/question-type'
import { questionTypes, typeOf } from '../src/questions/types'
import { copyConsultation } from './fill'
import { prepare } from './measures'
import { type ServerProcess, startServer } from './process'

export const QUESTIONS = 100
export const CONDITIONS = 40

// Pictures of a unit would only measure themselves.
const PICTURED = ['pictures', 'mapPoint']
const mixed = questionTypes.filter(({ role = 'asks', name }) => role === 'asks' && !PICTURED.includes(name))

const OPTIONS = ['a', 'b', 'c'].map((code) => ({ code, label: `Phương án ${code} của câu này` }))

/** Every fifth question is one choice, on which the next and the one after two more hang: half of them by an expression. */
function questionAt(place: number): Question {
  const turn = place % 5
  const type = turn === 0 ? typeOf('single') : (mixed[place % mixed.length] ?? typeOf('single'))
  return {
    ...{ id: `q${place}`, type: type.name, label: `Câu hỏi thứ ${place + 1}: bà con thấy việc này nên làm thế nào?`, hint: '' },
    required: false,
    shownWhen: turn === 1 || turn === 3 ? conditionOf(place - turn, turn) : null,
    settings: turn === 0 ? { options: OPTIONS, otherCode: null } : type.settings.parse(type.examples.settings),
  }
}

const conditionOf = (parent: number, turn: number): Condition =>
  turn === 1
    ? { question: `q${parent}`, anyOf: ['a'] }
    : { formula: `q${parent} in ['a', 'b'] and not (q${Math.max(0, parent - 5)} = 'c' and count(q${parent}) > 1)` }

export const longForm: readonly Question[] = Array.from({ length: QUESTIONS }, (_, place) => questionAt(place))

export interface LongForm {
  /** The page people answer on, and the staff's pages of a draft of the same questions. */
  answering: string
  builder: string
  session: string
}

/** A server over an open consultation and a draft, both with the long questionnaire on one page. */
export async function onLongForm<Result>(use: (server: ServerProcess, made: LongForm) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-bench-'))
  try {
    const url = `file:${join(folder, 'bench.sqlite')}`
    const made = await prepare(url, 0)
    const draft = copyConsultation(url, made.id)
    const storage = await openStorage(url)
    await storage.write(async (writer) => {
      await writer.update(questionnaireVersions).set({ questions: [...longForm] })
      await writer.update(questionnaireVersions).set({ publishedAt: null }).where(eq(questionnaireVersions.consultationId, draft))
      await writer.update(consultations).set({ state: 'draft', openedAt: null }).where(eq(consultations.id, draft))
    })
    await storage.close()
    const server = await startServer(url)
    const builder = `/staff/consultations/${draft}/questions`
    return await use(server, { answering: `/c/${made.slug}`, builder, session: made.session }).finally(() => server.stop())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
