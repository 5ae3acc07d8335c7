import { check, identity, index, moment, oneOf, table, text, uniqueIndex, whole, word } from '../columns'

/** Scheduled work: whichever process takes the row of a moment does it, so it happens once however many run. */
export const jobs = table('jobs', {
  name: text('name').primaryKey(),
  /** The moment of the schedule that was last taken. */
  dueAt: moment('due_at').notNull(),
  /** Names the process that took it; it means nothing anywhere else. */
  heldBy: text('held_by').notNull(),
  /** Grows while the holder lives: who saw it stand still long enough may take the same moment; below zero: at once. */
  beat: whole('beat').notNull(),
  /** How often this moment was taken: a holder may have died over it. */
  tries: whole('tries').notNull(),
  startedAt: moment('started_at').notNull(),
  endedAt: moment('ended_at'),
  fault: text('fault'),
})

/** What all processes must agree on and nobody set: the secret that signs, where the environment has none. */
export const keptSettings = table('kept_settings', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
})

/** Backups that were taken, on whichever machine, and whether they came to their end. */
export const backups = table(
  'backups',
  {
    id: identity('id'),
    kind: word<'scheduled' | 'asked'>('kind').notNull(),
    state: word<'running' | 'done' | 'failed' | 'removed'>('state').notNull(),
    startedAt: moment('started_at').notNull(),
    endedAt: moment('ended_at'),
    /** The name of the file, and of the machine that holds it. */
    file: text('file').notNull(),
    machine: text('machine').notNull(),
    bytes: whole('bytes'),
    sha256: text('sha256'),
    /** Rows written so far, and expected. */
    rows: whole('rows'),
    expected: whole('expected'),
    /** When it last said that it goes on; a running one that is silent for long has broken off. */
    seenAt: moment('seen_at').notNull(),
    fault: text('fault'),
    askedBy: text('asked_by'),
  },
  (row) => [
    index('backups_started').on(row.startedAt),
    uniqueIndex('backups_file').on(row.machine, row.file),
    check('backups_state_known', oneOf(row.state, ['running', 'done', 'failed', 'removed'])),
  ],
)

/** Written again and again, to prove that a write still reaches the disk and finds room there. */
export const pulses = table('pulses', {
  name: text('name').primaryKey(),
  beatAt: moment('beat_at').notNull(),
  weight: text('weight').notNull(),
})
