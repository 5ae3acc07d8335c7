import { number } from '../../src/i18n/locale'
import type { Messages } from '../../src/i18n/messages'
import type { Locale } from '../../src/kernel/locale'
import type { Block } from '../../src/questions/tally'
import { baseHead } from './figure-table'

/** What the shares of a table are of. */
export function captionOf(block: Block, allSheets: number | null | undefined, words: Messages, locale: Locale): string {
  const { shareOf, shareOfAll, shareOfPeople, shareOfAllPeople, severalAllowed } = words.results
  if (block.kind === 'words') return words.results.answeredBase
  if (block.kind === 'grid' || block.kind === 'measures') return baseHead(block, allSheets, words)
  const base = number(block.base, locale)
  if (block.kind === 'numbers' && block.people)
    return (block.people.ofAll ? shareOfAllPeople : shareOfPeople)(base, block.people.noun)
  const told = (block.base === allSheets ? shareOfAll : shareOf)(base)
  return block.kind === 'numbers' || block.exclusive ? told : `${told} ${severalAllowed}`
}
