import { MATTER_MOST_WORDS, TITLE_LONGEST } from '../../src/consultations/basics'
import type { BasicsField, BasicsValues } from '../../src/consultations/basics-values'
import { legalName } from '../../src/consultations/legal-basis'
import { number } from '../../src/i18n/locale'
import type { Messages } from '../../src/i18n/messages'
import { wordCount } from '../../src/kernel/text'
import { idOf, TextArea, TextField } from '../components/form'
import { DataTable, ErrorSummary, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { AskedAndDates, type BasicsChoices } from './basics-dates'
import { inWords, summaryOf } from './fault-words'
import { Frame, type Framed } from './frame'
import { Saved, type SaveState, savedAsTyped } from './saving'

export interface BasicsPageProps extends Framed {
  values: BasicsValues
  save: SaveState
  choices: BasicsChoices
  /** The draft as people will see it, of what is stored. */
  html: string
  /** Somebody saved after this form was made: what is stored now, and where it differs. */
  conflict?: { stored: BasicsValues; differing: readonly BasicsField[]; locked: boolean }
}

export const BasicsPage = (props: BasicsPageProps) => {
  const { words } = usePage()
  const { consultation, values, save, conflict } = props
  const { basics } = words.consultations
  const address = `/staff/consultations/${consultation.id}/basics`
  const labels = labelsOf(words)
  return (
    <Frame {...props} step="basics" title={basics.title} editing>
      <ErrorSummary title={words.common.errorSummary} faults={summaryOf(words, save.faults, labels)} />
      {conflict && <Conflict {...conflict} typed={values} hamlets={props.choices.hamlets} labels={labels} address={address} />}
      <BasicsForm {...props} address={address} labels={labels} />
    </Frame>
  )
}

const BasicsForm = ({
  values,
  save,
  choices,
  html,
  conflict,
  address,
  labels,
}: BasicsPageProps & { address: string; labels: Readonly<Record<string, string>> }) => {
  const { words } = usePage()
  const { basics } = words.consultations
  const faultOf = (name: BasicsField | 'hamlet') => inWords(words, save.faults[name])
  return (
    <form
      method="post"
      action={address}
      enctype="multipart/form-data"
      noValidate
      {...(conflict ? {} : savedAsTyped(address, '#draft-html'))}
    >
      <TextField name="title" label={basics.name} value={values.title} maxlength={TITLE_LONGEST} fault={faultOf('title')} />
      <TextField name="asker" label={basics.asker} value={values.asker} maxlength={150} fault={faultOf('asker')} />
      <MatterField written={values.matter} fault={faultOf('matter')} />
      <AskedAndDates values={values} choices={choices} faultOf={faultOf} />
      <TextArea
        name="draftText"
        label={basics.draftText}
        hint={basics.draftTextHint}
        value={values.draftText}
        rows={16}
        fault={faultOf('draftText')}
      />
      <details class="panel">
        <summary>{basics.draftPreview}</summary>
        <p class="meta">{basics.draftPreviewNote}</p>
        <div id="draft-html" dangerouslySetInnerHTML={{ __html: html }} />
      </details>
      <div class="toolbar saving-bar">
        <Saved {...save} labels={labels} />
        {!conflict?.locked && (
          <p class="row">
            <button class="button button-plain" type="submit">
              {words.common.save}
            </button>
            <button class="button" type="submit" name="next" value="1">
              {basics.next}
            </button>
          </p>
        )}
      </div>
    </form>
  )
}

/** Counted as one types, in public/js/editor.js as on the server. */
const MatterField = ({ written, fault }: { written: string; fault: string | undefined }) => {
  const { words, locale } = usePage()
  const { basics } = words.consultations
  const most = number(MATTER_MOST_WORDS, locale)
  return (
    <>
      <TextArea
        name="matter"
        label={basics.matter}
        hint={basics.matterHint(most)}
        value={written}
        rows={6}
        fault={fault}
        more={{ 'data-words': idOf('matter', 'words') }}
      />
      <p class="meta" id={idOf('matter', 'words')} data-most={String(MATTER_MOST_WORDS)} data-said={basics.wordsTemplate}>
        {basics.wordsWritten(number(wordCount(written), locale), most)}
      </p>
    </>
  )
}

const Conflict = ({
  stored,
  typed,
  hamlets,
  differing,
  locked,
  labels,
  address,
}: {
  stored: BasicsValues
  typed: BasicsValues
  hamlets: BasicsChoices['hamlets']
  differing: readonly BasicsField[]
  locked: boolean
  labels: Readonly<Record<string, string>>
  address: string
}) => {
  const { words, locale } = usePage()
  const { stale, basics } = words.consultations
  const shown = (name: BasicsField, value: BasicsValues[BasicsField]): string => {
    if (typeof value === 'boolean') return value ? words.common.yes : words.common.no
    if (typeof value !== 'string') return value.map((id) => hamlets.find((each) => String(each.id) === id)?.name ?? id).join(', ')
    if (name === 'legalClause') return legalName(value, locale)
    if (name === 'whom') return value === 'all' ? basics.wholeUnit : basics.someHamlets
    return name === 'category' ? ({ ...words.publicity.categories }[value] ?? value) : value
  }
  return (
    <Notice tone="warning" title={stale.title}>
      <p>{locked ? stale.locked : stale.text}</p>
      {differing.length === 0 ? (
        <p>{stale.same}</p>
      ) : (
        <DataTable
          caption={stale.caption}
          columns={[{ label: stale.field }, { label: stale.typed }, { label: stale.stored }]}
          rows={differing.map((name) => [labels[name], shown(name, typed[name]), shown(name, stored[name])])}
        />
      )}
      <p>
        <a href={address}>{stale.reload}</a>
      </p>
    </Notice>
  )
}

const labelsOf = (words: Messages): Record<BasicsField | 'hamlet', string> => {
  const { basics } = words.consultations
  return {
    title: basics.name,
    asker: basics.asker,
    category: basics.category,
    matter: basics.matter,
    draftText: basics.draftText,
    legalClause: basics.clause,
    otherLaw: basics.otherLaw,
    retentionMonths: basics.retention,
    opensAt: basics.opens,
    closesAt: basics.closes,
    noClosing: basics.noClosing,
    offersReply: basics.offersReply,
    whom: basics.hamlets,
    hamlets: basics.hamletList,
    hamlet: basics.hamletList,
  }
}
