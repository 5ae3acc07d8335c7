import { check, identity, index, moment, oneOf, table, text, uniqueIndex, whole, word } from '../columns'
import { units } from './units'

export const people = table(
  'people',
  {
    id: identity('id'),
    email: text('email').notNull(),
    name: text('name').notNull(),
    searchText: text('search_text').notNull(),
    passwordHash: text('password_hash').notNull(),
    createdAt: moment('created_at').notNull(),
    disabledAt: moment('disabled_at'),
  },
  (person) => [uniqueIndex('people_email').on(person.email)],
)

export const grants = table(
  'grants',
  {
    id: identity('id'),
    personId: whole('person_id')
      .notNull()
      .references(() => people.id),
    role: word<'administrator' | 'committeeMember' | 'hamletHead' | 'reader'>('role').notNull(),
    unitId: whole('unit_id')
      .notNull()
      .references(() => units.id),
    grantedAt: moment('granted_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (grant) => [
    index('grants_person').on(grant.personId),
    index('grants_unit').on(grant.unitId),
    check('grants_role_known', oneOf(grant.role, ['administrator', 'committeeMember', 'hamletHead', 'reader'])),
  ],
)

/** A session's id is the SHA-256 of the token in the cookie, so a stolen database opens no door. */
export const sessions = table(
  'sessions',
  {
    id: text('id').primaryKey(),
    personId: whole('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: moment('created_at').notNull(),
    seenAt: moment('seen_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    device: text('device').notNull(),
  },
  (session) => [index('sessions_person').on(session.personId)],
)

/** A link that makes an account or adds a role; the first administrator's has no inviter. */
export const invitations = table(
  'invitations',
  {
    id: identity('id'),
    tokenHash: text('token_hash').notNull(),
    email: text('email'),
    name: text('name'),
    role: word<'administrator' | 'committeeMember' | 'hamletHead' | 'reader'>('role').notNull(),
    unitId: whole('unit_id').references(() => units.id),
    invitedBy: whole('invited_by').references(() => people.id),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
    revokedAt: moment('revoked_at'),
  },
  (invitation) => [
    uniqueIndex('invitations_token').on(invitation.tokenHash),
    index('invitations_email').on(invitation.email),
    index('invitations_expiring').on(invitation.expiresAt),
  ],
)

/** Failed sign-ins by hashed e-mail and by hashed source, so that every process slows down together. */
export const signInFailures = table('sign_in_failures', {
  subject: text('subject').primaryKey(),
  failures: whole('failures').notNull(),
  lastAt: moment('last_at').notNull(),
})
