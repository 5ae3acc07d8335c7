import { expect, test } from 'vitest'
import { pagesOf } from '../../src/questions/pages'
import { usualSettings } from '../../src/questions/questionnaire-settings'
import { typeOf } from '../../src/questions/types'
import { asked } from './asked'
import { wordsOf } from './markup'

const signature = typeOf('signature')
const sign = asked(signature, { signer: 'Chữ ký hoặc điểm chỉ', writer: 'Chữ ký của người ghi giúp' }, { id: 'qSign', label: '' })
const short = (id: string) => asked(typeOf('short'), {}, { id })
const section = (id: string) => asked(typeOf('section'), { text: '' }, { id })
const idsOf = (paging: 'single' | 'sections', questions: Parameters<typeof pagesOf>[0]['questions']) =>
  pagesOf({ version: 1, questions, settings: { ...usualSettings, paging } }).map(({ items }) => items.map(({ id }) => id))

test('on paper there is a box for who answers and, where the author wants it, one for who helped to write', () => {
  const paper = (settings: unknown) =>
    wordsOf(String(signature.Paper?.({ question: { ...sign, settings }, locale: 'vi', number: '' })))

  expect(paper(sign.settings)).toBe('Chữ ký hoặc điểm chỉ Chữ ký của người ghi giúp')
  expect(paper({ signer: 'Chữ ký hoặc điểm chỉ', writer: null })).toBe('Chữ ký hoặc điểm chỉ')
})

test('on line one quiet sentence says that nobody signs, without a control', () => {
  const html = String(signature.Field({ question: sign, sent: new Map(), faults: {}, locale: 'vi', number: '' }))

  expect(html).toBe('<p class="meta">Trả lời trên mạng thì không phải ký tên.</p>')
})

test('it makes no page of its own, so that it is no step of the way', () => {
  expect(idsOf('single', [short('q1'), sign, short('q2')])).toEqual([['q1', 'qSign'], ['q2']])
  expect(idsOf('single', [short('q1'), short('q2'), sign])).toEqual([['q1'], ['q2', 'qSign']])
  expect(idsOf('sections', [sign, section('s1'), short('q1'), section('s2'), short('q2'), sign])).toEqual([
    ['qSign', 's1', 'q1'],
    ['s2', 'q2', 'qSign'],
  ])
})
