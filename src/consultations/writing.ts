import { dateTime } from '../i18n/locale'
import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { languageName } from '../questions/languages'
import type { Around } from '../questions/question-form'
import type { AskedQuestion, Question } from '../questions/question-type'
import { readQuestions } from '../questions/questionnaire'
import { type QuestionnaireSettings, readSettings } from '../questions/questionnaire-settings'
import type { Attachment } from './attachment'
import { listAttachments } from './attachments-store'
import { type Consultation, phaseAt } from './consultation'
import { findOwn } from './seeing'
import { isOfLanguage, type Step, since, stepKindOf } from './steps'
import { listSteps } from './steps-store'
import { hamletOptions, listAskedHamlets } from './store'
import { findNewestWording } from './versions-store'
import { readRemoved } from './wording'

/** All that the pages of a questionnaire's author need to know of it. */
export interface Writing {
  consultation: Consultation
  asked: readonly AskedQuestion[]
  removed: readonly Question[]
  settings: QuestionnaireSettings
  /** What is attached, by name. */
  files: readonly Attachment[]
  mayChange: boolean
}

/** Throws notFound, notPermitted. */
export async function findWriting(world: World, typedId: string | undefined): Promise<Writing> {
  const { reader } = world.storage
  const consultation = await findOwn(world, typedId)
  const { questions, removed, settings } = await findNewestWording(reader, consultation.id)
  const hamlets = hamletOptions(await listAskedHamlets(reader, consultation.id))
  return {
    consultation,
    asked: readQuestions(questions).map((question) => ({ ...question, hamlets })),
    removed: readRemoved(removed).map(({ question }) => question),
    settings: readSettings(settings),
    files: await listAttachments(reader, consultation.id),
    mayChange: isEditable(consultation, world.now()),
  }
}

const isEditable = (consultation: Consultation, now: Date): boolean =>
  ['draft', 'open', 'notYetOpen'].includes(phaseAt(consultation, now))

/** The question, or the one that was taken out while somebody was still writing it. Throws notFound. */
export function questionIn({ asked, removed }: Writing, id: string): { question: AskedQuestion; isRemoved: boolean } {
  const standing = asked.find((each) => each.id === id)
  const gone = removed.find((each) => each.id === id)
  if (standing) return { question: standing, isRemoved: false }
  if (!gone) throw problem('notFound', { question: id })
  return { question: { ...gone, hamlets: [] }, isRemoved: true }
}

export function aroundOf({ asked, settings: { hiddenFields } }: Writing, id: string, locale: Locale): Around {
  const place = asked.findIndex((each) => each.id === id)
  return { earlier: place < 0 ? asked : asked.slice(0, place), all: asked, hiddenFields, locale }
}

/** What others did between two revisions, in words: who, when and what. */
export async function changesBetween(world: World, writing: Writing, from: number, before: number): Promise<string[]> {
  const steps = await listSteps(world.storage.reader, writing.consultation.id)
  return since(steps, from)
    .filter(({ revision }) => revision < before)
    .map((step) => stepInWords(step, writing, world.locale))
}

/** Who, when and what. */
export function stepInWords(step: Step, writing: Writing, locale: Locale): string {
  return messages[locale].editor.since.one(step.personName, whatWasDone(step, writing, locale), dateTime(step.at, locale))
}

export function whatWasDone(
  { kind, questionId }: Step,
  { asked, removed }: Pick<Writing, 'asked' | 'removed'>,
  locale: Locale,
): string {
  const { editor, consultations } = messages[locale]
  const words = editor.steps[stepKindOf(kind)]
  if (typeof words === 'string') return words
  if (isOfLanguage(kind)) return words(languageName(questionId, locale))
  const place = asked.findIndex(({ id }) => id === questionId)
  const question = asked[place] ?? removed.find(({ id }) => id === questionId)
  return words(question ? question.label || consultations.questions.emptyLabel : editor.history.gone)
}
