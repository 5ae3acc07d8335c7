import type { Fields } from '../../src/kernel/fields'
import { CarriedFields } from '../components/carried-fields'
import { Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { langOf } from './languages'
import { SWAPS_THE_PAGE } from './sheet-form'

interface FullPageProps {
  title: string
  /** Of the title; none for Vietnamese. */
  language: string | undefined
  slug: string
  /** Of the quotas that have no place left. */
  names: readonly string[]
  /** Everything that was sent: the button leads back to it. */
  sent: Fields
  /** An earlier sheet stands, which this was to take the place of. */
  stands?: boolean
}

/** There are sheets enough of this kind: this one is not taken, and nothing that was answered is lost. */
export const FullPage = ({ title, language, slug, names, sent, stands = false }: FullPageProps) => {
  const { words, locale } = usePage()
  const { quota } = words.beside
  const action = `/c/${slug}/pages`
  return (
    <Layout title={quota.fullTitle} sheet={{ form: 'ended', forward: 'resume' }}>
      <h1 lang={langOf({ language }, locale)}>{title}</h1>
      <div id="phase" tabindex={-1} autofocus>
        <Notice tone="warning" title={quota.fullTitle}>
          <p>{names.length > 0 ? quota.fullOf(names.join('; ')) : quota.fullText}</p>
          <p>{stands ? quota.earlierStands : quota.notSent}</p>
        </Notice>
      </div>
      <p>{quota.mistaken}</p>
      <form id="ended" method="post" action={action} hx-post={action} {...SWAPS_THE_PAGE}>
        <CarriedFields fields={sent} />
        <p>
          <button class="button button-plain" type="submit" name="go" value="resume">
            {quota.toSheet}
          </button>
        </p>
      </form>
      <p>
        <a href={`/c/${slug}`}>{quota.back}</a>
      </p>
    </Layout>
  )
}
