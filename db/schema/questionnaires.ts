import {
  byBytes,
  bytes,
  check,
  flag,
  identity,
  index,
  json,
  moment,
  oneOf,
  primaryKey,
  table,
  text,
  uniqueIndex,
  whole,
  word,
} from '../columns'
import { consultations } from './consultations'
import { responses } from './responses'

/** Pictures, recordings and plans that authors put beside questions. The token is the address; a content never changes. */
export const media = table(
  'media',
  {
    token: text('token').primaryKey(),
    unitPath: text('unit_path').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    size: whole('size').notNull(),
    sha256: text('sha256').notNull(),
    /** In pixels; 0 for what has none. */
    width: whole('width').notNull(),
    height: whole('height').notNull(),
    /** What a person who cannot see it is told. */
    description: text('description').notNull(),
    addedAt: moment('added_at').notNull(),
    // Last, so that a list reads past no long content.
    content: bytes('content').notNull(),
  },
  (row) => [
    index('media_within').on(byBytes(row.unitPath), row.addedAt),
    // The same content is kept once a unit.
    uniqueIndex('media_same').on(row.unitPath, row.sha256),
  ],
)

/** Files that people sent with their answers. Those that no sheet came to name are swept away after a day. */
export const answerFiles = table(
  'answer_files',
  {
    token: text('token').primaryKey(),
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    questionId: text('question_id').notNull(),
    /** The key of the sheet it was sent with: a sheet and its files go together. */
    sheetKey: text('sheet_key').notNull(),
    /** A stored sheet was seen to name it. */
    isNamed: flag('is_named').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    size: whole('size').notNull(),
    sha256: text('sha256').notNull(),
    addedAt: moment('added_at').notNull(),
    content: bytes('content').notNull(),
  },
  (row) => [
    index('answer_files_sheet').on(row.consultationId, row.sheetKey),
    // For the sum of sizes, without a look at the rows.
    index('answer_files_size').on(row.consultationId, row.size),
    index('answer_files_unnamed').on(row.isNamed, row.addedAt),
  ],
)

/** Names and numbers that a contact question asked for; never joined to the answers in an export. */
export const answerContacts = table(
  'answer_contacts',
  {
    responseId: whole('response_id')
      .notNull()
      .references(() => responses.id),
    questionId: text('question_id').notNull(),
    consultationId: whole('consultation_id').notNull(),
    content: json<Record<string, string>>('content').notNull(),
    consentVersion: text('consent_version').notNull(),
    consentedAt: moment('consented_at').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.responseId, row.questionId] }),
    index('answer_contacts_consultation').on(row.consultationId, row.responseId),
  ],
)

/** A sheet that was put aside to be gone on with elsewhere. Sealed with its code, which is kept nowhere. */
export const sheetDrafts = table(
  'sheet_drafts',
  {
    /** Found by this; made from the code, which it does not tell. */
    lookup: text('lookup').primaryKey(),
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    savedAt: moment('saved_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    sealed: bytes('sealed').notNull(),
  },
  (row) => [index('sheet_drafts_expiry').on(row.expiresAt), index('sheet_drafts_consultation').on(row.consultationId)],
)

/** How many came to a page of the form, and how many got no further; of whom is not kept. */
export const pageReaches = table(
  'page_reaches',
  {
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    version: whole('version').notNull(),
    questionId: text('question_id').notNull(),
    reached: whole('reached').notNull(),
    answered: whole('answered').notNull(),
  },
  (row) => [primaryKey({ columns: [row.consultationId, row.version, row.questionId] })],
)

/** Questions and lists of options that a unit keeps for all its consultations, and offers to the units below it. */
export const bankItems = table(
  'bank_items',
  {
    id: identity('id'),
    unitPath: text('unit_path').notNull(),
    kind: word<'question' | 'options'>('kind').notNull(),
    /** Of a question; '' for a list of options. */
    typeName: text('type_name').notNull(),
    name: text('name').notNull(),
    searchText: text('search_text').notNull(),
    updatedAt: moment('updated_at').notNull(),
    retiredAt: moment('retired_at'),
    revision: whole('revision').notNull(),
    // Last, so that a search reads past no long content.
    content: json<unknown>('content').notNull(),
    /** As it was before the last change, for undoing; null for nothing to undo. */
    before: json<unknown>('before'),
  },
  (row) => [
    index('bank_items_within').on(row.unitPath, row.retiredAt, row.name),
    check('bank_items_kind_known', oneOf(row.kind, ['question', 'options'])),
  ],
)

/**
 * What an author said of a wording that began with a version while answers came in: that its answers are added to those
 * of the wording before it, or that they are not. Without a row the rule of src/questions/wordings.ts decides.
 */
export const wordingChoices = table(
  'wording_choices',
  {
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    questionId: text('question_id').notNull(),
    version: whole('version').notNull(),
    isJoined: flag('is_joined').notNull(),
    reason: text('reason').notNull(),
    personName: text('person_name').notNull(),
    at: moment('at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.consultationId, row.questionId, row.version] })],
)

/** Each state the working copy of a questionnaire had, for undoing and for saying what two authors did. */
export const questionnaireSteps = table(
  'questionnaire_steps',
  {
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    /** Counts up with every change, undone or not. */
    step: whole('step').notNull(),
    /** The step it followed; null for the first that is kept. */
    follows: whole('follows'),
    /** Where it only went back or forth: the step whose state came back. */
    shows: whole('shows'),
    /** Of the consultation, after the change. */
    revision: whole('revision').notNull(),
    personName: text('person_name').notNull(),
    at: moment('at').notNull(),
    /** What was done (src/consultations/steps.ts), and to which question; '' for none. */
    kind: text('kind').notNull(),
    questionId: text('question_id').notNull(),
    settings: json<unknown>('settings'),
    // Last, so that a history reads past no long content.
    questions: json<unknown[]>('questions').notNull(),
  },
  (row) => [primaryKey({ columns: [row.consultationId, row.step] })],
)

/** Sheets that authors sent to try a questionnaire; no figure ever counts them. */
export const trialSheets = table(
  'trial_sheets',
  {
    id: identity('id'),
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    version: whole('version').notNull(),
    sentAt: moment('sent_at').notNull(),
    answers: json<Record<string, unknown>>('answers').notNull(),
  },
  (row) => [index('trial_sheets_consultation').on(row.consultationId, row.sentAt)],
)

/** How many standing sheets fall under a quota of the questionnaire. */
export const quotaCounts = table(
  'quota_counts',
  {
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    quota: text('quota').notNull(),
    total: whole('total').notNull(),
  },
  (row) => [primaryKey({ columns: [row.consultationId, row.quota] })],
)
