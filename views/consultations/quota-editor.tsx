import { number } from '../../src/i18n/locale'
import { TextField } from '../components/form'
import { Group } from '../components/group'
import { usePage } from '../page-context'

export interface QuotaRow {
  id: string
  name: string
  /** With the names of questions. */
  formula: string
  /** As typed. */
  most: string
}

/** How many sheets of each group are taken. */
export const QuotaEditor = ({ rows, faults }: { rows: readonly QuotaRow[]; faults: Readonly<Record<string, string>> }) => {
  const { words, locale } = usePage()
  const { quota } = words.beside
  return (
    <Group name="quota" label={quota.title} hint={quota.hint}>
      {[...rows, { id: '', name: '', formula: '', most: '' }].map((row, place) => {
        const count = number(place + 1, locale)
        const field = (part: 'name' | 'formula' | 'most') => ({
          name: `quota.${place}.${part}`,
          label: quota[part](count),
          value: row[part],
          fault: faults[`quota.${place}.${part}`],
        })
        return (
          <div class="stack">
            <input type="hidden" name={`quota.${place}.id`} value={row.id} />
            <TextField {...field('name')} maxlength={200} />
            <TextField {...field('formula')} maxlength={2000} more={{ autocapitalize: 'none', spellcheck: 'false' }} />
            <TextField {...field('most')} width="short" inputmode="numeric" />
          </div>
        )
      })}
    </Group>
  )
}
