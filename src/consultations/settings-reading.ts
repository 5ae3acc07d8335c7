import { faultWords, messages } from '../i18n/messages'
import { below, type Fields, one } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { cleanLine } from '../kernel/text'
import { type QuestionnaireSettings, settingsSchema } from '../questions/questionnaire-settings'
import type { Surrounds } from '../questions/rules-form'
import {
  aroundQuotas,
  commandedQuotas,
  judgeQuotas,
  MOST_QUOTAS,
  type QuotaRow,
  quotaRows,
  readQuotas,
  saidQuotas,
} from './quota-reading'
import type { Writing } from './writing'

/** The settings of a questionnaire as they stand on their page. */
export interface TypedSettings {
  paging: string
  hiddenFields: QuestionnaireSettings['hiddenFields']
  quotas: readonly QuotaRow[]
  /** What the conditions of quotas may ask about. */
  surrounds: Surrounds
  mayAdd: boolean
}

export function typedOf({ settings, asked }: Writing, locale: Locale): TypedSettings {
  const { paging, hiddenFields, quotas } = settings
  const surrounds = aroundQuotas(asked, hiddenFields, locale)
  return { paging, hiddenFields, quotas: quotaRows(quotas, surrounds), surrounds, mayAdd: quotas.length < MOST_QUOTAS }
}

/** What was sent: fit to keep where neither kind has faults. A button that only changes the rows keeps nothing. */
export function readSettingsForm(fields: Fields, { settings, asked }: Writing, locale: Locale) {
  const hiddenFields = readHidden(fields)
  const surrounds = aroundQuotas(asked, hiddenFields, locale)
  const command = one(fields, 'do')
  const sent = readQuotas(fields, surrounds)
  const { rows, fault } = command
    ? commandedQuotas(sent, command, surrounds)
    : { rows: saidQuotas(sent, surrounds), fault: undefined }
  const ofQuotas = judgeQuotas(rows, settings.quotas, surrounds)
  const paging = one(fields, 'paging')
  const typed: TypedSettings = { paging, hiddenFields, quotas: rows, surrounds, mayAdd: rows.length < MOST_QUOTAS }
  return {
    typed,
    isCommand: command !== '',
    /** In words, by the field's name. */
    hiddenFaults: command ? {} : hiddenFaults(hiddenFields, locale),
    /** Codes, by the field's name. */
    quotaFaults: command ? (fault ? { [fault.name]: fault.fault } : {}) : ofQuotas.faults,
    judged: settingsSchema.safeParse({
      ...settings,
      paging,
      hiddenFields: hiddenFields.filter(({ name }) => name),
      quotas: ofQuotas.quotas,
    }),
  }
}

const MOST_HIDDEN = 20

/** Rows without a name are none. */
function readHidden(fields: Fields): { name: string; label: string }[] {
  return Array.from({ length: MOST_HIDDEN }, (_, place) => below(fields, `hidden.${place}.`))
    .map((row) => ({ name: cleanLine(one(row, 'name')) ?? '', label: (cleanLine(one(row, 'label')) ?? '').slice(0, 200) }))
    .filter(({ name, label }) => name !== '' || label !== '')
}

function hiddenFaults(rows: readonly { name: string }[], locale: Locale): Record<string, string> {
  const { settings } = messages[locale].editor
  const required = faultWords(messages[locale], 'required')
  return Object.fromEntries(
    rows.flatMap(({ name }, place) => {
      const isTwice = rows.slice(0, place).some((each) => each.name === name)
      const fault =
        name === '' ? required : !/^[a-z][a-zA-Z0-9]{0,30}$/.test(name) ? settings.badName : isTwice ? settings.nameTwice : ''
      return fault ? [[`hidden.${place}.name`, fault]] : []
    }),
  )
}
