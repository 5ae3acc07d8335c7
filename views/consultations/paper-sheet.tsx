import { letterOn, type PaperHead, type PaperWays, withBlanks } from '../../src/consultations/paper'
import { qrPath } from '../../src/consultations/qr'
import { dateTime, number } from '../../src/i18n/locale'
import { markdownHtml } from '../../src/kernel/markdown-html'
import type { InLanguage } from '../../src/questions/around'
import { conditionInWords } from '../../src/questions/condition-words'
import { numbersOf } from '../../src/questions/numbering'
import type { AskedQuestion } from '../../src/questions/question-type'
import { typeOf } from '../../src/questions/types'
import { usePage } from '../page-context'
import { Matter } from '../responses/about'
import { langOf, Naming } from '../responses/languages'

export interface PaperSheetProps {
  head: PaperHead
  questions: readonly AskedQuestion[]
  ways: PaperWays
  /** The full draft; undefined where it is not printed. */
  draft: InLanguage | undefined
  /** Of the author's words, where that is not Vietnamese. */
  language?: string | undefined
  /** Of whom an answer may be wanted in person: the consultation offers one. */
  offersReply: boolean
}

/** One questionnaire on A4. Its foot stands on every page, so that loose pages find together again. */
export const PaperSheet = ({ head, questions, ways, draft, language, offersReply }: PaperSheetProps) => {
  const { words, locale } = usePage()
  const lang = langOf({ language }, locale)
  const { paper } = words
  return (
    <article class={ways.largeType ? 'paper-sheet paper-large' : 'paper-sheet'} lang={locale}>
      <div class="paper-pages">
        <header class="paper-head">
          <p class="paper-call">{paper.call}</p>
          <h2 class="paper-title" lang={lang}>
            {head.title}
          </h2>
          <p>
            <strong lang={langOf({ language: head.askerLanguage }, locale)}>{head.asker}</strong>
            {head.closesAt && ` · ${paper.until(dateTime(head.closesAt, locale))}`}
          </p>
          <div class="paper-matter" lang={lang}>
            <Matter text={head.matter} />
          </div>
          <p class="paper-howto">
            {paper.how} {paper.handIn}
          </p>
        </header>
        {draft?.text.trim() && (
          <section class="paper-draft">
            <h3>{paper.draftTitle}</h3>
            <div lang={langOf(draft, locale)} dangerouslySetInnerHTML={{ __html: markdownHtml(draft.text) }} />
          </section>
        )}
        <section class={ways.columns === 2 ? 'paper-questions paper-two' : 'paper-questions'}>
          <h3 class="visually-hidden">{paper.questionsTitle}</h3>
          <PaperItems questions={questions} lang={lang} />
          {offersReply && <PaperContact head={head} />}
        </section>
      </div>
      <PaperFoot head={head} />
    </article>
  )
}

const PaperItems = ({ questions, lang }: { questions: readonly AskedQuestion[]; lang: string | undefined }) => {
  const numbers = numbersOf(questions)
  return (
    <>
      {questions.map((item) => (
        <OneItem item={item} questions={questions} numbers={numbers} lang={lang} />
      ))}
    </>
  )
}

interface OneItemProps {
  item: AskedQuestion
  questions: readonly AskedQuestion[]
  numbers: ReadonlyMap<string, string>
  lang: string | undefined
}

const OneItem = ({ item, questions, numbers, lang }: OneItemProps) => {
  const { words, locale } = usePage()
  const { paper } = words
  const type = typeOf(item.type)
  const { role = 'asks' } = type
  const condition = item.shownWhen && conditionInWords(item.shownWhen, questions, locale)
  if (role === 'computes') return null
  if (role === 'jump') {
    const to = targetOf(type.target?.(item) ?? '', questions, numbers, paper)
    return <p class="paper-way">{condition ? paper.jumpIf(condition, to) : paper.jump(to)}</p>
  }
  const printed = type.Paper?.({
    question: withBlanks(item),
    locale,
    number: `${numbers.get(item.id) ?? ''}${letterOn(item)}`,
  })
  if (role === 'ending')
    return (
      <div class="paper-block paper-ending">
        <p class="paper-way">{condition ? paper.endIf(condition) : paper.end}</p>
        {printed}
      </div>
    )
  const only = role === 'section' ? paper.sectionOnlyIf : role === 'tells' ? paper.textOnlyIf : paper.onlyIf
  return (
    <div class={`paper-block paper-${role}`} lang={lang}>
      {condition && <p class="paper-way">{only(condition)}</p>}
      {printed}
    </div>
  )
}

type Words = ReturnType<typeof usePage>['words']['paper']

/** The next question from there on, or the name of the part that begins there. */
function targetOf(target: string, questions: readonly AskedQuestion[], numbers: ReadonlyMap<string, string>, say: Words) {
  const place = questions.findIndex(({ id }) => id === target)
  const [first] = place < 0 ? [] : questions.slice(place).filter(({ id }) => numbers.has(id))
  const at = questions[place]
  if (at && typeOf(at.type).role === 'section' && at.label) return say.toPart(withBlanks(at).label)
  return first ? say.toQuestion(numbers.get(first.id) ?? '') : say.toEnd
}

/** A consent of its own, never ticked beforehand; the number is cut off and kept apart. */
const PaperContact = ({ head: { asker, askerLanguage } }: { head: PaperHead }) => {
  const { words } = usePage()
  return (
    <div class="paper-block paper-contact">
      <p class="paper-label">{words.responses.contactTitle}</p>
      <p class="paper-hint">{words.responses.contactHint}</p>
      <ul class="paper-options">
        <li>
          <span class="paper-box" aria-hidden="true" />{' '}
          <Naming say={words.responses.consent} name={asker} language={askerLanguage} />
        </li>
      </ul>
      <p class="paper-line">
        <span>{words.responses.phone} </span>
        <span class="paper-dots" />
      </p>
    </div>
  )
}

const PaperFoot = ({ head }: { head: PaperHead }) => {
  const { words, locale } = usePage()
  const { paper } = words
  const { qr, address } = head
  return (
    <footer class="paper-foot">
      <div class="paper-foot-row">
        <svg viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={paper.qr(address)} shape-rendering="crispEdges">
          <path d={qrPath(qr)} fill="#000" />
        </svg>
        <p>
          {paper.scan}
          <br />
          <strong>{address.replace(/^https?:\/\//, '')}</strong>
          <br />
          {paper.versionNumber(number(head.version, locale))}
        </p>
        <p class="paper-number">
          <span>
            {paper.sheetNumber} <small>({paper.byStaff})</small>
          </span>
          <span class="paper-cells">
            {Array.from({ length: 5 }, () => (
              <span class="paper-cell" />
            ))}
          </span>
        </p>
      </div>
    </footer>
  )
}
