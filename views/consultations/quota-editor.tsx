import { number } from '../../src/i18n/locale'
import type { Surrounds, Written } from '../../src/questions/rules-form'
import { MOST_DECIMALS, readNumber } from '../../src/questions/typed-number'
import { TextField } from '../components/form'
import { Group } from '../components/group'
import { usePage } from '../page-context'
import { Do, RulesEditor } from './rules-editor'

export interface QuotaRow {
  id: string
  name: string
  when: Written
  /** As typed. */
  most: string
}

export interface QuotaEditorProps {
  rows: readonly QuotaRow[]
  /** What their conditions may ask about. */
  surrounds: Surrounds
  mayAdd: boolean
  /** How many sheets came under each so far, by its id. */
  taken: ReadonlyMap<string, number>
  faults: Readonly<Record<string, string>>
}

/** How many sheets of each group are taken; every button posts the form. */
export const QuotaEditor = ({ rows, surrounds, mayAdd, taken, faults }: QuotaEditorProps) => {
  const { words, locale } = usePage()
  const { quota } = words.beside
  return (
    <Group name="quota" label={quota.title} hint={quota.hint} more={{ 'data-part': '' }}>
      {rows.map((row, place) => {
        const count = number(place + 1, locale)
        const at = `quota.${place}`
        const isNew = row.id === '' && row.name === ''
        return (
          <div class="stack">
            <input type="hidden" name={`${at}.id`} value={row.id} />
            <TextField
              name={`${at}.name`}
              label={quota.name(count)}
              value={row.name}
              maxlength={200}
              fault={faults[`${at}.name`]}
              {...(isNew && { more: { 'data-new': '' } })}
            />
            <RulesEditor
              name={`${at}.when`}
              written={row.when}
              surrounds={surrounds}
              legend={quota.when(count)}
              hint={quota.whenHint}
              faultOf={(name) => faults[name]}
            />
            <TextField
              name={`${at}.most`}
              label={quota.most(count)}
              hint={useTaken(row, taken.get(row.id))}
              value={row.most}
              width="short"
              inputmode="numeric"
              fault={faults[`${at}.most`]}
            />
            <p>
              <Do value={`quota remove ${place}`}>{quota.remove(count)}</Do>
            </p>
          </div>
        )
      })}
      {mayAdd && (
        <p>
          <Do value="quota add">{quota.add}</Do>
        </p>
      )}
    </Group>
  )
}

/** What came in so far, and that there is no place left from the start where that is so. */
function useTaken({ most }: QuotaRow, taken: number | undefined): string | undefined {
  const { words, locale } = usePage()
  const { quota } = words.beside
  if (!taken) return undefined
  const read = readNumber(most, MOST_DECIMALS)
  const limit = 'fault' in read ? null : read.value
  if (limit === null) return undefined
  const count = number(taken, locale)
  return taken >= limit ? quota.fullAtOnce(count) : quota.counted(count, number(limit, locale))
}
