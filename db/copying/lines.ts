import type { Piece } from './ends'

const PIECE_CHARACTERS = 2_000_000

/** Gathers lines into pieces of a few MB. */
export function gathering(): { add(line: string): Piece | undefined; rest(): Piece | undefined } {
  let lines: string[] = []
  let size = 0
  const out = (): Piece => {
    const piece = { rows: lines.length, lines: Buffer.from(lines.join('')) }
    lines = []
    size = 0
    return piece
  }
  return {
    add: (line) => {
      lines.push(line)
      size += line.length
      return size >= PIECE_CHARACTERS ? out() : undefined
    },
    rest: () => (lines.length > 0 ? out() : undefined),
  }
}

/** The lines of a piece without their line feeds. */
export const linesOf = ({ lines }: Piece): string[] => lines.toString('utf8').split('\n').slice(0, -1)

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
