import { dateTime } from '../../src/i18n/locale'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { NoIndex } from './receipt-page'

export const DeletedPage = ({ deletedAt, slug }: { deletedAt: Date; slug: string }) => {
  const { words, locale } = usePage()
  return (
    <Layout title={words.responses.deletedTitle} head={<NoIndex />}>
      <h1>{words.responses.deletedTitle}</h1>
      <p>{words.responses.deletedText(dateTime(deletedAt, locale))}</p>
      <p>
        <a href={`/c/${slug}`}>{words.responses.toConsultation}</a>
      </p>
    </Layout>
  )
}
