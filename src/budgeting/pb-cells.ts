/** A line of a `.pb` file and its cells. */

export class PbRefused extends Error {
  override name = 'PbRefused'
  constructor(
    readonly fault: string,
    readonly values: readonly (string | number)[],
  ) {
    super(fault)
  }
}

export const refuse = (fault: string, ...values: (string | number)[]): PbRefused => new PbRefused(fault, values)

/** Cells are parted by semicolons; one in quotation marks may hold some, and a mark is doubled inside it. */
export function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(';')
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? ''
    if (quoted && sign === '"' && line[at + 1] === '"') {
      cell += '"'
      at++
    } else if (sign === '"' && (quoted || cell.trim() === '')) {
      if (!quoted) cell = ''
      quoted = !quoted
    } else if (sign === ';' && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += sign
  }
  if (quoted) throw refuse('quote')
  return [...cells, cell]
}

/** In quotation marks where it must be; a line break becomes a blank, since a row is a line. */
export function cellOf(value: string | number): string {
  const text = String(value).replace(/\s+/g, ' ').trim()
  return /[";]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A whole number as data sets write it, also `1200.0`; undefined for anything else. */
export function wholeIn(typed: string, largest: number): number | undefined {
  if (!/^\d{1,15}(\.0{1,2})?$/.test(typed)) return undefined
  const value = Number(typed)
  return value <= largest ? value : undefined
}
