import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countedAs, dayMeant, dayRows, keptAs, shownDay } from '../../src/questions/calendar'
import { walkOf } from '../../src/questions/flow'
import { questionnaireOf } from '../../src/questions/questionnaire'
import { readBound, readDate } from '../../src/questions/typed-date'
import { readTime } from '../../src/questions/typed-time'
import { typeOf } from '../../src/questions/types'
import { faultText } from '../../src/questions/wording'
import { asked, counted, sent } from './asked'

test.each([
  ['05/03/1980', '1980-03-05'],
  ['5/3/1980', '1980-03-05'],
  ['5-3-1980', '1980-03-05'],
  ['5.3.1980', '1980-03-05'],
  ['5 3 1980', '1980-03-05'],
  ['05031980', '1980-03-05'],
  ['5 / 3 / 1980', '1980-03-05'],
  ['ngày 5 tháng 3 năm 1980', '1980-03-05'],
  ['Ngày 05 Tháng 03 Năm 1980', '1980-03-05'],
  ['5 tháng 3, 1980', '1980-03-05'],
  ['mùng 2 tháng 9 năm 1945', '1945-09-02'],
  ['1980-03-05', '1980-03-05'],
  ['５/３/１９８０', '1980-03-05'],
])('%s is the day %s', (typed, day) => {
  expect(readDate(typed, 'day')).toEqual({ value: day })
})

test.each([
  ['3/1980', 'month', '1980-03'],
  ['tháng 3 năm 1980', 'month', '1980-03'],
  ['tháng 3/1980', 'month', '1980-03'],
  ['1980-03', 'month', '1980-03'],
  ['031980', 'month', '1980-03'],
  ['5/3/1980', 'month', '1980-03'],
  ['1980', 'year', '1980'],
  ['năm 1980', 'year', '1980'],
  ['3/1980', 'year', '1980'],
  ['5/3/1980', 'year', '1980'],
] as const)('%s is the %s %s', (typed, precision, kept) => {
  expect(readDate(typed, precision)).toEqual({ value: kept })
})

test.each([
  ['5/3/80', 'day', 'shortYear'],
  ['80', 'year', 'shortYear'],
  ['03/25/1980', 'day', 'monthFirst'],
  ['30/2/2024', 'day', 'noSuchDay'],
  ['29/2/2023', 'day', 'noSuchDay'],
  ['29/2/1900', 'day', 'noSuchDay'],
  ['0/3/1980', 'day', 'noSuchDay'],
  ['5/13/1980', 'day', 'monthFirst'],
  ['13/1980', 'month', 'noSuchMonth'],
  ['5/3/1080', 'day', 'unlikelyYear'],
  ['1980', 'day', 'notADay'],
  ['hôm qua', 'day', 'notADay'],
  ['rằm tháng giêng', 'day', 'notADay'],
  ['5/3/19800', 'day', 'notADay'],
  ['-5/3/1980', 'day', 'notADay'],
] as const)('%s is asked about again as a %s: %s', (typed, precision, fault) => {
  expect(readDate(typed, precision)).toEqual({ fault })
})

const days = fc
  .date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('2200-12-31T00:00:00Z'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10))

test('every day of four hundred years is read in each way of writing it, counted and kept without a change', () => {
  const ways = [
    (d: number, m: number, y: string) => `${d}/${m}/${y}`,
    (d: number, m: number, y: string) => `${String(d).padStart(2, '0')}-${String(m).padStart(2, '0')}-${y}`,
    (d: number, m: number, y: string) => `ngày ${d} tháng ${m} năm ${y}`,
    (d: number, m: number, y: string) => ` ${d}.${m}.${y} `,
  ]
  fc.assert(
    fc.property(days, fc.constantFrom(...ways), (day, write) => {
      const [year = '', month = '', date = ''] = day.split('-')
      expect(readDate(write(Number(date), Number(month), year), 'day')).toEqual({ value: day })
      expect(readDate(day, 'day')).toEqual({ value: day })
      expect(readDate(shownDay(day), 'day')).toEqual({ value: day })
      expect(keptAs(countedAs(day, 'day'), 'day')).toBe(day)
    }),
  )
})

test('whatever figures are written, what is read is a day of the calendar', () => {
  const figures = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 2400 }))
  fc.assert(
    fc.property(figures, ([date, month, year]) => {
      const read = readDate(`${date}/${month}/${year}`, 'day')
      const real = new Date(Date.UTC(year, month - 1, date))
      const exists =
        year >= 1800 && year <= 2200 && real.getUTCDate() === date && real.getUTCMonth() === month - 1 && date > 0 && month > 0
      expect('value' in read, `${date}/${month}/${year}`).toBe(exists)
      if ('value' in read) expect(read.value).toBe(real.toISOString().slice(0, 10))
    }),
  )
})

test('a day goes by Viet Nam’s calendar: the bound of today holds on the day itself and not a day later', () => {
  const date = typeOf('date')
  const question = asked(date, { precision: 'day', least: 'today-7', most: 'today' })

  expect(date.dayFaults?.(question, '2026-11-22', '2026-11-22')).toBeNull()
  expect(date.dayFaults?.(question, '2026-11-15', '2026-11-22')).toBeNull()
  expect(date.dayFaults?.(question, '2026-11-23', '2026-11-22')).toEqual({ '': 'tooLate =22/11/2026' })
  expect(date.dayFaults?.(question, '2026-11-14', '2026-11-22')).toEqual({ '': 'tooEarly =15/11/2026' })
  expect(faultText(date, { '': 'tooLate =22/11/2026' }, '', 'vi')).toBe('Xin ghi không sau 22/11/2026.')
})

