import { expect, test } from 'vitest'
import { numbersOf } from '../../src/questions/numbering'
import { pagesOf } from '../../src/questions/pages'
import { unfilled } from '../../src/questions/piping'
import { questionnaireOf } from '../../src/questions/questionnaire'
import { needsFlow, shownOn, worded } from '../../src/questions/shown-items'
import { typeOf } from '../../src/questions/types'
import { walkSheet } from '../../src/responses/answer-sheet'
import { asked } from './asked'

const options = ['Có', 'Không'].map((label, place) => ({ code: 'ab'[place], label }))
const questionnaire = questionnaireOf(
  1,
  [
    { id: 'qName', type: 'short', label: 'Tên thôn', settings: {} },
    { id: 'qLand', type: 'multi', label: 'Đất', settings: { options } },
    { id: 'qCost', type: 'number', label: 'Tiền', settings: { unit: 'đồng', least: 0, most: null, decimals: 1 } },
    { id: 'qNext', type: 'section', label: 'Ở {{ qName }}', settings: { text: 'Thôn {{qName}}, mỗi năm {{ qCost * 12 }}.' } },
    {
      id: 'qWhy',
      type: 'single',
      label: 'Chọn {{ qLand }}: {{ qCost }}?',
      hint: '{{ qLater }}|{{ qWrong ( }}',
      settings: { options, otherCode: null },
    },
    { id: 'qLater', type: 'short', label: 'Vì sao {{ qWhy }}?', settings: {} },
  ],
  [],
)
const sheet = (fields: Record<string, readonly string[]>) => walkSheet(questionnaire, new Map(Object.entries(fields)), null)
const shown = (fields: Record<string, readonly string[]>) => {
  const page = pagesOf(questionnaire)[1]
  if (!page) throw new Error('no page')
  return shownOn(questionnaire, page, sheet(fields), 'vi')
}
const FULL = { qName: ['Thôn 1'], qLand: ['a', 'b'], qCost: ['2.500,5'], qLater: ['Sau'] }

test('earlier answers stand in later words as a person reads them, and what is worked out of them too', () => {
  const [section, why] = shown(FULL)

  expect(section?.item).toMatchObject({ label: 'Ở Thôn 1', settings: { text: 'Thôn Thôn 1, mỗi năm 30.006.' } })
  expect(why?.item.label).toBe('Chọn Có, Không: 2.500,5 đồng?')
})

test('what was not answered, stands later or cannot be read leaves a blank', () => {
  const [section, why] = shown({ qLater: ['Sau'] })

  expect(section?.item).toMatchObject({ label: 'Ở …', settings: { text: 'Thôn …, mỗi năm ….' } })
  expect(why?.item).toMatchObject({ label: 'Chọn …: …?', hint: '…|…' })
})

test('what is answered on the same page is marked for the browser, and filled with what was sent last', () => {
  const later = shown({ ...FULL, qWhy: ['b'] })[2]

  expect(later?.pipes).toEqual([['of', 'qWhy']])
  expect(later?.item.label).toBe('Vì sao \u2063Không\u2063?')
  expect(shown(FULL)[2]?.item.label).toBe('Vì sao \u2063…\u2063?')
  expect(needsFlow(questionnaire)).toBe(true)
})

test('an answer is never markup: not HTML in a page, not signs in words an author may mark up', () => {
  const [section, why] = shown({ ...FULL, qName: ['<b>[tại đây](http://xa.example)</b>'] })

  const html = String(
    typeOf('section').Field({
      question: section?.item ?? asked(typeOf('section'), { text: '' }),
      sent: new Map(),
      faults: {},
      locale: 'vi',
      number: '',
    }),
  )
  expect(html).toContain('Ở &lt;b&gt;[tại đây]')
  expect(html).not.toContain('<b>')
  expect(JSON.stringify(section?.item.settings)).not.toMatch(/[[\]<>]/)
  expect(why?.pipes).toEqual([])
})

test('read over before sending, everything stands in its words; in figures a blank does', () => {
  const walked = sheet({ ...FULL, qWhy: ['b'] })
  const later = questionnaire.questions[5]

  expect(later && worded(questionnaire, later, walked, 'vi').label).toBe('Vì sao Không?')
  expect(unfilled('Vì sao {{ qWhy }}?')).toBe('Vì sao …?')
})

test('numbers count what asks, whatever is shown of it', () => {
  expect([...numbersOf(questionnaire.questions)]).toEqual([
    ['qName', '1'],
    ['qLand', '2'],
    ['qCost', '3'],
    ['qWhy', '4'],
    ['qLater', '5'],
  ])
})
