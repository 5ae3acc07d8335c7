import { Tick } from '../../../views/components/form'
import { messages } from '../../i18n/messages'
import { fieldsOf, ticked } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { distributionOf, tallyOf } from '../counting'
import { codesOf } from '../draw'
import { MapField, MapPaper } from '../map-field'
import { judgeMap, type MapAnswer, type MapSettings, mapSettings } from '../map-judging'
import { middleOf, nameOfSquare, pointNumber, pointOfNumber, squareCodes, squareOptions, squaresOf } from '../map-squares'
import { labelOf } from '../options'
import { readPicture, undescribed } from '../picture'
import { PicturePicker } from '../picture-picker'
import { type AskedQuestion, type Counted, questionType, type Variable } from '../question-type'
import type { Block } from '../tally'
import { faultText } from '../wording'

/** A place in the commune: pointed at on its own plan, named, or told by the hamlet. */
export const mapPoint = questionType<MapSettings, MapAnswer>({
  name: 'mapPoint',
  family: 'place',
  picture: 'M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11zM12 8v4M10 10h4',
  scripts: ['js/map.js'],
  styles: ['css/pictures.css', 'css/map.css'],
  settings: mapSettings,
  blank: () => ({ plan: null, asksPlace: true, asksHamlet: true }),
  Settings: ({ settings: { plan, asksPlace, asksHamlet }, prefix, faults, locale, media = [] }) => {
    const words = messages[locale].media.map
    const fault = (setting: string) => faultText(mapPoint, faults, setting, locale)
    return (
      <>
        <PicturePicker
          name="plan"
          prefix={prefix}
          label={words.plan}
          hint={words.planHint}
          picture={plan}
          media={media}
          fault={fault('plan')}
          locale={locale}
        />
        <Tick name={`${prefix}asksPlace`} label={words.asksPlace} fault={fault('asksPlace')} ticked={asksPlace} />
        <Tick name={`${prefix}asksHamlet`} label={words.asksHamlet} fault={fault('asksHamlet')} ticked={asksHamlet} />
      </>
    )
  },
  readSettings: (sent) => ({
    plan: readPicture(sent, 'plan'),
    asksPlace: ticked(sent, 'asksPlace'),
    asksHamlet: ticked(sent, 'asksHamlet'),
  }),
  lacks: ({ settings: { plan } }) => undescribed([plan]),
  Field: (props) => <MapField {...props} faultOf={(part) => faultText(mapPoint, props.faults, part, props.locale)} />,
  Paper: MapPaper,
  partNames: ({ hamlets, settings: { plan, asksPlace, asksHamlet } }) => [
    ...(plan ? ['', 'x', 'y'] : []),
    ...(asksPlace ? ['place'] : []),
    ...(asksHamlet && hamlets.length > 0 ? ['hamlet'] : []),
  ],
  judge: judgeMap,
  sentOf: (_, { square = '', x, y, place = '', hamlet = '' }) =>
    fieldsOf(
      [
        ['', square] as const,
        ['x', String(x ?? '')] as const,
        ['y', String(y ?? '')] as const,
        ['place', place] as const,
        ['hamlet', hamlet] as const,
      ].filter(([, value]) => value !== ''),
    ),
  variables: variablesOf,
  values: ({ id, settings: { asksPlace } }, { square, x, y, place, hamlet }) => ({
    ...(square && { [id]: square }),
    ...(x !== undefined && y !== undefined && { [`${id}.at`]: pointNumber(x, y) }),
    ...(hamlet && { [`${id}.hamlet`]: hamlet }),
    ...(asksPlace && { [`${id}.told`]: place ? ['place'] : [] }),
  }),
  texts: ({ place }) => (place ? [{ part: 'place', text: place }] : []),
  textParts: ({ label, settings: { asksPlace } }) => (asksPlace ? [{ part: 'place', label }] : []),
  tally: (question, counted, locale) => tallyOf(counted, blocksOf(question, counted, locale)),
  show: ({ hamlets }, { square, x, y, place, hamlet }, locale) => {
    const point = x === undefined ? '' : ` (${x}‰, ${y}‰)`
    const squareText = square && messages[locale].media.map.square(nameOfSquare(square)) + point
    return [squareText, place, hamlet && labelOf(hamlets, hamlet)].filter(Boolean).join('\n')
  },
  sample: ({ id, hamlets, settings: { plan, asksPlace, asksHamlet } }, draw) => {
    if (plan && draw.chance(0.8)) {
      const squares = squaresOf(plan)
      const square = draw.choose(id, squareCodes(squares))
      const { x, y } = middleOf(squares, square)
      const near = (at: number) => String(Math.round(at) + draw.whole(`${id}.at`, -30, 30))
      return fieldsOf([['', square] as const, ...(draw.chance(0.8) ? [['x', near(x)] as const, ['y', near(y)] as const] : [])])
    }
    if (asksHamlet && hamlets.length > 0) return fieldsOf([['hamlet', draw.choose(`${id}.hamlet`, codesOf(hamlets))]])
    return fieldsOf(asksPlace ? [['place', draw.words(`${id}.place`).slice(0, 100)]] : [['', 'a1']])
  },
  examples: {
    settings: {
      plan: { token: 'M'.repeat(22), width: 1200, height: 1600, description: 'Sơ đồ xã: sông ở phía đông, chợ ở giữa' },
      asksPlace: true,
      asksHamlet: true,
    },
    accepts: [
      { '': ['b3'] },
      { '': ['b3'], x: ['250'], y: ['300'] },
      { '': ['a1'], x: ['0'], y: ['0'], place: ['Đầu làng'], hamlet: ['11'] },
      { place: ['Cổng trường tiểu học'] },
      { hamlet: ['12'] },
    ],
    refuses: {
      notAnOption: [{ '': ['z9'] }, { '': ['b3'], x: ['1e2'], y: ['1'] }, { '': ['b3'], x: ['250'] }, { hamlet: ['999'] }],
      repeated: [{ '': ['a1', 'a2'] }],
      tooLong: [{ place: ['ô'.repeat(201)] }],
      badText: [{ place: ['\ud800'] }],
    },
  },
})

