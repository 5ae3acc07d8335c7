import type { Faults } from '../../src/kernel/fields'
import { COMMUNE_KINDS, PROVINCE_KINDS } from '../../src/units/unit'
import { Choices, Select, TextArea, TextField } from '../components/form'
import { ErrorSummary } from '../components/pieces'
import { useFaults } from '../faults'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { NewPassword } from './password-fields'

export interface SetUpTyped {
  scope: string
  kind: string
  unitName: string
  communes: string
  name: string
  email: string
}

export const SetUpPage = ({ path, typed, faults = {} }: { path: string; typed: SetUpTyped; faults?: Faults }) => {
  const { words } = usePage()
  const said = words.people.setUp
  const { textOf, listed, title } = useFaults(faults)
  return (
    <Layout title={said.title}>
      <h1>{said.title}</h1>
      <p>{said.lead}</p>
      <ErrorSummary title={title} faults={listed} />
      <form method="post" action={path} class="stack">
        <Place typed={typed} textOf={textOf} />
        <h2>{said.personTitle}</h2>
        <TextField name="name" label={words.people.name} value={typed.name} autocomplete="name" required fault={textOf('name')} />
        <TextField
          name="email"
          label={words.people.email}
          type="email"
          value={typed.email}
          autocomplete="username"
          required
          fault={textOf('email')}
        />
        <NewPassword name="password" label={words.people.password} fault={textOf('password')} />
        <button class="button" type="submit">
          {said.button}
        </button>
      </form>
    </Layout>
  )
}

const Place = ({ typed, textOf }: { typed: SetUpTyped; textOf: (name: string) => string | undefined }) => {
  const { words } = usePage()
  const said = words.people.setUp
  const kinds = [...COMMUNE_KINDS, ...PROVINCE_KINDS].map((kind) => ({ value: kind, label: words.units.kinds[kind] }))
  return (
    <>
      <h2>{said.placeTitle}</h2>
      <Choices
        type="radio"
        name="scope"
        label={said.scope}
        choices={[
          { value: 'commune', label: said.scopeCommune },
          { value: 'province', label: said.scopeProvince },
        ]}
        chosen={[typed.scope]}
        fault={textOf('scope')}
      />
      <Select
        name="kind"
        label={said.kind}
        choices={kinds}
        value={typed.kind}
        empty={words.common.chooseOne}
        required
        fault={textOf('kind')}
      />
      <TextField
        name="unitName"
        label={said.name}
        hint={said.nameHint}
        value={typed.unitName}
        required
        fault={textOf('unitName')}
      />
      <TextArea
        name="communes"
        label={said.communes}
        hint={said.communesHint}
        value={typed.communes}
        rows={4}
        fault={textOf('communes')}
      />
    </>
  )
}
