import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, encodeJson, encodeNumber, forSqlite } from '../../db/copying/encoding'
import { knownMigrations, LEFT_BEHIND, shapesAfter, tableNamesAfter } from '../../db/copying/shapes'
import { openSqliteTarget } from '../../db/copying/sqlite-target'
import { addDays } from '../../src/kernel/moment'
import { outdated, standingOf, worryAt } from '../../src/upkeep/backup'
import { told } from '../../src/upkeep/backup-writing'
import { emptyFolder } from './whole-town'

/** Said a second time by hand: whoever adds a table decides here whether it travels. */
const TRAVELS = [
  'answer_contacts',
  'answer_files',
  'attachments',
  'audit_entries',
  'bank_items',
  'challenge_counts',
  'consultation_changes',
  'consultation_hamlets',
  'consultation_words',
  'consultations',
  'doubt_answers',
  'doubt_looks',
  'doubts',
  'grants',
  'household_counts',
  'invitations',
  'kept_settings',
  'media',
  'opinions',
  'page_reaches',
  'people',
  'places',
  'questionnaire_steps',
  'questionnaire_versions',
  'quota_counts',
  'reply_contacts',
  'response_counts',
  'response_totals',
  'response_versions',
  'responses',
  'sessions',
  'sheet_drafts',
  'sign_in_failures',
  'snapshots',
  'trial_sheets',
  'unit_successors',
  'units',
  'wording_choices',
]
const now = new Date('2026-11-25T08:00:00+07:00')

test('every table is in the backup, or named among those that stay behind', async () => {
  const all = (await Promise.all(
    readdirSync(join(import.meta.dirname, '../../db/schema')).map(
      (name) => import(`../../db/schema/${name.replace('.ts', '')}.ts`),
    ),
  )) as Record<string, unknown>[]
  const { getTableName, is, Table } = await import('drizzle-orm')
  const names = all.flatMap((each) => Object.values(each)).flatMap((each) => (is(each, Table) ? [getTableName(each)] : []))
  const last = knownMigrations().length

  expect(names.sort()).toEqual([...TRAVELS, ...LEFT_BEHIND].sort())
  expect(tableNamesAfter(last).sort()).toEqual(names)
  expect(
    shapesAfter(last)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(TRAVELS)
})

test('no table that travels refers to one that stays, and each has an order to be read in', async () => {
  const path = join(emptyFolder(), 'shape.sqlite')
  const last = knownMigrations().length
  const target = await openSqliteTarget(path, last, false)
  await target.finish()
  await target.keep()
  await target.close()
  const connection = new Database(path)

  for (const { name, key } of shapesAfter(last)) {
    const references = connection.prepare('select "table" from pragma_foreign_key_list(?)').pluck().all(name)
    expect([name, references.filter((each) => LEFT_BEHIND.includes(String(each)))]).toEqual([name, []])
    expect([name, key.length > 0]).toEqual([name, true])
  }
  connection.close()
})

test('JSON is told the same whatever the order of its keys, and reads back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(JSON.parse(canonical(JSON.parse(text)))).toEqual(JSON.parse(text))
      expect(encodeJson(String(forSqlite('json', JSON.parse(encodeJson(text)))))).toBe(encodeJson(text))
    }),
  )
  expect(canonical({ b: 1, a: [{ d: null, c: 'x' }] })).toBe('{"a":[{"c":"x","d":null}],"b":1}')
  expect(encodeJson('{"__proto__":1,"2":2,"10":3}')).toBe('[{"10":3,"2":2,"__proto__":1}]')
})

test('whole numbers are exact beyond 2^53', () => {
  for (const digits of ['0', '-1', '9007199254740991', '9007199254740993', '-9223372036854775808', '9223372036854775807'])
    expect(String(forSqlite('whole', JSON.parse(encodeNumber(digits))))).toBe(digits)
})

test('a JSON null is not a missing value', () => {
  expect(encodeJson('null')).toBe('[null]')
  expect(forSqlite('json', JSON.parse('[null]'))).toBe('null')
  expect(forSqlite('json', null)).toBeNull()
})

test('a cell that is not what its column says is refused', () => {
  expect(() => forSqlite('whole', true)).toThrow('stands where there should be whole')
  expect(() => forSqlite('json', 'x')).not.toThrow()
  expect(() => forSqlite('text', 1)).toThrow('stands where there should be text')
})

test('a full disk and a shut folder are told as such; anything else flies on', () => {
  const failed = (code: string) => told(Object.assign(new Error(code), { code }), 'ydan.tar')

  expect(failed('ENOSPC')).toMatchObject({ code: 'diskFull', message: 'The disk is full: ydan.tar was not written.' })
  expect(failed('EACCES')).toMatchObject({ code: 'folder' })
  expect(failed('EIO')).not.toHaveProperty('name', 'CopyFault')
})

test('of many days the last of the newest fourteen and of each earlier month stay', () => {
  const good = Array.from({ length: 200 }, (_, day) => ({ startedAt: addDays(new Date('2026-11-25T02:30:00+07:00'), -day) }))

  const gone = outdated(good, 14, now)
  const kept = good.filter((each) => !gone.includes(each)).map(({ startedAt }) => startedAt.toISOString().slice(0, 10))

  expect(kept.slice(0, 14)).toHaveLength(14)
  expect(kept.slice(14)).toEqual(['2026-10-30', '2026-09-29', '2026-08-30', '2026-07-30', '2026-06-29', '2026-05-30'])
})

test('all of the last 24 hours stay; later the last of their day, and twenty of one day push no other out', () => {
  const day = (text: string) => ({ startedAt: new Date(text) })
  const today = Array.from({ length: 20 }, (_, minute) => day(`2026-11-25T07:${String(minute + 10)}:00+07:00`))
  const before = [day('2026-11-24T02:30:00+07:00'), day('2026-11-23T02:30:00+07:00')]

  expect(outdated([...before, ...today], 14, now)).toEqual([])
  const gone = outdated([...before, ...today], 14, addDays(now, 2))

  expect(gone).toHaveLength(19)
  expect(gone).not.toContain(today.at(-1))
})

test('the newest good backup always stays, however old', () => {
  fc.assert(
    fc.property(fc.array(fc.date({ min: addDays(now, -900), max: now, noInvalidDate: true }), { minLength: 1 }), (moments) => {
      const all = moments.map((startedAt) => ({ startedAt }))
      const newest = Math.max(...moments.map((each) => each.getTime()))
      expect(
        all.filter((each) => !outdated(all, 1, now).includes(each)).some((each) => each.startedAt.getTime() === newest),
      ).toBe(true)
    }),
  )
})

test('a backup that says nothing for two minutes has broken off', () => {
  expect(standingOf({ state: 'running', seenAt: new Date(now.getTime() - 119_000) }, now)).toBe('running')
  expect(standingOf({ state: 'running', seenAt: new Date(now.getTime() - 121_000) }, now)).toBe('brokenOff')
  expect(standingOf({ state: 'done', seenAt: new Date(0) }, now)).toBe('done')
})

test('a new site is given three days before somebody is reminded', () => {
  const none = { good: undefined, newest: undefined }
  expect(worryAt(now, { ...none, since: undefined })).toBe('none')
  expect(worryAt(now, { ...none, since: addDays(now, -3) })).toBe('none')
  expect(worryAt(now, { ...none, since: addDays(now, -4) })).toBe('never')
})
