import type { Consultation } from '../../src/consultations/consultation'
import { TextField } from '../components/form'
import { ErrorSummary } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { Crumbs } from './import-page'

interface PbPageProps {
  consultation: Pick<Consultation, 'id' | 'title' | 'revision'>
  /** Why the file was refused, in words, a line each. */
  faults?: readonly string[]
}

/** Where a `.pb` file is chosen whose projects become a vote in a draft. */
export const PbPage = ({ consultation, faults = [] }: PbPageProps) => {
  const { words } = usePage()
  const { pb } = words.budgeting
  return (
    <Layout kind="staff" title={pb.title}>
      <Crumbs consultation={consultation} />
      <h1>{pb.title}</h1>
      <ErrorSummary title={pb.refused} faults={faults.map((text) => ({ name: 'file', text }))} />
      <p class="lead">{pb.about}</p>
      <form method="post" action={`/staff/consultations/${consultation.id}/import/pb`} enctype="multipart/form-data">
        <input type="hidden" name="revision" value={consultation.revision} />
        <TextField type="file" name="file" label={pb.file} hint={pb.fileHint} accept=".pb" fault={faults[0]} />
        <button class="button" type="submit">
          {pb.read}
        </button>
      </form>
    </Layout>
  )
}
