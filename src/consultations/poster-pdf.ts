import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { messages } from '../i18n/messages'
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
const QR_SIDE = 85 * MM
const ACCENT = '#8c1d18'

type Document = InstanceType<typeof PDFDocument>

/** The posters as a tagged PDF, one A4 page each; the codes are drawn as shapes, not pictures. */
export async function posterPdf(title: string, posters: readonly Poster[], locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
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

function drawPoster(document: Document, poster: Poster, locale: Locale): void {
  const say = messages[locale].publicity.poster
  const sheet = sheetOf(document)
  sheet.text('P', say.call, { font: 'bold', sizes: [20], color: ACCENT, room: 30 })
  document.rect(MARGIN, sheet.y, WIDTH, 3).fill(ACCENT)
  sheet.skip(14)
  sheet.text('H1', poster.title, { font: 'bold', sizes: [30, 26, 23, 20, 18, 16, 14], room: 150 })
  sheet.skip(6)
  sheet.text('P', poster.sentence, { sizes: [15, 14, 13, 12, 11], room: 85 })
  sheet.skip(10)
  const dates = posterDates(poster, say, locale).map(([term, meaning]) => `${term}: ${meaning}`)
  sheet.text('P', `${say.asker}: ${poster.asker}`, { font: 'bold', sizes: [14, 13, 12, 11, 10], room: 42 })
  sheet.text('P', dates.join(' · '), { font: 'bold', sizes: [14, 13, 12, 11], room: 20 })
  sheet.skip(12)
  const top = sheet.y
  sheet.figure(poster.qr, say.qrAlt(poster.address))
  const beside = { left: MARGIN + QR_SIDE + 16, width: WIDTH - QR_SIDE - 16 }
  sheet.moveTo(top + 10)
  sheet.text('P', say.scan, { font: 'bold', sizes: [18, 16], room: 90, ...beside })
  sheet.skip(8)
  sheet.text('P', say.orType, { sizes: [14], room: 22, ...beside })
  sheet.text('P', poster.address, { font: 'bold', sizes: [18, 16, 14, 12, 10, 8], room: 60, ...beside })
  sheet.skip(8)
  sheet.text('P', say.noName, { sizes: [14, 13, 12], room: 70, ...beside })
  sheet.moveTo(top + QR_SIDE + 18)
  const boxTop = sheet.y
  const inside = { left: MARGIN + 12, width: WIDTH - 24 }
  sheet.skip(10)
  sheet.text('H2', say.noPhoneTitle, { font: 'bold', sizes: [15], room: 24, ...inside })
  for (const way of say.noPhone) sheet.text('P', `•  ${way}`, { sizes: [12.5, 11.5, 11], room: 36, ...inside })
  document
    .rect(MARGIN, boxTop, WIDTH, sheet.y + 8 - boxTop)
    .lineWidth(1.2)
    .stroke('#000')
  sheet.moveTo(PAGE_HEIGHT - 42)
  sheet.text('P', say.hangsAt(poster.placeLabel, poster.code), { sizes: [11, 10, 9, 8], color: '#444', room: 28 })
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

function drawQr(document: Document, qr: QrCode, top: number): void {
  document
    .save()
    .translate(MARGIN, top)
    .scale(QR_SIDE / qr.size)
  for (const [x, row, length] of qr.runs) document.rect(x, row, length, 1)
  document.fill('#000').restore()
}
