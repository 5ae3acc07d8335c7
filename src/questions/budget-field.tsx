import { Choices, Select, TextField } from '../../views/components/form'
import { Group } from '../../views/components/group'
import { PictureView } from '../../views/components/picture'
import { moneyText } from '../budgeting/money'
import { messages } from '../i18n/messages'
import { many, one } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { costOf, placesOf } from './budget-judging'
import type { BudgetProject, BudgetSettings } from './budget-settings'
import { mediumAddress } from './picture'
import type { FieldProps } from './question-type'
import { partName, questionLabel, shownFigure } from './wording'

interface BudgetFieldProps extends Omit<FieldProps<BudgetSettings>, 'faults'> {
  /** The words of a part's fault. */
  faultOf: (part: string) => string | undefined
}

/** How a person votes on projects: boxes to tick, places to fill, or points to give, each project with what it costs. */
export const BudgetField = (props: BudgetFieldProps) => {
  const { mode } = props.question.settings
  if (mode === 'ranked') return <Ranked {...props} />
  return mode === 'points' ? <Pointed {...props} /> : <Ticked {...props} />
}

const Ticked = ({ question, sent, faultOf, locale, number }: BudgetFieldProps) => {
  const { mode, projects, money, most } = question.settings
  const words = messages[locale].budgeting
  const chosen = many(sent, '')
  const limits = mode === 'approval' ? words.field.approval(shownFigure(most ?? 0, locale)) : words.field.knapsack
  return (
    <Choices
      type="checkbox"
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={hintOf(question, limits, locale)}
      fault={faultOf('')}
      choices={projects.map((project) => ({
        value: project.code,
        label: <Named project={project} locale={locale} />,
        note: hasMore(project) && <More project={project} />,
      }))}
      chosen={chosen}
      more={{
        'data-budget': String(money),
        'data-left': words.field.left,
        'data-over': words.field.over,
        'data-dong': words.money.dong('#'),
        'data-million': words.money.million('#'),
      }}
      after={
        <>
          <p class="budget-sum" role="status">
            {chosen.length > 0 && sumText(costOf(projects, chosen), money, locale)}
          </p>
          <How settings={question.settings} locale={locale} />
        </>
      }
    />
  )
}

function sumText(sum: number, money: number, locale: Locale): string {
  const { sum: within, sumOver } = messages[locale].budgeting.field
  const said = sum > money ? sumOver : within
  return said(moneyText(sum, locale), moneyText(Math.abs(money - sum), locale))
}

const Ranked = ({ question, sent, faultOf, locale, number }: BudgetFieldProps) => {
  const { projects, most } = question.settings
  const words = messages[locale].questions.rank
  const { field } = messages[locale].budgeting
  return (
    <Group
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={hintOf(question, field.ranked(shownFigure(most ?? 0, locale)), locale)}
      fault={faultOf('')}
      more={{ 'data-rank': '', 'data-up': words.up, 'data-down': words.down, 'data-none': words.none, 'data-full': words.full }}
    >
      {projects.some(hasMore) && (
        <dl class="project-list">
          {projects.map((project) => (
            <div>
              <dt>
                <Named project={project} locale={locale} />
              </dt>
              {hasMore(project) && (
                <dd>
                  <More project={project} />
                </dd>
              )}
            </div>
          ))}
        </dl>
      )}
      <How settings={question.settings} locale={locale} />
      {placesOf(question.settings).map((place, index) => (
        <Select
          name={partName(question, place)}
          label={words.places[index] ?? place}
          empty={messages[locale].common.chooseOne}
          choices={projects.map(({ code, label, cost }) => ({ value: code, label: field.costs(label, moneyText(cost, locale)) }))}
          value={one(sent, place)}
          fault={faultOf(place)}
        />
      ))}
    </Group>
  )
}

const Pointed = ({ question, sent, faultOf, locale, number }: BudgetFieldProps) => {
  const { projects, points } = question.settings
  const words = messages[locale].questions.allocate
  const { field } = messages[locale].budgeting
  return (
    <Group
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={hintOf(question, field.points(shownFigure(points ?? 0, locale)), locale)}
      fault={faultOf('')}
      more={{
        'data-allocate': String(points),
        'data-left': words.left,
        'data-over': words.over,
        'data-exact': words.exact,
        'data-question': 'budget',
      }}
    >
      <How settings={question.settings} locale={locale} />
      {projects.map((project) => (
        <TextField
          name={partName(question, project.code)}
          label={<Named project={project} locale={locale} />}
          hint={hasMore(project) && <More project={project} />}
          value={one(sent, project.code)}
          inputmode="numeric"
          autocomplete="off"
          maxlength={10}
          width="short"
          fault={faultOf(project.code)}
        />
      ))}
    </Group>
  )
}

const hintOf = ({ hint, settings: { money } }: BudgetFieldProps['question'], limits: string, locale: Locale): string =>
  [hint, messages[locale].budgeting.field.money(moneyText(money, locale)), limits].filter(Boolean).join(' ')

const Named = ({ project: { label, cost }, locale }: { project: BudgetProject; locale: Locale }) => (
  <>
    {label}{' '}
    <data class="project-cost" value={String(cost)}>
      {moneyText(cost, locale)}
    </data>
  </>
)

const hasMore = ({ place, description, picture }: BudgetProject): boolean =>
  place !== '' || description !== '' || picture !== null

const More = ({ project: { place, description, picture } }: { project: BudgetProject }) => (
  <>
    {picture && <PictureView {...picture} address={mediumAddress(picture.token)} />}
    {[place, description].filter(Boolean).join('. ')}
  </>
)

/** The rule, as it will be used whatever the answers say. */
const How = ({ settings: { rule }, locale }: { settings: BudgetSettings; locale: Locale }) => {
  const { field, rules, ruleTexts } = messages[locale].budgeting
  return (
    <details class="budget-how">
      <summary>{field.how}</summary>
      <p>
        <strong>{rules[rule]}.</strong> {ruleTexts[rule]}
      </p>
    </details>
  )
}
