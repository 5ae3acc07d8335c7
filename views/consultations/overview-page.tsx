import type { Consultation } from '../../src/consultations/consultation'
import type { Change } from '../../src/consultations/draft-store'
import { legalName } from '../../src/consultations/legal-basis'
import { dateTime, number } from '../../src/i18n/locale'
import type { Faults } from '../../src/kernel/fields'
import { Select } from '../components/form'
import { Confirmed, ErrorSummary, Facts, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { summaryOf } from './fault-words'
import { Frame, type Framed } from './frame'
import { LifecycleForms, type TypedLifecycle } from './lifecycle-forms'

export interface OverviewPageProps extends Framed {
  consultation: Consultation
  unitName: string
  hamlets: { count: number; households: number }
  version: number
  changes: readonly Change[]
  publicAddress: string
  /** Until when the law wants it open; null once that is over or where it sets no period. */
  legalUntil: Date | null
  /** A form that was refused: what was typed and what is wrong. */
  typed: TypedLifecycle
  faults: Faults
  done: 'opened' | 'saved' | null
  isStale?: boolean
  /** Other communes in which the person makes consultations. */
  copyTo: readonly { id: number; name: string }[]
}

const CopyTo = ({ id, communes }: { id: number; communes: OverviewPageProps['copyTo'] }) => {
  const { words } = usePage()
  const { bank } = words
  return (
    <details>
      <summary>{bank.copyTo}</summary>
      <form method="get" action={`/staff/consultations/${id}/copy`} class="stack">
        <p>{bank.copyToHint}</p>
        <Select
          name="unit"
          label={bank.copyCommune}
          choices={communes.map((unit) => ({ value: String(unit.id), label: unit.name }))}
        />
        <button class="button button-plain" type="submit">
          {bank.copyThere}
        </button>
      </form>
    </details>
  )
}

export const OverviewPage = (props: OverviewPageProps) => {
  const { words } = usePage()
  const { overview, untitled, stale } = words.consultations
  const { consultation, phase, mayEdit, changes, faults, done } = props
  const ofForm = <Value,>(values: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [`${props.typed.form}.${name}`, value]))
  const labels = { closesAt: overview.extendTo, reason: overview.reason, otherLaw: overview.otherLawField }
  return (
    <Frame {...props} step="overview" title={consultation.title || untitled}>
      <ErrorSummary title={words.common.errorSummary} faults={summaryOf(words, ofForm(faults), ofForm(labels))} />
      {props.isStale && (
        <Notice tone="warning" title={stale.title}>
          <p>{words.problems.stale.text}</p>
        </Notice>
      )}
      {done && (
        <Notice tone="received">
          <p>{overview[done]}</p>
          {done === 'opened' && (
            <p>
              <a class="button" href={`/staff/consultations/${consultation.id}/places`}>
                {overview.toPosters}
              </a>
            </p>
          )}
        </Notice>
      )}
      <p>{consultation.matter}</p>
      <ConsultationFacts {...props} />
      {changes.length > 0 && <Changes changes={changes} />}
      {mayEdit && (
        <div class="toolbar">
          {consultation.state === 'draft' && (
            <a class="button" href={`/staff/consultations/${consultation.id}/basics`}>
              {overview.go}
            </a>
          )}
          <form method="post" action={`/staff/consultations/${consultation.id}/copy`}>
            <button class="button button-plain" type="submit">
              {overview.copy}
            </button>
          </form>
          {props.copyTo.length > 0 && <CopyTo id={consultation.id} communes={props.copyTo} />}
          {consultation.state === 'draft' && <Discarding id={consultation.id} />}
        </div>
      )}
      {mayEdit && (phase === 'open' || phase === 'notYetOpen') && <LifecycleForms {...props} />}
    </Frame>
  )
}

const ConsultationFacts = ({ consultation, unitName, hamlets, version, publicAddress }: OverviewPageProps) => {
  const { words, locale } = usePage()
  const { overview } = words.consultations
  const { state, asker, legalClause, otherLaw, opensAt, closesAt, noClosing, retentionMonths, endReason } = consultation
  const closes = noClosing ? overview.never : closesAt ? dateTime(closesAt, locale) : overview.usualClosing
  const asked =
    hamlets.count === 0
      ? overview.wholeUnit
      : overview.hamletCount(number(hamlets.count, locale), number(hamlets.households, locale))
  const facts: (readonly [string, string])[] = [
    [overview.unit, unitName],
    [overview.asker, asker],
    [overview.clause, legalClause ? legalName(legalClause, locale) : overview.noLongerThere],
    [overview.opens, opensAt ? dateTime(opensAt, locale) : overview.whenOpened],
    [overview.closes, closes],
    [overview.hamlets, asked],
    [overview.retention, overview.months(number(retentionMonths, locale))],
  ]
  if (otherLaw) facts.push([overview.otherLaw, otherLaw])
  if (endReason) facts.push([overview.reason, endReason])
  if (state === 'draft') return <Facts facts={facts} />
  return (
    <Facts
      facts={[
        ...facts,
        [overview.version, number(version, locale)],
        [overview.address, <a href={publicAddress}>{publicAddress}</a>],
      ]}
    />
  )
}

const Changes = ({ changes }: { changes: readonly Change[] }) => {
  const { words, locale } = usePage()
  const { overview } = words.consultations
  return (
    <section>
      <h2>{overview.changes}</h2>
      <ul>
        {changes.map(({ kind, at, reason, before, after }) => (
          <li>
            {dateTime(at, locale)}: {overview.changeKinds[kind]}
            {after &&
              ` (${overview.fromTo(before ? dateTime(before, locale) : overview.noLongerThere, dateTime(after, locale))})`}
            . {reason}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Discarding = ({ id }: { id: number }) => {
  const { words } = usePage()
  const { overview } = words.consultations
  return (
    <Confirmed action={overview.discard} ask={overview.discardAsk}>
      <form method="post" action={`/staff/consultations/${id}/discarding`}>
        <button class="button" type="submit">
          {overview.discardYes}
        </button>
      </form>
    </Confirmed>
  )
}
