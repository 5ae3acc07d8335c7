import { act } from '../audit/act'
import { problem } from '../kernel/problem'
import { type WordingChoice, wordingsOf } from '../questions/wordings'
import { listPublishedQuestionnaires } from './published-store'
import { findConsultation } from './store'
import { reasonFaults } from './transitions'
import { listWordingChoices, saveWordingChoice } from './wording-choices-store'

interface Choosing extends WordingChoice {
  consultationId: number
  /** As the page showed it. */
  wasJoined: boolean
}

/**
 * Adds the answers to a wording to those of the wording it followed, or parts them again; no answer changes. Throws
 * notFound for a wording there is none of, stale where somebody chose otherwise meanwhile, invalid without a reason and
 * for a vote on projects.
 */
export const joinWordings = act(
  'consultation.joinWordings',
  async ({ writer, now, actor, permit }, { consultationId: id, wasJoined, ...choice }: Choosing) => {
    const consultation = await findConsultation(writer, id)
    permit(consultation.unitPath)
    const versions = await listPublishedQuestionnaires(writer, id)
    const question = versions.flatMap(({ questions }) => questions).findLast((each) => each.id === choice.question)
    const wordings = question ? wordingsOf(question, versions, await listWordingChoices(writer, id)) : []
    const seam = wordings.find(({ since }) => since === choice.version)?.seam
    if (!seam) throw problem('notFound', { consultation: id, question: choice.question })
    if (seam.isJoined !== wasJoined) throw problem('stale', { consultation: id })
    if (seam.change === 'fixed' || Object.keys(reasonFaults(choice.reason)).length > 0) throw problem('invalid')
    await saveWordingChoice(writer, id, choice, { personName: actor.kind === 'resident' ? '' : actor.name, at: now })
    const { question: about, version, isJoined, reason } = choice
    return { result: undefined, subject: `consultation:${id}`, details: { question: about, version, joined: isJoined, reason } }
  },
)
