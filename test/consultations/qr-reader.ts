import jsQR from 'jsqr'
import type { QrCode } from '../../src/consultations/qr'

/** What an independent reader finds in the runs of a code, each module four pixels wide. */
export function readRuns({ size, runs }: Pick<QrCode, 'size' | 'runs'>): string | undefined {
  const scale = 4
  const side = size * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [x, y, length] of runs)
    for (let row = y * scale; row < (y + 1) * scale; row++)
      for (let column = x * scale; column < (x + length) * scale; column++)
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
  return jsQR(pixels, side, side)?.data
}
