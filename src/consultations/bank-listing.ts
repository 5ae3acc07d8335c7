import { cleanLine } from '../kernel/text'
import type { World } from '../kernel/world'
import { isTypeName } from '../questions/types'
import type { BankItem, ListedBank } from './bank'
import { bankPaths, ownersOf } from './bank-seeing'
import { startersSaying } from './bank-starters'
import { type BankFilter, listBankItems } from './bank-store'

const PAGE_SIZE = 20

/** A page of the bank as an address asks for it: what units keep by name, then what comes with the product. */
export async function listBank(
  world: World,
  asked: (name: string) => string | undefined,
  { paths = bankPaths(world), only }: { paths?: readonly string[]; only?: 'question' | 'options' } = {},
): Promise<ListedBank> {
  const kind = only ?? (['question', 'options'] as const).find((each) => each === asked('kind')) ?? null
  const type = isTypeName(asked('type') ?? '') ? (asked('type') ?? '') : ''
  const search = (cleanLine(asked('search') ?? '') ?? '').slice(0, 200)
  const filter: BankFilter = { search, kind, typeName: type, isRetired: asked('retired') === '1' }
  const page = Math.min(Math.max(1, Math.trunc(Number(asked('page'))) || 1), 10_000)
  const offset = (page - 1) * PAGE_SIZE
  const { items, total } = await listBankItems(world.storage.reader, paths, filter, { limit: PAGE_SIZE, offset })
  const also = filter.isRetired ? [] : startersSaying(search).filter((item) => fits(item, filter))
  const from = Math.max(0, offset - total)
  const shown = [...items, ...also.slice(from, from + PAGE_SIZE - items.length)]
  const all = total + also.length
  const pages = Math.max(1, Math.ceil(all / PAGE_SIZE))
  const owners = await ownersOf(world, items)
  return { items: shown, owners, total: all, page, pages, search, kind: kind ?? '', type, isRetired: filter.isRetired }
}

const fits = ({ content }: BankItem, { kind, typeName }: BankFilter): boolean =>
  (!kind || content.kind === kind) && (!typeName || (content.kind === 'question' && content.question.type === typeName))
