import { Select, TextField } from '../components/form'
import { usePage } from '../page-context'

export interface BankPanelProps {
  lists: readonly { id: string; name: string }[]
  /** Just kept, by its name. */
  kept: string | undefined
  faultOf: (name: string) => string | undefined
}

/** Within the form of a question that has options: take a list of the bank, keep this one. */
export const BankPanel = ({ lists, kept, faultOf }: BankPanelProps) => {
  const { words } = usePage()
  const { bank } = words
  const isOpen = kept !== undefined || ['bank.list', 'bank.name'].some((name) => faultOf(name) !== undefined)
  return (
    <details class="panel" open={isOpen}>
      <summary>{bank.lists}</summary>
      {kept !== undefined && <p role="status">{bank.kept(kept)}</p>}
      <Select
        name="bank.list"
        label={bank.takeList}
        empty={words.common.chooseOne}
        choices={lists.map(({ id, name }) => ({ value: id, label: name }))}
        fault={faultOf('bank.list')}
      />
      <p>
        <button class="button button-plain" type="submit" name="do" value="bank take">
          {bank.take}
        </button>
      </p>
      <TextField name="bank.name" label={bank.keepName} maxlength={200} fault={faultOf('bank.name')} />
      <p>
        <button class="button button-plain" type="submit" name="do" value="bank keep">
          {bank.keepList}
        </button>
      </p>
    </details>
  )
}
