import type { WrittenQuota } from '../../src/consultations/quota-reading'
import type { QuestionnaireSettings } from '../../src/questions/questionnaire-settings'
import { settingParts } from '../../src/questions/settings-merging'
import { usePage } from '../page-context'
import { type Conflicting, ConflictPage, shownValue } from './conflict-page'

interface SettingsConflictProps extends Conflicting {
  mine: QuestionnaireSettings
  theirs: QuestionnaireSettings
  /** The quotas of both as they are written, with the names of questions. */
  quotas: readonly WrittenQuota[]
}

type Words = ReturnType<typeof usePage>['words']

/** What two authors settled otherwise for the questionnaire as a whole. */
export const SettingsConflict = (props: SettingsConflictProps) => {
  const { words } = usePage()
  const { consultation, mine, theirs, fields, quotas } = props
  const { settings, conflict } = words.editor
  const [own, other] = [settingParts(mine), settingParts(theirs)]
  const text = (value: unknown) => shownPart(value, quotas, words)
  return (
    <ConflictPage
      {...props}
      title={settings.title}
      heading={conflict.settingsTitle}
      address={`/staff/consultations/${consultation.id}/questions/settings`}
      sides={fields.map((field) => ({
        field,
        legend: legendOf(field, own.get(field) ?? other.get(field), words),
        mine: text(own.get(field)),
        theirs: text(other.get(field)),
      }))}
    />
  )
}

const legendOf = (field: string, value: unknown, { editor, beside }: Words): string => {
  const { name = '' } = { ...entriesOf(value) }
  if (field.startsWith('quotas.')) return `${beside.quota.title}: ${name}`
  return field.startsWith('hiddenFields.') ? `${editor.settings.hidden}: ${name}` : editor.settings.paging
}

function shownPart(value: unknown, quotas: readonly WrittenQuota[], { editor }: Words): readonly string[] {
  const { settings, conflict } = editor
  const paging = Object.entries(settings.pagings).find(([name]) => name === value)
  if (paging) return [paging[1]]
  if (value === undefined) return [conflict.takenOut]
  const { id, name, label, formula, most } = entriesOf(value)
  const written = quotas.find((quota) => quota.id === id && String(quota.most) === String(most) && quota.name === name)
  const parts = [name, label, written?.formula ?? formula, most].filter((part) => part !== undefined && part !== '')
  return parts.length > 0 ? parts.map(String) : shownValue(value, conflict, String)
}

const entriesOf = (value: unknown): Record<string, unknown> => (value !== null && typeof value === 'object' ? { ...value } : {})
