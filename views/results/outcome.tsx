import { moneyText, shareText } from '../../src/budgeting/money'
import type { PublishedOutcome, PublishedStep } from '../../src/budgeting/published'
import { type Locale, number } from '../../src/i18n/locale'
import { DataTable, Facts, Foldable } from '../components/pieces'
import { usePage } from '../page-context'

/** Which projects win by the rule that was told beforehand, and every step of it for whoever wants to reckon along. */
export const OutcomeSection = ({ outcome, title }: { outcome: PublishedOutcome; title: string }) => {
  const { words, locale } = usePage()
  const { budgeting } = words
  const { rule, rows, money, spent, ballots } = outcome
  const winners = rows.filter(({ isChosen }) => isChosen)
  return (
    <section class="outcome">
      <h4>{budgeting.outcome.title}</h4>
      <p>
        <strong>{budgeting.outcome.winners(number(winners.length, locale), number(rows.length, locale))}.</strong>{' '}
        {winners.length === 0 ? budgeting.outcome.none : winners.map(({ name }) => name).join(' · ')}
      </p>
      <p class="meta">{budgeting.outcome.advice}</p>
      <Facts
        facts={[
          [budgeting.outcome.money, moneyText(money, locale)],
          [budgeting.outcome.spent, moneyText(spent, locale)],
          [budgeting.outcome.left, moneyText(money - spent, locale)],
          ...(ballots === null ? [] : [[budgeting.outcome.ballots, number(ballots, locale)] as const]),
          [
            budgeting.outcome.rule,
            <>
              {budgeting.rules[rule]}. <span class="meta">{budgeting.ruleTexts[rule]}</span>
            </>,
          ],
        ]}
      />
      <Rows outcome={outcome} title={title} />
      <Explained outcome={outcome} />
      {hasFigures(outcome) ? <Steps outcome={outcome} title={title} /> : <p class="meta">{budgeting.outcome.hidden}</p>}
    </section>
  )
}

const hasFigures = ({ rows }: PublishedOutcome): boolean => rows.every(({ votes }) => votes !== null)

interface PartProps {
  outcome: PublishedOutcome
  title: string
}

const Rows = ({ outcome, title }: PartProps) => {
  const { words, locale } = usePage()
  const said = words.budgeting.outcome
  const { mode, rows } = outcome
  // Where everybody gives one point, votes and supporters are the same.
  const hasPoints = mode === 'ranked' || mode === 'points'
  const figures = hasFigures(outcome)
  return (
    <DataTable
      caption={`${title}: ${said.caption}`}
      columns={[
        { label: said.project },
        { label: said.result },
        { label: said.cost, numeric: true },
        ...(figures ? [{ label: said.votes[mode], numeric: true }] : []),
        ...(figures && hasPoints ? [{ label: said.supporters, numeric: true }] : []),
      ]}
      rows={rows.map(({ name, cost, votes, supporters, isChosen }) => [
        name,
        isChosen ? <strong>{said.chosen}</strong> : said.notChosen,
        moneyText(cost, locale),
        ...(figures ? [number(votes ?? 0, locale)] : []),
        ...(figures && hasPoints ? [number(supporters ?? 0, locale)] : []),
      ])}
    />
  )
}

/** What points and shares are, for who reads the table and the steps; printed too. */
const Explained = ({ outcome: { mode, share } }: { outcome: PublishedOutcome }) => {
  const { words } = usePage()
  const { shares, point } = words.budgeting.outcome.explained
  const told = [
    ...(mode === 'ranked' ? [words.results.explained.borda] : []),
    ...(share ? [shares] : []),
    ...(share && (mode === 'ranked' || mode === 'points') ? [point] : []),
  ]
  return told.length === 0 ? null : (
    <Foldable title={words.results.explainedTitle} folds>
      {told.map((sentence) => (
        <p class="meta">{sentence}</p>
      ))}
    </Foldable>
  )
}

const Steps = ({ outcome, title }: PartProps) => {
  const { words, locale } = usePage()
  const said = words.budgeting.outcome
  const { share, steps, money, ballots, mode } = outcome
  if (steps.length === 0) return null
  const hasPoints = mode === 'ranked' || mode === 'points'
  const completion = steps.findIndex(({ kind }) => kind !== 'bought')
  return (
    <Foldable title={said.steps(number(steps.length, locale))} folds>
      {share && (
        <p>
          {said.share(shareText(share.first, locale), number(ballots ?? 0, locale), moneyText(money, locale))}{' '}
          {share.raises > 0 && said.raised(shareText(share.last, locale), number(share.raises, locale))}
        </p>
      )}
      <ol class="outcome-steps">
        {steps.map((step, place) => (
          <li>
            {share && place === completion && <>{said.completion} </>}
            <StepText step={step} outcome={outcome} /> {said.stays(leftAfter(step, said.inHands, locale))}
          </li>
        ))}
      </ol>
      <DataTable
        caption={`${title}: ${said.stepsCaption}`}
        columns={[
          { label: said.project },
          { label: said.result },
          { label: hasPoints ? said.perPoint : said.perPerson, numeric: true },
          { label: said.moneyLeft, numeric: true },
        ]}
        rows={steps.map((step, place) => [
          `${number(place + 1, locale)}. ${nameOf(outcome, step.code)}`,
          step.kind === 'tooDear' ? said.notChosen : said.chosen,
          step.kind === 'bought' ? shareText(step.perPoint, locale) : '–',
          moneyText(step.left, locale),
        ])}
      />
    </Foldable>
  )
}

const nameOf = ({ rows }: PublishedOutcome, code: string): string => rows.find((row) => row.code === code)?.name ?? code

const leftAfter = (step: PublishedStep, inHands: (sum: string) => string, locale: Locale): string =>
  step.kind === 'bought' ? inHands(moneyText(step.left, locale)) : moneyText(step.left, locale)

const StepText = ({ step, outcome }: { step: PublishedStep; outcome: PublishedOutcome }) => {
  const { words, locale } = usePage()
  const said = words.budgeting.outcome
  const { rows, mode, rule } = outcome
  const costOf = (code: string) => rows.find((row) => row.code === code)?.cost ?? 0
  const cost = moneyText(costOf(step.code), locale)
  if (step.kind !== 'bought')
    return <>{said[step.kind](nameOf(outcome, step.code), cost, said.votesOf[mode](number(step.votes, locale)))}</>
  const hasPoints = mode === 'ranked' || mode === 'points'
  const bought = hasPoints ? said.boughtByPoint : said.bought
  // By money the project is taken whose cost is shared as if by the most; by projects, the one that costs each the least.
  const byMoney = rule === 'equalSharesMoney'
  const reason = (code: string, perPoint: number) => {
    const payers = Math.round((10 * costOf(code)) / Math.max(perPoint, 1e-6)) / 10
    if (byMoney) return (hasPoints ? said.shares : said.people)(number(payers, locale, Number.isInteger(payers) ? 0 : 1))
    return shareText(perPoint, locale)
  }
  const others = step.others.map(({ code, perPoint }) => said.other(nameOf(outcome, code), reason(code, perPoint)))
  return (
    <>
      {bought(nameOf(outcome, step.code), cost, number(step.supporters, locale), shareText(step.perPoint, locale))}{' '}
      {step.short === null ? said.shortFew : step.short > 0 && said.short(number(step.short, locale))}{' '}
      <span class="meta">
        {byMoney ? said.whyMoney(reason(step.code, step.perPoint)) : said.whyProjects}{' '}
        {others.length > 0 && said.others(others.join('; '))}
      </span>
    </>
  )
}
