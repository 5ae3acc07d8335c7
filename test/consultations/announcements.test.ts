import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  closingWritten,
  LOUDSPEAKER_MOST,
  loudspeakerScript,
  shortened,
  ZALO_LONGEST,
  zaloText,
} from '../../src/consultations/announcements'
import { templates } from '../../src/consultations/templates'
import { spoken, spokenDay, spokenNumber, syllables } from '../../src/i18n/spoken'
import { lengthOf } from '../../src/kernel/text'

const budget = {
  title: 'Góp ý dự toán ngân sách xã Minh Họa năm 2027',
  asker: 'UBND xã Minh Họa',
  closesAt: new Date('2026-12-15T17:00:00+07:00'),
  noClosing: false,
}
const address = 'https://ydan.minhhoa.vn/q/7KM2XA'

test.each([
  [0, 'không'],
  [5, 'năm'],
  [10, 'mười'],
  [15, 'mười lăm'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi tư'],
  [105, 'một trăm linh năm'],
  [110, 'một trăm mười'],
  [2005, 'hai nghìn không trăm linh năm'],
  [2027, 'hai nghìn không trăm hai mươi bảy'],
  [42_500, 'bốn mươi hai nghìn năm trăm'],
  [1_240_000_000, 'một tỷ hai trăm bốn mươi triệu'],
])('%i is read as "%s"', (number, words) => {
  expect(spokenNumber(number)).toBe(words)
})

test('dates, decimals, units and abbreviations are read in words', () => {
  expect(spokenDay('2026-12-15')).toBe('ngày mười lăm tháng mười hai năm hai nghìn không trăm hai mươi sáu')
  expect(spokenDay('2027-04-05')).toBe('ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi bảy')
  expect(spoken('UBND xã: đường 6,8 km, giảm 5 %')).toBe('Ủy ban nhân dân xã: đường sáu phẩy tám ki-lô-mét, giảm năm phần trăm')
  expect(spoken('giai đoạn 2026–2030')).not.toMatch(/\d/)
  expect(syllables('héc-ta QR hai nghìn')).toBe(6)
})

test('a closing at midnight is the end of the day before', () => {
  expect(closingWritten(new Date('2026-12-16T00:00:00+07:00'), 'vi')).toBe('hết ngày 15/12/2026')
  expect(closingWritten(new Date('2026-12-15T17:00:00+07:00'), 'vi')).toBe('17 giờ 00, 15/12/2026')
})

test('the loudspeaker says who asks, what, until when and what to do without a telephone, without a figure', () => {
  const { text, seconds } = loudspeakerScript(budget, 'vi')

  expect(text).toContain('Ủy ban nhân dân xã Minh Họa mời bà con tham gia')
  expect(text).toContain('Góp ý dự toán ngân sách xã Minh Họa năm hai nghìn không trăm hai mươi bảy')
  expect(text).toContain('mười bảy giờ, ngày mười lăm tháng mười hai')
  expect(text).toContain('phiếu giấy ở trưởng thôn')
  expect(text).not.toMatch(/\d/)
  expect(seconds).toBeLessThanOrEqual(60)
})

describe.each(['vi', 'en'] as const)('in %s', (locale) => {
  test('each template fits 60 seconds and 600 letters, title and address whole', () => {
    for (const { title, asker, days } of templates) {
      const consultation = { title, asker, closesAt: days === null ? null : budget.closesAt, noClosing: days === null }

      expect(loudspeakerScript(consultation, locale).syllables).toBeLessThanOrEqual(LOUDSPEAKER_MOST)
      expect(lengthOf(zaloText(consultation, address, locale))).toBeLessThanOrEqual(ZALO_LONGEST)
      expect(zaloText(consultation, address, locale)).toContain(title)
      expect(zaloText(consultation, address, locale)).toContain(address)
    }
  })

  test('no title and no asker is too long for the limits', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), fc.boolean(), (title, asker, noClosing) => {
        const consultation = { title, asker, closesAt: budget.closesAt, noClosing }
        const zalo = zaloText(consultation, address, locale)

        expect(lengthOf(zalo)).toBeLessThanOrEqual(ZALO_LONGEST)
        expect(zalo).toContain(address)
        expect(loudspeakerScript(consultation, locale).syllables).toBeLessThanOrEqual(LOUDSPEAKER_MOST)
      }),
    )
    const digits = { ...budget, title: '9 '.repeat(100).trim(), asker: '1.234.567 '.repeat(20).trim() }
    expect(loudspeakerScript(digits, locale).syllables).toBeLessThanOrEqual(LOUDSPEAKER_MOST)
  })
})

test('a long text is cut between words', () => {
  expect(shortened('Góp ý dự toán ngân sách', 15)).toBe('Góp ý dự toán…')
  expect(shortened('Góp ý', 15)).toBe('Góp ý')
})

test('of many who ask together the loudspeaker names the first ones whole', () => {
  const asker =
    'Ủy ban nhân dân xã Minh Họa phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam xã Minh Họa, Trường tiểu học và Hợp tác xã'

  const { text } = loudspeakerScript({ ...budget, asker }, 'vi')

  expect(text).toContain('Ủy ban Mặt trận Tổ quốc Việt Nam xã Minh Họa mời bà con tham gia')
})