function squareVariable({ id, label }: AskedQuestion<MapSettings>, plan: { width: number; height: number }, locale: Locale) {
  const categories = squareOptions(squaresOf(plan), messages[locale].media.map.square)
  return { kind: 'category', id, label, categories, ordered: false } satisfies Variable
}

const hamletVariable = ({ id, label, hamlets }: AskedQuestion<MapSettings>, locale: Locale) =>
  ({
    kind: 'category',
    id: `${id}.hamlet`,
    label: `${label} (${messages[locale].media.map.hamlets})`,
    categories: hamlets,
    ordered: false,
  }) satisfies Variable

// Only so that it is known how many wrote one: the words themselves are a list of their own.
const toldVariable = ({ id, label }: AskedQuestion<MapSettings>, locale: Locale) =>
  ({
    kind: 'multiple',
    id: `${id}.told`,
    label,
    categories: [{ code: 'place', label: messages[locale].media.map.told }],
  }) satisfies Variable

function variablesOf(question: AskedQuestion<MapSettings>, locale: Locale = 'vi'): Variable[] {
  const { id, label, hamlets, settings } = question
  const at = `${label} (${messages[locale].media.map.pointAt})`
  return [
    ...(settings.plan
      ? [
          squareVariable(question, settings.plan, locale),
          { kind: 'number' as const, id: `${id}.at`, label: at, unit: '', as: 'point' as const },
        ]
      : []),
    ...(settings.asksHamlet && hamlets.length > 0 ? [hamletVariable(question, locale)] : []),
    ...(settings.asksPlace ? [toldVariable(question, locale)] : []),
  ]
}

function blocksOf(question: AskedQuestion<MapSettings>, counted: Counted, locale: Locale): Block[] {
  const { id, hamlets, settings } = question
  const { plan, asksPlace, asksHamlet } = settings
  const words = messages[locale].media.map
  const blocks: Block[] = []
  if (plan) {
    const points = counted.numbers(`${id}.at`).frequencies.map(([point, count]) => ({ ...pointOfNumber(point), count }))
    const { token, width, height, description } = plan
    const map = { token, width, height, description, ...squaresOf(plan), points }
    const squares = distributionOf(squareVariable(question, plan, locale), counted)
    blocks.push({ ...squares, label: words.squares, ...(squares.base > 0 && { map }) })
  }
  if (asksHamlet && hamlets.length > 0) {
    const chosen = distributionOf(hamletVariable(question, locale), counted)
    if (chosen.base > 0) blocks.push({ ...chosen, label: words.hamlets })
  }
  const wrote = asksPlace ? (counted.categories(`${id}.told`).counts[0] ?? 0) : 0
  if (asksPlace) blocks.push({ kind: 'words', id: `${id}.place`, label: words.places, base: wrote })
  return blocks
}
