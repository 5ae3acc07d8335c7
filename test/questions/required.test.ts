import { expect, test } from 'vitest'
import { typeOf } from '../../src/questions/types'
import { asked, sent } from './asked'

const rows = ['a', 'b'].map((code) => ({ code, label: `Điều ${code}` }))
const judge = (type: string, settings: unknown, parts: Record<string, string[]>, required = true) =>
  typeOf(type).judge(asked(typeOf(type), settings, { required }), sent(parts))

test('a matrix that must be answered must be answered in every row', () => {
  const settings = { rows, steps: ['Chưa hài lòng', 'Hài lòng'], unknown: 'Không rõ' }

  expect(judge('matrix', settings, { a: ['1'] })).toEqual({ ok: false, faults: { b: 'required' } })
  expect(judge('matrix', settings, { a: ['1'] }, false)).toEqual({ ok: true, answer: { a: '1' } })
  expect(judge('matrix', settings, { a: ['1'], b: ['unknown'] })).toEqual({ ok: true, answer: { a: '1', b: 'unknown' } })
})

test('agreement that must be given must be given to every clause; comments stay free', () => {
  const settings = { items: rows, ask: 'agree3', unsure: true }

  expect(judge('perItem', settings, { a: ['agree'], 'b.text': ['Xin nói rõ'] })).toEqual({ ok: false, faults: { b: 'required' } })
  expect(judge('perItem', settings, { a: ['agree'], b: ['unsure'] })).toMatchObject({ ok: true })
  expect(judge('perItem', settings, { 'b.text': ['Xin nói rõ'] }, false)).toEqual({
    ok: true,
    answer: { b: { choice: '', text: 'Xin nói rõ' } },
  })
})

test('where only comments are asked for, one comment is enough', () => {
  const settings = { items: rows, ask: 'comment', unsure: false }

  expect(judge('perItem', settings, { 'b.text': ['Xin nói rõ'] })).toMatchObject({ ok: true })
  expect(judge('perItem', settings, { 'b.text': [' \u0000'] })).toEqual({ ok: false, faults: { '': 'required' } })
})

test('an order that must be given needs its first place only', () => {
  const settings = { options: rows, top: 2 }

  expect(judge('rank', settings, { 1: ['b'] })).toEqual({ ok: true, answer: ['b'] })
  expect(judge('rank', settings, { 1: [''], 2: ['b'] })).toEqual({ ok: false, faults: { 1: 'gap' } })
  expect(judge('rank', settings, {})).toEqual({ ok: false, faults: { '': 'required' } })
})

test('a share of nothing at all is no answer, and a share of zeroes is not one either', () => {
  const settings = { options: rows, total: 100 }

  expect(judge('allocate', settings, { a: [' '], b: [''] }, false)).toEqual({ ok: true, answer: null })
  expect(judge('allocate', settings, { a: ['0'], b: ['0'] }, false)).toEqual({ ok: false, faults: { '': 'wrongSum 0 100' } })
})
