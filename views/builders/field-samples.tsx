import { Choices, Select, TextArea, TextField, Tick } from '../components/form'
import { ErrorSummary } from '../components/pieces'
import { usePage } from '../page-context'

export const FieldSamples = () => {
  const { builders, common, faults } = usePage().words
  const opinions = [
    { value: 'agree', label: builders.agree },
    { value: 'disagree', label: builders.disagree },
    { value: 'other', label: builders.otherOpinion, note: builders.choiceNote },
    { value: 'notEnough', label: builders.notEnough },
    { value: 'long', label: builders.longTitle },
  ]
  const hamlets = [
    { value: '1', label: builders.shortHamlet },
    { value: '2', label: builders.longHamlet },
  ]
  return (
    <form method="get" action="#forms">
      <ErrorSummary
        title={common.errorSummary}
        faults={[
          { name: 'faultyName', text: faults.tooLong, label: builders.nameLabel },
          { name: 'faultyOpinion', text: faults.required, label: builders.opinion },
        ]}
      />
      <TextField name="name" label={builders.nameLabel} hint={builders.nameHint} value={builders.longTitle} maxlength={200} />
      <TextField
        name="faultyName"
        label={builders.nameLabel}
        hint={builders.nameHint}
        fault={faults.tooLong}
        value={builders.longTitle}
      />
      <div class="field-row">
        <TextField name="households" label={builders.household} width="short" inputmode="numeric" value="318" />
        <TextField name="until" type="datetime-local" label={builders.until} />
        <Select name="hamlet" label={builders.hamlet} empty={common.chooseOne} choices={hamlets} value="2" />
      </div>
      <TextArea name="reason" label={builders.reason} value={builders.paragraph} />
      <TextField name="fixed" label={builders.disabledLabel} value={builders.askerName} more={{ disabled: 'disabled' }} />
      <TextField name="file" type="file" label={builders.link} />
      <Choices type="radio" name="opinion" label={builders.opinion} hint={builders.nameHint} choices={opinions} chosen={[]} />
      <Choices
        type="radio"
        name="faultyOpinion"
        label={builders.opinion}
        fault={faults.required}
        choices={opinions.slice(0, 2)}
        chosen={[]}
      />
      <Choices
        type="checkbox"
        name="several"
        label={builders.hamlet}
        choices={hamlets}
        chosen={['2']}
        after={<TextField name="several.other" label={builders.otherOpinion} />}
      />
      <Tick name="consent" label={builders.consent} ticked={false} />
      <div class="toolbar">
        <TextField name="search" type="search" label={builders.searchLabel} />
        <Select name="filterHamlet" label={builders.hamlet} empty={builders.all} choices={hamlets} />
        <button class="button button-plain" type="submit">
          {common.search}
        </button>
      </div>
    </form>
  )
}
