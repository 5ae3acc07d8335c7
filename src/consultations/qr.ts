import qrcode from 'qrcode'

/** A QR code as squares: `path` draws its dark modules in a square of `size` units, quiet zone included. */
export interface QrCode {
  text: string
  size: number
  /** Runs of dark modules: column, row, length. */
  runs: readonly (readonly [x: number, y: number, length: number])[]
}

// Level M reads with 15 % of the area lost; four light modules around it are what ISO/IEC 18004 asks for.
const CORRECTION = 'M'
const MARGIN = 4
const PNG_LEAST = 1000

export function qrOf(text: string): QrCode {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: CORRECTION })
  const runs: [number, number, number][] = []
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue
      const start = column
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++
      runs.push([start + MARGIN, row + MARGIN, column - start + 1])
    }
  }
  return { text, size: modules.size + 2 * MARGIN, runs }
}

export const qrPath = ({ runs }: QrCode): string => runs.map(([x, y, length]) => `M${x} ${y}h${length}v1h-${length}z`).join('')

/** A file of its own: black on white whatever lies behind it. */
export function qrSvg(text: string): string {
  const qr = qrOf(text)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${qr.size} ${qr.size}" width="1000" height="1000" shape-rendering="crispEdges">` +
    `<rect width="${qr.size}" height="${qr.size}" fill="#fff"/><path d="${qrPath(qr)}" fill="#000"/></svg>`
  )
}

/** At least 1,000 pixels a side, each module a whole number of pixels. */
export function qrPng(text: string): Promise<Buffer> {
  const scale = Math.ceil(PNG_LEAST / qrOf(text).size)
  return qrcode.toBuffer(text, { type: 'png', errorCorrectionLevel: CORRECTION, margin: MARGIN, scale })
}
