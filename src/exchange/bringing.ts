import { act } from '../audit/act'
import { saveConsultation } from '../consultations/draft-store'
import { findDraft } from '../consultations/drafting'
import { keepWording } from '../consultations/keeping-steps'
import { findNewestWording } from '../consultations/versions-store'
import { problem } from '../kernel/problem'
import { MOST_QUESTIONS } from '../questions/authoring'
import type { Question } from '../questions/question-type'
import { readQuestions } from '../questions/questionnaire'
import { type QuestionnaireSettings, readSettings } from '../questions/questionnaire-settings'
import { joined } from './joining'

interface Bringing {
  id: number
  /** Of the page the file was read on; an older one is refused as stale. */
  revision: number
  /** How many of the draft's questions stand before those that come. */
  place: number
  questions: readonly Question[]
  settings: QuestionnaireSettings
  /** Where it came from, for the log. */
  source: string
}

/** Adds what a file brought to the questions of a draft; gives the id of the first that came. Throws stale, invalid. */
export const bringQuestions = act(
  'consultation.edit',
  async (context, { id, revision, place, questions, settings, source }: Bringing) => {
    const { writer, now } = context
    await findDraft(writer, id, context.permit)
    const saved = await saveConsultation(writer, { id, revision }, {}, now)
    const before = await findNewestWording(writer, id)
    const all = joined(
      { questions: readQuestions(before.questions), settings: readSettings(before.settings) },
      { questions, settings },
      place,
    )
    if (all.questions.length > MOST_QUESTIONS) throw problem('invalid', { most: MOST_QUESTIONS })
    const after = { questions: all.questions, removed: before.removed, settings: all.settings }
    await keepWording(context, { consultationId: id, revision: saved.revision, before, after, kind: 'bring', questionId: '' })
    const first = all.questions[place]?.id ?? ''
    return { result: first, subject: `consultation:${id}`, details: { source, items: questions.length } }
  },
)
