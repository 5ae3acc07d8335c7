import { expect, test } from 'vitest'
import { faultOf } from '../../db/faults'

const thrown = (code: string, message = 'x') => Object.assign(new Error(message), { code })

test.each([
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['53100', 'full'],
  ['SQLITE_READONLY_DBMOVED', 'readOnly'],
  ['25006', 'readOnly'],
  ['SQLITE_BUSY_RECOVERY', 'locked'],
  ['55P03', 'locked'],
  ['ECONNREFUSED', 'away'],
  ['57P01', 'away'],
  ['57P03', 'away'],
  ['SQLITE_IOERR_FSYNC', 'damaged'],
  ['SQLITE_CORRUPT_INDEX', 'damaged'],
  ['57014', 'busy'],
])('%s means %s, however deep it lies', (code, kind) => {
  expect(faultOf(new Error('Failed query', { cause: thrown(code) }))?.kind).toBe(kind)
})

test.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'Query read timeout'])(
  '"%s" means that the server is away',
  (message) => {
    expect(faultOf(new Error(message))?.kind).toBe('away')
  },
)

test('every address of a name refusing means that the server is away', () => {
  expect(faultOf(new AggregateError([thrown('ECONNREFUSED'), thrown('ECONNREFUSED')]))?.kind).toBe('away')
})

test('a broken rule of the tables, and an error of ours, is no fault of the database', () => {
  expect(faultOf(thrown('SQLITE_CONSTRAINT_UNIQUE'))).toBeUndefined()
  expect(faultOf(thrown('23505'))).toBeUndefined()
  expect(faultOf(new TypeError('undefined is not a function'))).toBeUndefined()
})
