import { act, residentAct } from '../audit/act'
import type { Consultation } from '../consultations/consultation'
import { minimumDaysOf } from '../consultations/legal-basis'
import { openingDates } from '../consultations/opening'
import { findConsultation, findQuestionnaire } from '../consultations/store'
import { addTrial, countTrials, removeTrials } from '../consultations/trials-store'
import { findNewestWording } from '../consultations/versions-store'
import type { Fields } from '../kernel/fields'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import type { Answers, Questionnaire } from '../questions/questionnaire'
import { typeOf } from '../questions/types'
import type { PublicConsultation } from './open-consultations'
import type { Posted } from './posted'

/** Trying a questionnaire as residents would meet it: nothing of it is ever counted. */

export const MOST_TRIALS = 500

export interface Trial {
  shown: PublicConsultation & { trial: string }
  questionnaire: Questionnaire
}

/** The draft or the working copy, as it would open now. Throws notFound. */
export async function findTrial({ storage: { reader }, now }: World, consultationId: number, trial: string): Promise<Trial> {
  const consultation = await findConsultation(reader, consultationId)
  const { number } = await findNewestWording(reader, consultationId)
  const questionnaire = await findQuestionnaire(reader, consultationId, number)
  return { shown: { ...asOpened(consultation, now()), trial, version: number }, questionnaire }
}

function asOpened(consultation: Consultation, now: Date): Omit<PublicConsultation, 'version'> {
  const dates = consultation.state === 'draft' ? openingDates(consultation, minimumDaysOf(consultation.legalClause), now) : {}
  // What has an address only once it is open is left out.
  return { consultation: { ...consultation, ...dates, draftText: '' }, changes: [], attachments: [], snapshot: null, stamp: '' }
}

/** Questions may have gone since the page was made: what is left of them is dropped, not refused. */
export function fitting(questionnaire: Questionnaire, posted: Posted): Posted {
  const names = new Set(
    questionnaire.questions.flatMap((item) =>
      typeOf(item.type)
        .partNames(item)
        .map((part) => (part ? `${item.id}.${part}` : item.id)),
    ),
  )
  const answers: Fields = new Map([...posted.answers].filter(([name]) => names.has(name)))
  const all = new Map([...posted.all].filter(([name]) => names.has(name) || !posted.answers.has(name)))
  return { ...posted, version: questionnaire.version, answers, all }
}

interface TrialAnswers {
  consultationId: number
  version: number
  answers: Answers
}

/** Keeps a trial sheet apart from all others. Throws tooMany once there are too many of them. */
export const keepTrial = residentAct(async ({ writer, now }, { consultationId, version, answers }: TrialAnswers) => {
  if ((await countTrials(writer, consultationId)) >= MOST_TRIALS) throw problem('tooMany')
  await addTrial(writer, { consultationId, version, answers: { ...answers }, sentAt: now })
})

/** Throws away all that was sent for trial. */
export const emptyTrials = act('consultation.emptyTrials', async ({ writer, permit }, consultationId: number) => {
  const consultation = await findConsultation(writer, consultationId)
  permit(consultation.unitPath)
  const sheets = await countTrials(writer, consultationId)
  await removeTrials(writer, consultationId)
  return { result: undefined, subject: `consultation:${consultationId}`, details: { sheets } }
})
