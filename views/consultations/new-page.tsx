import type { Child } from 'hono/jsx'
import { legalName } from '../../src/consultations/legal-basis'
import type { Template } from '../../src/consultations/templates/template'
import { number } from '../../src/i18n/locale'
import { typeWords } from '../../src/questions/type-words'
import { Select, TextField } from '../components/form'
import { Empty, ErrorSummary, Facts } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { inWords } from './fault-words'

export interface NewPageProps {
  templates: readonly Template[]
  communes: readonly { id: number; name: string }[]
  /** More communes than can be listed. */
  tooMany: boolean
  /** What the list was narrowed by. */
  name: string
  chosen: string
  fault?: string
}

/** Where a consultation begins: the commune, then a template or nothing. */
export const NewPage = (props: NewPageProps) => {
  const { words } = usePage()
  const { fresh } = words.consultations
  const { communes, templates, tooMany, name, fault } = props
  const faults = fault ? [{ name: 'unit', text: inWords(words, fault) ?? fault, label: fresh.unit }] : []
  return (
    <Layout kind="staff" title={fresh.title} wide>
      <h1>{fresh.title}</h1>
      <ErrorSummary title={words.common.errorSummary} faults={faults} />
      {(tooMany || name) && <UnitSearch name={name} tooMany={tooMany} />}
      {communes.length === 0 ? (
        <Empty title={name ? words.consultations.list.none : fresh.noUnit} />
      ) : (
        <form method="post" action="/staff/consultations/new">
          <p class="lead">{fresh.lead}</p>
          <UnitChoice {...props} />
          <h2>{fresh.templates}</h2>
          <ul class="cards">
            {templates.map((template) => (
              <TemplateCard template={template}>
                <a href={`/staff/consultations/new/${template.name}`}>{fresh.look}</a>
              </TemplateCard>
            ))}
            <li class="card">
              <h3>{fresh.empty}</h3>
              <p>{fresh.emptyText}</p>
              <button class="button button-plain" type="submit" name="template" value="">
                {fresh.useEmpty}
              </button>
            </li>
            <li class="card">
              <h3>{words.exchange.fromFile}</h3>
              <p>{words.exchange.fromFileText}</p>
              <p>
                <a class="button button-plain" href="/staff/import">
                  {words.exchange.importTitle}
                </a>
              </p>
            </li>
          </ul>
        </form>
      )}
    </Layout>
  )
}

const UnitSearch = ({ name, tooMany }: { name: string; tooMany: boolean }) => {
  const { words } = usePage()
  const { fresh } = words.consultations
  return (
    <form method="get" class="field-row">
      <TextField
        type="search"
        name="name"
        label={fresh.unitSearch}
        hint={tooMany && fresh.manyUnits}
        value={name}
        maxlength={100}
      />
      <button class="button button-plain" type="submit">
        {words.common.search}
      </button>
    </form>
  )
}

const UnitChoice = ({ communes, chosen, fault }: Pick<NewPageProps, 'communes' | 'chosen' | 'fault'>) => {
  const { words } = usePage()
  const [only] = communes
  if (communes.length === 1 && only)
    return (
      <p>
        <input type="hidden" name="unit" value={String(only.id)} />
        {words.consultations.fresh.unit}: <strong>{only.name}</strong>
      </p>
    )
  return (
    <Select
      name="unit"
      label={words.consultations.fresh.unit}
      empty={words.common.chooseOne}
      value={chosen}
      fault={inWords(words, fault)}
      choices={communes.map((unit) => ({ value: String(unit.id), label: unit.name }))}
    />
  )
}

const TemplateCard = ({ template, children }: { template: Template; children: Child }) => {
  const { words, locale } = usePage()
  const { fresh } = words.consultations
  const { name, title, questions, legalClause, days } = template
  return (
    <li class="card">
      <h3>{title}</h3>
      <p class="meta">
        {fresh.questions(number(questions.length, locale))} · {days === null ? fresh.permanent : fresh.days(number(days, locale))}
        <br />
        {legalName(legalClause, locale)}
      </p>
      <p class="row">
        <button class="button button-plain" type="submit" name="template" value={name}>
          {fresh.use}
          <span class="visually-hidden">: {title}</span>
        </button>
        {children}
      </p>
    </li>
  )
}

/** A look inside a template: its matter and what it asks. */
export const TemplatePage = ({
  template,
  html,
  communes,
}: {
  template: Template
  html: string
  communes: NewPageProps['communes']
}) => {
  const { words, locale } = usePage()
  const { fresh, overview, preview } = words.consultations
  return (
    <Layout kind="staff" title={template.title}>
      <p class="crumbs">
        <a href="/staff/consultations/new">{fresh.title}</a>
      </p>
      <h1>{template.title}</h1>
      <Facts
        facts={[
          [overview.asker, template.asker],
          [overview.clause, legalName(template.legalClause, locale)],
          [overview.closes, template.days === null ? fresh.permanent : fresh.days(number(template.days, locale))],
        ]}
      />
      <p>{template.matter}</p>
      <h2>{fresh.questions(number(template.questions.length, locale))}</h2>
      <ol>
        {template.questions.map((question) => (
          <li>
            {question.label}{' '}
            <span class="meta">
              ({typeWords(question.type, locale).name}
              {question.required && `, ${fresh.required}`})
            </span>
          </li>
        ))}
      </ol>
      {html && (
        <details>
          <summary>{preview.fullDraft}</summary>
          <div dangerouslySetInnerHTML={{ __html: html }} />
        </details>
      )}
      <form method="post" action="/staff/consultations/new">
        <UnitChoice communes={communes} chosen="" />
        <button class="button" type="submit" name="template" value={template.name}>
          {fresh.use}
        </button>
      </form>
    </Layout>
  )
}
