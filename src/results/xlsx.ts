export { type SheetOfCells, xlsxFile } from '../kernel/xlsx'

/** A sheet takes 1,048,576 rows, but the whole file is made in memory, so the limit is nearer. */
export const MOST_XLSX_ROWS = 50_000
