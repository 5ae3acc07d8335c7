import type { Faults } from '../../src/kernel/fields'
import { COMMUNE_KINDS, HAMLET_KINDS, PROVINCE_KINDS, type Unit, type UnitLevel } from '../../src/units/unit'
import { Select, TextField } from '../components/form'
import { ErrorSummary } from '../components/pieces'
import { useFaults } from '../faults'
import { Layout } from '../layout'
import { usePage } from '../page-context'

interface UnitFormProps {
  /** Where the form goes: a new unit below `unit`, or the name of `unit`. */
  purpose: 'new' | 'name'
  unit: Unit
  level: UnitLevel
  typed: { kind: string; name: string }
  faults?: Faults
}

export const UnitFormPage = ({ purpose, unit, level, typed, faults = {} }: UnitFormProps) => {
  const { words } = usePage()
  const said = words.units
  const { textOf, listed, title } = useFaults(faults)
  const heading = purpose === 'name' ? said.rename : level === 'hamlet' ? said.addHamlet : said.addCommune
  return (
    <Layout title={`${heading}, ${unit.name}`} kind="staff">
      <p class="meta">
        <a href={`/staff/units/${unit.id}`}>{unit.name}</a>
      </p>
      <h1>{heading}</h1>
      <ErrorSummary title={title} faults={listed} />
      {purpose === 'name' && <p>{said.renameLead}</p>}
      <form method="post" action={`/staff/units/${unit.id}/${purpose}`} class="stack">
        <KindField level={level} value={typed.kind} fault={textOf('kind')} />
        <TextField
          name="name"
          label={said.name}
          {...(level === 'hamlet' && { hint: said.hamletNameHint })}
          value={typed.name}
          required
          fault={textOf('name')}
        />
        <button class="button" type="submit">
          {purpose === 'new' ? said.add : words.common.save}
        </button>
      </form>
    </Layout>
  )
}

const KindField = ({ level, value, fault }: { level: UnitLevel; value: string; fault: string | undefined }) => {
  const { words } = usePage()
  const said = words.units
  if (level === 'hamlet')
    return (
      <>
        <TextField
          name="kind"
          label={said.kind}
          hint={said.kindHint}
          value={value}
          required
          fault={fault}
          more={{ list: 'hamlet-kinds' }}
        />
        <datalist id="hamlet-kinds">
          {HAMLET_KINDS.map((kind) => (
            <option value={kind} />
          ))}
        </datalist>
      </>
    )
  const kinds = level === 'province' ? PROVINCE_KINDS : COMMUNE_KINDS
  return (
    <Select
      name="kind"
      label={said.kind}
      choices={kinds.map((kind) => ({ value: kind, label: said.kinds[kind] }))}
      value={value}
      empty={words.common.chooseOne}
      required
      fault={fault}
    />
  )
}
