import { identity, index, json, moment, table, text, uniqueIndex, whole } from '../columns'
import { consultations } from './consultations'

/** A published result, frozen. A correction is a further row with its reason; no row ever changes. */
export const snapshots = table(
  'snapshots',
  {
    id: identity('id'),
    consultationId: whole('consultation_id')
      .notNull()
      .references(() => consultations.id),
    number: whole('number').notNull(),
    publishedAt: moment('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
    reason: text('reason'),
    summary: text('summary').notNull(),
    content: json<unknown>('content').notNull(),
    contentHash: text('content_hash').notNull(),
  },
  (row) => [uniqueIndex('snapshots_number').on(row.consultationId, row.number), index('snapshots_published').on(row.publishedAt)],
)
