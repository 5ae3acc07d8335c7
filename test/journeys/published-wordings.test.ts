import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { consultations } from '../../db/schema/consultations'
import { publish } from '../publication/publishing'
import { answer, openConsultation, single } from '../results/answered'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const wordings = [{ label: 'Bà con có muốn giữ đường Trần Phú rộng 5 mét như hiện nay không?', hint: '' }]
const QUESTIONS = [
  single('qRoad', ['a', 'b'], { label: 'Bà con có đồng ý mở rộng đường Trần Phú từ 5 mét lên 9 mét không?', wordings }),
  single('qFew', ['a', 'b'], { label: 'Bà con có góp đất làm đường không?', wordings }),
  { ...single('qWilling', []), type: 'nps', label: 'Bà con sẵn lòng đến mức nào?', settings: { low: null, high: null } },
]
/** One gave 0, so the eleven figures are told in three groups. */
const FIGURES = ['0', ...'3333335555555577777778888888889999999999'.split(''), ...Array.from({ length: 10 }, () => '10')]

test('a published result tells the wordings that a lot gave and figures put together, on a phone, a desk and paper', async () => {
  const { address, storage, commune, signedIn } = await serveTown()
  const id = await openConsultation(storage, { unit: commune, versions: [QUESTIONS] })
  const sheets = FIGURES.map((qWilling, place) => {
    const values = { 'variant.qRoad': place % 2 ? 'a' : 'b', 'variant.qFew': place < 3 ? 'b' : 'a' }
    return { answers: { $: { day: '', values }, qRoad: place % 3 ? 'a' : 'b', qFew: place % 2 ? 'a' : 'b', qWilling } }
  })
  await answer(storage, id, sheets)
  const over = { state: 'closed' as const, noClosing: false, closesAt: new Date('2026-11-24T17:00:00+07:00') }
  const [row] = await storage.write((writer) =>
    writer.update(consultations).set(over).where(eq(consultations.id, id)).returning(),
  )
  const told = { id, slug: row?.slug ?? '', sheets: [] }
  const questions = QUESTIONS.map((question) => question.id)
  expect((await publish(await signedIn('committeeMember'), told, { questions })).answer.status).toBe(303)

  for (const width of [360, 1280] as const) {
    const page = await browser.page({ address, width })
    onTestFinished(() => page.context().close())
    await page.goto(`/c/${told.slug}/results`)
    expect(await page.getByText('Câu này được hỏi theo 2 cách, do máy bốc thăm', { exact: false }).count()).toBe(2)
    expect(await page.getByText('chỉ nêu theo nhóm', { exact: false }).count()).toBe(1)
    expect(await axe(page)).toEqual([])
    expect(await tooWide(page)).toEqual([])
    await shoot(page, `published-wordings-${width}`)
    await page.emulateMedia({ media: 'print' })
    expect(
      await page
        .getByText(wordings[0]?.label ?? '', { exact: false })
        .first()
        .isVisible(),
    ).toBe(true)
    await shoot(page, `published-wordings-print-${width}`)
  }
})
