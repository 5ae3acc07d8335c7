import type { Fields } from '../../src/kernel/fields'
import type { AskedQuestion } from '../../src/questions/question-type'
import { typeOf } from '../../src/questions/types'
import { CarriedFields } from '../components/carried-fields'
import { Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { LanguageSwitch, langOf } from './languages'
import { SWAPS_THE_PAGE } from './sheet-form'

interface EndingPageProps {
  title: string
  /** Where the button leads back, with everything that was sent. */
  action: string
  /** The item that was reached, its words filled in. */
  ending: AskedQuestion
  sent: Fields
  hidden: Readonly<Record<string, string>>
  /** The name of the draft kept on this device. */
  draft: string
  /** In which it may be read (speaking.ts), and in which it is. */
  languages: readonly string[] | undefined
  language: string | undefined
  isTurned: boolean
}

/** This form is not for who answered so: nothing was sent, and nothing that was answered is lost. */
export const EndingPage = (props: EndingPageProps) => {
  const { title, action, ending, sent, hidden, draft, languages, language, isTurned } = props
  const { words, locale } = usePage()
  const lang = langOf({ language }, locale)
  return (
    <Layout title={title} sheet={{ form: 'ended', forward: 'back' }}>
      <LanguageSwitch languages={languages} language={language} form="ended" isTurned={isTurned} />
      <h1 lang={lang}>{title}</h1>
      <h2>{words.flow.endingTitle}</h2>
      <section class="panel" id="ending" lang={lang}>
        {typeOf(ending.type).Field({ question: ending, sent: new Map(), faults: {}, locale, number: '' })}
      </section>
      <Notice>
        <p>{words.flow.endingNote}</p>
        <form id="ended" method="post" action={action} hx-post={action} {...SWAPS_THE_PAGE} data-draft={draft}>
          <CarriedFields fields={sent} />
          {Object.entries(hidden).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button class="button button-plain" type="submit" name="go" value="back">
            {words.flow.endingBack}
          </button>
        </form>
      </Notice>
      <p>
        <a href="/">{words.flow.endingHome}</a>
      </p>
    </Layout>
  )
}
