import type { LanguageLine } from '../../src/consultations/language-reading'
import type { Missing } from '../../src/consultations/opening'
import { dateTime, number } from '../../src/i18n/locale'
import { type Finding, findingKey } from '../../src/questions/findings'
import type { Question } from '../../src/questions/question-type'
import { idOf } from '../components/form'
import { Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { inWords } from './fault-words'
import { FindingItems, MENDING_FORM, OPENING_FORM } from './finding-items'
import { Frame, type Framed } from './frame'
import { IncompleteLanguages } from './incomplete-languages'

export interface CheckPageProps extends Framed {
  revision: number
  missing: readonly Missing[]
  /** Of the questions: what must be mended, and what may stay once it was seen. */
  findings: readonly Finding[]
  seen: readonly string[]
  /** Somebody wanted to open it without having seen all. */
  isUnseen: boolean
  hasMended: boolean
  questions: readonly Question[]
  /** Hamlets that the questions name and that are not asked. */
  strays: readonly string[]
  /** What it would be if it were opened now. */
  dates: { opensAt: Date; closesAt: Date | null }
  advice: {
    asInTemplate: boolean
    noHamlets: boolean
    withoutHouseholds: readonly string[]
    noPublicUrl: boolean
    /** Begun, and not offered to residents. */
    languages: readonly LanguageLine[]
  }
  isStale?: boolean
}

/** Everything that stands between a draft and its opening, each a link to where it is mended; then the button. */
export const CheckPage = (props: CheckPageProps) => {
  const { words, locale } = usePage()
  const { check, stale } = words.consultations
  const { consultation, missing, revision, isStale, findings, questions, seen } = props
  const { checks } = words
  const must = findings.filter(({ grade }) => grade === 'must')
  const looks = findings.filter(({ grade }) => grade === 'look')
  const isReady = missing.length === 0
  // What is not ticked yet keeps it from opening: then nothing says that it is ready.
  const isAsked = isReady && looks.some((each) => !seen.includes(findingKey(each)))
  const base = `/staff/consultations/${consultation.id}`
  return (
    <Frame {...props} step="check" title={check.title} styles={['css/checks.css']}>
      {isStale && (
        <Notice tone="warning" title={stale.title}>
          <p>{words.problems.stale.text}</p>
        </Notice>
      )}
      {props.hasMended && <Notice tone="received" title={checks.mended} />}
      {props.strays.length > 0 && (
        <Notice tone="warning" title={words.strays.title}>
          <p>{props.strays.join('; ')}</p>
          <p>
            <a class="button button-plain" href={`${base}/hamlets`}>
              {words.strays.mend}
            </a>
          </p>
        </Notice>
      )}
      {!isReady && (
        <Notice tone="warning" title={check.missing(number(missing.length, locale))}>
          <ul class="findings">
            {missing
              .filter(({ what }) => what !== 'faultyQuestions')
              .map((each) => (
                <MissingItem {...props} item={each} />
              ))}
            <FindingItems id={consultation.id} findings={must} questions={questions} />
          </ul>
        </Notice>
      )}
      <form id={MENDING_FORM} method="post" action={`${base}/check/mending`}>
        <input type="hidden" name="revision" value={String(revision)} />
      </form>
      <Looks {...props} looks={looks} isReady={isReady} isAsked={isAsked} />
      {isReady && !isAsked && (
        <Notice tone="received" title={check.ready}>
          <Opening {...props} />
        </Notice>
      )}
    </Frame>
  )
}

const MissingItem = ({ item, consultation }: CheckPageProps & { item: Missing }) => {
  const { words } = usePage()
  const { check } = words.consultations
  const base = `/staff/consultations/${consultation.id}/${item.page}`
  const detail = item.fault && inWords(words, item.fault)
  return (
    <li>
      {check.items[item.what]} {detail} <a href={item.field ? `${base}#${idOf(item.field)}` : base}>{check.mend}</a>
    </li>
  )
}

interface LooksProps extends CheckPageProps {
  looks: readonly Finding[]
  isReady: boolean
  isAsked: boolean
}

/** All that may stay in one box: what must be ticked, and then the button; and what is only worth knowing. */
const Looks = (props: LooksProps) => {
  const { consultation, looks, isReady, isAsked, seen, questions } = props
  const { words, locale } = usePage()
  const { checks, consultations } = words
  const advice = hasAdvice(props.advice)
  if (looks.length === 0 && !advice) return null
  const count = number(looks.length, locale)
  const title = looks.length === 0 ? consultations.check.advice : isAsked ? checks.toSee(count) : checks.lookTitle(count)
  return (
    <Notice tone={isAsked ? 'warning' : 'plain'} title={title}>
      {props.isUnseen && isAsked && (
        <p class="field-fault" role="alert">
          {checks.notSeen}
        </p>
      )}
      {looks.length > 0 && (
        <>
          <p>{isReady ? checks.lookText : checks.lookLater}</p>
          <ul class="findings">
            <FindingItems id={consultation.id} findings={looks} questions={questions} {...(isReady && { seen })} />
          </ul>
        </>
      )}
      {advice && looks.length > 0 && <p>{checks.adviceText}</p>}
      {advice && <Advice {...props.advice} id={consultation.id} />}
      {isAsked && <Opening {...props} />}
    </Notice>
  )
}

const Opening = ({ consultation, dates, revision }: CheckPageProps) => {
  const { words, locale } = usePage()
  const { check } = words.consultations
  const closes = dates.closesAt ? dateTime(dates.closesAt, locale) : check.never
  return (
    <>
      <p>{check.dates(dateTime(dates.opensAt, locale), closes)}</p>
      <p>{check.readyText}</p>
      <form id={OPENING_FORM} method="post" action={`/staff/consultations/${consultation.id}/opening`}>
        <input type="hidden" name="revision" value={String(revision)} />
        <button class="button" type="submit">
          {check.open}
        </button>
      </form>
    </>
  )
}

const hasAdvice = ({ asInTemplate, noHamlets, withoutHouseholds, noPublicUrl, languages }: CheckPageProps['advice']): boolean =>
  asInTemplate || noHamlets || noPublicUrl || withoutHouseholds.length > 0 || languages.length > 0

const Advice = ({ id, ...advice }: CheckPageProps['advice'] & { id: number }) => {
  const { asInTemplate, noHamlets, withoutHouseholds, noPublicUrl, languages } = advice
  const { words } = usePage()
  const { check } = words.consultations
  return (
    <ul>
      {asInTemplate && (
        <li>
          {check.asInTemplate} <a href={`/staff/consultations/${id}/basics#${idOf('matter')}`}>{check.mend}</a>
        </li>
      )}
      {noHamlets && (
        <li>
          {check.noHamlets} <a href="/staff/units">{check.toUnits}</a>
        </li>
      )}
      {withoutHouseholds.length > 0 && (
        <li>
          {check.noHouseholds(withoutHouseholds.join(', '))} <a href="/staff/units">{check.toUnits}</a>
        </li>
      )}
      {noPublicUrl && <li>{check.noPublicUrl}</li>}
      <IncompleteLanguages id={id} languages={languages} />
    </ul>
  )
}
