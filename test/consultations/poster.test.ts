import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { firstSentence, posterDates, posterOf } from '../../src/consultations/poster'
import { posterPdf } from '../../src/consultations/poster-pdf'
import { templates } from '../../src/consultations/templates'
import { messages } from '../../src/i18n/messages'
import { lengthOf } from '../../src/kernel/text'
import { readRuns } from './qr-reader'

const consultation = {
  title: 'Góp ý dự toán ngân sách xã Minh Họa năm 2027',
  asker: 'UBND xã Minh Họa',
  matter: 'Năm 2027 xã dự kiến thu và chi 42.500 triệu đồng. Trong đó chi đầu tư 12.600 triệu.',
  opensAt: new Date('2026-11-25T08:00:00+07:00'),
  closesAt: new Date('2026-12-15T17:00:00+07:00'),
  noClosing: false,
}
const hall = { id: 7, label: 'Thôn 3', token: '7KM2XA' }
const origin = 'https://ydan.minhhoa.example.vn'
const longTitle = 'Lấy ý kiến về phương án nâng cấp, mở rộng đường liên thôn, kênh tiêu và nghĩa trang nhân dân, '
  .repeat(3)
  .slice(0, 200)

test('a poster says what is asked in one sentence and where to answer', () => {
  const poster = posterOf(consultation, hall, origin)

  expect(poster.sentence).toBe('Năm 2027 xã dự kiến thu và chi 42.500 triệu đồng.')
  expect(poster.address).toBe('ydan.minhhoa.example.vn/q/7KM2XA')
  expect(readRuns(poster.qr)).toBe('https://ydan.minhhoa.example.vn/q/7KM2XA')
  expect(posterDates(poster, messages.vi.publicity.poster, 'vi')).toEqual([
    ['Từ', '25/11/2026'],
    ['Đến', '17 giờ 00, 15/12/2026'],
  ])
})

test('a permanent one and one without dates yet say so', () => {
  const say = messages.vi.publicity.poster

  expect(posterDates({ opensAt: null, closesAt: null, noClosing: true }, say, 'vi')).toEqual([['Thời gian', say.permanent]])
  expect(posterDates({ opensAt: null, closesAt: null, noClosing: false }, say, 'vi')).toEqual([['Thời gian', say.datesLater]])
})

test('every template gives a whole first sentence of bearable length', () => {
  for (const { matter } of templates) expect(firstSentence(matter)).toMatch(/[.?!]$/)
  expect(lengthOf(firstSentence('a'.repeat(1000)))).toBeLessThanOrEqual(220)
  expect(firstSentence('')).toBe('')
})

/** The drawing of each page, unpacked. */
function pagesOf(pdf: Uint8Array): string[] {
  const file = Buffer.from(pdf)
  const text = file.toString('latin1')
  return [...text.matchAll(/stream\r?\n/g)]
    .map(({ index, 0: { length } }) => {
      const end = text.indexOf('endstream', index)
      try {
        return inflateSync(file.subarray(index + length, end)).toString('latin1')
      } catch {
        return ''
      }
    })
    .filter((drawing) => / re$/m.test(drawing))
}

/** The squares of the code as they stand in the drawing: rectangles one module high. */
function codeIn(drawing: string): string | undefined {
  const runs = [...drawing.matchAll(/^(\d+) (\d+) (\d+) 1 re$/gm)].map(
    ([, x, y, length]) => [Number(x), Number(y), Number(length)] as const,
  )
  return readRuns({ runs, size: Math.max(...runs.map(([x, , length]) => x + length)) + 4 })
}

test('the PDF has one page a place, whatever the length, and each page bears its own code', async () => {
  const posters = ['7KM2XA', '9HNTCE'].map((token) =>
    posterOf(
      { ...consultation, title: longTitle, asker: 'Ủy ban nhân dân '.repeat(9), matter: `${'rất dài '.repeat(60)}.` },
      { ...hall, token },
      origin,
    ),
  )

  const pdf = await posterPdf('Áp phích: Góp ý', posters, 'vi')

  const text = Buffer.from(pdf).toString('latin1')
  expect(text.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2)
  expect(text).toContain('/MediaBox [0 0 595.28 841.89]')
  expect(pagesOf(pdf).map(codeIn)).toEqual([`${origin}/q/7KM2XA`, `${origin}/q/9HNTCE`])
})

test('the PDF tells its title and language and is tagged for those who hear it', async () => {
  const pdf = Buffer.from(await posterPdf('Áp phích: Góp ý', [posterOf(consultation, hall, origin)], 'vi')).toString('latin1')
  const title = `\ufeff${'Áp phích: Góp ý'}`

  expect(pdf).toContain('/Lang (vi)')
  expect(pdf).toContain('/MarkInfo')
  expect(pdf).toContain('/DisplayDocTitle true')
  expect(pdf).toContain(Buffer.from(title, 'utf16le').swap16().toString('latin1').slice(0, 20))
})

test.each(['vi', 'en'] as const)('nothing on the PDF page stands below its edge (%s)', async (locale) => {
  const worst = posterOf(
    { ...consultation, title: longTitle, asker: 'W'.repeat(150), matter: 'W'.repeat(400) },
    { ...hall, label: 'W'.repeat(80) },
    'https://'.concat('w'.repeat(60), '.example.vn'),
  )

  const [drawing = ''] = pagesOf(await posterPdf('x', [worst], locale))

  const baselines = [...drawing.matchAll(/1 0 0 1 [\d.]+ ([\d.-]+) Tm/g)].map(([, y]) => Number(y))
  expect(baselines.length).toBeGreaterThan(10)
  expect(Math.min(...baselines)).toBeGreaterThan(10)
})
