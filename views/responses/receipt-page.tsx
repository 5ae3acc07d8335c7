import { type Consultation, phaseAt } from '../../src/consultations/consultation'
import { dateTime } from '../../src/i18n/locale'
import type { Questionnaire } from '../../src/questions/questionnaire'
import { VIETNAMESE } from '../../src/questions/translations'
import { walkStored } from '../../src/responses/answer-sheet'
import { receiptAddress, shownCode } from '../../src/responses/receipt'
import type { StoredResponse } from '../../src/responses/store'
import { Confirmed, Facts, Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { AnswerFacts } from './answer-facts'
import { langOf } from './languages'

interface ReceiptPageProps {
  consultation: Consultation
  questionnaire: Questionnaire
  response: StoredResponse
  /** In which it may be read (speaking.ts). */
  languages: readonly string[]
  phone: string | null
  now: Date
}

/** Proof that a sheet was received, and the way back to it. */
export const ReceiptPage = ({ consultation, questionnaire, languages, response, phone, now }: ReceiptPageProps) => {
  const { words, locale } = usePage()
  const isOpen = phaseAt(consultation, now) === 'open'
  return (
    <Layout
      title={words.responses.receiptTitle}
      head={<NoIndex />}
      scripts={['js/sheet.js']}
      commonScript={false}
      languages={questionnaire.language ? [VIETNAMESE, ...languages] : languages}
    >
      <h1>{words.responses.receiptTitle}</h1>
      <Notice tone="received" title={words.responses.codeIs}>
        <p class="receipt-code">
          <strong>{shownCode(response.code)}</strong>
        </p>
        <p>
          {words.responses.receivedAt(dateTime(response.receivedAt, locale))}{' '}
          {response.revision > 1 && words.responses.changedAt(dateTime(response.changedAt, locale))}
        </p>
        <p>{words.responses.keepCode}</p>
      </Notice>
      <p>
        {isOpen && `${words.responses.thanks} `}
        <a href={`/c/${consultation.slug}${questionnaire.language ? `?language=${questionnaire.language}` : ''}`}>
          <span lang={langOf(questionnaire, locale)}>{consultation.title}</span>
        </a>
      </p>
      <p>{isOpen ? until(words, locale, consultation) : words.responses.noLonger}</p>
      {isOpen && <OwnTools code={response.code} />}
      <h2>{words.responses.yourAnswers}</h2>
      <AnswerFacts questionnaire={questionnaire} walked={walkStored(questionnaire, response.answers)} />
      {phone && <Facts facts={[[words.responses.phoneLeft, phone]]} />}
      {isOpen && (
        <p class="no-print">
          <a href={`/c/${consultation.slug}?another`}>{words.responses.anotherSheet}</a>
        </p>
      )}
    </Layout>
  )
}

/** What somebody answered is nobody's to find: such a page stays out of search engines. */
export const NoIndex = () => (
  <>
    <meta name="robots" content="noindex" />
    <meta name="description" content={usePage().words.responses.receiptTitle} />
  </>
)

const until = (
  words: ReturnType<typeof usePage>['words'],
  locale: ReturnType<typeof usePage>['locale'],
  { closesAt }: Consultation,
) => (closesAt ? words.responses.canUntil(dateTime(closesAt, locale)) : words.responses.canAlways)

const OwnTools = ({ code }: { code: string }) => {
  const { words } = usePage()
  return (
    <div class="row no-print">
      <a class="button button-plain" href={`${receiptAddress(code)}/edit`}>
        {words.responses.edit}
      </a>
      <Confirmed action={words.responses.remove} ask={words.responses.removeAsk}>
        <form method="post" action={`${receiptAddress(code)}/deletion`}>
          <button class="button button-danger" type="submit">
            {words.responses.removeSure}
          </button>
        </form>
      </Confirmed>
    </div>
  )
}
