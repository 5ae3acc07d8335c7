import { TextField } from '../components/form'
import { usePage } from '../page-context'

/** A new password with its rules in plain words. */
export const NewPassword = ({ name, label, fault }: { name: string; label: string; fault: string | undefined }) => {
  const { words } = usePage()
  return (
    <TextField
      name={name}
      label={label}
      hint={words.people.passwordRules.join(' ')}
      type="password"
      autocomplete="new-password"
      required
      fault={fault}
    />
  )
}
