import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typeOf } from '../../src/questions/types'
import { asked, sent } from './asked'

const type = typeOf('rank')
const options = Array.from({ length: 15 }, (_, place) => ({ code: String.fromCharCode(97 + place), label: `Việc ${place + 1}` }))
const all = asked(type, type.settings.parse({ options, top: null }))

test('fifteen things can be put in order, all of them, and no sixteenth', () => {
  const order = Object.fromEntries(options.map(({ code }, place) => [String(place + 1), [code]]))
  expect(type.judge(all, sent(order))).toEqual({ ok: true, answer: options.map(({ code }) => code) })
  const html = String(type.Field({ question: all, sent: new Map(), faults: {}, locale: 'vi', number: '' }))
  expect(html.match(/<select/g)).toHaveLength(15)
  expect(html).toContain('Thứ mười lăm')
  expect(type.settings.safeParse({ options: [...options, { code: 'z', label: 'Việc 16' }], top: null }).success).toBe(false)
})

test('whatever order is given, it comes back in that order and each thing has its own place', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(options, { minLength: 1 }), (chosen) => {
      const order = Object.fromEntries(chosen.map(({ code }, place) => [String(place + 1), [code]]))
      const judged = type.judge(all, sent(order))
      if (!judged.ok) throw new Error('refused')
      expect(judged.answer).toEqual(chosen.map(({ code }) => code))
      expect(type.values(all, judged.answer)).toEqual(
        Object.fromEntries(chosen.map(({ code }, place) => [`q1.${code}`, String(place + 1)])),
      )
    }),
  )
})

test('questions and answers of the last release are read as they were', () => {
  const settings = { options: options.slice(0, 4), top: 3 }
  expect(type.settings.parse(settings)).toEqual(settings)
  expect(type.values(asked(type, settings), ['c', 'a'])).toEqual({ 'q1.c': '1', 'q1.a': '2' })
})
