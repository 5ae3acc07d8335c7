import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hideTally } from '../../src/publication/hide-tally'
import { faultsOf } from '../../src/questions/draft'
import { middleOf, pointNumber, pointOfNumber, squareAt, squareCodes, squaresOf } from '../../src/questions/map-squares'
import { typeOf } from '../../src/questions/types'
import { asked, counted, hamlets, sent } from './asked'

const plan = { token: 'M'.repeat(22), width: 900, height: 1200, description: 'Sơ đồ xã' }
const mapPoint = typeOf('mapPoint')
const map = asked(mapPoint, { plan, asksPlace: true, asksHamlet: true })

test('every point of a plan lies in one of its squares, and the middle of a square in that square', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (width, height) => {
      const squares = squaresOf({ width, height })
      const codes = squareCodes(squares)
      expect(new Set(codes).size).toBe(squares.across * squares.down)
      for (const code of codes) {
        const { x, y } = middleOf(squares, code)
        expect(squareAt(squares, x, y)).toBe(code)
      }
      for (const [x, y] of [
        [0, 0],
        [1000, 1000],
        [1000, 0],
      ] as const)
        expect(codes).toContain(squareAt(squares, x, y))
    }),
  )
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), (x, y) => {
      expect(pointOfNumber(pointNumber(x, y))).toEqual({ x, y })
    }),
  )
})

test('a point that was left over from another square does not count against the square that was chosen', () => {
  const parts = { '': ['a1'], x: ['900'], y: ['900'] }
  expect(mapPoint.judge(map, sent(parts))).toEqual({ ok: true, answer: { square: 'a1' } })
})

test('without a plan the place is written or the hamlet chosen, and nothing else is taken', () => {
  const without = asked(mapPoint, { plan: null, asksPlace: true, asksHamlet: true })
  expect(mapPoint.partNames(without)).toEqual(['place', 'hamlet'])
  expect(String(mapPoint.Field({ question: without, sent: new Map(), faults: {}, locale: 'vi', number: '1' }))).not.toContain(
    'radio',
  )
  expect(mapPoint.settings.safeParse({ plan: null, asksPlace: false, asksHamlet: false }).success).toBe(false)
})

test('the staff are told the points; the public only squares, and no square of fewer than five', () => {
  const answers = [
    ...Array.from({ length: 12 }, (_, place) => ({ square: 'b3', x: 200 + place, y: 270 })),
    ...Array.from({ length: 9 }, () => ({ square: 'c4' })),
    ...Array.from({ length: 3 }, () => ({ square: 'f8', x: 990, y: 990 })),
    ...Array.from({ length: 10 }, () => ({ hamlet: '11' })),
  ]
  const tally = mapPoint.tally(map, counted(mapPoint, map, answers), 'vi')
  expect(tally.blocks[0]).toMatchObject({ map: { points: expect.arrayContaining([{ x: 990, y: 990, count: 3 }]) } })

  const published = hideTally(tally, answers.length)
  const [block] = published.blocks
  if (block?.kind !== 'distribution') throw new Error('no squares')
  expect(block.map).toMatchObject({ points: [], token: plan.token })
  const counts = new Map(block.rows.map(({ code, count }) => [code, count]))
  expect(counts.get('f8')).toBeNull()
  expect([...counts.values()].filter((count) => count !== null && count > 0 && count < 5)).toEqual([])
  expect(JSON.stringify(published)).not.toContain('990')
})

test('one picture is chosen where several are not allowed, and chosen pictures are named by their words', () => {
  const pictures = typeOf('pictures')
  const options = [
    { code: 'a', label: 'Mái bằng', picture: plan },
    { code: 'b', label: 'Mái ngói', picture: plan },
  ]
  const one = asked(pictures, { options, several: false })
  expect(pictures.judge(one, sent({ '': ['a', 'b'] }))).toEqual({ ok: false, faults: { '': 'oneOnly' } })
  expect(pictures.values(one, ['b'])).toEqual({ q1: 'b' })
  const html = String(pictures.Field({ question: one, sent: new Map(), faults: {}, locale: 'vi', number: '1' }))
  expect(html).toContain(`alt="${plan.description}"`)
})

test('words beside questions run no script and fetch nothing from elsewhere', () => {
  const text = typeOf('text')
  const settings = {
    text: '# Đầu\n\n<script>alert(1)</script> ![x](https://xa.example/a.png) [bấm](javascript:alert(1))',
    folds: false,
    foldTitle: '',
    pictures: [],
  }
  const html = String(text.Field({ question: asked(text, settings), sent: new Map(), faults: {}, locale: 'vi', number: '' }))
  expect(html).not.toMatch(/<script|<img|href="javascript/)
  expect(html).toContain('<h4>Đầu</h4>')
})

test('a picture without a description, an option without a picture and an item that tells nothing are found before opening', () => {
  const found = (type: string, settings: unknown, label = 'Nhãn') => {
    const { hamlets: _, ...question } = asked(typeOf(type), settings, { label })
    return faultsOf([question], hamlets).map(({ fault }) => fault)
  }
  const bare = { ...plan, description: ' ' }
  const empty = { text: '', folds: false, foldTitle: '' }
  expect(found('text', { ...empty, pictures: [bare] })).toEqual(['pictureUndescribed'])
  expect(found('text', { ...empty, pictures: [] }, '')).toEqual(['nothingToTell'])
  expect(found('text', { ...empty, text: 'Lời dẫn', pictures: [plan] }, '')).toEqual([])
  const options = (picture: unknown) => [
    { code: 'a', label: 'Một', picture: plan },
    { code: 'b', label: 'Hai', picture },
  ]
  expect(found('pictures', { options: options(null), several: false })).toEqual(['pictureMissing'])
  expect(found('pictures', { options: options(bare), several: false })).toEqual(['pictureUndescribed'])
  expect(found('mapPoint', { plan: bare, asksPlace: true, asksHamlet: true })).toEqual(['pictureUndescribed'])
  expect(found('mapPoint', { plan, asksPlace: true, asksHamlet: true })).toEqual([])
})
