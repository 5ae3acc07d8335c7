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
  formula?: string
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
}
