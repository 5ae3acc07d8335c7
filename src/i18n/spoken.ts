/** Vietnamese written to be read aloud: numbers, dates and abbreviations in full. */

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const GROUPS = ['', 'nghìn', 'triệu', 'tỷ', 'nghìn tỷ']

/** 2027 becomes "hai nghìn không trăm hai mươi bảy". Whole numbers from 0 to 999.999.999.999.999. */
export function spokenNumber(whole: number): string {
  if (whole === 0) return 'không'
  const words: string[] = []
  for (let group = GROUPS.length - 1; group >= 0; group--) {
    const value = Math.floor(whole / 1000 ** group) % 1000
    if (value === 0) continue
    words.push(...belowThousand(value, words.length > 0))
    if (GROUPS[group]) words.push(GROUPS[group] ?? '')
  }
  return words.join(' ')
}

// `inside`: a larger group was said before, so that an empty hundred is said too.
function belowThousand(value: number, inside: boolean): string[] {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  const words: string[] = []
  const hasHundred = hundreds > 0 || inside
  if (hasHundred) words.push(digit(hundreds), 'trăm')
  if (tens === 1) words.push('mười')
  if (tens > 1) words.push(digit(tens), 'mươi')
  if (tens === 0 && ones > 0 && hasHundred) words.push('linh')
  if (ones > 0) words.push(lastDigit(tens, ones))
  return words
}

const digit = (value: number): string => DIGITS[value] ?? ''

function lastDigit(tens: number, ones: number): string {
  if (ones === 1 && tens > 1) return 'mốt'
  if (ones === 4 && tens > 1) return 'tư'
  if (ones === 5 && tens > 0) return 'lăm'
  return digit(ones)
}

/** YYYY-MM-DD becomes "ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi bảy". */
export function spokenDay(calendarDay: string): string {
  const [year = 0, month = 0, day = 0] = calendarDay.split('-').map(Number)
  return `ngày ${day <= 10 ? 'mùng ' : ''}${spokenNumber(day)} tháng ${month === 4 ? 'tư' : spokenNumber(month)} năm ${spokenNumber(year)}`
}

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})UBND(?!\p{L})/gu, 'Ủy ban nhân dân'],
  [/(?<!\p{L})HĐND(?!\p{L})/gu, 'Hội đồng nhân dân'],
  [/(?<!\p{L})(?:UB)?MTTQ(?!\p{L})/gu, 'Mặt trận Tổ quốc'],
  [/(?<!\p{L})HTX(?!\p{L})/gu, 'hợp tác xã'],
  [/(?<=\d)\s?%/gu, ' phần trăm'],
  [/(?<=\d)\s?km(?!\p{L})/gu, ' ki-lô-mét'],
  [/(?<=\d)\s?ha(?!\p{L})/gu, ' héc-ta'],
  [/(?<=\d)\s?m(?!\p{L})/gu, ' mét'],
  [/(?<=\d)\s?[–-]\s?(?=\d)/gu, ' đến '],
]

/** Text as a loudspeaker's reader would say it: "giai đoạn 2026–2030" without a figure left. */
export function spoken(text: string): string {
  let said = text
  for (const [written, words] of ABBREVIATIONS) said = said.replace(written, words)
  return said
    .replace(/\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?/g, spokenFigure)
    .replace(/[()[\]{}"“”*_/\\]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function spokenFigure(figure: string): string {
  const [whole = '', decimals] = figure.replaceAll('.', '').split(',')
  const said = whole.length > 15 ? eachDigit(whole) : spokenNumber(Number(whole))
  return ` ${decimals ? `${said} phẩy ${decimals.length > 2 ? eachDigit(decimals) : spokenDecimals(decimals)}` : said} `
}

const eachDigit = (digits: string): string => [...digits].map((each) => digit(Number(each))).join(' ')
const spokenDecimals = (decimals: string): string =>
  decimals.startsWith('0') ? eachDigit(decimals) : spokenNumber(Number(decimals))

/** Syllables as spoken: blanks and hyphens part them, and each letter of an abbreviation in capitals is one. */
export function syllables(text: string): number {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).reduce((sum, word) => sum + (/^\p{Lu}{2,}$/u.test(word) ? [...word].length : 1), 0)
}
