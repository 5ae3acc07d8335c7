import type { Writer } from '../../db/storage'
import { act } from '../audit/act'
import { addDays, dayOf, momentOf } from '../kernel/moment'
import { problem } from '../kernel/problem'
import { levelBelow } from './keep'
import { judgeReorganising, type Reorganising } from './reorganising'
import { addSuccessors, addUnit, findUnit, listChildren, saveLastDay } from './store'
import { communeKindOf, hamletKindOf, isValidOn, nameKey, type Unit } from './unit'

/**
 * Ends units on a date and says what takes their place: several into one is a merger, one into several a division,
 * none an end. What was counted stays with the old units; the new ones begin empty. Throws invalid.
 */
export const reorganise = act(
  'unit.end',
  async ({ writer, permit }, { parentId, order }: { parentId: number; order: Reorganising }) => {
    const parent = await findUnit(writer, parentId)
    permit(parent.path)
    const children = await listChildren(writer, parentId)
    if (Object.keys(judgeReorganising(order, children)).length > 0) throw problem('invalid')
    const ending = children.filter((unit) => order.endingIds.includes(unit.id))
    const lastDay = dayBefore(order.firstDay)
    for (const unit of ending) await saveLastDay(writer, unit.id, lastDay)
    const successors = [
      ...children.filter((unit) => order.successorIds.includes(unit.id)),
      ...(await addNew(writer, parent, order)),
    ]
    for (const unit of ending) {
      await addSuccessors(
        writer,
        unit.id,
        successors.map((each) => each.id),
      )
      if (unit.level === 'commune') await carryHamlets(writer, unit, successors, order.firstDay)
    }
    const details = { name: parent.name, ended: namesOf(ending), successors: namesOf(successors), firstDay: order.firstDay }
    return { result: successors, subject: `unit:${parentId}`, details }
  },
)

const namesOf = (units: readonly Unit[]): string => units.map((unit) => unit.name).join(', ')

export const dayBefore = (day: string): string => dayOf(addDays(momentOf(day) ?? new Date(Number.NaN), -1))

async function addNew(writer: Writer, parent: Unit, { newNames, firstDay }: Reorganising): Promise<Unit[]> {
  const level = levelBelow(parent)
  if (!level) throw problem('invalid')
  const made: Unit[] = []
  for (const name of newNames) {
    const kind = level === 'commune' ? communeKindOf(name) : hamletKindOf(name)
    made.push(await addUnit(writer, { level, kind, name, parent, validFrom: firstDay }))
  }
  return made
}

/** The hamlets of a commune that ends go on in the one that takes its place; where it is divided, nobody but people can say which goes where. */
async function carryHamlets(writer: Writer, commune: Unit, successors: readonly Unit[], firstDay: string): Promise<void> {
  const hamlets = (await listChildren(writer, commune.id)).filter((each) => isValidOn(each, dayBefore(firstDay)))
  for (const hamlet of hamlets) await saveLastDay(writer, hamlet.id, dayBefore(firstDay))
  const [successor] = successors
  if (!successor || successors.length > 1) return
  const taken = new Set((await listChildren(writer, successor.id)).map((each) => nameKey(each.name)))
  for (const hamlet of hamlets) {
    const name = taken.has(nameKey(hamlet.name)) ? `${hamlet.name} (${commune.name})` : hamlet.name
    const { kind } = hamlet
    const made = await addUnit(writer, { level: 'hamlet', kind, name, parent: successor, validFrom: firstDay })
    await addSuccessors(writer, hamlet.id, [made.id])
  }
}
