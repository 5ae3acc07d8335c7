import { byBytes, identity, index, json, moment, table, text, uniqueIndex, whole } from '../columns'

/** Every act of the staff, each entry carrying the hash of the one before it. */
export const auditEntries = table(
  'audit_entries',
  {
    id: identity('id'),
    at: moment('at').notNull(),
    actorId: whole('actor_id'),
    actorName: text('actor_name').notNull(),
    act: text('act').notNull(),
    subject: text('subject').notNull(),
    unitPath: text('unit_path').notNull(),
    details: json<Record<string, unknown>>('details').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (entry) => [
    uniqueIndex('audit_entries_previous').on(entry.previousHash),
    index('audit_entries_within').on(byBytes(entry.unitPath), entry.id),
    index('audit_entries_subject').on(entry.subject),
  ],
)
