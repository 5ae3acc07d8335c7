import { type ActContext, act } from '../audit/act'
import { isSame } from '../kernel/ordered'
import { Problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { readSettings } from '../questions/questionnaire-settings'
import { type Conflict, type LanguageEdit, withLanguages } from '../questions/translating'
import { demandOpen } from './asking'
import type { Consultation } from './consultation'
import { saveConsultation } from './draft-store'
import { findDraft } from './drafting'
import { keepWording } from './keeping-steps'
import { findNewestWording } from './versions-store'

interface Edited {
  id: number
  edit: LanguageEdit
}

/** Changes what a draft says in one language; others' changes stay. Throws notPermitted, stale. */
export const translateDraft = act('consultation.edit', async (context, edited: Edited) =>
  store(context, await findDraft(context.writer, edited.id, context.permit), edited.edit),
)

/** The same while it is open, in the working copy. Throws notPermitted, notOpen, stale. */
export const translateOpen = act('consultation.changeQuestions', async (context, edited: Edited) =>
  store(context, await demandOpen(context, edited.id), edited.edit),
)

async function store(context: ActContext, { id, revision }: Consultation, edit: LanguageEdit) {
  const { writer, now } = context
  const before = await findNewestWording(writer, id)
  const known = readSettings(before.settings)
  const { settings, conflicts } = withLanguages(known, edit)
  const { kind, language } = edit
  const result: readonly Conflict[] = conflicts
  const done = { result, subject: `consultation:${id}`, details: { questions: kind, language } }
  if (isSame(known, settings)) return done
  const saved = await saveConsultation(writer, { id, revision }, {}, now)
  const after = { ...before, settings }
  await keepWording(context, { consultationId: id, revision: saved.revision, before, after, kind, questionId: language })
  return done
}

const TRIES = 4

/** Does it in the draft or the working copy. It names no revision, so another who saves at the same moment is waited out. */
export async function editLanguages(world: World, { id, state }: Consultation, edit: LanguageEdit): Promise<readonly Conflict[]> {
  for (let left = TRIES; ; left--) {
    try {
      return await (state === 'draft' ? translateDraft : translateOpen)(world, { id, edit })
    } catch (error) {
      if (left <= 1 || !(error instanceof Problem) || error.kind !== 'stale') throw error
    }
  }
}
