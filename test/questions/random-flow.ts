import fc from 'fast-check'
import type { AskedQuestion, Condition } from '../../src/questions/question-type'
import type { Questionnaire } from '../../src/questions/questionnaire'
import { usualSettings } from '../../src/questions/questionnaire-settings'
import { typeOf } from '../../src/questions/types'

/** Questionnaires with sections, jumps, endings and conditions by chance, and a slow account of who meets what. */

/** What somebody would say to each question, as a browser sends it; empty for what they leave out. */
export type Wishes = Readonly<Record<string, readonly string[]>>

export interface Rule {
  condition: Condition
  /** Reckoned from the wishes of those questions that are met, and from nothing of the product's own. */
  holds(said: (id: string) => readonly string[]): boolean
}

export interface RandomItem {
  item: AskedQuestion
  rule: Rule | null
  /** Of a jump: a place in the list; beyond it for the end. */
  target: number
}

export interface RandomFlow {
  items: readonly RandomItem[]
  questionnaire: Questionnaire
  wishes: Wishes
}

const CODES = ['a', 'b', 'c']
const options = CODES.map((code) => ({ code, label: `Chọn ${code}` }))
const SETTINGS: Record<string, unknown> = {
  single: { options, otherCode: null },
  multi: { options },
  number: { unit: '', least: 0, most: 20, decimals: 0 },
  section: { text: '' },
  ending: { text: 'Phiếu này hỏi việc khác.' },
}
const ASKING = ['single', 'multi', 'number']

const kind = fc.constantFrom('single', 'single', 'multi', 'number', 'section', 'jump', 'ending')
const draft = fc.record({
  kind,
  required: fc.boolean(),
  ruled: fc.boolean(),
  dice: fc.array(fc.nat(999), { minLength: 8, maxLength: 8 }),
})

export const randomFlow = fc
  .record({
    drafts: fc.array(draft, { minLength: 2, maxLength: 14 }),
    paging: fc.constantFrom('sections' as const, 'single' as const),
  })
  .map(({ drafts, paging }): RandomFlow => {
    const wishes: Record<string, readonly string[]> = {}
    const items: RandomItem[] = []
    for (const [place, { kind: type, required, ruled, dice }] of drafts.entries()) {
      const id = `q${place}`
      const asking = ASKING.includes(type)
      const earlier = items.filter(({ item }) => ASKING.includes(item.type)).map(({ item }) => item)
      // An ending for everybody would end every path.
      const rule = (ruled || type === 'ending' || type === 'jump') && earlier.length > 0 ? ruleOf(earlier, dice) : null
      if ((type === 'ending' || type === 'jump') && !rule) continue
      const target = place + 1 + ((dice[7] ?? 0) % 5)
      if (asking) wishes[id] = wishOf(type, required, dice)
      const settings = type === 'jump' ? { target: target < drafts.length ? `q${target}` : '' } : SETTINGS[type]
      items.push({
        item: {
          id,
          type,
          label: `Mục ${place}`,
          hint: '',
          required: asking && required,
          shownWhen: rule?.condition ?? null,
          settings: typeOf(type).settings.parse(settings),
          hamlets: [],
        },
        rule,
        target,
      })
    }
    const questions = items.map(({ item }) => item)
    return { items, wishes, questionnaire: { version: 1, questions, settings: { ...usualSettings, paging } } }
  })

function wishOf(type: string, required: boolean, dice: readonly number[]): readonly string[] {
  const [first = 0, second = 0, third = 0] = dice
  if (!required && first % 4 === 0) return []
  if (type === 'number') return [String(second % 21)]
  if (type === 'single') return [CODES[second % 3] ?? 'a']
  return CODES.filter((_, place) => place === second % 3 || (third >> place) % 2 === 1)
}

function ruleOf(earlier: readonly AskedQuestion[], dice: readonly number[]): Rule {
  const [, , , first = 0, second = 0, third = 0, fourth = 0] = dice
  const pick = (place: number) => earlier[place % earlier.length] ?? earlier[0]
  const one = simple(pick(first), second)
  if (third % 3 === 0) return one
  const other = simple(pick(fourth), third)
  const [a, b] = [textOf(one.condition), textOf(other.condition)]
  if (third % 3 === 1)
    return { condition: { formula: `${a} and not (${b})` }, holds: (said) => one.holds(said) && !other.holds(said) }
  return { condition: { formula: `${a} or ${b}` }, holds: (said) => one.holds(said) || other.holds(said) }
}

function simple(question: AskedQuestion | undefined, dice: number): Rule {
  const { id = '', type = '' } = question ?? {}
  const code = CODES[dice % 3] ?? 'a'
  if (type === 'number')
    return {
      condition: { formula: `${id} > ${dice % 20}` },
      holds: (said) => said(id).length > 0 && Number(said(id)[0]) > dice % 20,
    }
  if (dice % 5 === 0) return { condition: { formula: `not answered(${id})` }, holds: (said) => said(id).length === 0 }
  if (type === 'multi' && dice % 5 === 1)
    return { condition: { formula: `count(${id}) >= 2` }, holds: (said) => said(id).length >= 2 }
  return { condition: { question: id, anyOf: [code] }, holds: (said) => said(id).includes(code) }
}

const textOf = (condition: Condition): string =>
  'formula' in condition
    ? condition.formula
    : `${condition.question} in [${condition.anyOf.map((code) => `'${code}'`).join(', ')}]`

/** Who meets what, by the definition: each item asks all before it again. Slow, and shares nothing with the walk. */
export function metSlowly({ items, wishes }: RandomFlow): { met: Set<string>; ending: string | null } {
  const said = (id: string): readonly string[] => {
    const place = items.findIndex(({ item }) => item.id === id)
    return place >= 0 && isMet(place) ? (wishes[id] ?? []) : []
  }
  const known = new Map<number, boolean>()
  const isMet = (place: number): boolean => {
    const found = known.get(place) ?? meets(place)
    known.set(place, found)
    return found
  }
  const placeOf = (place: number) => Number(items[place]?.item.id.slice(1))
  const isJumped = (place: number) =>
    items.slice(0, place).some(({ item, target }, at) => {
      if (item.type !== 'jump' || !isMet(at)) return false
      // One that leads to what is not in the list leads to the end.
      const there = items.some((each) => each.item.id === `q${target}`)
      return !there || placeOf(place) < target
    })
  const meets = (place: number): boolean => {
    const each = items[place]
    if (!each) return false
    if (items.slice(0, place).some(({ item }, at) => item.type === 'ending' && isMet(at))) return false
    if (isJumped(place)) return false
    const own = each.rule?.holds(said) ?? true
    if (each.item.type === 'section') return own
    // A section that was jumped over hides nothing; the one before it goes on.
    const section = items.findLastIndex(({ item }, at) => at < place && item.type === 'section' && !isLeftOut(at))
    return own && (section < 0 || isMet(section))
  }
  const isLeftOut = (place: number) =>
    isJumped(place) || items.slice(0, place).some(({ item }, at) => item.type === 'ending' && isMet(at))
  const met = new Set(items.flatMap(({ item }, place) => (item.type !== 'jump' && isMet(place) ? [item.id] : [])))
  return { met, ending: items.find(({ item }) => item.type === 'ending' && met.has(item.id))?.item.id ?? null }
}
