import { calendarDay, fileSize, number } from '../../src/i18n/locale'
import { dayOf } from '../../src/kernel/moment'
import { DataTable, Empty, Pagination } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

export interface FilesPageProps {
  consultation: { id: number; title: string }
  files: readonly { token: string; name: string; size: number; addedAt: Date; question: string; responseId: number }[]
  /** 1 is the first. */
  page: number
  pages: number
}

/** The files of standing sheets, each to be downloaded. */
export const FilesPage = ({ consultation, files, page, pages }: FilesPageProps) => {
  const { words, locale } = usePage()
  const said = words.media.files
  const results = `/staff/consultations/${consultation.id}/results`
  const { columns } = said
  return (
    <Layout title={said.listTitle} kind="staff">
      <p class="crumbs">
        <a href={results}>{words.results.of(consultation.title)}</a>
      </p>
      <h1>{said.listTitle}</h1>
      <p class="lead">{said.listLead}</p>
      {files.length === 0 ? (
        <Empty title={said.listEmpty} />
      ) : (
        <DataTable
          caption={said.listTitle}
          columns={[
            { label: columns.name },
            { label: columns.question },
            { label: columns.size, numeric: true },
            { label: columns.day },
          ]}
          rows={files.map(({ token, name, size, addedAt, question }) => [
            <a href={`/staff/files/${token}`}>{name}</a>,
            question,
            fileSize(size, locale),
            calendarDay(dayOf(addedAt), locale),
          ])}
        />
      )}
      <Pagination
        label={said.listTitle}
        page={page}
        pages={pages}
        hrefOf={(each) => `${results}/files?page=${each}`}
        previous={said.previous}
        next={said.next}
        where={said.page(number(page, locale), number(pages, locale))}
      />
    </Layout>
  )
}
