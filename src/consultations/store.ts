import { and, asc, desc, eq, isNotNull } from 'drizzle-orm'
import { eqPlaceholder } from '../../db/phrases'
import { consultationHamlets, consultations, places, questionnaireVersions } from '../../db/schema/consultations'
import { units } from '../../db/schema/units'
import { preparedOnce, type Reader } from '../../db/storage'
import { readableTyped } from '../kernel/ids'
import { problem } from '../kernel/problem'
import type { Option } from '../questions/question-type'
import { type Questionnaire, questionnaireOf } from '../questions/questionnaire'
import { readSettings } from '../questions/questionnaire-settings'
import { byName } from '../units/unit'
import type { Consultation } from './consultation'

/** Throws notFound. */
export async function findConsultation(reader: Reader, id: number): Promise<Consultation> {
  const [consultation] = await reader.select().from(consultations).where(eq(consultations.id, id))
  if (!consultation) throw problem('notFound', { consultation: id })
  return consultation
}

const bySlug = preparedOnce('consultation_by_slug', (reader: Reader) =>
  reader.select().from(consultations).where(eqPlaceholder(consultations.slug, 'slug')),
)

export async function maybeFindBySlug(reader: Reader, slug: string): Promise<Consultation | undefined> {
  const [consultation] = await bySlug(reader).execute({ slug })
  return consultation
}

export interface AskedHamlet {
  unitId: number
  name: string
  kind: string
  /** Frozen when the consultation opened; null before that or when unknown. */
  households: number | null
  takenOn: string | null
}

const askedHamlets = preparedOnce('asked_hamlets', (reader: Reader) =>
  reader
    .select({
      unitId: units.id,
      name: units.name,
      kind: units.kind,
      households: consultationHamlets.households,
      takenOn: consultationHamlets.takenOn,
    })
    .from(consultationHamlets)
    .innerJoin(units, eq(units.id, consultationHamlets.unitId))
    .where(eqPlaceholder(consultationHamlets.consultationId, 'consultation')),
)

/** The hamlets asked, as people expect them in order. */
export async function listAskedHamlets(reader: Reader, consultationId: number): Promise<AskedHamlet[]> {
  const rows = await askedHamlets(reader).execute({ consultation: consultationId })
  return rows.sort(byName)
}

export const hamletOptions = (hamlets: readonly AskedHamlet[]): Option[] =>
  hamlets.map(({ unitId, name }) => ({ code: String(unitId), label: name }))

const versionByNumber = preparedOnce('questionnaire_by_number', (reader: Reader) =>
  reader
    .select()
    .from(questionnaireVersions)
    .where(
      and(
        eqPlaceholder(questionnaireVersions.consultationId, 'consultation'),
        eqPlaceholder(questionnaireVersions.number, 'number'),
      ),
    ),
)

/** One version by its number, published or still being worked on. Throws notFound. */
export async function findQuestionnaire(reader: Reader, consultationId: number, number: number): Promise<Questionnaire> {
  const [version] = await versionByNumber(reader).execute({ consultation: consultationId, number })
  if (!version) throw problem('notFound', { consultation: consultationId, version: number })
  const hamlets = hamletOptions(await listAskedHamlets(reader, consultationId))
  return questionnaireOf(number, version.questions, hamlets, readSettings(version.settings))
}

const publishedNumbers = preparedOnce('published_version_numbers', (reader: Reader) =>
  reader
    .select({ number: questionnaireVersions.number })
    .from(questionnaireVersions)
    .where(and(eqPlaceholder(questionnaireVersions.consultationId, 'consultation'), isNotNull(questionnaireVersions.publishedAt)))
    .orderBy(desc(questionnaireVersions.number))
    .limit(1),
)

/** The number of the version residents answer now: the newest published one. 1 for a draft, whose only version is not published yet. */
export async function newestVersion(reader: Reader, consultationId: number): Promise<number> {
  const [row] = await publishedNumbers(reader).execute({ consultation: consultationId })
  return row?.number ?? 1
}

export type Place = typeof places.$inferSelect

/** By the code of a poster, as somebody may have typed it. */
export async function maybeFindPlace(reader: Reader, typed: string): Promise<Place | undefined> {
  const [place] = await reader
    .select()
    .from(places)
    .where(eq(places.token, readableTyped(typed)))
  return place
}

export function listPlaces(reader: Reader, consultationId: number): Promise<Place[]> {
  return reader.select().from(places).where(eq(places.consultationId, consultationId)).orderBy(asc(places.id))
}
