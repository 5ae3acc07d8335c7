import { number } from '../../src/i18n/locale'
import { Choices, TextField } from '../components/form'
import { Group } from '../components/group'
import { ErrorSummary, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'
import { QuotaEditor, type QuotaEditorProps } from './quota-editor'
import { Meanwhile } from './saving'

export interface QuestionnairePageProps extends Framed {
  revision: number
  /** The prints of what is stored, with which it is merged. */
  base: string
  paging: string
  /** As typed. */
  hiddenFields: readonly { name: string; label: string }[]
  quotas: QuotaEditorProps['rows']
  surrounds: QuotaEditorProps['surrounds']
  mayAdd: boolean
  taken: QuotaEditorProps['taken']
  /** In words, by the field's name. */
  faults: Readonly<Record<string, string>>
  isStale: boolean
  hasSaved: boolean
  changes: readonly string[]
  /** What others did that was merged with what was just saved. */
  meanwhile: readonly string[]
}

const PAGINGS = ['whole', 'sections', 'single'] as const
const SPARE_ROWS = 2

/** What concerns the questionnaire as a whole. */
export const QuestionnairePage = (props: QuestionnairePageProps) => {
  const { words, locale } = usePage()
  const { consultation, revision, base, paging, hiddenFields, quotas, faults, isStale, hasSaved, changes, meanwhile } = props
  const { settings } = words.editor
  const list = `/staff/consultations/${consultation.id}/questions`
  const rows = [...hiddenFields, ...Array.from({ length: SPARE_ROWS }, () => ({ name: '', label: '' }))]
  return (
    <Frame {...props} step="questions" title={settings.title} editing>
      <ErrorSummary
        title={words.common.errorSummary}
        faults={Object.entries(faults).map(([name, text]) => ({
          name,
          text,
          label: name.startsWith('quota.') ? words.beside.quota.title : settings.hidden,
        }))}
      />
      {isStale && (
        <Notice tone="warning" title={words.consultations.stale.title}>
          <p>{words.editor.since.title}:</p>
          <ul>
            {changes.map((change) => (
              <li>{change}</li>
            ))}
          </ul>
        </Notice>
      )}
      {hasSaved && (
        <Notice tone="received">
          <p>{settings.saved}</p>
        </Notice>
      )}
      {meanwhile.length > 0 && <Meanwhile changes={meanwhile} />}
      <form method="post" action={`${list}/settings`} class="stack" data-editor>
        {/* Enter in a field presses the first button there is. */}
        <button type="submit" hidden>
          {words.common.save}
        </button>
        <input type="hidden" name="revision" value={String(revision)} />
        <input type="hidden" name="base" value={base} />
        <Choices
          type="radio"
          name="paging"
          label={settings.paging}
          choices={PAGINGS.map((each) => ({ value: each, label: settings.pagings[each], note: settings.pagingNotes[each] }))}
          chosen={[paging]}
        />
        <Group name="hidden" label={settings.hidden} hint={settings.hiddenHint}>
          {rows.map(({ name, label }, place) => {
            const count = number(place + 1, locale)
            return (
              <div class="hidden-row">
                <TextField
                  name={`hidden.${place}.name`}
                  label={settings.hiddenName(count)}
                  value={name}
                  maxlength={31}
                  fault={faults[`hidden.${place}.name`]}
                  more={{ autocapitalize: 'none', spellcheck: 'false' }}
                />
                <TextField name={`hidden.${place}.label`} label={settings.hiddenLabel(count)} value={label} maxlength={200} />
              </div>
            )
          })}
        </Group>
        <QuotaEditor rows={quotas} surrounds={props.surrounds} mayAdd={props.mayAdd} taken={props.taken} faults={faults} />
        <p class="row">
          <button class="button" type="submit">
            {words.common.save}
          </button>
          <a class="button button-quiet" href={list}>
            {words.editor.picker.back}
          </a>
        </p>
      </form>
    </Frame>
  )
}
