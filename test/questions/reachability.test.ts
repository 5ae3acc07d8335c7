import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate, isTrue, type Node } from '../../src/logic/evaluate'
import { parseExpression } from '../../src/logic/expression'
import { nodeOf, walkOf } from '../../src/questions/flow'
import type { AskedQuestion } from '../../src/questions/question-type'
import { usualSettings } from '../../src/questions/questionnaire-settings'
import { reachabilityOf } from '../../src/questions/reachability'
import { typeOf } from '../../src/questions/types'
import { asked } from './asked'

const options = ['a', 'b', 'c'].map((code) => ({ code, label: `Nội dung ${code}` }))
const of = (type: string, id: string, settings: unknown, more: Partial<AskedQuestion> = {}) =>
  asked(typeOf(type), typeOf(type).settings.parse(settings), { id, ...more })
const one = (id: string, more: Partial<AskedQuestion> = {}) => of('single', id, { options }, more)
const several = (id: string, settings: object = {}, more: Partial<AskedQuestion> = {}) =>
  of('multi', id, { options, ...settings }, more)
const figure = (id: string, settings: object = {}, more: Partial<AskedQuestion> = {}) => of('number', id, settings, more)
const when = (formula: string) => ({ shownWhen: { formula } })
const jump = (id: string, target: string, more: Partial<AskedQuestion> = {}) => of('jump', id, { target }, more)

const reach = (items: readonly AskedQuestion[], id: string) => reachabilityOf(items).reaches.get(id)
const lastOf = (...items: AskedQuestion[]) => reach(items, items.at(-1)?.id ?? '')

test.each([
  ["q1 = 'a' and q1 = 'b'", one('q1')],
  ["q1 in ['a'] and not (q1 in ['a', 'b'])", one('q1')],
  ["q1 != 'a' and q1 != 'b' and q1 != 'c' and answered(q1)", one('q1')],
  ['q1 > 5', figure('q1', { least: 0, most: 5 })],
  ['q1 < 0', figure('q1', { least: 0 })],
  ['q1 > 3 and q1 < 4', figure('q1', { decimals: 0 })],
  ['q1 > 3.5 and q1 < 3.51', figure('q1', { decimals: 2 })],
  ['q1 >= 18 and q1 < 16', figure('q1')],
  ['q1 + 10 > 200', figure('q1', { least: 0, most: 150 })],
  ['q1 * 2 < 0', figure('q1', { least: 0, most: 150 })],
  ['count(q1) > 2', several('q1', { most: 2 })],
  ["q1 in ['a'] and q1 in ['c'] and q1 in ['b']", several('q1', { most: 2 })],
  ["q1 in ['c'] and q1 in ['a']", several('q1', { aloneCode: 'c' })],
  ["q1 = 'x' and q1 = 'y'", of('short', 'q1', {})],
  ["1 > 2 or q1 = 'a' and false", one('q1')],
  ["hidden.source = 'zalo' and hidden.source = 'facebook'", one('q1')],
  ["hamlet = '99'", one('q1')],
])('nobody can be asked after %s', (formula, first) => {
  expect(lastOf(first, one('q2', when(formula)))).toMatchObject({ isMet: false, isNever: true })
})

test.each([
  ["q1 = 'a' or q1 != 'a'", one('q1')],
  ['q1 >= 0', figure('q1', { least: 0 }, { required: true })],
  ["q1 in ['a', 'b', 'c']", one('q1', { required: true })],
  ['answered(q1)', one('q1', { required: true })],
  ['count(q1) >= 2', several('q1', { least: 2 }, { required: true })],
  ["not (hidden.source = 'x') or hidden.source = 'x'", one('q1')],
])('everybody is asked after %s', (formula, first) => {
  expect(lastOf(first, one('q2', when(formula)))).toMatchObject({ isMet: true, isAlways: true })
})

