import type { Consultation } from '../../src/consultations/consultation'
import { markdownHtml } from '../../src/kernel/markdown-html'
import { Layout } from '../layout'
import { usePage } from '../page-context'

/** The full draft as a page of its own, so that the form stays light. */
export const DraftPage = ({ consultation }: { consultation: Consultation }) => {
  const { words } = usePage()
  const { slug, title, draftText } = consultation
  return (
    <Layout title={`${words.responses.draftTitle}: ${title}`}>
      <p>
        <a href={`/c/${slug}`}>{words.responses.backToSheet}</a>
      </p>
      <h1>{title}</h1>
      <h2>{words.responses.draftTitle}</h2>
      <div dangerouslySetInnerHTML={{ __html: markdownHtml(draftText) }} />
      <p>
        <a href={`/c/${slug}`}>{words.responses.backToSheet}</a>
      </p>
    </Layout>
  )
}
