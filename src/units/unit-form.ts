import { type Faults, type Fields, many, one } from '../kernel/fields'
import { cleanLine, lengthOf } from '../kernel/text'
import { COMMUNE_KINDS, HAMLET_KIND_LONGEST, hamletName, PROVINCE_KINDS, UNIT_NAME_LONGEST, type UnitLevel } from './unit'

export interface UnitForm {
  kind: string
  name: string
  faults: Faults
}

/** Kind and name of a unit of a level. A hamlet's kind is the local word; a bare name of a hamlet gets it before it. */
export function readUnit(fields: Fields, level: UnitLevel): UnitForm {
  const kind = cleanLine(one(fields, 'kind'))
  const name = cleanLine(one(fields, 'name'))
  const faults: Faults = {}
  const kindFault = judgeText(kind, HAMLET_KIND_LONGEST) ?? judgeKind(kind ?? '', level)
  const nameFault = judgeText(name, level === 'hamlet' ? UNIT_NAME_LONGEST - HAMLET_KIND_LONGEST : UNIT_NAME_LONGEST)
  if (kindFault) faults['kind'] = kindFault
  if (nameFault) faults['name'] = nameFault
  if (many(fields, 'kind').length > 1) faults['kind'] = 'repeated'
  if (many(fields, 'name').length > 1) faults['name'] = 'repeated'
  const word = level === 'hamlet' ? (kind ?? '').toLowerCase() : (kind ?? '')
  return { kind: word, name: level === 'hamlet' && !nameFault ? hamletName(word, name ?? '') : (name ?? ''), faults }
}

function judgeText(text: string | undefined, longest: number): string | undefined {
  if (text === undefined) return 'badText'
  if (text === '') return 'required'
  return lengthOf(text) > longest ? 'tooLong' : undefined
}

function judgeKind(kind: string, level: UnitLevel): string | undefined {
  if (level === 'hamlet') return undefined
  const known: readonly string[] = level === 'province' ? PROVINCE_KINDS : COMMUNE_KINDS
  return known.includes(kind) ? undefined : 'notAnOption'
}
