import type { Messages } from '../../src/i18n/messages'

export type FamilyName = keyof Messages['editor']['picker']['families']

const FAMILIES: readonly FamilyName[] = ['choose', 'rate', 'write', 'reckon', 'table', 'money', 'place', 'people', 'page']

/** The types under their headings; headings with nothing under them are left out. */
export const familiesOf = <Type extends { family?: FamilyName }>(types: readonly Type[]): [FamilyName, Type[]][] =>
  FAMILIES.map((family): [FamilyName, Type[]] => [family, types.filter((type) => (type.family ?? 'choose') === family)]).filter(
    ([, found]) => found.length > 0,
  )
