import { act } from '../audit/act'
import { problem } from '../kernel/problem'
import type { BankContent } from './bank'
import { addBankItem, findBankItem, findBefore, retireBankItem, saveBankItem } from './bank-store'

interface Kept {
  name: string
  content: BankContent
}

/** Keeps a question or a list for a unit and those below it. Throws notPermitted. */
export const addToBank = act(
  'bank.add',
  async ({ writer, now, permit }, { unitPath, name, content }: Kept & { unitPath: string }) => {
    permit(unitPath)
    const id = await addBankItem(writer, { unitPath, name, content }, now)
    return { result: id, subject: `bank:${id}`, details: { name, kind: content.kind } }
  },
)

interface Seen {
  id: number
  /** Of the page it was done on. */
  revision: number
}

/** What was copied from it into questionnaires stays as it is. Throws notFound, notPermitted, stale. */
export const changeInBank = act('bank.change', async ({ writer, now, permit }, { id, revision, ...kept }: Kept & Seen) => {
  const item = await findBankItem(writer, id)
  permit(item.unitPath)
  if (item.content.kind !== kept.content.kind) throw problem('invalid', { bankItem: id })
  await saveBankItem(writer, { id, revision }, { ...kept, before: { name: item.name, content: item.content } }, now)
  return { result: undefined, subject: `bank:${id}`, details: { name: kept.name } }
})

/** Takes the last change back; once more brings it again. Throws notFound, notPermitted, stale. */
export const undoInBank = act('bank.change', async ({ writer, now, permit }, { id, revision }: Seen) => {
  const { unitPath, name, content } = await findBankItem(writer, id)
  permit(unitPath)
  const back = await findBefore(writer, id)
  if (!back) throw problem('stale', { bankItem: id })
  await saveBankItem(writer, { id, revision }, { ...back, before: { name, content } }, now)
  return { result: undefined, subject: `bank:${id}`, details: { name: back.name } }
})

/** Offered no more; it can be brought back. Throws notFound, notPermitted, stale. */
export const retireInBank = act('bank.retire', async ({ writer, now, permit }, seen: Seen) => {
  const { unitPath, name } = await findBankItem(writer, seen.id)
  permit(unitPath)
  await retireBankItem(writer, seen, now)
  return { result: undefined, subject: `bank:${seen.id}`, details: { name } }
})

export const restoreInBank = act('bank.restore', async ({ writer, permit }, seen: Seen) => {
  const { unitPath, name } = await findBankItem(writer, seen.id)
  permit(unitPath)
  await retireBankItem(writer, seen, null)
  return { result: undefined, subject: `bank:${seen.id}`, details: { name } }
})
