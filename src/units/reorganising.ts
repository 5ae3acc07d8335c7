import { type Faults, type Fields, many, one } from '../kernel/fields'
import { clean, lengthOf } from '../kernel/text'
import { dayTyped, isValidOn, nameKey, UNIT_NAME_LONGEST, type Unit } from './unit'

/** Which units end on a date, and what takes their place. */
export interface Reorganising {
  endingIds: readonly number[]
  /** The first day of the new order: the old units exist through the day before. */
  firstDay: string
  successorIds: readonly number[]
  newNames: readonly string[]
}

export interface ReorganisingForm {
  order: Reorganising
  typedNames: string
  faults: Faults
}

const MOST_NEW = 30
const idsOf = (values: readonly string[]): number[] => values.filter((each) => /^\d{1,15}$/.test(each)).map(Number)

/** The form, judged against what lies below the parent now. Pure. */
export function readReorganising(fields: Fields, children: readonly Unit[]): ReorganisingForm {
  const typed = clean(one(fields, 'newNames'))
  const newNames = (typed ?? '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
  const order = {
    endingIds: idsOf(many(fields, 'ending')),
    firstDay: dayTyped(one(fields, 'firstDay').slice(0, 20)) ?? '',
    successorIds: idsOf(many(fields, 'successors')),
    newNames: newNames.slice(0, MOST_NEW + 1),
  }
  const faults = judgeReorganising(order, children)
  if (order.firstDay === '' && one(fields, 'firstDay')) faults['firstDay'] = 'notADate'
  if (typed === undefined) faults['newNames'] = 'badText'
  return { order, typedNames: (typed ?? '').slice(0, 5000), faults }
}

export function judgeReorganising(order: Reorganising, children: readonly Unit[]): Faults {
  const { endingIds, firstDay, successorIds, newNames } = order
  const faults: Faults = {}
  const ending = children.filter((unit) => endingIds.includes(unit.id))
  if (endingIds.length === 0) faults['ending'] = 'required'
  else if (ending.length < new Set(endingIds).size || ending.some((unit) => unit.validTo !== null))
    faults['ending'] = 'notAnOption'
  if (firstDay === '') faults['firstDay'] = 'required'
  else if (ending.some((unit) => unit.validFrom >= firstDay)) faults['firstDay'] = 'beforeBeginning'
  if (firstDay === '') return faults
  const staying = children.filter((unit) => isValidOn(unit, firstDay) && !endingIds.includes(unit.id))
  if (successorIds.some((id) => !staying.some((unit) => unit.id === id))) faults['successors'] = 'notAnOption'
  const name = judgeNames(newNames, staying)
  if (name) faults['newNames'] = name
  return faults
}

function judgeNames(names: readonly string[], staying: readonly Unit[]): string | undefined {
  if (names.length > MOST_NEW || names.some((name) => lengthOf(name) > UNIT_NAME_LONGEST)) return 'tooLong'
  const taken = new Set(staying.map((unit) => nameKey(unit.name)))
  if (names.some((name) => taken.has(nameKey(name)))) return 'nameTaken'
  return new Set(names.map(nameKey)).size < names.length ? 'repeated' : undefined
}
