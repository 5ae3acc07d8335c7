/** Rows copied out of a spreadsheet or a word processor, cells apart by tabs, as the table they were. */
export function withTables(text: string): string {
  const lines = text.split('\n')
  const made: string[] = []
  for (let from = 0; from < lines.length; ) {
    let to = from
    while (lines[to]?.includes('\t')) to++
    // One line with a tab is a line with a gap.
    if (to - from < 2) made.push(lines[from++] ?? '')
    else {
      if (made.at(-1)?.trim()) made.push('')
      made.push(...tableOf(lines.slice(from, to)))
      if (lines[to]?.trim()) made.push('')
      from = to
    }
  }
  return made.join('\n')
}

function tableOf(lines: readonly string[]): string[] {
  const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim().replaceAll('|', '\\|')))
  const width = Math.max(...rows.map((row) => row.length))
  const [head = '', ...others] = rows.map((row) => `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`)
  return [head, `|${' --- |'.repeat(width)}`, ...others]
}
