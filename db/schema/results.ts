import { bytes, check, identity, index, moment, oneOf, primaryKey, table, text, whole, word } from '../columns'
import { consultations } from './consultations'
import { people } from './people'

/** A large export being written, part by part: any process goes on where the last one stopped, and any hands it out. */
export const exports = table(
  'exports',
  {
    id: identity('id'),
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    personId: whole('person_id')
      .notNull()
      .references(() => people.id),
    /** As in the address of the results page; empty for everything. */
    query: text('query').notNull(),
    values: word<'labels' | 'codes'>('values').notNull(),
    locale: word('locale').notNull(),
    state: word<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>('state').notNull(),
    /** Names the finished bytes in all databases there ever are, for clients that go on with a broken download. */
    tag: text('tag').notNull(),
    /** A digest of everything but the sheets that the file depends on; empty before the first part. */
    wording: text('wording').notNull(),
    /** The greatest id of any sheet when it was asked for; later ones are not in it. */
    untilId: whole('until_id').notNull(),
    /** The id of the last sheet in the parts that are kept. */
    lastId: whole('last_id').notNull(),
    /** Sheets read so far, of how many, and how many of them were within the filter. */
    done: whole('done').notNull(),
    total: whole('total').notNull(),
    rows: whole('rows').notNull(),
    /** Before compression. */
    bytes: whole('bytes').notNull(),
    parts: whole('parts').notNull(),
    /** How often it was taken up since the last part was kept. */
    tries: whole('tries').notNull(),
    heldBy: text('held_by'),
    heldUntil: moment('held_until'),
    fault: text('fault'),
    createdAt: moment('created_at').notNull(),
    endedAt: moment('ended_at'),
    /** When it was first downloaded. */
    fetchedAt: moment('fetched_at'),
  },
  (row) => [
    index('exports_person').on(row.personId, row.id),
    index('exports_state').on(row.state, row.id),
    check('exports_state_known', oneOf(row.state, ['waiting', 'running', 'done', 'failed', 'cancelled'])),
  ],
)

/** Compressed pieces of an export; `start` is where the piece begins in the whole file, in bytes before compression. */
export const exportParts = table(
  'export_parts',
  {
    exportId: whole('export_id')
      .notNull()
      .references(() => exports.id),
    ordinal: whole('ordinal').notNull(),
    start: whole('start').notNull(),
    size: whole('size').notNull(),
    content: bytes('content').notNull(),
  },
  (row) => [primaryKey({ columns: [row.exportId, row.ordinal] })],
)
