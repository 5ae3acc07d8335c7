import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { holds, within } from '../../db/phrases'
import { grants, people } from '../../db/schema/people'
import { units } from '../../db/schema/units'
import type { Reader, Writer } from '../../db/storage'
import { problem } from '../kernel/problem'
import { folded } from '../kernel/search'
import type { Grant, Role } from '../kernel/world'

export type Person = typeof people.$inferSelect

/** Throws notFound. */
export async function findPerson(reader: Reader, id: number): Promise<Person> {
  const [person] = await reader.select().from(people).where(eq(people.id, id))
  if (!person) throw problem('notFound', { person: id })
  return person
}

/** The e-mail is kept in lower case. */
export async function maybeFindByEmail(reader: Reader, email: string): Promise<Person | undefined> {
  const [person] = await reader.select().from(people).where(eq(people.email, email))
  return person
}

export async function addPerson(
  writer: Writer,
  { email, name, passwordHash, now }: { email: string; name: string; passwordHash: string; now: Date },
): Promise<Person> {
  const searchText = folded(`${name} ${email}`)
  const [person] = await writer
    .insert(people)
    .values({ email, name, searchText, passwordHash, createdAt: now, disabledAt: null })
    .returning()
  if (!person) throw new Error(`No row came back for ${email}.`)
  return person
}

/** Changes nothing when the password was changed meanwhile. */
export async function savePasswordHash(writer: Writer, id: number, made: string, before: string): Promise<boolean> {
  const saved = await writer
    .update(people)
    .set({ passwordHash: made })
    .where(and(eq(people.id, id), eq(people.passwordHash, before)))
    .returning({ id: people.id })
  return saved.length > 0
}

export async function saveDisabled(writer: Writer, id: number, disabledAt: Date | null): Promise<void> {
  await writer.update(people).set({ disabledAt }).where(eq(people.id, id))
}

/** The roles a person holds now, oldest first. */
export function listLiveGrants(reader: Reader, personId: number): Promise<Grant[]> {
  return reader
    .select({ role: grants.role, unitId: units.id, unitPath: units.path })
    .from(grants)
    .innerJoin(units, eq(units.id, grants.unitId))
    .where(and(eq(grants.personId, personId), isNull(grants.endedAt)))
    .orderBy(asc(grants.id))
}

export interface HeldRole {
  id: number
  personId: number
  role: Role
  unitId: number
  unitPath: string
  unitName: string
}

const heldRole = {
  id: grants.id,
  personId: grants.personId,
  role: grants.role,
  unitId: grants.unitId,
  unitPath: units.path,
  unitName: units.name,
}

/** The roles these people hold now, each with the name of its unit. */
export async function listRoles(reader: Reader, personIds: readonly number[]): Promise<HeldRole[]> {
  if (personIds.length === 0) return []
  return reader
    .select(heldRole)
    .from(grants)
    .innerJoin(units, eq(units.id, grants.unitId))
    .where(and(inArray(grants.personId, [...personIds]), isNull(grants.endedAt)))
    .orderBy(asc(grants.id))
}

/** Throws notFound when there is no such role or it has ended. */
export async function findRole(reader: Reader, id: number): Promise<HeldRole> {
  const [role] = await reader
    .select(heldRole)
    .from(grants)
    .innerJoin(units, eq(units.id, grants.unitId))
    .where(and(eq(grants.id, id), isNull(grants.endedAt)))
  if (!role) throw problem('notFound', { grant: id })
  return role
}

/** Gives a role; one the person holds already stays as it is. Says whether it is new. */
export async function addGrant(
  writer: Writer,
  { personId, role, unitId, now }: { personId: number; role: Role; unitId: number; now: Date },
): Promise<boolean> {
  const [known] = await writer
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.personId, personId), eq(grants.role, role), eq(grants.unitId, unitId), isNull(grants.endedAt)))
  if (known) return false
  await writer.insert(grants).values({ personId, role, unitId, grantedAt: now, endedAt: null })
  return true
}

export async function saveGrantEnded(writer: Writer, id: number, endedAt: Date): Promise<void> {
  await writer.update(grants).set({ endedAt }).where(eq(grants.id, id))
}

export interface Administrator {
  grantId: number
  personId: number
  unitPath: string
}

/** Everybody who is not disabled and administers one of these units now. */
export async function listAdministrators(reader: Reader, unitIds: readonly number[]): Promise<Administrator[]> {
  if (unitIds.length === 0) return []
  return reader
    .select({ grantId: grants.id, personId: grants.personId, unitPath: units.path })
    .from(grants)
    .innerJoin(people, and(eq(people.id, grants.personId), isNull(people.disabledAt)))
    .innerJoin(units, eq(units.id, grants.unitId))
    .where(and(eq(grants.role, 'administrator'), isNull(grants.endedAt), inArray(grants.unitId, [...unitIds])))
    .orderBy(asc(grants.id))
}

export async function hasAdministrator(reader: Reader): Promise<boolean> {
  const [found] = await reader
    .select({ id: grants.id })
    .from(grants)
    .innerJoin(people, and(eq(people.id, grants.personId), isNull(people.disabledAt)))
    .where(and(eq(grants.role, 'administrator'), isNull(grants.endedAt)))
    .orderBy(asc(grants.id))
    .limit(1)
  return found !== undefined
}

/** People with a role now at or below one of the paths, by name; `words` are folded. */
export async function listPeople(
  reader: Reader,
  { paths, words, limit, offset }: { paths: readonly string[]; words: string; limit: number; offset: number },
): Promise<{ found: Person[]; total: number }> {
  const asked = and(inScope(reader, paths), words ? holds(people.searchText, words) : undefined)
  const found = await reader
    .select()
    .from(people)
    .where(asked)
    .orderBy(asc(people.searchText), asc(people.id))
    .limit(limit)
    .offset(offset)
  return { found, total: await reader.$count(people, asked) }
}

function inScope(reader: Reader, paths: readonly string[]): SQL | undefined {
  if (paths.length === 0) return sql`1 = 0`
  const held = reader
    .select({ id: grants.personId })
    .from(grants)
    .innerJoin(units, eq(units.id, grants.unitId))
    .where(and(isNull(grants.endedAt), or(...paths.map((path) => within(units.path, path)))))
  return inArray(people.id, held)
}
