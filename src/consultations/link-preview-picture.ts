import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { lengthOf } from '../kernel/text'
import { closingWritten, shortened } from './announcements'
import type { Previewed } from './link-preview'

/** The picture of a link in chat apps, 1,200 × 630. Drawn by WebAssembly: the same on every machine. */

const WIDTH = 1200
const HEIGHT = 630
const MARGIN = 70
const FAMILY = 'Be Vietnam Pro'
// What a letter takes on average, as a share of the size; measured generously so that no line runs out.
const LETTER_WIDTH = 0.58
const MOST_KEPT = 200

const require = createRequire(import.meta.url)
const fontFile = (name: string): Uint8Array => readFileSync(require.resolve(`@expo-google-fonts/be-vietnam-pro/${name}.ttf`))

let drawing: Promise<Uint8Array[]> | undefined
const kept = new Map<string, Uint8Array<ArrayBuffer>>()

/** Drawn once per revision and language. */
export async function previewPicture(consultation: Previewed, locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const key = `${consultation.slug} ${consultation.revision} ${locale}`
  const known = kept.get(key)
  if (known) return known
  drawing ??= startDrawing()
  const fontBuffers = await drawing
  const picture = new Resvg(previewSvg(consultation, locale), { font: { fontBuffers, defaultFontFamily: FAMILY } })
  const png = new Uint8Array(picture.render().asPng())
  picture.free()
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
  kept.set(key, png)
  return png
}

async function startDrawing(): Promise<Uint8Array[]> {
  await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return [fontFile('400Regular/BeVietnamPro_400Regular'), fontFile('700Bold/BeVietnamPro_700Bold')]
}

export function previewSvg({ title, asker, closesAt, noClosing }: Previewed, locale: Locale): string {
  const words = messages[locale].publicity
  const size = [64, 54, 46, 40].find((each) => linesOf(title, each).length * each * 1.25 <= 330) ?? 40
  const lines = linesOf(title, size).slice(0, 7)
  const when = noClosing ? words.poster.permanent : closesAt ? words.preview.pictureUntil(closingWritten(closesAt, locale)) : ''
  const line = (text: string, y: number, style: string) => `<text x="${MARGIN}" y="${y}" ${style}>${escaped(text)}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="${FAMILY}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fdfaf4"/><rect width="${WIDTH}" height="18" fill="#8c1d18"/>
${line(words.preview.pictureCall, 105, 'font-size="32" font-weight="700" fill="#8c1d18"')}
${lines.map((text, place) => line(text, 140 + size + place * size * 1.25, `font-size="${size}" font-weight="700" fill="#211c17"`)).join('')}
${line(shortened(asker, 60), 545, 'font-size="34" fill="#211c17"')}
${line(when, 592, 'font-size="30" fill="#5a5149"')}
</svg>`
}

function linesOf(text: string, size: number): string[] {
  const most = Math.floor((WIDTH - 2 * MARGIN) / (size * LETTER_WIDTH))
  const lines: string[] = []
  for (const word of text.split(' ').flatMap((each) => pieces(each, most))) {
    const last = lines.at(-1)
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function pieces(word: string, most: number): string[] {
  const letters = [...word]
  return letters.length <= most ? [word] : [letters.slice(0, most).join(''), ...pieces(letters.slice(most).join(''), most)]
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (each) => ESCAPES[each] ?? '')
