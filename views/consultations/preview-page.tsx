import type { Consultation } from '../../src/consultations/consultation'
import { fileSize } from '../../src/i18n/locale'
import { markdownHtml } from '../../src/kernel/markdown-html'
import type { InLanguage } from '../../src/questions/around'
import { numbersOf } from '../../src/questions/numbering'
import { filesFor } from '../../src/questions/page-files'
import type { Questionnaire } from '../../src/questions/questionnaire'
import { languageOfAsker } from '../../src/questions/translations'
import { walkStored } from '../../src/responses/answer-sheet'
import type { ShownFile } from '../../src/responses/open-consultations'
import { wholePage } from '../../src/responses/sheet-page'
import { Empty } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { AboutFacts, Matter, Privacy } from '../responses/about'
import { langOf, Naming } from '../responses/languages'
import { Questions } from '../responses/questions'
import { listeningTo } from '../responses/recording'
import { scriptOf } from '../responses/sheet-form'
import { Frame, type Framed, NextStep } from './frame'

/** The resident's form in a frame as wide as a phone. */
export const PreviewPage = (props: Framed) => {
  const { words } = usePage()
  const { preview } = words.consultations
  const address = `/staff/consultations/${props.consultation.id}/preview/form`
  return (
    <Frame {...props} step="preview" title={preview.title}>
      <p class="lead">{preview.lead}</p>
      <p>
        <a href={address}>{preview.alone}</a> ·{' '}
        {props.mayEdit && (
          <>
            <a href={`/staff/consultations/${props.consultation.id}/trial`}>{words.beside.trial.link}</a> ·{' '}
          </>
        )}
        <a href={`/staff/consultations/${props.consultation.id}/paper`}>{words.paper.toPaper}</a>
      </p>
      <iframe class="phone" src={address} title={preview.frame} width="360" height="720" />
      <NextStep {...props} after="preview" />
    </Frame>
  )
}

export interface PreviewFormProps {
  consultation: Consultation
  questionnaire: Questionnaire
  attachments: readonly ShownFile[]
  draft: InLanguage
}

/** What a resident would meet, with nowhere to send it. */
export const PreviewForm = ({ consultation, questionnaire, attachments, draft }: PreviewFormProps) => {
  const { words, locale } = usePage()
  const { responses, consultations } = words
  const askerLanguage = languageOfAsker(questionnaire, consultation.asker)
  const title = consultation.title || consultations.untitled
  const files = filesFor(questionnaire.questions)
  const heard = listeningTo(questionnaire)
  const { items } = wholePage(questionnaire, walkStored(questionnaire, {}), locale)
  return (
    <Layout
      kind="bare"
      title={title}
      scripts={[scriptOf(questionnaire, false), ...files.scripts, ...heard.scripts]}
      styles={[...files.styles, ...heard.styles]}
    >
      <h1 lang={langOf(questionnaire, locale)}>{title}</h1>
      <p class="lead">
        <Naming say={responses.asks} name={consultation.asker} language={askerLanguage} />
      </p>
      <AboutFacts consultation={consultation} askerLanguage={askerLanguage} questions={numbersOf(questionnaire.questions).size} />
      <h2>{responses.matter}</h2>
      <div lang={langOf(questionnaire, locale)}>
        <Matter text={consultation.matter} />
      </div>
      {draft.text.trim() && (
        <details class="panel">
          <summary>{consultations.preview.fullDraft}</summary>
          <div lang={langOf(draft, locale)} dangerouslySetInnerHTML={{ __html: markdownHtml(draft.text) }} />
        </details>
      )}
      {attachments.length > 0 && (
        <ul>
          {attachments.map(({ id, name, size, language }) => (
            <li>
              <a href={`/staff/consultations/${consultation.id}/attachments/${id}`} lang={langOf({ language }, locale)}>
                {name}
              </a>{' '}
              <span class="meta">({fileSize(size, locale)})</span>
            </li>
          ))}
        </ul>
      )}
      <Privacy consultation={consultation} askerLanguage={askerLanguage} />
      <h2>{responses.sheetTitle}</h2>
      {questionnaire.questions.length === 0 && <Empty title={consultations.questions.none} />}
      <form id="sheet" method="dialog" noValidate>
        <Questions questionnaire={questionnaire} items={items} sent={new Map()} faults={{}} />
      </form>
    </Layout>
  )
}