test('a month is within when any of its days is', () => {
  const date = typeOf('date')
  const question = asked(date, { precision: 'month', least: '2026-03-15', most: 'today' })
  const judged = (typed: string) => date.judge(question, sent({ '': [typed] }))

  expect(judged('3/2026')).toEqual({ ok: true, answer: '2026-03' })
  expect(judged('2/2026')).toEqual({ ok: false, faults: { '': 'tooEarly =03/2026' } })
  expect(date.dayFaults?.(question, '2026-11', '2026-11-01')).toBeNull()
})

test.each([
  ['hôm nay', 'today'],
  ['Hôm nay + 7', 'today+7'],
  ['hôm nay - 30 ngày', 'today-30'],
  ['hom nay-30', 'today-30'],
  ['today - 30 days', 'today-30'],
  ['31/12/2026', '2026-12-31'],
  ['hôm nay - 0', 'today'],
  ['', ''],
])('the bound “%s” is kept as “%s”', (typed, kept) => {
  expect(readBound(typed)).toBe(kept)
  expect(dayMeant('today-30', '2026-03-01')).toBe('2026-01-30')
})

test('days are told by day, by month, by year or by ten years, with every step between', () => {
  const rowsOf = (...kept: string[]) =>
    dayRows(kept.map((day) => [countedAs(day, 'day'), 1] as const).sort(([one], [other]) => one - other))

  expect(rowsOf('2026-11-20', '2026-11-22').map(({ label, count }) => `${label}: ${count}`)).toEqual([
    '20/11/2026: 1',
    '21/11/2026: 0',
    '22/11/2026: 1',
  ])
  expect(rowsOf('2025-11-20', '2026-02-22').map(({ label }) => label)).toEqual(['11/2025', '12/2025', '01/2026', '02/2026'])
  expect(rowsOf('2020-11-20', '2024-02-22').map(({ label }) => label)).toEqual(['2020', '2021', '2022', '2023', '2024'])
  expect(rowsOf('1931', '2004').map(({ label }) => label)).toEqual([
    '1930–1939',
    '1940–1949',
    '1950–1959',
    '1960–1969',
    '1970–1979',
    '1980–1989',
    '1990–1999',
    '2000–2009',
  ])
  expect(rowsOf()).toEqual([])
})

test('rows hold every answer once, however far the days lie apart', () => {
  fc.assert(
    fc.property(fc.array(days, { minLength: 1, maxLength: 30 }), (kept) => {
      const date = typeOf('date')
      const question = asked(date, { precision: 'day', least: null, most: null })
      const { blocks } = date.tally(question, counted(date, question, kept), 'vi')
      const [block] = blocks
      if (block?.kind !== 'distribution') throw new Error('no rows')
      expect(block.rows.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(kept.length)
      expect(new Set(block.rows.map(({ code }) => code)).size).toBe(block.rows.length)
      expect(block.rows.map(({ code }) => code)).toEqual(block.rows.map(({ code }) => code).toSorted())
    }),
  )
})

test.each([
  ['14:30', '14:30'],
  ['7:05', '07:05'],
  ['14h30', '14:30'],
  ['14h', '14:00'],
  ['14 giờ 30 phút', '14:30'],
  ['2 giờ rưỡi chiều', '14:30'],
  ['2:30 chiều', '14:30'],
  ['8 giờ kém 15', '07:45'],
  ['1 giờ kém 10 chiều', '12:50'],
  ['12 giờ trưa', '12:00'],
  ['1 giờ trưa', '13:00'],
  ['12 giờ đêm', '00:00'],
  ['11 giờ đêm', '23:00'],
  ['1 giờ đêm', '01:00'],
  ['8h sáng', '08:00'],
  ['7 giờ tối', '19:00'],
  ['1430', '14:30'],
  ['730', '07:30'],
  ['9', '09:00'],
  ['2:30 PM', '14:30'],
])('%s is %s', (typed, time) => {
  expect(readTime(typed)).toEqual({ value: time })
})

test.each(['24:00', '7:60', '25', 'sáng', '7:30:00', '-7:30', '٧:٣٠', '', '14:3o'])('%s is no time', (typed) => {
  expect(readTime(typed)).toHaveProperty('fault')
})

test('every minute of a day comes back as it was written', () => {
  for (let minute = 0; minute < 24 * 60; minute++) {
    const kept = keptAs(minute, 'time')
    expect(readTime(kept)).toEqual({ value: kept })
    expect(countedAs(kept, 'time')).toBe(minute)
  }
})

test('expressions read a day as it is written everywhere, so that an age can hang on it', () => {
  const date = typeOf('date')
  const question = asked(date, { precision: 'day', least: null, most: null })
  const questionnaire = questionnaireOf(
    1,
    [
      { id: 'q1', type: 'date', label: 'Ngày sinh', settings: question.settings },
      { id: 'q2', type: 'short', label: 'Dành cho người lớn', settings: {}, shownWhen: { formula: 'years(q1, today()) >= 18' } },
    ],
    [],
  )
  const isAsked = (born: string) => {
    const walk = walkOf(questionnaire, { day: '2026-11-22', values: {} })
    const [first, second] = questionnaire.questions
    if (!first || !second) throw new Error('no questions')
    walk.isDue(first)
    walk.answer(first, born)
    return walk.isDue(second)
  }

  expect([isAsked('2008-11-22'), isAsked('2008-11-23')]).toEqual([true, false])
})
