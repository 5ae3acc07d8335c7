import type { Consultation } from '../../src/consultations/consultation'
import { TextField } from '../components/form'
import { ErrorSummary } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

export interface ImportPageProps {
  /** The draft it is for; null where it begins a new one. */
  consultation: Pick<Consultation, 'id' | 'title'> | null
  /** Why the file was refused, in words. */
  fault?: string
}

export const importAddress = (consultation: Pick<Consultation, 'id'> | null): string =>
  consultation ? `/staff/consultations/${consultation.id}/import` : '/staff/import'

/** Where a file is chosen. */
export const ImportPage = ({ consultation, fault }: ImportPageProps) => {
  const { words } = usePage()
  const { exchange } = words
  return (
    <Layout kind="staff" title={exchange.importTitle}>
      <Crumbs consultation={consultation} />
      <h1>{exchange.importTitle}</h1>
      <ErrorSummary
        title={words.common.errorSummary}
        faults={fault ? [{ name: 'file', text: fault, label: exchange.file }] : []}
      />
      <p class="lead">{exchange.importLead}</p>
      <form method="post" action={importAddress(consultation)} enctype="multipart/form-data">
        <TextField
          type="file"
          name="file"
          label={exchange.file}
          hint={exchange.fileHint}
          accept=".xlsx,.lss,.json,application/json,application/xml"
          fault={fault}
        />
        <button class="button" type="submit">
          {exchange.check}
        </button>
      </form>
      {consultation && (
        <p class="import-other">
          <a href={`${importAddress(consultation)}/pb`}>{words.budgeting.pb.title}</a>
        </p>
      )}
    </Layout>
  )
}

export const Crumbs = ({ consultation }: Pick<ImportPageProps, 'consultation'>) => {
  const { words } = usePage()
  const { list, untitled, questions } = words.consultations
  return (
    <p class="crumbs">
      <a href="/staff/consultations">{list.title}</a>
      {consultation ? (
        <>
          {' › '}
          <a href={`/staff/consultations/${consultation.id}`}>{consultation.title || untitled}</a>
          {' › '}
          <a href={`/staff/consultations/${consultation.id}/questions`}>{questions.title}</a>
        </>
      ) : (
        <>
          {' › '}
          <a href="/staff/consultations/new">{words.consultations.fresh.title}</a>
        </>
      )}
    </p>
  )
}
