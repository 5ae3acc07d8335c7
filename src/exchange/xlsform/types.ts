import type { Messages } from '../../i18n/messages'
import type { Want } from '../found'
import { type Note, note } from '../outcome'
import type { Facts } from '../shapes'
import { type Coded, isTitle, wordsOf } from '../wording'
import type { Row } from './rows'

/** What a row asks, once the appearance and the list are known. */
export interface Asked {
  wants: readonly Want[]
  notes?: readonly Note[]
}

export interface Asking {
  row: Row
  name: string
  label: string
  appearance: readonly string[]
  parameters: ReadonlyMap<string, string>
  /** The list it chooses from, if any. */
  list: Coded | undefined
  words: Messages['exchange']
}

const plain = (type: string, facts: Facts = {}, more: Partial<Want> = {}): Want => ({ type, facts, ...more })

const acknowledge = ({ label, name, words }: Asking): Asked => ({
  wants: [
    plain(
      'consent',
      { body: wordsOf(label, 3000).text || name, agree: words.agree },
      { names: (id) => [[name, { kind: 'ticked', name: id, code: '' }]] },
    ),
  ],
})

/** Types of XLSForm that ask something, by the first word of the type. */
export const ASKING: Readonly<Record<string, (asking: Asking) => Asked>> = {
  select_one: one,
  select_multiple: ({ list }) =>
    choosing(list, (facts, codes) => [plain('multi', facts, { codes }), plain('dropdown', facts, { codes })]),
  rank: ({ list }) => choosing(list, (facts, codes) => [plain('rank', facts, { codes })]),
  integer: () => ({ wants: [plain('number')] }),
  decimal: () => ({ wants: [plain('number', { decimals: 2 })] }),
  range,
  text: ({ appearance }) => ({
    wants: appearance.includes('multiline') ? [plain('long')] : [plain('short')],
    notes: appearance.includes('numbers') ? [note('onlyDigits')] : [],
  }),
  note: ({ label }) => ({ wants: [plain('text', { body: isTitle(label) ? '' : wordsOf(label, 10_000).text })] }),
  date: ({ appearance }) => ({
    wants: [
      plain('date', { precision: appearance.includes('year') ? 'year' : appearance.includes('month-year') ? 'month' : 'day' }),
    ],
  }),
  time: () => ({ wants: [plain('time')] }),
  datetime: () => ({ wants: [plain('date', {}, { notes: [note('timeLost')] })] }),
  geopoint: () => ({ wants: [plain('mapPoint')] }),
  image: ({ appearance, words }) =>
    appearance.includes('signature')
      ? { wants: [plain('signature', { body: words.signer })], notes: [note('noSignature')] }
      : { wants: [plain('file', { kinds: ['picture'] })] },
  file: () => ({ wants: [plain('file')] }),
  acknowledge,
  trigger: acknowledge,
  calculate: ({ row }) => ({ wants: [plain('calculated', {}, { formula: row.cells.get('calculation') ?? "''" })] }),
}

function choosing(list: Coded | undefined, wants: (facts: Facts, codes: ReadonlyMap<string, string>) => Want[]): Asked {
  if (!list) return { wants: [], notes: [note('listMissing')] }
  return { wants: wants({ options: list.options }, list.codes), notes: list.notes }
}

function one({ list, appearance }: Asking): Asked {
  if (!list) return { wants: [], notes: [note('listMissing')] }
  const facts = { options: list.options }
  const choose = [plain('single', facts, { codes: list.codes }), plain('dropdown', facts, { codes: list.codes })]
  if (appearance.some((each) => /^(minimal|autocomplete|search|quick)/.test(each)) && !appearance.includes('quick'))
    return { wants: choose.toReversed(), notes: list.notes }
  if (appearance.includes('likert') && list.options.length === 5) return { wants: [likert(list), ...choose], notes: list.notes }
  return { wants: choose, notes: list.notes }
}

/** The first of the list is taken for the lowest step. */
export function likert(list: Coded): Want {
  const codes = stepCodes(list)
  return plain('likert5', { steps: list.options.map(({ label }) => label) }, { codes })
}

/** The file's codes with the numbers of our steps. */
export const stepCodes = ({ codes }: Coded): Map<string, string> =>
  new Map([...codes.keys()].map((theirs, place) => [theirs, String(place + 1)]))

function range({ parameters, appearance }: Asking): Asked {
  const [least, most, step] = [
    ['start', 1],
    ['end', 10],
    ['step', 1],
  ].map(([name, usual]) => {
    const given = Number(parameters.get(String(name)) ?? usual)
    return Number.isFinite(given) ? given : Number(usual)
  })
  const [low = 1, high = 10, by = 1] = [least, most, step]
  const decimals = Math.min(4, String(by).split('.')[1]?.length ?? 0)
  const facts = { least: Math.min(low, high), most: Math.max(low, high), step: by, decimals }
  const rating = appearance.includes('rating') && low === 1 && by === 1
  return { wants: [...(rating ? [plain('stars', facts)] : []), plain('slider', facts), plain('number', facts)] }
}

/** Types that ask nothing we could keep, each with the reason. */
export const LOST: Readonly<Record<string, Note['code']>> = {
  select_one_from_file: 'fromFile',
  select_multiple_from_file: 'fromFile',
  select_one_external: 'fromFile',
  audio: 'noRecording',
  video: 'noRecording',
  barcode: 'noBarcode',
  geotrace: 'onlyPoint',
  geoshape: 'onlyPoint',
  xml_external: 'fromFile',
  csv_external: 'fromFile',
  osm: 'onlyPoint',
  start: 'nothingSecret',
  end: 'nothingSecret',
  today: 'nothingSecret',
  deviceid: 'nothingSecret',
  subscriberid: 'nothingSecret',
  simserial: 'nothingSecret',
  phonenumber: 'nothingSecret',
  username: 'nothingSecret',
  email: 'nothingSecret',
  audit: 'nothingSecret',
  start_geopoint: 'nothingSecret',
  background_audio: 'nothingSecret',
  background_geopoint: 'nothingSecret',
}

/** Those that a person would have answered; the others are only collected. */
export const LOST_QUESTIONS: readonly string[] = [
  'select_one_from_file',
  'select_multiple_from_file',
  'select_one_external',
  'audio',
  'video',
  'barcode',
  'geotrace',
  'geoshape',
  'osm',
]
