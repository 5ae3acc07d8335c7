import { expect, test } from 'vitest'
import { askedDoubts, blankDay, doubtsOf, enter, type LookedSheet, usualBefore } from '../../src/responses/doubt'

const at = (time: string) => new Date(`2026-11-25T${time}:00+07:00`)
const evening = at('23:59')
const answers = { q1: 'a', q2: 'b', q3: 'a', q4: 4, q5: 'c' }
let ids = 0
const sheet = (time: string, more: Partial<LookedSheet> = {}): LookedSheet => ({
  id: ++ids,
  receivedAt: at(time),
  unitId: 7,
  placeId: 3,
  answers: { q1: 'a', q2: String(ids), q3: 'a', q4: 4, q5: 'c' },
  ...more,
})

function dayOf(...sheets: LookedSheet[]) {
  const ledger = blankDay('2026-11-25')
  for (const each of sheets) enter(ledger, each)
  return ledger
}

const many = (count: number, make: () => LookedSheet) => Array.from({ length: count }, make)
const never = () => 0

test('43 sheets by one code within one minute are one question, a queue of 19 is none', () => {
  const ledger = dayOf(...many(43, () => sheet('19:03')), ...many(19, () => sheet('20:00', { placeId: 4 })))

  expect(doubtsOf(ledger, never, evening)).toMatchObject([
    { kind: 'burst', at: at('19:03'), minutes: 1, sheets: 43, placeId: 3, unitId: 0 },
  ])
})

test('a burst of several minutes is one question; one an hour later is another', () => {
  const minutes = ['19:03', '19:04', '19:07', '20:30']
  const ledger = dayOf(...minutes.flatMap((time) => many(25, () => sheet(time, { placeId: null }))))

  expect(doubtsOf(ledger, never, evening)).toMatchObject([
    { kind: 'burst', at: at('19:03'), minutes: 5, sheets: 75, unitId: 7, placeId: 0 },
    { kind: 'burst', at: at('20:30'), minutes: 1, sheets: 25 },
  ])
})

test('what is usual for that code is no burst', () => {
  const ledger = dayOf(...many(60, () => sheet('19:03')))
  const counts = [{ day: '2026-11-24', unitId: 7, placeId: 3, total: 5400 }]

  expect(doubtsOf(ledger, usualBefore('2026-11-25', '2026-11-24', counts), evening)).toEqual([])
  expect(doubtsOf(ledger, usualBefore('2026-11-25', '2026-11-14', counts), evening)).toHaveLength(1)
})

test('ten sheets with every answer the same are asked about when they are many of that hour, and when it is over', () => {
  const same = many(12, () => sheet('09:30', { answers, unitId: 8 }))
  const ledger = dayOf(...same, ...many(19, () => sheet('09:10')))

  expect(doubtsOf(ledger, never, evening)).toMatchObject([{ kind: 'sameAnswers', sheets: 12, unitId: 8, at: at('09:00') }])
  expect(doubtsOf(ledger, never, at('09:59'))).toEqual([])
  expect(doubtsOf(dayOf(...same, ...many(19, () => sheet('09:10')), ...many(19, () => sheet('09:12'))), never, evening)).toEqual(
    [],
  )
})

test('short sheets are alike by nature', () => {
  expect(doubtsOf(dayOf(...many(15, () => sheet('09:30', { answers: { q1: 'a' } }))), never, evening)).toEqual([])
})

test('the same long words in five sheets of a day are asked about, however they were typed', () => {
  const words = 'Đề nghị xã dừng ngay việc thu khoản đóng góp làm đường này'
  const typed = [words, words.toUpperCase(), words, words, words]
  const ledger = dayOf(...typed.map((text, place) => sheet(`1${place}:00`, { answers: { q9: { code: 'c', text } } })))

  expect(doubtsOf(ledger, never, evening)).toMatchObject([{ kind: 'sameWords', sheets: 5, questionId: 'q9', unitId: 7 }])
  expect(doubtsOf(dayOf(...many(9, () => sheet('08:00', { answers: { q9: 'Đồng ý' } }))), never, evening)).toEqual([])
})

test('a doubt keeps its name while the day goes on', () => {
  const morning = many(30, () => sheet('08:00'))
  const marks = (ledger: ReturnType<typeof dayOf>) => doubtsOf(ledger, never, evening).map(({ mark }) => mark)

  expect(marks(dayOf(...morning, ...many(30, () => sheet('08:01'))))).toEqual(marks(dayOf(...morning)))
})

test('minutes in which ten or more were asked for a proof are told by the hour', () => {
  const counts = [
    { minute: at('19:03'), asked: 900, passed: 20 },
    { minute: at('19:04'), asked: 12, passed: 1 },
    { minute: at('19:05'), asked: 3, passed: 3 },
  ]

  expect(askedDoubts(counts)).toMatchObject([{ kind: 'asked', at: at('19:00'), minutes: 2, sheets: 912, passed: 21 }])
})
