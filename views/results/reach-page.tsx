import { number, percent } from '../../src/i18n/locale'
import { DataTable, Empty } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

interface ReachPageProps {
  consultation: { id: number; title: string }
  /** In the order of the form. */
  rows: readonly { label: string; reached: number; wentOn: number }[]
}

/** How many came to each question, and how many went on from it. */
export const ReachPage = ({ consultation, rows }: ReachPageProps) => {
  const { words, locale } = usePage()
  const { reach } = words.beside
  const most = Math.max(1, ...rows.map(({ reached }) => reached))
  const { columns } = reach
  return (
    <Layout title={reach.title} kind="staff">
      <p class="crumbs">
        <a href={`/staff/consultations/${consultation.id}/results`}>{words.results.of(consultation.title)}</a>
      </p>
      <h1>{reach.title}</h1>
      <p class="lead">{reach.lead}</p>
      {rows.every(({ reached }) => reached === 0) ? (
        <Empty title={reach.none} />
      ) : (
        <DataTable
          caption={reach.title}
          columns={[
            { label: columns.question },
            { label: columns.stopped, numeric: true },
            { label: columns.reached, numeric: true },
            { label: columns.wentOn, numeric: true },
            { label: columns.bar },
          ]}
          rows={rows.map(({ label, reached, wentOn }) => [
            label,
            reached === 0 ? '' : reach.stoppedOf(number(reached - wentOn, locale), percent(reached - wentOn, reached, locale)),
            number(reached, locale),
            number(wentOn, locale),
            <progress max={most} value={reached} aria-label={reach.barOf(number(reached, locale), number(most, locale))} />,
          ])}
        />
      )}
      <h2>{reach.honestTitle}</h2>
      <ul>
        {reach.honest.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </Layout>
  )
}
