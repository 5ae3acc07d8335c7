import type { Messages } from '../i18n/messages'
import { type Exporter, NOT_ASKED_CELL } from './export-rows'

/** The data dictionary: a row for each column of the export, or for each code of one, under a heading. */
export function dictionaryRows({ columns, wordings }: Exporter, words: Messages): string[][] {
  const { dictionary, kinds, notAskedMeaning, emptyMeaning } = words.results
  const head = [dictionary.column, dictionary.meaning, dictionary.kind, dictionary.code, dictionary.label]
  const rows = columns.flatMap(({ id, label, kind, codes }) => {
    const plain = [id, label, kinds[kind]]
    return codes.length === 0 ? [[...plain, '', '']] : codes.map((code) => [...plain, code.code, code.label])
  })
  const worded = wordings.map(({ question, label, versions }) => {
    const said = words.seams.version(versions.join(', '))
    return [question, label, words.seams.dictionaryKind, said, label]
  })
  return [head, ...rows, ...worded, ['*', '', '', NOT_ASKED_CELL, notAskedMeaning], ['*', '', '', '', emptyMeaning]]
}
