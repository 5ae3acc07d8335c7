import type { Faults } from '../../src/kernel/fields'
import { ROLES } from '../../src/people/person'
import { Choices, Select } from '../components/form'
import { useFaults } from '../faults'
import { usePage } from '../page-context'

export interface UnitChoice {
  id: number
  name: string
}

interface RoleFieldsProps {
  units: readonly UnitChoice[]
  typed: { role: string; unit: string }
  faults: Faults
}

/** Which role, and where. */
export const RoleFields = ({ units, typed, faults }: RoleFieldsProps) => {
  const { words } = usePage()
  const { textOf } = useFaults(faults)
  return (
    <>
      <Choices
        type="radio"
        name="role"
        label={words.people.role}
        choices={ROLES.map((role) => ({ value: role, label: words.people.roles[role], note: words.people.roleNotes[role] }))}
        chosen={[typed.role]}
        fault={textOf('role')}
      />
      <Select
        name="unit"
        label={words.people.unit}
        choices={units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
        value={typed.unit}
        empty={words.common.chooseOne}
        required
        fault={textOf('unit')}
      />
    </>
  )
}
