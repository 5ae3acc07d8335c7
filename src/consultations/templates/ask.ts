import type { Option, Question } from '../../questions/question-type'

/** Short ways to write the questions of a template; codes run a, b, c … in the order of the labels. */

type About = Partial<Pick<Question, 'hint' | 'required' | 'shownWhen'>>

/** A label, or a label with a note shown under it. */
type Label = string | readonly [label: string, note: string]

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

export const optionsOf = (labels: readonly Label[]): Option[] =>
  labels.map((each, place) => {
    const code = LETTERS[place] ?? ''
    return typeof each === 'string' ? { code, label: each } : { code, label: each[0], note: each[1] }
  })

const question = (id: string, type: string, label: string, settings: unknown, about: About): Question => ({
  id,
  type,
  label,
  hint: '',
  required: false,
  shownWhen: null,
  ...about,
  settings,
})

/** `other` is the code of the choice that lets people write. */
export const single = (
  id: string,
  label: string,
  labels: readonly Label[],
  { other, ...about }: About & { other?: string } = {},
) => question(id, 'single', label, { options: optionsOf(labels), otherCode: other ?? null }, about)

interface Several extends About {
  /** The most that may be chosen; absent for as many as there are. */
  most?: number
  /** The code of the choice that lets people write. */
  other?: string
  /** The code of a choice that stands alone, as "no opinion". */
  alone?: string
}

export const multi = (id: string, label: string, labels: readonly Label[], { most, other, alone, ...about }: Several = {}) =>
  question(
    id,
    'multi',
    label,
    { options: optionsOf(labels), most: most ?? null, otherCode: other ?? null, aloneCode: alone ?? null },
    about,
  )

export const agree3 = (id: string, label: string, about: About = {}) => question(id, 'agree3', label, {}, about)

/** Labels from the lowest to the highest, and the choice that stands outside their order. */
interface Scale {
  steps: readonly string[]
  unknown: string
}
export const satisfaction: Scale = {
  steps: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'],
  unknown: 'Không biết / không sử dụng',
}

export const likert5 = (id: string, label: string, scale: Scale, about: About = {}) =>
  question(id, 'likert5', label, { ...scale }, about)

export const matrix = (id: string, label: string, rows: readonly string[], scale: Scale, about: About = {}) =>
  question(id, 'matrix', label, { rows: optionsOf(rows), ...scale }, about)

export const rank = (id: string, label: string, top: number, labels: readonly string[], about: About = {}) =>
  question(id, 'rank', label, { options: optionsOf(labels), top }, about)

export const allocate = (id: string, label: string, labels: readonly string[], about: About = {}) =>
  question(id, 'allocate', label, { options: optionsOf(labels), total: 100 }, about)

export const amount = (id: string, label: string, unit: string, least: number, most: number, about: About = {}) =>
  question(id, 'number', label, { unit, least, most, decimals: 0 }, about)

export const short = (id: string, label: string, about: About = {}) => question(id, 'short', label, {}, about)
export const long = (id: string, label: string, about: About = {}) => question(id, 'long', label, {}, about)

/** A comment on each numbered clause; with `agree`, also agree, disagree or another opinion. */
export const perItem = (
  id: string,
  label: string,
  items: readonly string[],
  { agree = false, ...about }: About & { agree?: boolean } = {},
) => question(id, 'perItem', label, { items: optionsOf(items), ask: agree ? 'agree3' : 'comment' }, about)

/** The block all opinion sheets begin with. */
export const aboutYou: readonly Question[] = [
  question('qPlace', 'place', 'Bà con ở thôn nào?', {}, { required: true }),
  single('qSex', 'Giới tính', ['Nam', 'Nữ', 'Không muốn nói']),
  single('qAge', 'Nhóm tuổi', ['18–30', '31–45', '46–60', 'Trên 60', 'Không muốn nói']),
]

export const anythingElse = long('qLast', 'Bà con còn ý kiến nào khác?')

/** Shown when an earlier question was answered with one of these codes. */
export const when = (questionId: string, ...anyOf: string[]) => ({ question: questionId, anyOf })
