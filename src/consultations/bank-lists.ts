import { below, type Fields, one } from '../kernel/fields'
import { pathsTo } from '../kernel/paths'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { typeOf } from '../questions/types'
import { linesOf, optionsIn, readLines, readName } from './bank'
import { addToBank } from './bank-acts'
import { findSeenItem } from './bank-seeing'
import { starters } from './bank-starters'
import { listBankItems } from './bank-store'

const MOST_OFFERED = 200
const EVERYTHING = { search: '', kind: 'options', typeName: '', isRetired: false } as const

/** The lists the form of a question offers, those of the unit and above it first. */
export async function offeredLists(
  { storage }: World,
  { unitPath }: { unitPath: string },
): Promise<{ id: string; name: string }[]> {
  const { items } = await listBankItems(storage.reader, pathsTo(unitPath), EVERYTHING, { limit: MOST_OFFERED, offset: 0 })
  return [...items, ...starters.filter(({ content }) => content.kind === 'options')].map(({ id, name }) => ({ id, name }))
}

export interface WithLists {
  fields: Fields
  /** By the names of the fields. */
  faults: Readonly<Record<string, string>>
  /** The name under which a list was kept just now. */
  kept: string | undefined
}

/**
 * Does what the bank's two buttons in the form of a question say: `bank take` puts the lines of a list where a pasted
 * list would stand, `bank keep` keeps the options as they are typed. Everything else stays as it was typed.
 */
export async function withLists(
  world: World,
  { unitPath }: { unitPath: string },
  type: string,
  sent: Fields,
): Promise<WithLists> {
  const command = one(sent, 'do')
  if (command === 'bank take') {
    if (!one(sent, 'bank.list')) return { fields: sent, faults: { 'bank.list': 'required' }, kept: undefined }
    const { content } = await findSeenItem(world, one(sent, 'bank.list'), pathsTo(unitPath))
    if (content.kind !== 'options') throw problem('badRequest')
    return { fields: taken(sent, linesOf(content.options)), faults: {}, kept: undefined }
  }
  if (command !== 'bank keep') return { fields: sent, faults: {}, kept: undefined }
  const { name, fault } = readName(one(sent, 'bank.name'))
  const { options, fault: ofLines } = readLines(linesOf(optionsIn(typeOf(type).readSettings(below(sent, 'settings.'))) ?? []))
  const ofOptions = ofLines && (ofLines === 'tooFew' ? 'tooFewOptions 2' : 'tooManyOptions 1000')
  const found = fault ?? ofOptions
  if (found) return { fields: sent, faults: { 'bank.name': found }, kept: undefined }
  await addToBank(world, { unitPath, name, content: { kind: 'options', options } })
  return { fields: sent, faults: {}, kept: name }
}

/** A long list is one text; others have rows and a place for what is pasted. */
function taken(sent: Fields, lines: string): Fields {
  const name = sent.has('settings.options') ? 'settings.options' : 'settings.options.pasted'
  const bareLines = name === 'settings.options' ? lines.replace(/\t.*$/gm, '') : lines
  return new Map([...sent, [name, [[one(sent, name), bareLines].filter(Boolean).join('\n')]]])
}
