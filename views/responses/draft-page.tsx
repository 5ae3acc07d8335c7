import { markdownHtml } from '../../src/kernel/markdown-html'
import type { InLanguage } from '../../src/questions/around'
import type { PublicConsultation } from '../../src/responses/open-consultations'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { LanguageLinks, LegalText, langOf } from './languages'

/** The full draft as a page of its own, so that the form stays light. */
export const DraftPage = ({ shown, draft }: { shown: PublicConsultation; draft: InLanguage }) => {
  const { words, locale } = usePage()
  const { language, languages } = shown
  const { slug, title } = shown.consultation
  const back = `/c/${slug}${language ? `?language=${language}` : ''}`
  return (
    <Layout title={`${words.responses.draftTitle}: ${title}`} languages={languages}>
      <LanguageLinks languages={languages} language={language} path={`/c/${slug}/draft`} />
      <p>
        <a href={back}>{words.responses.backToSheet}</a>
      </p>
      <h1 lang={langOf(shown, locale)}>{title}</h1>
      <h2>{words.responses.draftTitle}</h2>
      {draft.language ? (
        <LegalText language={draft.language} href={`/c/${slug}/draft?language=vi`} />
      ) : (
        language && <p class="meta">{words.languages.form.draftOnly}</p>
      )}
      <div lang={langOf(draft, locale)} dangerouslySetInnerHTML={{ __html: markdownHtml(draft.text) }} />
      <p>
        <a href={back}>{words.responses.backToSheet}</a>
      </p>
    </Layout>
  )
}
