import { PaperFrame, PaperOptions, PaperRows } from '../../../views/components/paper'
import { moneyText } from '../../budgeting/money'
import { messages } from '../../i18n/messages'
import { fieldsOf } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { BudgetEditor } from '../budget-editor'
import { BudgetField } from '../budget-field'
import {
  type BudgetAnswer,
  ballotOf,
  codesIn,
  electionOf,
  judgeBudget,
  partsOf,
  placesOf,
  pointsIn,
  sentOfBudget,
} from '../budget-judging'
import { type BudgetProject, type BudgetSettings, blankBudget, budgetSettings, readBudget } from '../budget-settings'
import { budgetTally, budgetValues, budgetVariables } from '../budget-tally'
import { chooseSome, codesOf, type Draw } from '../draw'
import { labelOf } from '../options'
import { undescribed } from '../picture'
import { type AskedQuestion, questionType } from '../question-type'
import { faultText, shownFigure } from '../wording'

const example = (code: string, label: string, cost: number, place = '', description = ''): BudgetProject => ({
  code,
  label,
  cost: cost * 1_000_000,
  place,
  description,
  picture: null,
})

/** Projects with what they cost, and a sum of money: people choose, order or give points; a rule settled beforehand finds what is done. */
export const budget = questionType<BudgetSettings, BudgetAnswer>({
  name: 'budget',
  family: 'money',
  settings: budgetSettings,
  blank: blankBudget,
  Settings: ({ faults, locale, ...props }) => (
    <BudgetEditor {...props} locale={locale} faultOf={(setting) => faultText(budget, faults, setting, locale)} />
  ),
  readSettings: readBudget,
  lacks: ({ settings: { projects } }) => undescribed(projects.map(({ picture }) => picture)),
  scripts: ['js/budget.js'],
  styles: ['css/budget.css'],
  Field: ({ faults, locale, ...props }) => (
    <BudgetField {...props} locale={locale} faultOf={(part) => faultText(budget, faults, part, locale)} />
  ),
  Paper: ({ question: { label, hint, settings }, locale, number }) => {
    const rows = settings.projects.map(({ label: name, cost, place, description }) => ({
      label: messages[locale].budgeting.field.costs(name, moneyText(cost, locale)),
      note: [place, description].filter(Boolean).join('. '),
    }))
    return (
      <PaperFrame number={number} label={label} how={howOnPaper(settings, locale)} hint={hint}>
        {settings.mode === 'ranked' || settings.mode === 'points' ? (
          <PaperRows cells={settings.mode === 'points' ? String(settings.points).length : 1} rows={rows} />
        ) : (
          <PaperOptions mark="several" options={rows} />
        )}
        <PaperRule settings={settings} locale={locale} />
      </PaperFrame>
    )
  },
  partNames: ({ settings }) => partsOf(settings),
  judge: judgeBudget,
  sentOf: sentOfBudget,
  variables: budgetVariables,
  values: budgetValues,
  texts: () => [],
  textParts: () => [],
  tally: budgetTally,
  election: electionOf,
  ballot: ballotOf,
  show: ({ settings: { mode, projects } }, answer, locale) =>
    mode === 'points'
      ? projects
          .flatMap(({ code, label }) => {
            const points = pointsIn(answer)[code]
            return points === undefined ? [] : [`${label}: ${shownFigure(points, locale)}`]
          })
          .join('\n')
      : codesIn(answer)
          .map((code, place) => (mode === 'ranked' ? `${place + 1}. ${labelOf(projects, code)}` : labelOf(projects, code)))
          .join('\n'),
  sample,
  examples: {
    settings: {
      mode: 'knapsack',
      rule: 'mostVotes',
      money: 5_200_000_000,
      most: null,
      points: null,
      projects: [
        example('a', 'Đường liên thôn 3–7', 1850, 'Thôn 3 đến thôn 7', 'Bê tông 1,6 km'),
        example('b', 'Kênh tiêu thôn 9', 950, 'Thôn 9'),
        example('c', 'Phòng học mầm non điểm lẻ', 1400),
        example('d', 'Nước sạch thôn 18–20', 2100),
      ],
    },
    accepts: [{ '': ['a'] }, { '': ['a', 'b', 'd'] }, { '': ['c', 'b'] }],
    refuses: {
      overBudget: [{ '': ['a', 'b', 'c', 'd'] }, { '': ['a', 'c', 'd'] }],
      notAnOption: [{ '': ['x'] }, { '': ['\ud800'] }],
      repeated: [{ '': ['a', 'a'] }],
    },
  },
})

/** Settled beforehand, so it is read before anybody chooses. */
const PaperRule = ({ settings: { rule, money }, locale }: { settings: BudgetSettings; locale: Locale }) => {
  const { field, rules, ruleTexts } = messages[locale].budgeting
  return (
    <p class="paper-hint">
      {field.how} {field.money(moneyText(money, locale))} {rules[rule]}. {ruleTexts[rule]}
    </p>
  )
}

function howOnPaper(settings: BudgetSettings, locale: Locale): string {
  const { paper } = messages[locale].budgeting
  const { mode, most, points, money } = settings
  if (mode === 'approval') return paper.approval(shownFigure(most ?? 0, locale))
  if (mode === 'ranked') return paper.ranked(placesOf(settings).join(', '))
  return mode === 'points' ? paper.points(shownFigure(points ?? 0, locale)) : paper.knapsack(moneyText(money, locale))
}

function sample({ id, settings }: AskedQuestion<BudgetSettings>, draw: Draw) {
  const { mode, projects, most, money, points } = settings
  const codes = codesOf(projects)
  if (mode === 'points') {
    const shares = new Map<string, number>()
    for (let left = points ?? 0; left > 0; left--) {
      const code = draw.choose(id, codes)
      shares.set(code, (shares.get(code) ?? 0) + 1)
    }
    return fieldsOf([...shares].map(([code, given]) => [code, String(given)]))
  }
  const chosen = chooseSome(draw, id, codes, most ?? codes.length)
  if (mode === 'ranked') return fieldsOf(chosen.map((code, place) => [String(place + 1), code]))
  let left = mode === 'knapsack' ? money : Number.POSITIVE_INFINITY
  const paid = chosen.filter((code) => {
    const cost = projects.find((each) => each.code === code)?.cost ?? 0
    if (cost > left) return false
    left -= cost
    return true
  })
  return fieldsOf(paid.map((code) => ['', code]))
}
