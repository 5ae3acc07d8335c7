import { Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

/** There are sheets enough of this kind: this one is not taken. */
export const FullPage = ({ title, slug, names }: { title: string; slug: string; names: readonly string[] }) => {
  const { quota } = usePage().words.beside
  return (
    <Layout title={quota.fullTitle}>
      <h1>{title}</h1>
      <div id="phase" tabindex={-1}>
        <Notice tone="warning" title={quota.fullTitle}>
          <p>{names.length > 0 ? quota.fullOf(names.join('; ')) : quota.fullText}</p>
          <p>{quota.notSent}</p>
        </Notice>
      </div>
      <p>
        <a href={`/c/${slug}`}>{quota.back}</a>
      </p>
    </Layout>
  )
}
