import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fields } from '../../src/kernel/fields'
import { evaluate, isTrue, type Value } from '../../src/logic/evaluate'
import { metIn } from '../../src/questions/flow'
import { isMet, isSeen, pagesOf } from '../../src/questions/pages'
import { type Answers, hasAnswers, type Questionnaire } from '../../src/questions/questionnaire'
import type { ShownItem } from '../../src/questions/shown-items'
import { judgeSheet, sameAnswers, type WalkedSheet, walkSheet } from '../../src/responses/answer-sheet'
import { isPaged, sheetPage } from '../../src/responses/sheet-page'
import { finish, REVIEW, type Stop, turn } from '../../src/responses/turning'
import { metSlowly, type RandomFlow, randomFlow, type Wishes } from '../questions/random-flow'

/** What a browser without scripts posts of a page: what travels on, and every control that it shows. */
function filledIn(questionnaire: Questionnaire, walked: WalkedSheet, stop: Stop, sent: Fields, wishes: Wishes): Fields {
  if (stop.kind !== 'page') return sent
  const { items, turning } = sheetPage({ questionnaire, page: stop.page, walked, locale: 'vi', sent })
  const fields = new Map(turning?.carried)
  for (const { item } of items) if ((wishes[item.id] ?? []).length > 0) fields.set(item.id, wishes[item.id] ?? [])
  return fields
}

/** What public/js/flow.js shows of a page, by the trees that came with it alone. */
function dueInBrowser(items: readonly ShownItem[], wishes: Wishes): string[] {
  const due = new Set<string>()
  const read = (name: string): Value => {
    const said = due.has(name) ? (wishes[name] ?? []) : []
    return items.find(({ item }) => item.id === name)?.item.type === 'multi' ? said : (said[0] ?? null)
  }
  for (const { item, when } of items)
    if (!when || isTrue(evaluate(when, read, { today: '', matches: () => false }))) due.add(item.id)
  return items.filter(({ item }) => due.has(item.id) && item.type !== 'jump').map(({ item }) => item.id)
}

const walk = (questionnaire: Questionnaire, sent: Fields) => walkSheet(questionnaire, sent, null)
const placeOf = (stop: Stop): string => (stop.kind === 'page' ? stop.page.id : stop.kind === 'review' ? REVIEW : stop.id)

/** From the first page to the last, going back and elsewhere as the dice say. */
function goThrough({ questionnaire, wishes }: RandomFlow, dice: readonly number[]): { sent: Fields; stop: Stop } {
  let sent: Fields = new Map()
  let walked = walk(questionnaire, sent)
  let stop = turn(questionnaire, walked, pagesOf(questionnaire)[0]?.id ?? '', `to ${pagesOf(questionnaire)[0]?.id}`)
  const given = new Set<string>()
  for (let step = 0; step < 200; step++) {
    sent = filledIn(questionnaire, walked, stop, sent, wishes)
    for (const name of given) expect([...sent.keys()]).toContain(name)
    for (const name of sent.keys()) given.add(name)
    const before = walked
    walked = walk(questionnaire, sent)
    if (stop.kind === 'page') {
      const { items } = sheetPage({ questionnaire, page: stop.page, walked: before, locale: 'vi', sent })
      expect(dueInBrowser(items, wishes)).toEqual(stop.page.items.filter(({ id }) => walked.met.has(id)).map(({ id }) => id))
    }
    const die = dice[step] ?? 0
    const pages = pagesOf(questionnaire)
    if (stop.kind !== 'page' && die % 3 !== 1) return { sent, stop }
    const go = die % 7 === 1 ? 'back' : die % 7 === 2 && stop.kind === 'review' ? `to ${pages[die % pages.length]?.id}` : 'next'
    stop = turn(questionnaire, walked, placeOf(stop), stop.kind === 'page' ? go : go === 'next' ? 'back' : go)
  }
  throw new Error('The end was never reached.')
}

const wished = ({ questionnaire, wishes }: RandomFlow): Fields =>
  new Map(questionnaire.questions.flatMap(({ id }) => ((wishes[id] ?? []).length > 0 ? [[id, wishes[id] ?? []] as const] : [])))