test.each([
  ['q1 > 3 and q1 < 4', figure('q1', { decimals: 1 })],
  ['q1 >= 0', figure('q1', { least: 0 })],
  ["q1 in ['a', 'b', 'c']", one('q1')],
  ["q1 = 'x' and contains(q1, 'y')", of('short', 'q1', {})],
  ['q1 * q1 > 100', figure('q1', { least: 0, most: 11 })],
  ['years("2000-01-01", today()) > 900', one('q1')],
  ["q1 in ['a'] and q1 in ['b']", several('q1', { most: 2 })],
  ["hidden.source = 'zalo'", one('q1')],
])('nothing is said of %s', (formula, first) => {
  expect(lastOf(first, one('q2', when(formula)))).toEqual({ isMet: true, isAlways: false, isNever: false })
})

test('what hangs on a question that is never met is not met either', () => {
  const items = [one('q1'), one('q2', when("q1 = 'a'")), one('q3', when("q2 = 'a' and q1 = 'b'"))]

  expect(reach(items, 'q2')).toMatchObject({ isMet: true })
  expect(reach(items, 'q3')).toMatchObject({ isMet: false, isNever: false })
})

test('an ending or a jump for all leaves out what follows; one for some does not', () => {
  const ending = of('ending', 'qE', { text: '' })
  expect(lastOf(one('q1'), ending, one('q2'))?.isMet).toBe(false)
  expect(reachabilityOf([one('q1'), ending, one('q2')]).canBeSent).toBe(false)
  expect(lastOf(one('q1'), { ...ending, ...when("q1 = 'a'") }, one('q2'))?.isMet).toBe(true)

  expect(reach([jump('qJ', 'q3'), one('q2'), one('q3')], 'q2')?.isMet).toBe(false)
  expect(reach([jump('qJ', 'q3'), one('q2'), one('q3')], 'q3')?.isMet).toBe(true)
  expect(reach([one('q1'), jump('qJ', 'q3', when("q1 = 'a'")), one('q2'), one('q3')], 'q2')?.isMet).toBe(true)
})

test('jumps that together lead everybody past a question leave it out', () => {
  const items = [
    one('q1', { required: true }),
    jump('qJ', 'q4', when("q1 in ['a', 'b']")),
    jump('qK', 'q4', when("q1 = 'c'")),
    one('q2'),
    one('q4'),
  ]
  expect(reach(items, 'q2')?.isMet).toBe(false)
  expect(reach(items, 'q4')?.isMet).toBe(true)
})

test('a page that is hidden hides its questions, up to the next page', () => {
  const items = [
    one('q1'),
    of('section', 'qS', { text: '' }, when("q1 = 'a'")),
    one('q2', when("q1 = 'b'")),
    of('section', 'qT', { text: '' }),
    one('q3', when("q1 = 'b'")),
  ]
  expect(reach(items, 'q2')?.isMet).toBe(false)
  expect(reach(items, 'q3')?.isMet).toBe(true)
})

test('who jumps over a page that is hidden meets what stands on it', () => {
  const items = [
    one('q1'),
    jump('qJ', 'q3', when("q1 = 'a'")),
    of('section', 'qS', { text: '' }, when("q1 = 'c'")),
    one('q2'),
    one('q3', when("q1 = 'a'")),
  ]
  expect(reach(items, 'q3')?.isMet).toBe(true)
})

test('what must be answered may be left open by who perhaps jumps over it', () => {
  const items = [
    of('short', 'q1', {}),
    jump('qJ', 'q3', when("contains(q1, 'x')")),
    one('q2', { required: true }),
    one('q3', when('not answered(q2)')),
  ]
  expect(reach(items, 'q3')?.isMet).toBe(true)
})

test('a check that no answer fits is found, and one that all answers fit', () => {
  const reachability = (formula: string) => {
    const item = figure('q1', { least: 0, most: 100 }, { checks: [{ formula, message: 'Xin xem lại.' }] })
    const parsed = parseExpression(formula)
    const found = reachabilityOf([item])
    return parsed.ok ? [found.canHold(item, parsed.node), found.mustHold(item, parsed.node)] : []
  }
  expect(reachability('q1 > 100')).toEqual([false, false])
  expect(reachability('q1 <= 100')).toEqual([true, true])
  expect(reachability('q1 < 50')).toEqual([true, false])
})

