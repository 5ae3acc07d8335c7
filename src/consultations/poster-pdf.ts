import { createRequire } from 'node:module'
import { type Messages, messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { type Poster, posterDates } from './poster'
import type { QrCode } from './qr'

/** Whole fonts: those cut by script lack either the Latin or the Vietnamese half. */
const require = createRequire(import.meta.url)
const fontPath = (file: string): string => require.resolve(`@expo-google-fonts/be-vietnam-pro/${file}.ttf`)
const REGULAR = '400Regular/BeVietnamPro_400Regular'
const BOLD = '700Bold/BeVietnamPro_700Bold'

const MM = 72 / 25.4
const MARGIN = 15 * MM
const WIDTH = 210 * MM - 2 * MARGIN
const PAGE_HEIGHT = 297 * MM
// With its quiet zone, so that the code itself is above seven centimetres.
const QR_SIDE = 95 * MM
// The white margin of the sheet serves as part of the quiet zone.
const QUIET_OVERHANG = 9 * MM
const ACCENT = '#8c1d18'

type Document = PDFKit.PDFDocument

/** The posters as a tagged PDF, one A4 page each; the codes are drawn as shapes, not pictures. */
export async function posterPdf(title: string, posters: readonly Poster[], locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when the first poster is asked for: it is a third of what a start would read.
  const { default: PDFDocument } = await import('pdfkit')
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: locale,
    tagged: true,
    displayTitle: true,
    info: { Title: title },
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => document.once('end', resolve))
  document.registerFont('regular', fontPath(REGULAR)).registerFont('bold', fontPath(BOLD))
  for (const poster of posters) {
    document.addPage()
    drawPoster(document, poster, locale)
  }
  document.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

type Words = Messages['publicity']['poster']

// Text from the top down, the box of paper ways from the bottom up, and the code in the middle of what is left.
function drawPoster(document: Document, poster: Poster, locale: Locale): void {
  const say = messages[locale].publicity.poster
  const sheet = sheetOf(document)
  sheet.text('P', say.call, { font: 'bold', sizes: [20], color: ACCENT, room: 30 })
  document.rect(MARGIN, sheet.y, WIDTH, 3).fill(ACCENT)
  sheet.skip(14)
  sheet.text('H1', poster.title, { font: 'bold', sizes: [30, 26, 23, 20, 18, 16, 14], room: 150 })
  sheet.skip(6)
  sheet.text('P', poster.sentence, { sizes: [16, 15, 14, 13, 12, 11], room: 80 })
  sheet.skip(10)
  sheet.text('P', `${say.asker}: ${poster.asker}`, { font: 'bold', sizes: [15, 14, 13, 12, 11, 10], room: 40 })
  const dates = posterDates(poster, say, locale).map(([term, meaning]) => `${term}: ${meaning}`)
  sheet.text('P', dates.join(' · '), { font: 'bold', sizes: [15, 14, 13, 12, 11], room: 20 })
  const boxTop = PAPER_BOTTOM - paperHeight(document, say)
  drawScan(sheet, poster, say, sheet.y + Math.max(0, boxTop - sheet.y - QR_SIDE) / 2)
  drawPaper(document, sheet, say, boxTop)
  sheet.moveTo(PAGE_HEIGHT - 42)
  sheet.text('P', say.hangsAt(poster.placeLabel, poster.code), { sizes: [11, 10, 9, 8], color: '#444', room: 28 })
}

function drawScan(sheet: Sheet, poster: Poster, say: Words, top: number): void {
  const beside = { left: MARGIN + QR_SIDE - QUIET_OVERHANG, width: WIDTH - QR_SIDE + QUIET_OVERHANG }
  sheet.moveTo(top)
  sheet.figure(poster.qr, say.qrAlt(poster.address))
  sheet.moveTo(top + 36)
  sheet.text('P', say.scan, { font: 'bold', sizes: [18, 16], room: 74, ...beside })
  sheet.skip(8)
  sheet.text('P', say.orType, { sizes: [14], room: 22, ...beside })
  const address = poster.address.replace('/q/', '\n/q/')
  sheet.text('P', address, { font: 'bold', sizes: [18, 16, 14, 12, 10, 8], room: 48, ...beside })
  sheet.skip(8)
  sheet.text('P', say.noName, { sizes: [14, 13, 12], room: 64, ...beside })
}

const PAPER_BOTTOM = PAGE_HEIGHT - 54
const PAPER_PADDING = 12
const PAPER_TITLE = {
  font: 'bold',
  sizes: [16],
  room: 26,
  left: MARGIN + PAPER_PADDING,
  width: WIDTH - 2 * PAPER_PADDING,
} as const
const PAPER_WAY = { sizes: [13], room: 40, left: MARGIN + PAPER_PADDING + 14, width: WIDTH - 2 * PAPER_PADDING - 14 } as const

function paperHeight(document: Document, say: Words): number {
  const ways = say.noPhone.map((way) => fitted(document, way, PAPER_WAY).height + 2)
  return fitted(document, say.noPhoneTitle, PAPER_TITLE).height + ways.reduce((sum, each) => sum + each, 2 * PAPER_PADDING)
}

function drawPaper(document: Document, sheet: Sheet, say: Words, top: number): void {
  sheet.moveTo(top + PAPER_PADDING)
  sheet.text('H2', say.noPhoneTitle, PAPER_TITLE)
  for (const way of say.noPhone) {
    document.circle(MARGIN + PAPER_PADDING + 4, sheet.y + 9, 2).fill('#000')
    sheet.text('P', way, PAPER_WAY)
    sheet.skip(2)
  }
  document
    .rect(MARGIN, top, WIDTH, PAPER_BOTTOM - top)
    .lineWidth(1.2)
    .stroke('#000')
}

interface TextStyle {
  font?: 'regular' | 'bold'
  /** In points, largest first: the first with which the text fits into `room`. */
  sizes: readonly number[]
  /** The greatest height in points; what does not fit even in the smallest size ends in an ellipsis. */
  room: number
  color?: string
  left?: number
  width?: number
}

/** A page that is written from the top down, each piece tagged for those who hear the document. */
function sheetOf(document: Document) {
  const root = document.struct('Sect')
  document.addStructure(root)
  let y = MARGIN
  return {
    get y() {
      return y
    },
    skip: (points: number) => {
      y += points
    },
    moveTo: (top: number) => {
      y = top
    },
    text: (
      tag: string,
      text: string,
      { font = 'regular', sizes, room, color = '#000', left = MARGIN, width = WIDTH }: TextStyle,
    ) => {
      const heightAt = (size: number) => document.font(font).fontSize(size).heightOfString(text, { width })
      const size = sizes.find((each) => heightAt(each) <= room) ?? sizes.at(-1) ?? 10
      const height = Math.min(heightAt(size), room)
      const top = y
      const draw = () =>
        document.font(font).fontSize(size).fillColor(color).text(text, left, top, { width, height: room, ellipsis: true })
      root.add(document.struct(tag, {}, draw))
      y += height
    },
    figure: (qr: QrCode, alt: string) => {
      const top = y
      root.add(document.struct('Figure', { alt }, () => drawQr(document, qr, top)))
      y += QR_SIDE
    },
  }
}

type Sheet = ReturnType<typeof sheetOf>

function fitted(document: Document, text: string, { font = 'regular', sizes, room, width = WIDTH }: TextStyle) {
  const heightAt = (size: number) => document.font(font).fontSize(size).heightOfString(text, { width })
  const size = sizes.find((each) => heightAt(each) <= room) ?? sizes.at(-1) ?? 10
  return { size, height: Math.min(heightAt(size), room) }
}

function drawQr(document: Document, qr: QrCode, top: number): void {
  document
    .save()
    .translate(MARGIN - QUIET_OVERHANG, top)
    .scale(QR_SIDE / qr.size)
  for (const [x, row, length] of qr.runs) document.rect(x, row, length, 1)
  document.fill('#000').restore()
}