test('page by page, back and forth, with scripts or without, and on one long page: kept is what the slow account of who meets what says', () => {
  let paged = 0
  let ended = 0
  fc.assert(
    fc.property(randomFlow, fc.array(fc.nat(99), { maxLength: 60 }), (flow, dice) => {
      const { questionnaire, wishes } = flow
      const { met, ending } = metSlowly(flow)
      const due = questionnaire.questions.filter((item) => hasAnswers(item) && met.has(item.id))

      const long = judgeSheet(questionnaire, wished(flow))

      expect(walk(questionnaire, wished(flow)).met).toEqual(met)
      expect(long.ok ? null : long.ending).toBe(ending)
      if (long.ok) {
        const answered = due.filter(({ id }) => (wishes[id] ?? []).length > 0).map(({ id }) => id)
        expect(Object.keys(long.sheet.answers).sort()).toEqual(answered.sort())
        expect(due.every(({ id }) => metIn(questionnaire, long.sheet.answers).has(id))).toBe(true)
      }
      if (!isPaged(questionnaire)) return
      paged++
      const { sent, stop } = goThrough(flow, dice)
      const byPage = judgeSheet(questionnaire, sent)
      if (ending !== null) {
        ended++
        expect(stop).toEqual({ kind: 'ending', id: ending })
        expect(byPage).toMatchObject({ ok: false, ending })
        return
      }
      expect(stop.kind).toBe('review')
      const answers = (judged: typeof long): Answers => (judged.ok ? judged.sheet.answers : {})
      expect(byPage.ok && long.ok && sameAnswers(answers(byPage), answers(long))).toBe(true)
    }),
    { numRuns: 1000, seed: 42 },
  )
  expect(paged).toBeGreaterThan(300)
  expect(ended).toBeGreaterThan(20)
})

test('no page is empty, and the pages told from the first on are as many as it turns out to be, or between the two told', () => {
  let exact = 0
  fc.assert(
    fc.property(randomFlow, (flow) => {
      const { questionnaire, wishes } = flow
      if (!isPaged(questionnaire)) return
      const { met, ending } = metSlowly(flow)
      const total = pagesOf(questionnaire).filter((page) => isMet(page, met)).length
      let sent: Fields = new Map()
      let walked = walk(questionnaire, sent)
      let stop = turn(questionnaire, walked, pagesOf(questionnaire)[0]?.id ?? '', `to ${pagesOf(questionnaire)[0]?.id}`)
      for (let pages = 1; stop.kind === 'page'; pages++) {
        const { items, turning } = sheetPage({ questionnaire, page: stop.page, walked, locale: 'vi', sent })
        expect(items.some(({ item }) => isSeen(item) || item.type === 'section')).toBe(true)
        const { page, least, most } = turning?.progress ?? { page: 0, least: 0, most: 0 }
        if (isMet(stop.page, walked.met)) expect(page).toBe(pages)
        if (ending === null && total > 0) {
          expect(total).toBeGreaterThanOrEqual(least)
          expect(total).toBeLessThanOrEqual(most)
          if (least === most) exact++
        }
        sent = filledIn(questionnaire, walked, stop, sent, wishes)
        walked = walk(questionnaire, sent)
        stop = turn(questionnaire, walked, stop.page.id, 'next')
      }
    }),
    { numRuns: 500, seed: 7 },
  )
  expect(exact).toBeGreaterThan(300)
})

test('a page is judged when somebody goes on, not when they go back, and sending finds what was left behind', () => {
  const flow = fc.sample(randomFlow, { numRuns: 1, seed: 1 })[0]
  const base = flow?.questionnaire.settings
  const number = (id: string) => ({
    ...{ id, type: 'number', label: id, hint: '', required: true, shownWhen: null, hamlets: [] },
    settings: { unit: '', least: 0, most: 20, decimals: 0 },
  })
  const section = (id: string) => ({ ...number(id), type: 'section', required: false, settings: { text: '' } })
  if (!base) throw new Error('no settings')
  const questionnaire = {
    version: 1,
    questions: [number('q1'), section('q2'), number('q3')],
    settings: { ...base, paging: 'sections' as const },
  }
  const turned = (fields: Record<string, string>, page: string, go: string) =>
    turn(questionnaire, walk(questionnaire, new Map(Object.entries(fields).map(([name, value]) => [name, [value]]))), page, go)

  expect(turned({ q1: 'hai' }, 'q1', 'next')).toMatchObject({
    kind: 'page',
    page: { id: 'q1' },
    faults: { q1: { '': 'notANumber' } },
  })
  expect(turned({ q1: '2' }, 'q1', 'next')).toMatchObject({ kind: 'page', page: { id: 'q2' }, faults: {} })
  expect(turned({ q1: '2', q3: 'ba' }, 'q2', 'back')).toMatchObject({ kind: 'page', page: { id: 'q1' }, faults: {} })
  expect(turned({ q1: '', q3: '3' }, 'q2', 'next')).toMatchObject({
    kind: 'page',
    page: { id: 'q1' },
    faults: { q1: { '': 'required' } },
  })
  expect(turned({ q1: '2', q3: '3' }, 'q2', 'next')).toEqual({ kind: 'review' })
  expect(turned({ q1: '2', q3: '3' }, REVIEW, 'back')).toMatchObject({ kind: 'page', page: { id: 'q2' } })
  expect(() => turned({}, 'q9', 'next')).toThrow('badRequest')
  expect(finish(pagesOf(questionnaire), walk(questionnaire, new Map()))).toMatchObject({ kind: 'page', page: { id: 'q1' } })
})
