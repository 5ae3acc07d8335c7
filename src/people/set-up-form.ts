import { type Faults, type Fields, many, one } from '../kernel/fields'
import { clean, lengthOf } from '../kernel/text'
import type { Founding } from '../units/found'
import { COMMUNE_KINDS, nameKey, PROVINCE_KINDS, UNIT_NAME_LONGEST } from '../units/unit'
import { judgePassword } from './password'
import { faultsOf, readEmail, readName } from './person'

const MOST_COMMUNES = 500

export interface SetUpForm {
  typed: { scope: string; kind: string; unitName: string; communes: string; name: string; email: string }
  password: string
  founding: Founding
  faults: Faults
}

/** The form that makes the first unit and the first administrator. */
export function readSetUp(fields: Fields): SetUpForm {
  const scope = one(fields, 'scope')
  const kind = one(fields, 'kind')
  const unitName = readName(fields, 'unitName', UNIT_NAME_LONGEST)
  const name = readName(fields)
  const { email, fault: emailFault } = readEmail(fields)
  const password = one(fields, 'password')
  const communes = readCommunes(fields)
  const level = scope === 'province' ? 'province' : 'commune'
  const faults = faultsOf({
    scope: judgeWord(fields, 'scope', ['commune', 'province']),
    kind: judgeWord(fields, 'kind', [...COMMUNE_KINDS, ...PROVINCE_KINDS]) ?? judgeKind(level, kind),
    unitName: unitName.fault,
    communes: communes.fault,
    name: name.fault,
    email: emailFault,
    password: judgePassword(password, { email, name: name.text }),
  })
  return {
    typed: { scope, kind, unitName: unitName.text, communes: communes.text, name: name.text, email },
    password,
    founding: { level, kind, name: unitName.text, communes: communes.names },
    faults,
  }
}

function judgeWord(fields: Fields, name: string, known: readonly string[]): string | undefined {
  const [word = '', ...more] = many(fields, name)
  if (more.length > 0) return 'repeated'
  if (word === '') return 'required'
  return known.includes(word) ? undefined : 'notAnOption'
}

const judgeKind = (level: 'province' | 'commune', kind: string): string | undefined =>
  (level === 'province' ? PROVINCE_KINDS : COMMUNE_KINDS).some((each) => each === kind) ? undefined : 'kindScope'

function readCommunes(fields: Fields): { text: string; names: string[]; fault?: string } {
  const text = clean(one(fields, 'communes'))
  if (text === undefined) return { text: '', names: [], fault: 'badText' }
  const names = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
  const tooLong = names.length > MOST_COMMUNES || names.some((each) => lengthOf(each) > UNIT_NAME_LONGEST)
  if (tooLong) return { text: text.slice(0, 20_000), names: [], fault: 'tooLong' }
  return new Set(names.map(nameKey)).size < names.length ? { text, names, fault: 'repeated' } : { text, names }
}
