import { check, day, identity, index, json, moment, oneOf, primaryKey, table, text, uniqueIndex, whole, word } from '../columns'
import { consultations } from './consultations'

/**
 * One row an answer sheet. `sequence` counts every change within a consultation without a gap, so a reader asks
 * for what is newer than the last it saw. A deleted sheet keeps its row, empty.
 */
export const responses = table(
  'responses',
  {
    id: identity('id'),
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    sequence: whole('sequence').notNull(),
    version: whole('version').notNull(),
    key: text('key').notNull(),
    code: text('code').notNull(),
    unitId: whole('unit_id'),
    placeId: whole('place_id'),
    channel: word<'web' | 'paper' | 'meeting' | 'assisted'>('channel').notNull(),
    receivedAt: moment('received_at').notNull(),
    changedAt: moment('changed_at').notNull(),
    deletedAt: moment('deleted_at'),
    revision: whole('revision').notNull(),
    answers: json<Record<string, unknown>>('answers').notNull(),
  },
  (row) => [
    uniqueIndex('responses_key').on(row.consultationId, row.key),
    uniqueIndex('responses_sequence').on(row.consultationId, row.sequence),
    uniqueIndex('responses_code').on(row.code),
    check('responses_channel_known', oneOf(row.channel, ['web', 'paper', 'meeting', 'assisted'])),
  ],
)

/** What a sheet said before its author changed it. */
export const responseVersions = table(
  'response_versions',
  {
    responseId: whole('response_id')
      .notNull()
      .references(() => responses.id),
    revision: whole('revision').notNull(),
    version: whole('version').notNull(),
    answers: json<Record<string, unknown>>('answers').notNull(),
    replacedAt: moment('replaced_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.responseId, row.revision] })],
)

/** How far a consultation's sequence has come and how many sheets stand; its row is the lock of each group of answers. */
export const responseTotals = table('response_totals', {
  consultationId: whole('consultation_id')
    .primaryKey()
    .references(() => consultations.id),
  lastSequence: whole('last_sequence').notNull(),
  total: whole('total').notNull(),
})

/** Standing sheets by hamlet, place, channel and day; 0 stands for no hamlet or no place. */
export const responseCounts = table(
  'response_counts',
  {
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    unitId: whole('unit_id').notNull(),
    placeId: whole('place_id').notNull(),
    channel: text('channel').notNull(),
    day: day('day').notNull(),
    total: whole('total').notNull(),
  },
  (row) => [primaryKey({ columns: [row.consultationId, row.unitId, row.placeId, row.channel, row.day] })],
)

/** Answers that are words, one row each, with the accents taken off for searching. */
export const opinions = table(
  'opinions',
  {
    id: identity('id'),
    consultationId: whole('consultation_id').notNull(),
    responseId: whole('response_id')
      .notNull()
      .references(() => responses.id),
    questionId: text('question_id').notNull(),
    part: text('part').notNull(),
    text: text('text').notNull(),
    searchText: text('search_text').notNull(),
  },
  (row) => [
    index('opinions_question').on(row.consultationId, row.questionId, row.id),
    index('opinions_response').on(row.responseId),
  ],
)

/** A telephone number left with a separate consent to be answered; never joined to the answers in an export. */
export const replyContacts = table(
  'reply_contacts',
  {
    responseId: whole('response_id')
      .primaryKey()
      .references(() => responses.id),
    consultationId: whole('consultation_id').notNull(),
    phone: text('phone').notNull(),
    consentVersion: text('consent_version').notNull(),
    consentedAt: moment('consented_at').notNull(),
  },
  (row) => [index('reply_contacts_consultation').on(row.consultationId, row.responseId)],
)

/** Sheets that were asked for a proof of work, by minute; of whom is not kept. */
export const challengeCounts = table(
  'challenge_counts',
  {
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    minute: moment('minute').notNull(),
    asked: whole('asked').notNull(),
    passed: whole('passed').notNull(),
    refused: whole('refused').notNull(),
  },
  (row) => [primaryKey({ columns: [row.consultationId, row.minute] })],
)

/** Something odd in the answers, to be asked about; it changes no figure. */
export const doubts = table(
  'doubts',
  {
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    /** Names what is odd, such as `burst:2026-11-25T08:03Z:place3`. */
    mark: text('mark').notNull(),
    kind: word<'burst' | 'sameAnswers' | 'sameWords' | 'asked'>('kind').notNull(),
    /** When it began. */
    at: moment('at').notNull(),
    minutes: whole('minutes').notNull(),
    sheets: whole('sheets').notNull(),
    /** Of the sheets asked for a proof, those that gave one. */
    passed: whole('passed').notNull(),
    /** Where all of it came from; 0 for no hamlet or no place, or several. */
    unitId: whole('unit_id').notNull(),
    placeId: whole('place_id').notNull(),
    /** One sheet and question that show the words; 0 and empty where there are none. */
    responseId: whole('response_id').notNull(),
    questionId: text('question_id').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.consultationId, row.mark] }),
    index('doubts_at').on(row.consultationId, row.at),
    check('doubts_kind_known', oneOf(row.kind, ['burst', 'sameAnswers', 'sameWords', 'asked'])),
  ],
)

/** Up to where the sheets of a consultation were looked through: the sequence before the first sheet of a day. */
export const doubtLooks = table('doubt_looks', {
  consultationId: whole('consultation_id')
    .primaryKey()
    .references(() => consultations.id),
  sequence: whole('sequence').notNull(),
  day: day('day').notNull(),
})

/** What the committee found out about something odd in the answers. The sheets stand whatever it says. */
export const doubtAnswers = table(
  'doubt_answers',
  {
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    /** Of the doubt. */
    mark: text('mark').notNull(),
    verdict: word<'explained' | 'suspicious'>('verdict').notNull(),
    explanation: text('explanation').notNull(),
    personName: text('person_name').notNull(),
    at: moment('at').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.consultationId, row.mark] }),
    check('doubt_answers_verdict_known', oneOf(row.verdict, ['explained', 'suspicious'])),
  ],
)
