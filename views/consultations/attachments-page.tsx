import { ACCEPTED_ENDINGS, type Attachment, FILE_LARGEST, MOST_FILES } from '../../src/consultations/attachment'
import { fileSize, number } from '../../src/i18n/locale'
import { TextField } from '../components/form'
import { DataTable, Empty, ErrorSummary } from '../components/pieces'
import { usePage } from '../page-context'
import { inWords, summaryOf } from './fault-words'
import { Frame, type Framed, NextStep } from './frame'

export interface AttachmentsPageProps extends Framed {
  files: readonly Attachment[]
  fault?: string
}

export const AttachmentsPage = (props: AttachmentsPageProps) => {
  const { words, locale } = usePage()
  const { attachments } = words.consultations
  const { consultation, files, fault } = props
  const address = `/staff/consultations/${consultation.id}/attachments`
  const isDraft = consultation.state === 'draft'
  const columns = [
    { label: attachments.columns.name },
    { label: attachments.columns.size, numeric: true },
    ...(isDraft ? [{ label: attachments.columns.action }] : []),
  ]
  return (
    <Frame {...props} step="attachments" title={attachments.title}>
      <ErrorSummary
        title={words.common.errorSummary}
        faults={summaryOf(words, fault ? { file: fault } : {}, { file: attachments.add })}
      />
      <p class="lead">{attachments.lead(number(MOST_FILES, locale), fileSize(FILE_LARGEST, locale))}</p>
      {files.length === 0 ? (
        <Empty title={attachments.none} />
      ) : (
        <DataTable
          caption={attachments.caption}
          columns={columns}
          rows={files.map((file) => [
            <a href={`${address}/${file.id}`}>{file.name}</a>,
            fileSize(file.size, locale),
            ...(isDraft ? [<Removal address={`${address}/${file.id}/removal`} name={file.name} />] : []),
          ])}
        />
      )}
      {isDraft ? (
        <form method="post" action={address} enctype="multipart/form-data">
          <TextField type="file" name="file" label={attachments.add} accept={ACCEPTED_ENDINGS} fault={inWords(words, fault)} />
          <button class="button" type="submit">
            {attachments.send}
          </button>
        </form>
      ) : (
        <p>{attachments.locked}</p>
      )}
      <NextStep {...props} after="attachments" />
    </Frame>
  )
}

const Removal = ({ address, name }: { address: string; name: string }) => {
  const { words } = usePage()
  return (
    <form method="post" action={address}>
      <button class="button button-quiet" type="submit">
        {words.consultations.attachments.remove(name)}
      </button>
    </form>
  )
}
