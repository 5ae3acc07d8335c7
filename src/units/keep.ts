import { act } from '../audit/act'
import { dayOf } from '../kernel/moment'
import { problem } from '../kernel/problem'
import type { HamletRow } from './hamlet-table'
import { planImport } from './import-plan'
import { addUnit, findUnit, type HouseholdCount, listChildren, listHamlets, saveCount, saveName } from './store'
import { isValidOn, nameKey, type Unit } from './unit'

interface Named {
  kind: string
  name: string
}

/** A commune in a province or a hamlet in a commune. Throws invalid when the name is taken or nothing can lie below. */
export const addChild = act(
  'unit.add',
  async ({ writer, now, permit }, { parentId, kind, name }: { parentId: number } & Named) => {
    const parent = await findUnit(writer, parentId)
    permit(parent.path)
    const level = levelBelow(parent)
    const today = dayOf(now)
    if (!level || isTaken(await listChildren(writer, parentId), name, today)) throw problem('invalid', { name })
    const unit = await addUnit(writer, { level, kind, name, parent, validFrom: today })
    return { result: unit, subject: `unit:${unit.id}`, details: { name, parent: parent.name } }
  },
)

/** Puts a name right. A unit that is really replaced by another ends, with successors. */
export const renameUnit = act('unit.change', async ({ writer, now, permit }, { id, kind, name }: { id: number } & Named) => {
  const unit = await findUnit(writer, id)
  permit(unit.path)
  const beside = unit.parentId === null ? [] : await listChildren(writer, unit.parentId)
  const others = beside.filter((each) => each.id !== id)
  if (isTaken(others, name, dayOf(now))) throw problem('invalid', { name })
  await saveName(writer, id, { kind, name })
  return { result: undefined, subject: `unit:${id}`, details: { name, before: unit.name } }
})

export interface Counting {
  communeId: number
  takenOn: string
  totals: readonly { unitId: number; households: number }[]
}

/** Household totals of a commune's hamlets, taken on one day. Throws notFound for a hamlet that is none of them. */
export const countHouseholds = act('unit.count', async ({ writer, now, permit }, { communeId, takenOn, totals }: Counting) => {
  const commune = await findUnit(writer, communeId)
  permit(commune.path)
  const known = new Set((await listHamlets(writer, communeId, dayOf(now))).map((hamlet) => hamlet.id))
  for (const { unitId, households } of totals) {
    if (!known.has(unitId)) throw problem('notFound', { unit: unitId })
    await saveCount(writer, unitId, { households, takenOn })
  }
  const sum = totals.reduce((all, each) => all + each.households, 0)
  const details = { name: commune.name, hamlets: totals.length, households: sum, takenOn }
  return { result: undefined, subject: `unit:${communeId}`, details }
})

/** Adds the hamlets a judged table names and the totals it gives, all or nothing. Throws invalid for a row with a fault. */
export const importHamlets = act(
  'unit.import',
  async ({ writer, now, permit }, { communeId, rows }: { communeId: number; rows: readonly HamletRow[] }) => {
    const commune = await findUnit(writer, communeId)
    permit(commune.path)
    if (commune.level !== 'commune' || rows.some((row) => row.faults.length > 0)) throw problem('invalid')
    const today = dayOf(now)
    const plan = planImport(rows, await listHamlets(writer, communeId, today))
    for (const change of plan) {
      const { name, kind } = change.row
      if (change.kind === 'add') {
        const unit = await addUnit(writer, { level: 'hamlet', kind, name, parent: commune, validFrom: today })
        const count = countOf(change.row)
        if (count) await saveCount(writer, unit.id, count)
      } else if (change.kind === 'count') {
        const count = countOf(change.row)
        if (count) await saveCount(writer, change.unitId, count)
      }
    }
    const added = plan.filter((change) => change.kind === 'add').length
    const counted = plan.filter((change) => change.kind === 'count').length
    return { result: { added, counted }, subject: `unit:${communeId}`, details: { name: commune.name, added, counted } }
  },
)

const countOf = ({ households, takenOn }: HamletRow): HouseholdCount | undefined =>
  households === null ? undefined : { households, takenOn }

/** What lies below a unit; nothing below a hamlet. */
export const levelBelow = (unit: Pick<Unit, 'level'>) =>
  unit.level === 'province' ? ('commune' as const) : unit.level === 'commune' ? ('hamlet' as const) : undefined

/** Whether one of these units, existing on the day, has the name. */
export const isTaken = (units: readonly Unit[], name: string, day: string): boolean =>
  units.some((unit) => isValidOn(unit, day) && nameKey(unit.name) === nameKey(name))
