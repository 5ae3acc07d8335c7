import type { Missing } from '../../src/consultations/opening'
import { dateTime, number } from '../../src/i18n/locale'
import { draftFaultText } from '../../src/questions/draft'
import type { Question } from '../../src/questions/question-type'
import { idOf } from '../components/form'
import { Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { inWords } from './fault-words'
import { Frame, type Framed } from './frame'

export interface CheckPageProps extends Framed {
  revision: number
  missing: readonly Missing[]
  questions: readonly Question[]
  /** What it would be if it were opened now. */
  dates: { opensAt: Date; closesAt: Date | null }
  advice: { asInTemplate: boolean; noHamlets: boolean; withoutHouseholds: readonly string[]; noPublicUrl: boolean }
  isStale?: boolean
}

/** Everything that stands between a draft and its opening, each a link to where it is mended; then the button. */
export const CheckPage = (props: CheckPageProps) => {
  const { words, locale } = usePage()
  const { check, stale } = words.consultations
  const { consultation, missing, dates, revision, isStale } = props
  const opens = dateTime(dates.opensAt, locale)
  const closes = dates.closesAt ? dateTime(dates.closesAt, locale) : check.never
  return (
    <Frame {...props} step="check" title={check.title}>
      {isStale && (
        <Notice tone="warning" title={stale.title}>
          <p>{words.problems.stale.text}</p>
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice tone="warning" title={check.missing(number(missing.length, locale))}>
          <ul>
            {missing.map((each) => (
              <MissingItem {...props} item={each} />
            ))}
          </ul>
        </Notice>
      )}
      <Advice {...props.advice} id={consultation.id} />
      {missing.length === 0 && (
        <Notice tone="received" title={check.ready}>
          <p>{check.dates(opens, closes)}</p>
          <p>{check.readyText}</p>
          <form method="post" action={`/staff/consultations/${consultation.id}/opening`}>
            <input type="hidden" name="revision" value={String(revision)} />
            <button class="button" type="submit">
              {check.open}
            </button>
          </form>
        </Notice>
      )}
    </Frame>
  )
}

const MissingItem = ({ item, consultation, questions }: CheckPageProps & { item: Missing }) => {
  const { words, locale } = usePage()
  const { check } = words.consultations
  const place = questions.findIndex(({ id }) => id === item.field)
  const question = questions[place]
  const base = `/staff/consultations/${consultation.id}/${item.page}`
  const address = question ? `${base}/${question.id}` : item.field ? `${base}#${idOf(item.field)}` : base
  const detail = item.fault && (question ? draftFaultText(question, item.fault, locale) : inWords(words, item.fault))
  return (
    <li>
      {question ? `${number(place + 1, locale)}. ${question.label}: ` : check.items[item.what]} {detail}{' '}
      <a href={address}>{check.mend}</a>
    </li>
  )
}

const Advice = ({ id, asInTemplate, noHamlets, withoutHouseholds, noPublicUrl }: CheckPageProps['advice'] & { id: number }) => {
  const { words } = usePage()
  const { check } = words.consultations
  if (!asInTemplate && !noHamlets && withoutHouseholds.length === 0 && !noPublicUrl) return null
  return (
    <Notice title={check.advice}>
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
      </ul>
    </Notice>
  )
}