test('300 conditions are looked through in less than two seconds', () => {
  const items = Array.from({ length: 300 }, (_, place) =>
    place === 0 ? one('q0') : one(`q${place}`, when(`q${Math.floor(place / 2)} = 'a' and q${Math.max(0, place - 1)} != 'b'`)),
  )
  // Of the processor: other tests run beside this one.
  const start = process.cpuUsage()
  reachabilityOf(items)
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000)
})

test('whatever people answer, they meet nothing of which was said that nobody does', () => {
  const ids = ['q0', 'q1', 'q2', 'q3', 'q4', 'q5', 'q6']
  const atom = (before: number) =>
    fc
      .constantFrom(...ids.slice(0, Math.max(1, before)))
      .chain((id) =>
        fc.constantFrom(
          `${id} = 'a'`,
          `${id} != 'b'`,
          `${id} in ['a', 'c']`,
          `answered(${id})`,
          `${id} > 3`,
          `${id} <= 2`,
          `count(${id}) > 1`,
          `not (${id} = 'c')`,
          `contains(${id}, 'a')`,
          `${id} + 1 < 4`,
          id,
        ),
      )
  const formula = (before: number) =>
    fc.oneof(
      atom(before),
      fc.tuple(atom(before), fc.constantFrom('and', 'or'), atom(before)).map(([one, join, two]) => `(${one}) ${join} (${two})`),
      fc.tuple(atom(before), atom(before), atom(before)).map(([one, two, three]) => `(${one}) and not ((${two}) or (${three}))`),
    )
  const item = (id: string, place: number) =>
    fc
      .tuple(
        fc.constantFrom('single', 'single', 'multi', 'number', 'section', 'jump', 'ending'),
        fc.option(formula(place), { nil: null }),
        fc.boolean(),
        fc.constantFrom(...ids, ''),
      )
      .map(([type, text, required, target]): AskedQuestion => {
        const more = { required, shownWhen: text === null ? null : { formula: text } }
        if (type === 'single') return one(id, more)
        if (type === 'multi') return several(id, { most: 2 }, more)
        if (type === 'number') return figure(id, { least: 0, most: 5 }, more)
        if (type === 'jump') return jump(id, target, more)
        return of(type, id, { text: '' }, more)
      })
  const answers = fc.array(fc.constantFrom(null, 'a', 'b', 'c', ['a'], ['a', 'c'], ['b'], 0, 2, 3, 4, 5), {
    minLength: 7,
    maxLength: 7,
  })
  const fits = (type: string, answer: unknown) =>
    answer === null ||
    (type === 'multi' ? Array.isArray(answer) : type === 'number' ? typeof answer === 'number' : typeof answer === 'string')
  fc.assert(
    fc.property(
      fc.tuple(...ids.map(item)),
      fc.array(answers, { minLength: 12, maxLength: 12 }),
      formula(7),
      (items, sheets, text) => {
        const group: Node = nodeOf({ formula: text }) ?? ['is', true]
        const { reaches, canBeSent, canHoldAtEnd } = reachabilityOf(items, [group])
        const isFilled = canHoldAtEnd(group)
        for (const sheet of sheets) {
          const walk = walkOf({ version: 1, questions: items, settings: usualSettings }, { day: '', values: {} })
          let isRefused = false
          const met: string[] = []
          for (const [place, each] of items.entries()) {
            const isDue = walk.isDue(each)
            if (isDue) met.push(each.id)
            if (!isDue || typeOf(each.type).role) continue
            const answer = fits(each.type, sheet[place]) ? (sheet[place] ?? null) : null
            if (answer === null && each.required) isRefused = true
            if (isRefused) break
            walk.answer(each, answer)
          }
          if (isRefused) continue
          for (const id of met) expect(reaches.get(id)?.isMet, id).toBe(true)
          if (walk.ending() !== null) continue
          expect(canBeSent).toBe(true)
          if (isTrue(evaluate(group, walk.read, walk.surroundings))) expect(isFilled, text).toBe(true)
        }
      },
    ),
    { numRuns: 200 },
  )
})
