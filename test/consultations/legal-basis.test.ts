import { expect, test } from 'vitest'
import { legalClause, legalClauses, legalClausesOn, legalName, minimumDaysOf } from '../../src/consultations/legal-basis'

test('opinions under Article 25 stay open at least twenty days, convention drafts thirty, a permanent survey has no period', () => {
  expect(Array.from({ length: 9 }, (_, place) => minimumDaysOf(`L10.25.${place + 1}`))).toEqual(Array(9).fill(20))
  expect(minimumDaysOf('L10.28.1')).toBe(20)
  expect(minimumDaysOf('D61.convention')).toBe(30)
  expect(minimumDaysOf('L10.35.2a')).toBeNull()
  expect(minimumDaysOf('L10.34.1')).toBeNull()
  expect(minimumDaysOf('nonsense')).toBeNull()
})

test('a clause can be chosen from the day its law is in force', () => {
  expect(legalClausesOn('2023-06-30')).toEqual([])
  expect(legalClausesOn('2023-07-01').some(({ code }) => code === 'L10.25.1')).toBe(true)
  expect(legalClausesOn('2023-08-15').some(({ code }) => code === 'D61.convention')).toBe(false)
  expect(legalClausesOn('2026-11-25')).toHaveLength(legalClauses.length)
})

test('a period always says where it comes from, and no code is used twice', () => {
  expect(
    legalClauses.filter(({ minimumDays, minimumDaysFrom }) => (minimumDays === null) !== (minimumDaysFrom === null)),
  ).toEqual([])
  expect(new Set(legalClauses.map(({ code }) => code)).size).toBe(legalClauses.length)
  expect(legalClause('L10.15.1')).toBeUndefined()
})

test('a clause is named as it is printed', () => {
  expect(legalName('L10.25.2', 'vi')).toBe('Điều 25 khoản 2, Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15')
  expect(legalName('D61.convention', 'en')).toBe('Decree 61/2023/ND-CP on village conventions')
})
