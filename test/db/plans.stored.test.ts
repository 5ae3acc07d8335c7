import { afterAll, beforeAll, expect, test } from 'vitest'
import { settleCountry, smaller } from '../../bench/country'
import { openStorage } from '../../db/open'
import { readConfig } from '../../src/config'
import { makeApp } from '../../src/web/app'
import { freshStorage } from '../support/town'
import { dropIndex, type Walk, walksOf } from './plan'
import { hearStatements, type Statement } from './statements'
import { doTheMainThings, visitAll } from './visits'

/** Tables that stay small however large the country is: a row for each kind of work, machine or backup. */
const SMALL = ['jobs', 'backups', 'kept_settings', 'pulses', 'sign_in_failures']

/** Statements that may read a large table from end to end, each with its reason. */
const EXCUSED: readonly { table: string; says: RegExp; why: string }[] = [
  {
    ...{ table: 'consultations', says: /^select count\(\*\)/ },
    why: 'The total above a list that is longer than a thousand: an entry of a narrow index each, 7 ms for 20,000.',
  },
  {
    ...{ table: 'snapshots', says: /^select count\(\*\)/ },
    why: 'The same of what was published.',
  },
  {
    ...{ table: 'consultations', says: /^select "consultation_id" from "snapshots" .* offset/ },
    why: 'A late page of what was published walks what lies before it.',
  },
  {
    ...{ table: 'consultation_words', says: /(strpos|instr)\("consultation_words"/ },
    why: 'A search looks for parts of words in all of them: kept apart from the long texts for that, 25 ms for 20,000.',
  },
  {
    ...{ table: 'units', says: /(strpos|instr)\("units"."search_name"/ },
    why: 'Part of a name is looked for in every name: 43,000 short ones in one index, 8 ms.',
  },
  {
    ...{ table: 'grants', says: /"people"."id" in .* or \("units"."path"/ },
    why: 'Who administers every province sees everybody who has a role: 1,000 rows. For one province its units lead.',
  },
  {
    ...{ table: 'people', says: /"people"."id" in .* or \("units"."path".*(strpos|instr)\(/ },
    why: 'The same, with part of a name.',
  },
]

let url = ''
let heard: ReadonlyMap<string, Statement> = new Map()
let visited: string[] = []
let patterns: string[] = []

beforeAll(async () => {
  const closing: (() => Promise<void>)[] = []
  const fresh = await freshStorage((close) => closing.push(close))
  for (const close of closing) await close()
  url = fresh.url
  const made = await settleCountry(url, smaller(20))
  const ears = hearStatements()
  const storage = await openStorage(url)
  afterAll(() => storage.close())
  const app = makeApp({
    storage,
    config: readConfig({ DATABASE_URL: url, PUBLIC_URL: 'http://localhost', YDAN_MODE: 'development' }),
  })
  visited = await visitAll(app, made)
  await doTheMainThings(app, made)
  ears.stop()
  heard = ears.heard
  patterns = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
}, 120_000)

test('every page of the product was opened', () => {
  const paths = visited.map((address) => address.replace(/\?.*/, ''))
  const unseen = patterns.filter((pattern) => !pattern.includes('*') && !paths.some((path) => matches(pattern, path)))
  expect([...new Set(unseen)]).toEqual([])
})

test('no statement of the product reads the whole of a large table', async () => {
  expect(heard.size).toBeGreaterThan(100)
  const walks = await walksOf(url, heard.values(), (table) => SMALL.includes(table))
  const unexcused = walks.filter((walk) => !EXCUSED.some((each) => fits(each, walk)))
  expect(
    unexcused.map(({ table, statement, plan }) => `${table} is read from end to end by\n${short(statement)}\n${short(plan)}`),
  ).toEqual([])
})

test.each([
  ['opinions_response', 'opinions'],
  ['units_parent', 'units'],
  ['responses_code', 'responses'],
])('without the index %s such a statement is found', async (index, table) => {
  await dropIndex(url, index)
  const walks = await walksOf(url, heard.values(), (each) => each !== table)
  expect(walks.filter((walk) => !EXCUSED.some((each) => fits(each, walk))).length).toBeGreaterThan(0)
})

const short = (text: string): string =>
  text
    .replace(/(, \$?\d*\??)+(?=[,)])/g, ', …')
    .replace(/( or \("\w+".*?\))+/g, ' or …')
    .slice(0, 1500)

const fits = ({ table, says }: (typeof EXCUSED)[number], walk: Walk) => table === walk.table && says.test(walk.statement)

function matches(pattern: string, path: string): boolean {
  const written = pattern.replace(/\/:\w+(?:\{((?:[^{}]|\{[^}]*\})*)\})?(\?)?/g, (_, form = '[^/]+', optional = '') =>
    optional ? `(?:/${form})?` : `/${form}`,
  )
  return new RegExp(`^${written.replace(/(?<=[a-z])\.(?=[a-z])/g, '\\.')}$`).test(path)
}
