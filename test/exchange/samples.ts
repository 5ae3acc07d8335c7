import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSource } from '../../src/exchange/source'
import { xlsxFile } from '../../src/kernel/xlsx'

const FOLDER = join(import.meta.dirname, 'samples')

export type Sheets = Readonly<Record<string, readonly (readonly (string | number | null)[])[]>>

/** A workbook of plain cells, by the names of its sheets. */
export const workbook = async (sheets: Sheets): Promise<Buffer> =>
  Buffer.from(await xlsxFile(Object.entries(sheets).map(([name, rows]) => ({ name, rows }))))

/** A form written as text: `# survey` begins a sheet, tabs stand between cells. */
export function sheetsOf(text: string): Sheets {
  const sheets: Record<string, string[][]> = {}
  let rows: string[][] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('# ')) {
      rows = []
      sheets[line.slice(2).trim()] = rows
    } else if (line.trim()) rows.push(line.split('\t'))
  }
  return sheets
}

export interface Sample {
  kind: 'xlsform' | 'limesurvey' | 'surveyjs'
  name: string
  bytes: () => Promise<Buffer>
}

/** Every sample, kind by kind and name by name. */
export const samples: readonly Sample[] = (['xlsform', 'limesurvey', 'surveyjs'] as const).flatMap((kind) =>
  readdirSync(join(FOLDER, kind))
    .sort()
    .map((name) => {
      const path = join(FOLDER, kind, name)
      const bytes = async () => (kind === 'xlsform' ? workbook(sheetsOf(readFileSync(path, 'utf8'))) : readFileSync(path))
      return { kind, name, bytes }
    }),
)

/** What a file brings; throws where it is refused. */
export async function brought(bytes: Buffer) {
  const read = await readSource(bytes, 'vi')
  if (!read.ok) throw new Error(`It was refused: ${read.refusal} ${read.args.join(' ')}`)
  return read
}
