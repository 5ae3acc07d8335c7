export interface SheetOfCells {
  name: string
  rows: readonly (readonly (string | number | null)[])[]
}

/** A workbook of plain cells: text stays text (a formula in it is not run), numbers stay numbers. */
export async function xlsxFile(sheets: readonly SheetOfCells[]): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const made = await writeXlsxFile(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row) => row.map(written)),
    })),
  ).toBuffer()
  return new Uint8Array(made)
}

// write-excel-file looks words up in a plain object: one that every object bears (`constructor`) would break the file.
const written = (cell: string | number | null): string | number | null => {
  if (typeof cell !== 'string') return cell
  if (cell === '') return null
  return cell in {} ? `${cell} ` : cell
}
