import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { questionTypes } from '../../src/questions/types'
import { opened } from '../responses/opened'
import { axe, type OpenBrowser, openBrowser, tooWide } from '../support/browser'
import { SAMPLE_MEDIA } from '../support/page-errors'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const everyType = questionTypes.map((type, place) => ({
  id: `qT${place}`,
  type: type.name,
  label: `Câu về ${type.name}: bà con thấy thế nào?`,
  hint: 'Xin đọc kỹ trước khi trả lời.',
  shownWhen: place % 4 === 3 ? { question: 'qT0', anyOf: ['a', 'b'] } : null,
  settings: type.examples.settings,
}))
const draftText = '## Điều 1\n\nLàm đường liên thôn.\n\n| Khoản | Triệu đồng |\n|---|---:|\n| Đường | 5.200 |'

async function printed(query: string, width: 360 | 1280 = 1280) {
  const town = await serveTown()
  const { slug } = await opened(town, { questions: everyType, row: { draftText, offersReply: true } })
  const page = await browser.page({ address: town.address, width, errors: [SAMPLE_MEDIA] })
  await page.goto(`/c/${slug}/paper${query}`)
  return page
}

test.each(['', '?columns=2&draft=1', '?type=large'])(
  'a sheet of every type is A4, large enough to read, and whole: %s',
  async (query) => {
    const page = await printed(query)

    const pdf = await page.pdf({ preferCSSPageSize: true })
    mkdirSync('test-results', { recursive: true })
    writeFileSync(`test-results/paper${query.replace(/\W+/g, '-')}.pdf`, pdf)
    await page.emulateMedia({ media: 'print' })

    expect(pdf.toString('latin1')).toMatch(/MediaBox\s*\[\s*0 0 59[45](\.\d+)? 84[12]/)
    expect(await page.evaluate<string[]>(SMALL)).toEqual([])
    expect(await page.evaluate<string[]>(COLOURED)).toEqual([])
    await page.context().close()
  },
)

test('the page to print from is fit for everybody, on a phone too', async () => {
  for (const width of [360, 1280] as const) {
    const page = await printed('?draft=1', width)
    expect(await axe(page)).toEqual([])
    expect(await tooWide(page)).toEqual([])
    await page.context().close()
  }
})

// 12 pt are 16 px; boxes of 5 mm are 18.9.
const SMALL = `[...document.querySelectorAll('.paper-sheet *')].flatMap((each) => {
  const words = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
  const box = each.matches('.paper-box, .paper-cell') ? each.getBoundingClientRect() : null
  const small = words && each.checkVisibility() && !each.closest('.visually-hidden') && parseFloat(getComputedStyle(each).fontSize) < 15.99
  return small || (box && Math.min(box.width, box.height) < 18.8) ? [each.outerHTML.slice(0, 120)] : []
})`
const COLOURED = `[...document.querySelectorAll('.paper-sheet *')].flatMap((each) => {
  const grey = (colour) => new Set((colour.match(/[\\d.]+/g) ?? []).slice(0, 3)).size <= 1
  const { color, backgroundColor, borderTopColor } = getComputedStyle(each)
  return [color, backgroundColor, borderTopColor].every(grey) ? [] : [each.outerHTML.slice(0, 120) + ' ' + color + backgroundColor]
})`
