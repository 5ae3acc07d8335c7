import { expect, test } from 'vitest'
import { longForm } from '../../bench/long-form'
import { type Examined, mustMend, questionnaireFindings } from '../../src/questions/questionnaire-faults'
import { hamlets } from './asked'
import { broken } from './broken'

const examined = ({ questions, quotas = [] }: Pick<(typeof broken)[number], 'questions' | 'quotas'>): Examined => ({
  questions,
  hamlets,
  quotas: quotas.map((each) => ({ ...each, name: `Nhóm ${each.id}` })),
})

test.each(broken)('what must be mended is what the checks before opening say: $what', (one) => {
  const told = questionnaireFindings(examined(one)).filter(({ grade }) => grade === 'must')
  expect(mustMend(examined(one)).filter(({ question, quota }) => question !== '' || quota)).toEqual(
    told.filter(({ question, quota }) => question !== '' || quota),
  )
  expect(mustMend(examined(one))).toEqual(expect.arrayContaining(told))
})

test('the wording is not read where only what must be mended is asked', () => {
  const label = 'Ủy ban nhân dân xã đề nghị bà con cho ý kiến. '.repeat(150)
  const long = examined({ questions: longForm.map((question) => ({ ...question, label })) })
  expect(processorTime(() => mustMend(long)) * 3).toBeLessThan(processorTime(() => questionnaireFindings(long)))
})

/** The least of some runs, in microseconds. */
function processorTime(work: () => unknown): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const before = process.cpuUsage()
      work()
      return process.cpuUsage(before).user
    }),
  )
}
