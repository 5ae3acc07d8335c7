import { expect, test } from 'vitest'
import { errorInWords, plainError } from '../../src/kernel/plain-error'

const TYPED = 'Nguyễn Văn Tèo 0912345678'
const thrownBy = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test('nothing that somebody typed is left in an error, whoever threw it', () => {
  const errors = [
    new Error(`Cannot read "${TYPED}"`),
    new Error(`No such thing: (${TYPED}), '${TYPED}', \`${TYPED}\`, {${TYPED}}`),
    new Error(`First line\n${TYPED}`),
    Object.assign(new Error(`Failed query: insert into x values (?)\nparams: ${TYPED}`), { query: 'insert', params: [TYPED] }),
    Object.assign(new Error(`invalid input syntax for type integer: ${TYPED}`), {
      code: '22P02',
      severity: 'ERROR',
      detail: `Key (phone)=(${TYPED}) already exists.`,
      table: 'responses',
      constraint: 'responses_key',
    }),
    Object.assign(new Error(`UNIQUE constraint failed: ${TYPED}`), { code: 'SQLITE_CONSTRAINT_UNIQUE' }),
    thrownBy(() => JSON.parse(`{${TYPED}`)),
    thrownBy(() => new URL(TYPED)),
    thrownBy(() => decodeURIComponent(`%${TYPED}`)),
    new Error('outer', { cause: new Error('middle', { cause: new Error(`"${TYPED}"`) }) }),
    TYPED,
  ]

  for (const error of errors) {
    const told = JSON.stringify(plainError(error)) + errorInWords(error)
    for (const part of TYPED.split(' ')) expect(told).not.toContain(part)
  }
})

test('what helps to find the cause is kept: kind, code, place, and what of the database was touched', () => {
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    severity: 'ERROR',
    table: 'places',
    constraint: 'places_token',
  })

  const told = plainError(new TypeError('The sheet has no version.', { cause }))

  expect(told).toMatchObject({ kind: 'TypeError', text: 'The sheet has no version.' })
  expect(told.frames[0]).toMatch(/plain-error\.test/)
  expect(told.cause).toMatchObject({ kind: 'Error', code: '23505', about: 'places places_token' })
})
