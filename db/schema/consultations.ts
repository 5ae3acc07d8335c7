import {
  byBytes,
  bytes,
  check,
  day,
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
import { units } from './units'

export const consultations = table(
  'consultations',
  {
    id: identity('id'),
    slug: text('slug').notNull(),
    unitId: whole('unit_id')
      .notNull()
      .references(() => units.id),
    unitPath: text('unit_path').notNull(),
    state: word<'draft' | 'open' | 'closed' | 'withdrawn'>('state').notNull(),
    title: text('title').notNull(),
    asker: text('asker').notNull(),
    matter: text('matter').notNull(),
    category: text('category').notNull(),
    legalClause: text('legal_clause').notNull(),
    otherLaw: text('other_law'),
    retentionMonths: whole('retention_months').notNull(),
    offersReply: flag('offers_reply').notNull(),
    opensAt: moment('opens_at'),
    closesAt: moment('closes_at'),
    noClosing: flag('no_closing').notNull(),
    openedAt: moment('opened_at'),
    endedAt: moment('ended_at'),
    endReason: text('end_reason'),
    templateName: text('template_name'),
    searchText: text('search_text').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    revision: whole('revision').notNull(),
    // Last, so that a search reads past no long text.
    draftText: text('draft_text').notNull(),
  },
  (row) => [
    uniqueIndex('consultations_slug').on(row.slug),
    index('consultations_within').on(byBytes(row.unitPath)),
    // A list walks one of these in its order and finds all it asks for there; only the page shown is read in full.
    index('consultations_changing').on(row.updatedAt, row.id, row.state, row.unitPath, row.opensAt, row.closesAt),
    index('consultations_opening_order').on(row.opensAt, row.id, row.state, row.closesAt, row.category),
    index('consultations_closing').on(row.closesAt, row.id, row.state, row.unitPath),
    index('consultations_running').on(row.state, row.noClosing, row.closesAt, row.id, row.opensAt),
    check('consultations_state_known', oneOf(row.state, ['draft', 'open', 'closed', 'withdrawn'])),
  ],
)

/** What a search reads of a consultation: its folded words and nothing else, so that it reads past no long text. */
export const consultationWords = table('consultation_words', {
  consultationId: whole('consultation_id')
    .primaryKey()
    .references(() => consultations.id),
  words: text('words').notNull(),
})

/** The hamlets asked. Household totals are frozen here when the consultation opens. */
export const consultationHamlets = table(
  'consultation_hamlets',
  {
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    unitId: whole('unit_id')
      .notNull()
      .references(() => units.id),
    households: whole('households'),
    takenOn: day('taken_on'),
  },
  (row) => [primaryKey({ columns: [row.consultationId, row.unitId] }), index('consultation_hamlets_unit').on(row.unitId)],
)

/** Every wording the questions ever had; a version with `publishedAt` never changes again. */
export const questionnaireVersions = table(
  'questionnaire_versions',
  {
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    number: whole('number').notNull(),
    questions: json<unknown[]>('questions').notNull(),
    /** Questions taken out while this version was written, each with its place, to be put back. */
    removed: json<unknown[]>('removed'),
    /** What concerns the questionnaire as a whole (src/questions/questionnaire-settings.ts); null for all as usual. */
    settings: json<unknown>('settings'),
    createdAt: moment('created_at').notNull(),
    publishedAt: moment('published_at'),
  },
  (row) => [primaryKey({ columns: [row.consultationId, row.number] })],
)

export const attachments = table(
  'attachments',
  {
    id: identity('id'),
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    size: whole('size').notNull(),
    sha256: text('sha256').notNull(),
    content: bytes('content').notNull(),
    addedAt: moment('added_at').notNull(),
  },
  (row) => [index('attachments_consultation').on(row.consultationId)],
)

/** Where a QR code hangs; the token is its short address. */
export const places = table(
  'places',
  {
    id: identity('id'),
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    token: text('token').notNull(),
    kind: word<'hamlet' | 'noticeBoard' | 'zalo' | 'counter' | 'other'>('kind').notNull(),
    label: text('label').notNull(),
    unitId: whole('unit_id').references(() => units.id),
    createdAt: moment('created_at').notNull(),
    retiredAt: moment('retired_at'),
  },
  (row) => [uniqueIndex('places_token').on(row.token), index('places_consultation').on(row.consultationId)],
)

/** What the public must be told of a consultation's dates and questions: each change with its reason. */
export const consultationChanges = table(
  'consultation_changes',
  {
    id: identity('id'),
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    kind: word<'extended' | 'closedEarly' | 'withdrawn' | 'questionsChanged'>('kind').notNull(),
    at: moment('at').notNull(),
    reason: text('reason').notNull(),
    before: moment('before'),
    after: moment('after'),
  },
  (row) => [index('consultation_changes_consultation').on(row.consultationId)],
)
