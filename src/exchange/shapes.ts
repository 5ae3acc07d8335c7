import type { Option } from '../questions/question-type'

/** What a file tells of one question, in words that belong to no type. */
export interface Facts {
  options?: readonly Option[]
  otherCode?: string | null
  aloneCode?: string | null
  rows?: readonly Option[]
  columns?: readonly Option[]
  /** Labels from the lowest to the highest. */
  steps?: readonly string[]
  unknown?: string | null
  least?: number | null
  most?: number | null
  decimals?: number
  unit?: string
  /** Of a slider or a row of stars. */
  step?: number
  ends?: readonly [lowest: string, highest: string]
  /** What parts must add up to. */
  total?: number
  /** Shown as it is. */
  body?: string
  agree?: string
  formula?: string
  gives?: 'number' | 'text'
  precision?: 'day' | 'month' | 'year'
  kinds?: readonly string[]
  several?: boolean
  /** Of a block that is asked several times. */
  noun?: string
  fields?: readonly unknown[]
}

const settled = ({ least = null, most = null, decimals = 0, unit = '' }: Facts) => ({ unit, least, most, decimals })
const choice = ({ options = [], otherCode = null }: Facts) => ({ options, otherCode })
const table = ({ rows = [], columns = [] }: Facts) => ({ rows, columns })

/**
 * How the settings of each of our types are made from what a file tells. The one place of this folder that knows types
 * by name; a type that is not in the registry is passed over and told as "not supported yet".
 */
export const SHAPES: Readonly<Record<string, (facts: Facts) => unknown>> = {
  single: choice,
  dropdown: choice,
  multi: ({ options = [], otherCode = null, aloneCode = null, least, most }) => ({
    options,
    otherCode,
    aloneCode,
    least: least ?? 0,
    most: most ?? null,
  }),
  likert5: ({ steps = [], unknown = null }) => ({ steps, unknown }),
  matrix: ({ rows = [], steps = [], unknown = null }) => ({ rows, steps, unknown }),
  matrixMany: ({ most = null, ...facts }) => ({ ...table(facts), most }),
  matrixNumber: (facts) => ({ ...table(facts), ...settled(facts) }),
  matrixText: table,
  rank: ({ options = [], most }) => ({ options, top: most ?? options.length }),
  allocate: ({ options = [], total = 100 }) => ({ options, total }),
  number: settled,
  short: () => ({}),
  long: () => ({}),
  section: ({ body = '' }) => ({ text: body }),
  ending: ({ body = '' }) => ({ text: body }),
  text: ({ body = '' }) => ({ text: body }),
  date: ({ precision = 'day' }) => ({ precision, least: null, most: null }),
  time: () => ({ least: null, most: null }),
  stars: ({ most = 5, ends, unknown = null }) => ({ most, low: ends?.[0] || null, high: ends?.[1] || null, unknown }),
  smileys: ({ steps = [], unknown = null }) => ({ steps, unknown }),
  slider: ({ least = 0, most = 100, step = 1, unit = '', ends }) => ({
    ...{ least, most, step, unit },
    low: ends?.[0] || null,
    high: ends?.[1] || null,
  }),
  nps: ({ ends }) => ({ low: ends?.[0] || null, high: ends?.[1] || null }),
  signature: ({ body = '' }) => ({ signer: body, writer: null }),
  consent: ({ body = '', agree = '' }) => ({ text: body, agree }),
  calculated: ({ formula = '', gives = 'number', decimals = 2 }) => ({ formula, gives, decimals }),
  file: ({ kinds = ['picture', 'pdf'] }) => ({ kinds }),
  pictures: ({ options = [], several = false }) => ({
    options: options.map((option) => ({ ...option, picture: null })),
    several,
  }),
  mapPoint: () => ({}),
  repeat: ({ noun = '', most = null, fields = [] }) => ({ noun, least: 0, most, inner: fields }),
}
