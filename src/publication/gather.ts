import type { Reader } from '../../db/storage'
import type { Consultation } from '../consultations/consultation'
import { legalClause, legalName } from '../consultations/legal-basis'
import { listChanges } from '../consultations/list-store'
import { listPublishedQuestionnaires, listVersionDates } from '../consultations/published-store'
import { problem } from '../kernel/problem'
import { leaningsOf } from '../questions/leaning'
import { typeWords } from '../questions/type-words'
import { outcomesWhole } from '../results/outcomes'
import { participationOf } from '../results/participation'
import { everything } from '../results/results'
import { tallyConsultation } from '../results/tally-consultation'
import { findUnit } from '../units/store'
import { composeSnapshot, type Gathered } from './compose'
import { type Choices, correctedBy, type Period } from './publication'
import { type GroupedBefore, groupedIn } from './publish-wordings'
import type { SnapshotContent } from './snapshot'
import { findSnapshot, type ListedSnapshot, listSnapshots } from './store'

/** A result is frozen in Vietnamese, the language of the record; the page around it speaks the reader's. */
const RECORD = 'vi'

export interface Prepared {
  content: SnapshotContent
  /** The last change of the answers that is counted. */
  sequence: number
}

/** The would-be publication, from what is stored at this moment. Throws busy when answers arrive faster than they are read. */
export async function prepareSnapshot(
  reader: Reader,
  consultation: Consultation,
  choices: Choices,
  now: Date,
): Promise<Prepared> {
  const earlier = await listSnapshots(reader, consultation.id)
  const { gathered, sequence } = await gather(reader, consultation, choices.period, earlier)
  const place = { number: (earlier.at(-1)?.number ?? 0) + 1, corrects: correctedBy(choices.period, earlier), now }
  return { content: composeSnapshot(gathered, choices, place), sequence }
}

async function gather(reader: Reader, consultation: Consultation, period: Period | null, earlier: readonly ListedSnapshot[]) {
  const { id } = consultation
  const results = await tallyConsultation(
    reader,
    id,
    { ...everything, from: period?.from ?? null, to: period?.to ?? null },
    RECORD,
  )
  const participation = await participationOf(reader, id, undefined, period ?? undefined)
  if (participation.total !== results.counted) throw problem('busy')
  const found = await outcomesWhole(reader, id, period)
  // Sheets of days that are over do not change; of all, what came in since would be in one and not in the other.
  if (!found || (found.outcomes.length > 0 && !period && found.sequence !== results.sequence)) throw problem('busy')
  const questionnaires = await listPublishedQuestionnaires(reader, id)
  const gathered: Gathered = {
    consultation,
    unitName: (await findUnit(reader, consultation.unitId)).name,
    legalText: legalTextOf(consultation.legalClause),
    participation,
    questions: results.questions,
    leanings: leaningsOf(questionnaires.map(({ questions }) => questions)),
    outcomes: found.outcomes,
    typeNameOf: (type) => typeWords(type, RECORD).name,
    changes: await listChanges(reader, id),
    versions: questionnaires.length,
    dates: await listVersionDates(reader, id),
    groupedBefore: await groupedBefore(reader, id, period, earlier),
  }
  return { gathered, sequence: results.sequence }
}

async function groupedBefore(reader: Reader, id: number, period: Period | null, earlier: readonly ListedSnapshot[]) {
  const same = earlier.filter((each) => correctedBy(period, [each]) !== undefined)
  const grouped: GroupedBefore[] = []
  for (const { number } of same) grouped.push(...groupedIn((await findSnapshot(reader, id, number)).content))
  return grouped
}

const legalTextOf = (code: string): string =>
  [legalName(code, RECORD), legalClause(code)?.text[RECORD]].filter(Boolean).join(': ')
