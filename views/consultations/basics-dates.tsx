import type { BasicsField, BasicsValues } from '../../src/consultations/basics-values'
import { CATEGORIES } from '../../src/consultations/categories'
import { type LegalClause, told } from '../../src/consultations/legal-basis'
import { calendarDay, number } from '../../src/i18n/locale'
import { Choices, Select, TextField, Tick } from '../components/form'
import { usePage } from '../page-context'

/** What may be chosen on the first page. */
export interface BasicsChoices {
  clauses: readonly LegalClause[]
  hamlets: readonly { id: number; name: string; households: number | null }[]
  /** Days after which it closes when nothing is said. */
  usualDays: number
}

interface Props {
  values: BasicsValues
  choices: BasicsChoices
  faultOf: (name: BasicsField | 'hamlet') => string | undefined
}

/** On which law it stands, who is asked, from when until when, and for how long answers are kept. */
export const AskedAndDates = (props: Props) => {
  const { words } = usePage()
  const { basics } = words.consultations
  const { values, choices, faultOf } = props
  return (
    <>
      <Select
        name="category"
        label={basics.category}
        empty={basics.noCategory}
        value={values.category}
        choices={CATEGORIES.map((value) => ({ value, label: words.publicity.categories[value] }))}
        fault={faultOf('category')}
      />
      <Select
        name="legalClause"
        label={basics.clause}
        empty={basics.noClause}
        value={values.legalClause}
        choices={choices.clauses.map((clause) => ({ value: clause.code, label: <ClauseLabel clause={clause} /> }))}
        fault={faultOf('legalClause')}
      />
      <Whom {...props} />
      <Dates {...props} />
      <TextField
        name="retentionMonths"
        label={basics.retention}
        value={values.retentionMonths}
        inputmode="numeric"
        width="short"
        maxlength={3}
        fault={faultOf('retentionMonths')}
      />
      <Tick name="offersReply" label={basics.offersReply} hint={basics.offersReplyHint} ticked={values.offersReply} />
    </>
  )
}

const Dates = ({ values, choices, faultOf }: Props) => {
  const { words, locale } = usePage()
  const { basics } = words.consultations
  return (
    <>
      <div class="field-row">
        <TextField
          type="datetime-local"
          name="opensAt"
          label={basics.opens}
          hint={basics.opensHint}
          value={values.opensAt}
          fault={faultOf('opensAt')}
        />
        <TextField
          type="datetime-local"
          name="closesAt"
          label={basics.closes}
          hint={basics.closesHint(number(choices.usualDays, locale))}
          value={values.closesAt}
          fault={faultOf('closesAt')}
        />
      </div>
      <Tick
        name="noClosing"
        label={basics.noClosing}
        hint={basics.noClosingHint}
        ticked={values.noClosing}
        fault={faultOf('noClosing')}
      />
      <TextField
        name="otherLaw"
        label={basics.otherLaw}
        hint={basics.otherLawHint}
        value={values.otherLaw}
        maxlength={300}
        fault={faultOf('otherLaw')}
      />
    </>
  )
}

// Plain text: an option of a list holds no markup.
const ClauseLabel = ({ clause }: { clause: LegalClause }) => {
  const { words, locale } = usePage()
  const { basics } = words.consultations
  const days = clause.minimumDays === null ? '' : ` (${basics.leastDays(number(clause.minimumDays, locale))})`
  const since = basics.clauseSince(calendarDay(clause.validFrom, locale))
  return (
    <>
      {told(clause.article, locale) || told(clause.law, locale)}: {told(clause.text, locale)}
      {days} · {told(clause.article, locale) && `${told(clause.law, locale)}, `}
      {since}
    </>
  )
}

const Whom = ({ values, choices: { hamlets }, faultOf }: Props) => {
  const { words, locale } = usePage()
  const { basics } = words.consultations
  const all = hamlets.length === 0 ? basics.wholeUnit : basics.allHamlets(number(hamlets.length, locale))
  return (
    <>
      <Choices
        type="radio"
        name="whom"
        label={basics.hamlets}
        choices={[{ value: 'all', label: all }, ...(hamlets.length > 0 ? [{ value: 'some', label: basics.someHamlets }] : [])]}
        chosen={[values.whom]}
        fault={faultOf('whom')}
      />
      {hamlets.length > 0 && (
        <details class="field-nested" open={values.whom === 'some'}>
          <summary>{basics.hamletList}</summary>
          <Choices
            type="checkbox"
            name="hamlet"
            label={<span class="visually-hidden">{basics.hamletList}</span>}
            choices={hamlets.map(({ id, name, households }) => ({
              value: String(id),
              label: name,
              note: households === null ? undefined : basics.households(number(households, locale)),
            }))}
            chosen={values.hamlets}
            fault={faultOf('hamlet')}
          />
        </details>
      )}
    </>
  )
}
