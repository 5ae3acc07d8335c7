import { createHash } from 'node:crypto'
import { auditEntries } from '../db/schema/audit'
import { grants, invitations, people, sessions } from '../db/schema/people'
import { householdCounts, unitSuccessors, units } from '../db/schema/units'
import { ACT_NAMES } from '../src/audit/permissions'
import { hashed } from '../src/kernel/ids'
import { addDays } from '../src/kernel/moment'
import { folded } from '../src/kernel/search'
import type { Role } from '../src/kernel/world'
import type { Option } from '../src/questions/question-type'
import { consultationRows } from './country-consultations'
import { type Chance, chanceOf, personName, placeName } from './country-words'
import { putRows, type Rows, rowsOf } from './put-rows'

/** How much of everything; `WHOLE` is the country as it is since 1 July 2025. */
export interface Size {
  provinces: number
  communes: number
  hamlets: number
  consultations: number
  people: number
  entries: number
  /** Sheets of the one large consultation. */
  largest: number
}

export const WHOLE: Size = {
  provinces: 34,
  communes: 3321,
  hamlets: 40_000,
  consultations: 20_000,
  people: 1000,
  entries: 200_000,
  largest: 100_000,
}

/** For one consultation of the whole country at a hundredth of its sheets, beside one of each commune. */
export const NATIONAL: Size = { ...WHOLE, consultations: 3321, people: 200, entries: 1000, largest: 170_000 }

/** The same with so many times less of everything but provinces. */
export const smaller = (times: number): Size => ({
  provinces: WHOLE.provinces,
  communes: Math.ceil(WHOLE.communes / times),
  hamlets: WHOLE.hamlets / times,
  consultations: WHOLE.consultations / times,
  people: Math.max(200, WHOLE.people / times),
  entries: WHOLE.entries / times,
  largest: WHOLE.largest / times,
})

export interface Unit {
  id: number
  level: 'province' | 'commune' | 'hamlet'
  name: string
  path: string
}

