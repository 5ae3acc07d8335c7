import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { questionnaireVersions } from '../../db/schema/consultations'
import type { Reader } from '../../db/storage'
import { type Questionnaire, questionnaireOf } from '../questions/questionnaire'
import { readSettings } from '../questions/questionnaire-settings'
import { hamletOptions, listAskedHamlets } from './store'

/** When residents began to be asked each version, oldest first. */
export async function listVersionDates(reader: Reader, consultationId: number): Promise<{ version: number; from: Date }[]> {
  const rows = await reader
    .select({ version: questionnaireVersions.number, from: questionnaireVersions.publishedAt })
    .from(questionnaireVersions)
    .where(and(eq(questionnaireVersions.consultationId, consultationId), isNotNull(questionnaireVersions.publishedAt)))
    .orderBy(asc(questionnaireVersions.number))
  return rows.flatMap(({ version, from }) => (from ? [{ version, from }] : []))
}

/** Every version residents ever answered, oldest first; none of the working copies. */
export async function listPublishedQuestionnaires(reader: Reader, consultationId: number): Promise<Questionnaire[]> {
  const hamlets = hamletOptions(await listAskedHamlets(reader, consultationId))
  const versions = await reader
    .select()
    .from(questionnaireVersions)
    .where(and(eq(questionnaireVersions.consultationId, consultationId), isNotNull(questionnaireVersions.publishedAt)))
    .orderBy(asc(questionnaireVersions.number))
  return versions.map((version) => questionnaireOf(version.number, version.questions, hamlets, readSettings(version.settings)))
}
