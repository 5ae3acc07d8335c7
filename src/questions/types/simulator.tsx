import { PaperFrame, PaperRows } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { fieldsOf } from '../../kernel/fields'
import { numbersOf, tallyOf } from '../counting'
import { questionType } from '../question-type'
import { SimulatorEditor } from '../simulator-editor'
import { SimulatorField } from '../simulator-field'
import { judgeSimulator, type SimulatorAnswer, sumsOf } from '../simulator-judging'
import {
  type BudgetLine,
  blankSimulator,
  isFixed,
  readSimulator,
  type SimulatorSettings,
  simulatorSettings,
  WORK,
} from '../simulator-settings'
import { deviationOf, meanOf, quantileOf } from '../statistics'
import { faultText, shownFigure } from '../wording'

const example = (
  code: string,
  side: BudgetLine['side'],
  label: string,
  start: number,
  span: number,
  more: Partial<BudgetLine> = {},
) => ({
  ...{ code, label, side, start, least: start - span, most: start + span, step: span / 2 },
  ...{ lower: '', higher: '', household: '' },
  ...more,
})

/** The commune's income and spending, to be moved within limits until they balance; shows what that means for one household. */
export const simulator = questionType<SimulatorSettings, SimulatorAnswer>({
  name: 'simulator',
  family: 'money',
  picture: 'M12 4v16M7 20h10M4 8h16M4 8l-2 6h6zM20 8l-2 6h6z',
  settings: simulatorSettings,
  blank: blankSimulator,
  Settings: ({ faults, locale, ...props }) => (
    <SimulatorEditor {...props} locale={locale} faultOf={(setting) => faultText(simulator, faults, setting, locale)} />
  ),
  readSettings: readSimulator,
  scripts: ['js/simulator.js'],
  styles: ['css/budget.css'],
  Field: ({ faults, locale, ...props }) => (
    <SimulatorField {...props} locale={locale} faultOf={(part) => faultText(simulator, faults, part, locale)} />
  ),
  Paper: ({ question: { label, hint, settings }, locale, number }) => {
    const words = messages[locale].budgeting
    const figure = (amount: number) => shownFigure(amount, locale)
    return (
      <PaperFrame number={number} label={label} how={words.paper.simulator[settings.balance]} hint={hint}>
        <PaperRows
          cells={Math.max(...settings.lines.map(({ most }) => String(most).length))}
          rows={settings.lines
            .filter((line) => !isFixed(line))
            .map(({ label: name, side, start, least, most, step, lower, higher }) => ({
              label: `${words.simulator.sides[side]}: ${name}`,
              unit: settings.unit,
              note: [
                words.simulator.range(figure(start), figure(least), figure(most), figure(step)),
                lower && words.simulator.ifLower(lower),
                higher && words.simulator.ifHigher(higher),
              ]
                .filter(Boolean)
                .join(' '),
            }))}
        />
        {settings.lines.filter(isFixed).map(({ label: name, side, start }) => (
          <p class="paper-hint">
            {words.simulator.sides[side]}: {name}:{' '}
            {words.simulator.fixed([figure(start), settings.unit].filter(Boolean).join(' '))}
          </p>
        ))}
      </PaperFrame>
    )
  },
  partNames: ({ settings: { lines } }) => [...lines.filter((line) => !isFixed(line)).map(({ code }) => code), WORK],
  judge: judgeSimulator,
  sentOf: ({ settings: { lines } }, answer) =>
    fieldsOf(lines.filter((line) => !isFixed(line)).map(({ code, start }) => [code, String(answer[code] ?? start)])),
  variables: ({ id, label, settings: { lines, unit } }) =>
    lines.map((line) => ({ kind: 'number', id: `${id}.${line.code}`, label: `${label} – ${line.label}`, unit })),
  values: ({ id }, answer) => Object.fromEntries(Object.entries(answer).map(([code, amount]) => [`${id}.${code}`, amount])),
  texts: () => [],
  textParts: () => [],
  tally: ({ id, settings: { lines, unit } }, counted) =>
    tallyOf(counted, [
      {
        kind: 'measures',
        id,
        label: '',
        lead: 'mean',
        unit,
        measures: ['mean', 'median', 'standardDeviation'],
        rows: lines.map(({ code, label }) => {
          const { answered, frequencies } = counted.numbers(`${id}.${code}`)
          return {
            code,
            label,
            base: answered,
            values: [meanOf(frequencies), quantileOf(frequencies, 0.5), deviationOf(frequencies)],
          }
        }),
      },
      ...lines.map(({ code, label }) => numbersOf({ id: `${id}.${code}`, label, unit, decimals: 0 }, counted)),
    ]),
  show: ({ settings: { lines, unit } }, answer, locale) =>
    lines
      .map(({ code, label, start }) =>
        [`${label}: ${shownFigure(answer[code] ?? start, locale)}`, unit].filter(Boolean).join(' '),
      )
      .join('\n'),
  // Each line is moved as drawn as long as the whole stays in balance.
  sample: ({ id, settings }, draw) => {
    const amounts = new Map(settings.lines.map((line) => [line.code, line.start]))
    const rest = () => sumsOf(settings.lines, ({ code, start }) => amounts.get(code) ?? start).rest
    for (const { code, least, most, step } of settings.lines) {
      const before = amounts.get(code) ?? least
      const wasBalanced = rest() >= 0
      amounts.set(code, least + step * draw.whole(`${id}.${code}`, 0, (most - least) / step))
      if (settings.balance === 'equal' ? rest() !== 0 : wasBalanced && rest() < 0) amounts.set(code, before)
    }
    return fieldsOf(
      settings.lines.filter((line) => !isFixed(line)).map(({ code, start }) => [code, String(amounts.get(code) ?? start)]),
    )
  },
  examples: {
    settings: {
      unit: 'triệu đồng',
      balance: 'within',
      householdUnit: 'đồng mỗi hộ mỗi năm',
      lines: [
        example('a', 'income', 'Thu dịch vụ rác', 1200, 200, {
          higher: 'thu gom thêm hai buổi một tuần',
          household: 'change * 1000000 / 6240',
        }),
        example('b', 'spending', 'Chiếu sáng, môi trường', 1000, 400, { lower: 'tắt đèn đường sau 22 giờ' }),
        example('c', 'spending', 'Hội nghị, tiếp khách', 200, 100),
      ],
    },
    accepts: [{ a: ['1.300'], b: ['1000'], c: ['300'] }, { b: ['800'] }, { c: ['100'], a: [''] }],
    refuses: {
      outOfBalance: [{ b: ['1200'] }, { a: ['1000'], work: ['1'] }],
      workedOut: [{ work: ['1'] }, { b: ['800'], work: ['1'] }],
      notANumber: [{ a: ['một nghìn'] }, { a: ['1e3'] }],
      notWhole: [{ a: ['1200,5'] }],
      tooSmall: [{ a: ['900'] }],
      tooLarge: [{ a: ['1.500'] }],
      notOnStep: [{ a: ['1250'] }],
      repeated: [{ a: ['1200', '1200'] }],
    },
  },
})
