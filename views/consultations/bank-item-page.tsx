import { type BankContent, type BankItem, type BankQuestion, linesOf } from '../../src/consultations/bank'
import type { Faults } from '../../src/kernel/fields'
import type { KeptMedium } from '../../src/questions/picture'
import { typeWords } from '../../src/questions/type-words'
import { typeOf } from '../../src/questions/types'
import { saidFault } from '../../src/questions/wording'
import { Select, TextArea, TextField, Tick } from '../components/form'
import { Confirmed, ErrorSummary, Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

export interface BankItemPageProps {
  /** Undefined for a new list. */
  item: BankItem | undefined
  name: string
  content: BankContent
  /** The lines of a list as typed. */
  lines?: string
  units: readonly { id: number; name: string }[]
  media: readonly KeptMedium[]
  mayChange: boolean
  faults: Faults
  isStale: boolean
  hasSaved: boolean
}

/** One item of the bank: its name and what it holds. */
export const BankItemPage = (props: BankItemPageProps) => {
  const { words } = usePage()
  const { bank } = words
  const { item, content, name, faults, isStale, hasSaved, mayChange } = props
  const title = item ? item.name : bank.freshTitle
  const say = useFaults(content)
  const labels: Record<string, string> = { name: bank.name, lines: bank.lines, label: bank.label, hint: bank.hint }
  return (
    <Layout kind="staff" title={title}>
      <p class="crumbs">
        <a href="/staff/bank">{bank.back}</a>
      </p>
      <h1>{title}</h1>
      <ErrorSummary
        title={words.common.errorSummary}
        faults={Object.entries(faults).map(([field, fault]) => ({ name: field, label: labels[field] ?? '', text: say(fault) }))}
      />
      {isStale && (
        <Notice tone="warning" title={words.consultations.stale.title}>
          <p>{bank.stale}</p>
        </Notice>
      )}
      {hasSaved && (
        <Notice>
          <p role="status">{bank.saved}</p>
        </Notice>
      )}
      {item?.isRetired && <Notice>{bank.retired}</Notice>}
      <p class="meta">
        {content.kind === 'question'
          ? `${bank.kinds.question}: ${typeWords(content.question.type, usePage().locale).name}`
          : bank.kinds.options}
      </p>
      {mayChange ? <ItemForm {...props} /> : <Shown content={content} name={name} />}
      {item && mayChange && <Ways item={item} />}
    </Layout>
  )
}

/** The words of a fault: the bank's own, the type's, or those all forms share. */
function useFaults(content: BankContent): (fault: string) => string {
  const { words, locale } = usePage()
  const own = content.kind === 'question' ? typeWords(content.question.type, locale).faults : {}
  const { tooFew, tooMany } = words.bank
  return (fault) => saidFault({ ...own, tooFew, tooMany }, fault, locale)
}

const ItemForm = ({ item, name, content, lines, units, media, faults }: BankItemPageProps) => {
  const { words } = usePage()
  const { bank } = words
  const say = useFaults(content)
  const faultOf = (field: string) => (faults[field] === undefined ? undefined : say(faults[field]))
  return (
    <form
      method="post"
      action={item ? `/staff/bank/${item.id}` : '/staff/bank'}
      enctype={item ? 'multipart/form-data' : undefined}
      class="stack"
    >
      {item && <input type="hidden" name="revision" value={String(item.revision)} />}
      {!item && units.length > 1 && (
        <Select
          name="unit"
          label={bank.unit}
          value={String(units[0]?.id ?? '')}
          choices={units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
        />
      )}
      <TextField name="name" label={bank.name} hint={bank.nameHint} value={name} maxlength={200} fault={faultOf('name')} />
      {content.kind === 'question' ? (
        <QuestionParts question={content.question} media={media} faults={faults} faultOf={faultOf} />
      ) : (
        <TextArea
          name="lines"
          label={bank.lines}
          hint={bank.linesHint}
          value={lines ?? linesOf(content.options)}
          rows={10}
          fault={faultOf('lines')}
        />
      )}
      {item && <p class="meta">{bank.copies}</p>}
      <p>
        <button class="button" type="submit">
          {bank.save}
        </button>
      </p>
    </form>
  )
}

interface PartsProps {
  question: BankQuestion
  media: readonly KeptMedium[]
  faults: Faults
  faultOf: (field: string) => string | undefined
}

const QuestionParts = ({ question, media, faults, faultOf }: PartsProps) => {
  const { words, locale } = usePage()
  const { bank } = words
  const type = typeOf(question.type)
  const ofSettings = Object.entries(faults).flatMap(([field, fault]) =>
    field.startsWith('settings.') ? [[field.slice('settings.'.length), fault] as const] : [],
  )
  const own = type.Settings({
    settings: question.settings,
    prefix: 'settings.',
    faults: Object.fromEntries(ofSettings),
    locale,
    media,
  })
  return (
    <>
      <TextArea name="label" label={bank.label} value={question.label} rows={2} maxlength={500} fault={faultOf('label')} />
      <TextArea name="hint" label={bank.hint} value={question.hint} rows={2} maxlength={500} fault={faultOf('hint')} />
      <Tick name="required" label={bank.required} ticked={question.required} />
      {own && (
        <fieldset class="panel">
          <legend>{bank.settings}</legend>
          {own}
        </fieldset>
      )}
    </>
  )
}

const Shown = ({ content, name }: { content: BankContent; name: string }) => {
  const { words } = usePage()
  const options = content.kind === 'options' ? content.options : []
  return (
    <>
      <p>{words.bank.readOnly}</p>
      <p>{content.kind === 'question' ? content.question.label : name}</p>
      {content.kind === 'question' && content.question.hint && <p class="meta">{content.question.hint}</p>}
      <ul>
        {options.map(({ label }) => (
          <li>{label}</li>
        ))}
      </ul>
    </>
  )
}

const Ways = ({ item }: { item: BankItem }) => {
  const { words } = usePage()
  const { bank } = words
  const way = (name: string, label: string) => (
    <form method="post" action={`/staff/bank/${item.id}/${name}`}>
      <input type="hidden" name="revision" value={String(item.revision)} />
      <button class="button button-plain" type="submit">
        {label}
      </button>
    </form>
  )
  return (
    <div class="stack">
      {item.mayUndo && way('undo', bank.undo)}
      {item.isRetired ? (
        way('restoration', bank.restore)
      ) : (
        <Confirmed action={bank.retire} ask={bank.retireAsk}>
          {way('retirement', bank.retire)}
        </Confirmed>
      )}
    </div>
  )
}