export interface Country {
  /** Values of session cookies. */
  sessions: { country: string; province: string; commune: string; hamlet: string }
  /** Of the person whose roles are named, and where the pages of one unit are looked at. */
  ids: { largest: number; draft: number; published: number; province: number; commune: number; hamlet: number; person: number }
  slugs: { largest: string; published: string }
  /** Whom the large consultation asks, as options of its place question. */
  hamlets: Option[]
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Fills an empty, migrated database with a made-up country; the same rows for the same size and moment. */
export async function settleCountry(databaseUrl: string, size: Size = WHOLE, now = new Date()): Promise<Country> {
  const chance = chanceOf(20_261_122)
  const land = unitsOf(size, chance)
  const asked = consultationRows(land, size, { now, chance })
  await putRows(databaseUrl, [
    rowsOf(units, unitRows(land)),
    rowsOf(householdCounts, householdRows(land, chance)),
    rowsOf(unitSuccessors, successorRows(land)),
    ...peopleRows(land, size, { now, chance }),
    ...asked.rows,
    rowsOf(auditEntries, entryRows(land, size, { now, chance })),
  ])
  const [province, commune, hamlet] = [land.provinces[0], land.communes[0], land.hamlets[0]]
  return {
    sessions: { country: tokenOf(1), province: tokenOf(2), commune: tokenOf(3), hamlet: tokenOf(4) },
    ids: { ...asked.ids, province: province?.id ?? 0, commune: commune?.id ?? 0, hamlet: hamlet?.id ?? 0, person: 3 },
    slugs: asked.slugs,
    hamlets: (land.hamletsOf.get(commune?.id ?? 0) ?? []).map(({ id, name }) => ({ code: String(id), label: name })),
  }
}

export interface Land {
  provinces: Unit[]
  communes: Unit[]
  hamlets: Unit[]
  hamletsOf: ReadonlyMap<number, readonly Unit[]>
}

export interface Given {
  now: Date
  chance: Chance
}

function unitsOf(size: Size, chance: Chance): Land {
  let id = 0
  const make = (level: Unit['level'], name: string, above: string): Unit => ({ id: ++id, level, name, path: `${above}${id}/` })
  const provinces = Array.from({ length: size.provinces }, () => make('province', `Tỉnh ${placeName(chance)}`, '/'))
  const below = (each: readonly Unit[], place: number): Unit => {
    const found = each[place % each.length]
    if (!found) throw new Error('Nothing lies above.')
    return found
  }
  const communes = Array.from({ length: size.communes }, (_, place) =>
    make('commune', `${chance.in100(20) ? 'Phường' : 'Xã'} ${placeName(chance)}`, below(provinces, place).path),
  )
  const hamletsOf = new Map<number, Unit[]>()
  const hamlets = Array.from({ length: size.hamlets }, (_, place) => {
    const commune = below(communes, place)
    const known = hamletsOf.get(commune.id) ?? []
    const name = chance.in100(60) ? `Thôn ${known.length + 1}` : `Thôn ${placeName(chance)}`
    const hamlet = make('hamlet', name, commune.path)
    hamletsOf.set(commune.id, [...known, hamlet])
    return hamlet
  })
  return { provinces, communes, hamlets, hamletsOf }
}

const aboveOf = (path: string): number | null => Number(path.split('/').at(-3)) || null

function* unitRows({ provinces, communes, hamlets }: Land): Iterable<typeof units.$inferInsert> {
  const kinds = { province: 'tinh', commune: 'xa', hamlet: 'thôn' }
  for (const { id, level, name, path } of [...provinces, ...communes, ...hamlets]) {
    // One hamlet in a hundred gave way to its neighbour.
    const validTo = level === 'hamlet' && id % 100 === 99 ? '2025-12-31' : null
    const fixed = { kind: kinds[level], searchName: folded(name), parentId: aboveOf(path), validFrom: '2025-07-01', validTo }
    yield { id, level, name, path, ...fixed }
  }
}

function* householdRows({ hamlets }: Land, chance: Chance): Iterable<typeof householdCounts.$inferInsert> {
  for (const { id } of hamlets) yield { unitId: id, households: 60 + chance.below(400), takenOn: '2026-06-30' }
}

function* successorRows({ hamlets, communes }: Land): Iterable<typeof unitSuccessors.$inferInsert> {
  for (const [place, { id }] of hamlets.entries())
    if (id % 100 === 99) yield { unitId: id, successorId: hamlets[(place + communes.length) % hamlets.length]?.id ?? id }
}

const tokenOf = (personId: number): string => `country-session-${personId}`

/** Person 1 administers every province, 2 the first one, 3 its first commune; 4 is the head of that one's first hamlet. */
function placeOf(personId: number, land: Land): { role: Role; units: Unit[] } {
  const { provinces, communes, hamlets } = land
  const at = (each: readonly Unit[], place: number): Unit[] => each.slice(place % each.length, (place % each.length) + 1)
  if (personId === 1) return { role: 'administrator', units: provinces }
  if (personId === 2) return { role: 'administrator', units: at(provinces, 0) }
  if (personId === 3) return { role: 'administrator', units: at(communes, 0) }
  if (personId === 4) return { role: 'hamletHead', units: at(hamlets, 0) }
  if (personId < 40) return { role: 'administrator', units: at(provinces, personId) }
  if (personId % 3 === 0) return { role: 'hamletHead', units: at(hamlets, personId * 31) }
  return { role: personId % 3 === 1 ? 'administrator' : 'committeeMember', units: at(communes, personId * 3) }
}

function peopleRows(land: Land, size: Size, { now, chance }: Given): Rows[] {
  const ids = Array.from({ length: size.people }, (_, place) => place + 1)
  const named = ids.map((id) => ({ id, name: personName(chance), email: `can.bo.${id}@example.vn` }))
  const long = addDays(now, -400)
  const held = ids.flatMap((personId) => {
    const { role, units: where } = placeOf(personId, land)
    const live = where.map((unit) => ({ personId, role, unitId: unit.id, grantedAt: long, endedAt: null as Date | null }))
    return personId % 4 === 0 ? [...live, ...live.map((grant) => ({ ...grant, endedAt: addDays(now, -30) }))] : live
  })
  const signedIn = ids.flatMap((personId) =>
    [tokenOf(personId), `${tokenOf(personId)}-phone`, `${tokenOf(personId)}-old`].map((secret) => ({
      ...{
        id: hashed(secret),
        personId,
        createdAt: addDays(now, -1),
        seenAt: now,
        expiresAt: addDays(now, 29),
        device: 'Firefox',
      },
    })),
  )
  const invited = ids.map((id) => ({
    ...{ tokenHash: hashed(`invitation-${id}`), email: `moi.${id}@example.vn`, name: personName(chance), invitedBy: 3 },
    ...{
      role: 'hamletHead' as const,
      unitId: land.hamlets[(id * 41) % land.hamlets.length]?.id ?? 0,
      createdAt: addDays(now, -(id % 200)),
    },
    ...{ expiresAt: addDays(now, 14 - (id % 200)), acceptedAt: id % 3 === 0 ? now : null, revokedAt: null },
  }))
  return [
    rowsOf(
      people,
      named.map((each) => ({
        ...{ ...each, searchText: folded(`${each.name} ${each.email}`), passwordHash: '', createdAt: long, disabledAt: null },
      })),
    ),
    rowsOf(grants, held),
    rowsOf(sessions, signedIn),
    rowsOf(invitations, invited),
  ]
}

/** What the staff did in five years, most of it in communes. The hashes are there and no chain. */
function* entryRows(land: Land, { entries, people: staff, consultations }: Size, { now, chance }: Given) {
  let previousHash = '0'.repeat(64)
  for (let place = 1; place <= entries; place++) {
    const hash = createHash('sha256').update(String(place)).digest('hex')
    const unit = chance.in100(90) ? chance.pick(land.communes) : chance.pick(land.hamlets)
    yield {
      ...{ at: new Date(now.getTime() - (entries - place) * ((5 * 365 * DAY_MS) / entries)), actorId: 1 + chance.below(staff) },
      ...{
        actorName: personName(chance),
        act: chance.pick(ACT_NAMES),
        subject: `consultation:${1 + chance.below(consultations)}`,
      },
      ...{ unitPath: unit.path, details: { revision: place % 9 }, previousHash, hash },
    }
    previousHash = hash
  }
}
