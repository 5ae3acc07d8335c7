import type { Consultation } from '../../src/consultations/consultation'
import { countOf, FATES, type Fate, type Line, type Outcome } from '../../src/exchange/outcome'
import { noteText, typeLabel } from '../../src/exchange/words'
import { number } from '../../src/i18n/locale'
import { Select } from '../components/form'
import { Badge, Empty, ErrorSummary, Facts, Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { Crumbs, importAddress } from './import-page'

export interface PreviewPageProps {
  fileName: string
  source: 'xlsform' | 'limesurvey' | 'surveyjs' | 'ours'
  outcome: Outcome
  /** The questions and settings as a file of our own, so that nothing need be sent twice. */
  held: string
  /** The draft it may be added to, its questions and its revision; null where it begins a new one. */
  draft: { consultation: Pick<Consultation, 'id' | 'title'>; revision: number; questions: readonly string[] } | null
  communes: readonly { id: number; name: string }[]
  /** Why it was not brought in, in words, and at which control. */
  fault?: { name: 'unit' | 'place'; text: string }
}

/** What a file would bring, line by line, before anything is stored. */
export const PreviewPage = (props: PreviewPageProps) => {
  const { words } = usePage()
  const { exchange } = words
  const { outcome, draft, fault } = props
  return (
    <Layout kind="staff" title={exchange.previewTitle} wide styles={['css/exchange.css']}>
      <Crumbs consultation={draft?.consultation ?? null} />
      <h1>{exchange.previewTitle}</h1>
      <ErrorSummary title={words.common.errorSummary} faults={fault ? [fault] : []} />
      <p class="lead">{exchange.nothingStored}</p>
      <Summary {...props} />
      <Notices outcome={outcome} />
      <Lines lines={outcome.lines} />
      {outcome.questions.length === 0 ? (
        <Empty title={exchange.nothing}>
          <p>{exchange.nothingText}</p>
        </Empty>
      ) : (
        <div class="import-ways">
          {draft && <Adding {...props} draft={draft} />}
          <AsNew {...props} />
        </div>
      )}
      <p>
        <a href={importAddress(draft?.consultation ?? null)}>{exchange.another}</a>
      </p>
    </Layout>
  )
}

const Summary = ({ fileName, source, outcome }: PreviewPageProps) => {
  const { words, locale } = usePage()
  const { exchange } = words
  const [kept, changed, lost] = FATES.map((fate) => number(countOf(outcome.lines, fate), locale))
  return (
    <Facts
      facts={[
        [exchange.fileName, fileName],
        [exchange.source, exchange.sources[source]],
        ...(outcome.title ? [[exchange.formTitle, outcome.title] as const] : []),
        [
          exchange.counts,
          <>
            {exchange.countsOf(kept ?? '', changed ?? '', lost ?? '')}
            <br />
            {exchange.items(number(outcome.questions.length, locale))}
          </>,
        ],
      ]}
    />
  )
}

const Notices = ({ outcome: { notices } }: { outcome: Outcome }) => {
  const { words, locale } = usePage()
  return notices.length === 0 ? null : (
    <Notice tone="warning" title={words.exchange.noticesTitle}>
      <ul>
        {notices.map((each) => (
          <li>{noteText(each, locale)}</li>
        ))}
      </ul>
    </Notice>
  )
}

const TONES: Readonly<Record<Fate, 'open' | 'plain' | 'warning'>> = { kept: 'open', changed: 'plain', lost: 'warning' }

const Lines = ({ lines }: { lines: readonly Line[] }) => {
  const { words } = usePage()
  const { exchange } = words
  const { columns } = exchange
  return (
    <section class="import-lines">
      <fieldset class="import-filter">
        <legend>{exchange.filter}</legend>
        <Filter value="all" label={exchange.all} count={lines.length} checked />
        {FATES.map((fate) => (
          <Filter value={fate} label={exchange.fates[fate]} count={countOf(lines, fate)} />
        ))}
      </fieldset>
      <div class="table-scroll" tabindex={0}>
        <table class="table">
          <caption>{exchange.linesCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.at}</th>
              <th scope="col">{columns.label}</th>
              <th scope="col">{columns.type}</th>
              <th scope="col">{columns.became}</th>
              <th scope="col">{columns.fate}</th>
              <th scope="col">{columns.notes}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <LineRow {...line} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const LineRow = ({ at, name, label, type, became, fate, notes }: Line) => {
  const { words, locale } = usePage()
  const { columns, fates } = words.exchange
  return (
    <tr data-fate={fate}>
      <th scope="row">
        {at}
        {name && name !== at && <span class="meta"> {name}</span>}
      </th>
      <td data-column={columns.label}>{label}</td>
      <td data-column={columns.type}>
        <code>{type}</code>
      </td>
      <td data-column={columns.became}>{became && typeLabel(became, locale)}</td>
      <td data-column={columns.fate}>
        <Badge tone={TONES[fate]}>{fates[fate]}</Badge>
      </td>
      <td data-column={columns.notes}>
        {notes.map((each) => (
          <p>{noteText(each, locale)}</p>
        ))}
      </td>
    </tr>
  )
}

// Which lines are seen is the style sheet's work alone: it answers at once and without scripts.
const Filter = ({ value, label, count, checked = false }: { value: string; label: string; count: number; checked?: boolean }) => {
  const { locale } = usePage()
  return (
    <span class="import-choice">
      <input type="radio" name="shown" id={`shown-${value}`} value={value} checked={checked} />
      <label for={`shown-${value}`}>
        {label} ({number(count, locale)})
      </label>
    </span>
  )
}

const Held = ({ held, fileName, source }: Pick<PreviewPageProps, 'held' | 'fileName' | 'source'>) => (
  <>
    <input type="hidden" name="held" value={held} />
    <input type="hidden" name="fileName" value={fileName} />
    <input type="hidden" name="source" value={source} />
  </>
)

const Adding = ({ draft, fault, ...props }: PreviewPageProps & { draft: NonNullable<PreviewPageProps['draft']> }) => {
  const { words, locale } = usePage()
  const { exchange, consultations } = words
  const { consultation, questions, revision } = draft
  return (
    <section class="panel">
      <h2>{exchange.add}</h2>
      <p>{exchange.addText(consultation.title || consultations.untitled)}</p>
      <form method="post" action={`${importAddress(consultation)}/addition`} enctype="multipart/form-data">
        <Held {...props} />
        <input type="hidden" name="revision" value={String(revision)} />
        <Select
          name="place"
          label={exchange.after}
          value={String(questions.length)}
          fault={fault?.name === 'place' ? fault.text : undefined}
          choices={[
            { value: '0', label: exchange.atStart },
            ...questions.map((label, place) => ({
              value: String(place + 1),
              label: exchange.afterQuestion(number(place + 1, locale), shortened(label)),
            })),
          ]}
        />
        <button class="button" type="submit">
          {exchange.addButton}
        </button>
      </form>
    </section>
  )
}

const shortened = (label: string): string => (label.length > 80 ? `${label.slice(0, 80)}…` : label)

const AsNew = ({ communes, draft, fault, ...props }: PreviewPageProps) => {
  const { words } = usePage()
  const { exchange } = words
  const [only] = communes
  if (!only) return null
  return (
    <section class="panel">
      <h2>{exchange.asNew}</h2>
      <p>{exchange.asNewText}</p>
      <form method="post" action="/staff/import/creation" enctype="multipart/form-data">
        <Held {...props} />
        {communes.length === 1 ? (
          <p>
            <input type="hidden" name="unit" value={String(only.id)} />
            {exchange.unit}: <strong>{only.name}</strong>
          </p>
        ) : (
          <Select
            name="unit"
            label={exchange.unit}
            empty={words.common.chooseOne}
            fault={fault?.name === 'unit' ? fault.text : undefined}
            choices={communes.map((unit) => ({ value: String(unit.id), label: unit.name }))}
          />
        )}
        <button class={draft ? 'button button-plain' : 'button'} type="submit">
          {exchange.asNewButton}
        </button>
      </form>
    </section>
  )
}
