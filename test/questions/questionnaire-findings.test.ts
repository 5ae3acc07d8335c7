import { expect, test } from 'vitest'
import { templates } from '../../src/consultations/templates'
import { messages } from '../../src/i18n/messages'
import { changeQuestion, moveQuestion, removeQuestion } from '../../src/questions/authoring'
import { draftFaultText } from '../../src/questions/draft'
import { type Finding, findingKey, MENDS, type QuestionMend } from '../../src/questions/findings'
import type { Question } from '../../src/questions/question-type'
import { readQuestions } from '../../src/questions/questionnaire'
import { questionnaireFindings } from '../../src/questions/questionnaire-faults'
import { questionTypes } from '../../src/questions/types'
import { hamlets } from './asked'
import { broken } from './broken'
import { type Broken, item } from './broken-pieces'

type Quotas = Broken['quotas']
const found = (questions: readonly Question[], quotas: Quotas = []) =>
  questionnaireFindings({ questions, hamlets, quotas: quotas.map((each) => ({ ...each, name: `Nhóm ${each.id}` })) })
const named = ({ question, quota, fault }: Finding) => `${quota ? `quota:${quota.id}` : question} ${fault}`

test('there are more than thirty ways to break a questionnaire', () => {
  expect(broken.length).toBeGreaterThanOrEqual(30)
})

test.each(broken)('finds $what', ({ questions, quotas, finds }) => {
  const said = found(questions, quotas).map(named)
  expect(said.filter((each) => each.startsWith(finds)).length, said.join('\n')).toBeGreaterThan(0)
})

test.each(templates.map(({ name, questions }) => [name, readQuestions(questions)] as const))(
  'has nothing to say of the template %s',
  (_, questions) => {
    expect(found(questions).map(named)).toEqual([])
  },
)

test.each([
  'Bà con có hài lòng về thái độ phục vụ của cán bộ không?',
  'Bà con thấy việc này có cần thiết không?',
  'Việc nào cần làm và làm trước?',
  'Bà con có biết và đã tham gia họp thôn không?',
  'Ngày sinh hoạt thôn nào thuận tiện?',
  'Tên con đường bà con muốn sửa',
  'Theo bà con, có hộ nào bị bỏ sót không? (không ghi tên)',
  'Thu và chi của thôn có rõ ràng không?',
  'Bà con có tán thành mức thu 5.000 đồng không?',
])('has nothing to say of “%s”', (label) => {
  const options = ['Có', 'Không'].map((each, place) => ({ code: 'ab'.charAt(place), label: each }))
  expect(
    found([item('single', 'q1', { options }, { label }), item('short', 'q2', {}, { label: `${label} Xin ghi rõ.` })]),
  ).toEqual([])
})

test('has nothing to say of one question of any type, as the contract suite asks it', () => {
  for (const type of questionTypes) {
    const question = item(type.name, 'q1', type.examples.settings as object, { label: 'Bà con thấy thế nào?' })
    const asked = item('short', 'q0', {}, { label: 'Thôn nào?' })
    const isTurn = type.role === 'jump' || type.role === 'section' || type.role === 'ending' || type.role === 'computes'
    if (isTurn || type.lacks?.({ ...question, hamlets })) continue
    expect(found([asked, question]).map(named), type.name).toEqual([])
  }
})

test.each(
  broken.flatMap(({ what, questions, quotas }) =>
    found(questions, quotas).flatMap((finding) =>
      finding.mends.map((mend) => [`${what}: ${mend.name}`, { questions, quotas }, finding, mend.edit] as const),
    ),
  ),
)('is mended by its button: %s', (_, { questions, quotas = [] }, finding, edit) => {
  const keys = (
    edit.kind === 'removeQuota' || edit.kind === 'changeQuota'
      ? found(
          questions,
          quotas.flatMap((each) => {
            if (each.id !== edit.quota) return [each]
            return edit.kind === 'changeQuota' ? [{ ...each, formula: edit.formula }] : []
          }),
        )
      : found(done(questions, edit), quotas)
  ).map(findingKey)
  expect(keys).not.toContain(findingKey(finding))
})

test('every fault has words in both languages, and every way out a name', () => {
  for (const { questions, quotas } of broken)
    for (const { question, fault } of found(questions, quotas)) {
      const [code = ''] = fault.split(' ')
      const own = draftFaultText(
        questions.find(({ id }) => id === question),
        fault,
        'vi',
      )
      for (const locale of ['vi', 'en'] as const)
        expect(code === 'expression' || code in messages[locale].checks.faults || own !== fault, fault).toBe(true)
    }
  expect(Object.keys(messages.vi.checks.mends).sort()).toEqual([...MENDS].sort())
})

test('what must be mended comes first, each in the order of the questions', () => {
  const label = 'Bà con có đồng ý rằng việc này là cần thiết?'
  const questions = [
    item('short', 'q1', {}, { label }),
    item('number', 'q2', { least: 0, most: 9 }, { shownWhen: { formula: 'answered(q1)' } }),
    item('short', 'q3', {}, { shownWhen: { formula: 'q2 > 9' } }),
    item('short', 'q4', {}, { label: `${label} ` }),
    item('short', 'q5', {}, { shownWhen: { formula: 'q2 < 0' } }),
  ]
  expect(found(questions).map(named)).toEqual([
    'q3 conditionNever',
    'q5 conditionNever',
    'q1 leading',
    'q4 sameAs 1',
    'q4 leading',
  ])
})

test('a hundred questions with conditions are looked through in a second', () => {
  const questions = Array.from({ length: 100 }, (_, place) =>
    item(
      'single',
      `q${place}`,
      {},
      { label: `Câu ${place}`, shownWhen: place % 3 === 2 ? { question: `q${place - 1}`, anyOf: ['a'] } : null },
    ),
  )
  const start = process.cpuUsage()
  found(questions)
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000)
})

function done(questions: readonly Question[], edit: QuestionMend): readonly Question[] {
  if (edit.kind === 'remove') return removeQuestion(questions, edit.question).questions
  return edit.kind === 'move'
    ? moveQuestion(questions, edit.question, edit.to)
    : changeQuestion(questions, edit.question, edit.changes)
}
