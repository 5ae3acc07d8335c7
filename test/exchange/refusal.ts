import { readSource } from '../../src/exchange/source'
import { unzip } from '../../src/exchange/unzip'
import { zipOf } from '../../src/exchange/zip'
import { workbook } from './samples'

/** Why a file is no questionnaire; 'read' where it is one. */
export const refusalOf = async (bytes: Buffer | string) => {
  const read = await readSource(Buffer.from(bytes), 'vi')
  return read.ok ? 'read' : read.refusal
}

/** An XLSForm of one question. */
export const form = {
  survey: [
    ['type', 'name', 'label'],
    ['text', 'a', 'Câu hỏi'],
  ],
}

/** The parts of its workbook, some put otherwise, packed again. */
export async function changed(change: (parts: Map<string, Buffer>) => void): Promise<Buffer> {
  const read = unzip(await workbook(form))
  if (!read.ok) throw new Error('no zip')
  const parts = new Map(read.parts)
  change(parts)
  return zipOf(parts)
}
