import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AskedQuestion } from '../../src/questions/question-type'
import { questionTypes, typeOf } from '../../src/questions/types'
import { asked, sent } from '../questions/asked'
import { axe, type OpenBrowser, openBrowser, tooWide } from '../support/browser'
import { SAMPLE_MEDIA } from '../support/page-errors'
import { type Refused, serveQuestions } from '../support/serve-questions'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const items = questionTypes.map((type, place) =>
  asked(type, type.settings.parse(type.examples.settings), {
    id: `qT${place}`,
    label: `Câu về ${type.name}`,
    hint: 'Xin đọc kỹ trước khi trả lời.',
    required: (type.role ?? 'asks') === 'asks',
  }),
)
const asking = items.filter(({ type }) => (typeOf(type).role ?? 'asks') === 'asks')

test.each([true, false])('every type is fit for everybody on a phone (scripts: %s)', async (scripts) => {
  const page = await opened(items, scripts)

  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toEqual([])
  expect(await tooSmall(page)).toEqual([])
  await page.context().close()
})

test.each([true, false])('every type with what was wrong with it is fit for everybody too (scripts: %s)', async (scripts) => {
  const page = await opened(asking, scripts, refusedOf(asking))

  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toEqual([])
  for (const { id, type } of asking) expect(await page.locator(`[id^="f-${id}"][id$="-fault"]`).count(), type).toBeGreaterThan(0)
  await page.context().close()
})

test('every control of every type is reached by the keyboard alone, in the order of the page', async () => {
  const page = await opened(asking, false)
  const reachable = await page.evaluate<string[]>(REACHABLE)

  const reached = await walked(page, reachable.length)

  expect(reached).toEqual(reachable)
  for (const { id, type } of asking)
    expect(
      reached.some((name) => ofQuestion(name, id)),
      type,
    ).toBe(true)
  await page.context().close()
})

test('with scripts every type is still reached by the keyboard alone', async () => {
  const page = await opened(asking, true)
  const reachable = await page.evaluate<string[]>(REACHABLE)

  const reached = await walked(page, reachable.length)

  expect(reached).toEqual(reachable)
  const within = await page.evaluate<string[]>(IN_REACH)
  for (const { id, type } of asking) expect(within.includes(id), type).toBe(true)
  await page.context().close()
})

/** Every item alone on a page as wide as a phone's. */
async function opened(questions: readonly AskedQuestion[], scripts: boolean, refused?: Refused): Promise<Page> {
  const sheet = await serveQuestions(questions, refused)
  const page = await browser.page({ address: sheet.address, width: 360, scripts, errors: [SAMPLE_MEDIA] })
  await page.goto('/')
  return page
}

const ofQuestion = (name: string, id: string) => name === id || name.startsWith(`${id}.`)

/** One refusal of each type's examples, or its being required. */
function refusedOf(questions: readonly AskedQuestion[]): Refused {
  return new Map(
    questions.map((question) => {
      const type = typeOf(question.type)
      const known = Object.values(type.examples.refuses).flat()
      const fields = [...known.map(sent), new Map()]
      const found = fields.flatMap((each) => {
        const judged = type.judge(question, each)
        return judged.ok ? [] : [{ faults: judged.faults, sent: each }]
      })
      const [first] = found
      if (!first) throw new Error(`${question.type} refuses nothing`)
      return [question.id, first] as const
    }),
  )
}

// What Tab stops at: of a group of radio buttons the first alone.
const STOPS = `(() => {
  const seen = new Set()
  return [...document.querySelectorAll('#content :is(a[href], button, input, select, textarea, summary, [tabindex="0"])')].filter((each) => {
    if (each.disabled || each.type === 'hidden' || each.tabIndex < 0) return false
    if (!each.checkVisibility({ visibilityProperty: true })) return false
    if (each.type !== 'radio') return true
    if (seen.has(each.name)) return false
    return Boolean(seen.add(each.name))
  })
})()`
const NAMED = `(each) => each.name || each.id || (each.closest('[name], fieldset, [id]')?.id ?? '') + ' ' + each.textContent.trim().slice(0, 40)`
const REACHABLE = `${STOPS}.map(${NAMED})`
const IN_REACH = `(() => {
  const stops = ${STOPS}
  return [...document.querySelectorAll('[id^="f-q"]')].flatMap((each) =>
    stops.some((stop) => each === stop || each.contains(stop)) ? [each.id.slice(2).split(/[_-]/)[0]] : [])
})()`

async function walked(page: Page, stops: number): Promise<string[]> {
  await page.locator('#content').focus()
  const reached: string[] = []
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab')
    reached.push(await page.evaluate<string>(`(${NAMED})(document.activeElement)`))
  }
  return reached
}

/** What a fingertip misses: less than 44 pixels from top to bottom answer for it, the row of a choice counted. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate<
    string[]
  >(`[...document.querySelectorAll('#content form :is(button, input, select, textarea, summary)')].flatMap((each) => {
    if (each.type === 'hidden' || !each.checkVisibility()) return []
    each.scrollIntoView({ block: 'center' })
    const { left, width, top, height } = each.getBoundingClientRect()
    const answers = (y) => {
      const hit = document.elementFromPoint(left + width / 2, y)
      return hit !== null && (each.contains(hit) || hit.closest('label')?.control === each)
    }
    const middle = top + height / 2
    const tall = Array.from({ length: 45 }, (_, step) => middle - 44 + 2 * step).filter(answers).length * 2
    return tall < 44 ? [tall + ' ' + each.outerHTML.slice(0, 120)] : []
  })`)
