import type { AskedQuestion, Question } from '../../src/questions/question-type'
import { typeOf } from '../../src/questions/types'

/** Questionnaires with one thing wrong each, and the fault that must be found: `item fault`. */
export interface Broken {
  what: string
  questions: readonly Question[]
  /** `quota:first fault` of one of these. */
  quotas?: readonly { id: string; formula: string; most: number }[]
  finds: string
}

const labels: Record<string, string> = { a: 'Làm đường', b: 'Làm kênh', c: 'Làm nhà văn hóa' }
export const options = Object.entries(labels).map(([code, label]) => ({ code, label }))
type More = Partial<Omit<AskedQuestion, 'settings'>>

export const item = (type: string, id: string, settings: object, more: More = {}): Question => ({
  ...{ id, type, hint: '', required: false, shownWhen: null },
  label: `Câu hỏi ${id}?`,
  settings: typeOf(type).settings.parse({ ...(typeOf(type).blank('vi') as object), ...settings }),
  ...more,
})
export const one = (id: string, more: More = {}, settings: object = {}) => item('single', id, { options, ...settings }, more)
export const several = (id: string, settings: object = {}, more: More = {}) => item('multi', id, { options, ...settings }, more)
export const figure = (id: string, settings: object = {}, more: More = {}) => item('number', id, settings, more)
export const words = (id: string, more: More = {}) => item('short', id, {}, more)
export const section = (id: string, more: More = {}) => item('section', id, { text: '' }, more)
export const ending = (id: string, more: More = {}) => item('ending', id, { text: 'Xin cảm ơn.' }, more)
export const jump = (id: string, target: string, more: More = {}) => item('jump', id, { target }, more)
export const when = (formula: string): More => ({ shownWhen: { formula } })
export const chosen = (question: string, ...anyOf: string[]): More => ({ shownWhen: { question, anyOf } })
export const check = (formula: string): More => ({ checks: [{ formula, message: 'Xin xem lại.' }] })
export const worded: More = { wordings: [{ label: 'Bà con chọn việc nào trước?', hint: '' }] }
export const quota = (formula: string) => ({ quotas: [{ id: 'x', formula, most: 10 }] })
export const ask = (label: string, given: readonly string[] = ['Có', 'Không']): Question =>
  item('single', 'q1', { options: given.map((each, place) => ({ code: 'abcdefgh'.charAt(place), label: each })) }, { label })
