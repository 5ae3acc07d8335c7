import { mayAct } from '../audit/permissions'
import { pathsTo } from '../kernel/paths'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { listUnits } from '../units/store'
import type { BankItem } from './bank'
import { starters } from './bank-starters'
import { findBankItem } from './bank-store'

/** The units whose items a person may use: those of the own roles, and all above them. */
export function bankPaths({ actor }: World): string[] {
  if (actor.kind !== 'person') return []
  return [...new Set(actor.grants.flatMap(({ unitPath }) => pathsTo(unitPath)))].sort()
}

/** Where the person may keep something. */
export async function keepingUnits({ storage, actor }: World): Promise<{ id: number; path: string; name: string }[]> {
  if (actor.kind !== 'person') return []
  const own = actor.grants.filter(({ unitPath }) => mayAct(actor, 'bank.add', unitPath)).map(({ unitId }) => unitId)
  return (await listUnits(storage.reader, [...new Set(own)])).map(({ id, path, name }) => ({ id, path, name }))
}

/** Of these units or of everybody. Throws notFound, notPermitted. */
export async function findSeenItem({ storage }: World, id: string, paths: readonly string[]): Promise<BankItem> {
  const starter = starters.find((each) => each.id === id)
  if (starter) return starter
  if (!/^[1-9]\d{0,14}$/.test(id)) throw problem('notFound')
  const item = await findBankItem(storage.reader, Number(id))
  if (!paths.includes(item.unitPath)) throw problem('notPermitted', { bankItem: item.id })
  return item
}

/** Whose each item is, by path. */
export async function ownersOf({ storage }: World, items: readonly BankItem[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(items.map(({ unitPath }) => Number(unitPath.split('/').at(-2) ?? 0)))].filter((id) => id > 0)
  return new Map((await listUnits(storage.reader, ids)).map(({ path, name }) => [path, name]))
}
