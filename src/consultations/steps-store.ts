import { and, asc, desc, eq, lte } from 'drizzle-orm'
import { questionnaireSteps } from '../../db/schema/questionnaires'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import { MOST_STEPS, type Step } from './steps'

export interface StepState {
  questions: readonly unknown[]
  settings: unknown
}

/** All that are kept, oldest first, without what the questions were. */
export function listSteps(reader: Reader, consultationId: number): Promise<Step[]> {
  const { step, follows, shows, revision, personName, at, kind, questionId } = questionnaireSteps
  return reader
    .select({ step, follows, shows, revision, personName, at, kind, questionId })
    .from(questionnaireSteps)
    .where(eq(questionnaireSteps.consultationId, consultationId))
    .orderBy(asc(step))
}

/** What the working copy was after a step. Throws notFound. */
export async function findStepState(reader: Reader, consultationId: number, step: number): Promise<StepState> {
  const [row] = await reader.select().from(questionnaireSteps).where(isStep(consultationId, step))
  if (!row) throw problem('notFound', { step })
  return { questions: row.questions, settings: row.settings }
}

/** What the working copy was after the last step; undefined before the first. */
export async function maybeFindLastState(reader: Reader, consultationId: number): Promise<StepState | undefined> {
  const [row] = await reader
    .select()
    .from(questionnaireSteps)
    .where(eq(questionnaireSteps.consultationId, consultationId))
    .orderBy(desc(questionnaireSteps.step))
    .limit(1)
  return row && { questions: row.questions, settings: row.settings }
}

/** Adds one and forgets those too long ago. */
export async function addStep(
  writer: Writer,
  consultationId: number,
  { questions, settings, ...step }: Step & StepState,
): Promise<void> {
  await writer.insert(questionnaireSteps).values({ consultationId, ...step, questions: [...questions], settings })
  await writer
    .delete(questionnaireSteps)
    .where(and(eq(questionnaireSteps.consultationId, consultationId), lte(questionnaireSteps.step, step.step - MOST_STEPS)))
}

/** The same step goes on: the state and the revision are newer. */
export async function saveStep(
  writer: Writer,
  consultationId: number,
  { step, revision, questions, settings }: Pick<Step, 'step' | 'revision'> & StepState,
): Promise<void> {
  await writer
    .update(questionnaireSteps)
    .set({ revision, questions: [...questions], settings })
    .where(isStep(consultationId, step))
}

export async function removeSteps(writer: Writer, consultationId: number): Promise<void> {
  await writer.delete(questionnaireSteps).where(eq(questionnaireSteps.consultationId, consultationId))
}

const isStep = (consultationId: number, step: number) =>
  and(eq(questionnaireSteps.consultationId, consultationId), eq(questionnaireSteps.step, step))
