import { dateTime } from '../../src/i18n/locale'
import type { Fields } from '../../src/kernel/fields'
import { CarriedFields } from '../components/carried-fields'
import { Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { langOf } from './languages'

interface AsidePageProps {
  slug: string
  title: string
  /** Of the title; none for Vietnamese. */
  language: string | undefined
  /** As it is written down. */
  code: string
  /** The address of a picture that leads to the page that takes it up. */
  qr: string
  /** Where the code is typed, as it is written down. */
  address: string
  until: Date
  /** Something of the form is not kept. */
  leavesOut: boolean
  sent: Fields
}

/** The sheet was put aside; here is its code. */
export const AsidePage = ({ slug, title, language, code, qr, address, until, leavesOut, sent }: AsidePageProps) => {
  const { words, locale } = usePage()
  const { aside } = words.beside
  const fields = new Map([...sent].filter(([name]) => name !== 'go' && name !== 'aside'))
  return (
    <Layout title={aside.title} sheet={{ form: 'aside', forward: 'resume' }}>
      <h1>{aside.title}</h1>
      <p class="lead" lang={langOf({ language }, locale)}>
        {title}
      </p>
      <Notice tone="received" title={aside.codeIs}>
        <p class="receipt-code">
          <strong>{code}</strong>
        </p>
        <p>{aside.keepCode(dateTime(until, locale))}</p>
      </Notice>
      <p>
        {aside.how} <a href="/drafts">{address}</a>
      </p>
      <p>
        <img src={qr} alt="" width="200" height="200" />
        <br />
        {aside.scan}
      </p>
      <p>{aside.notSent}</p>
      <p>{aside.sealed}</p>
      {leavesOut && <p>{aside.leftOut}</p>}
      <form id="aside" method="post" action={`/c/${slug}/pages`}>
        <CarriedFields fields={fields} />
        {/* Told again where the page changes its language or its type; it never lies in an address. */}
        <input type="hidden" name="aside" value={code} />
        <button class="button button-plain" type="submit" name="go" value="resume">
          {aside.goOn}
        </button>
      </form>
    </Layout>
  )
}
