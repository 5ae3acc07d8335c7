import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type OpenBrowser, openBrowser, type PageOptions, shoot } from '../support/browser'
import { serveTown } from '../support/serve-town'
import { answered, expectSound, openFrom, stored } from './commune-life'
import { recount, type Sheet } from './recount'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const OFF = 'Khoản chi thường xuyên nào cần tiết kiệm hơn?'

/** One figure of the open data. */
type Row = Record<'question_id' | 'part' | 'option' | 'option_label' | 'measure' | 'value' | 'base' | 'note', string>

test('what the committee publishes is what was answered: page, CSV and JSON agree with the stored sheets', async () => {
  const town = await serveTown()
  const budget = await openFrom(town, 'budget-estimate')
  await answered(town, budget, 60)
  town.at(new Date((budget.consultation.closesAt?.getTime() ?? 0) + 60_000))
  const open = async (options: PageOptions) => {
    const page = await browser.page({ address: town.address, ...options })
    onTestFinished(() => page.context().close())
    return page
  }
  const staff = await open({ width: 1280, cookies: (await town.signedIn('committeeMember')).cookies })
  const reader = await open({ width: 360 })
  const { slug, title } = budget.consultation

  // The committee publishes, one question off.
  await staff.goto('/staff')
  await staff.getByRole('link', { name: title }).click()
  await expectSound(staff)
  await staff.getByRole('link', { name: 'Công bố', exact: true }).click()
  await staff.getByText(OFF, { exact: true }).click()
  await staff.getByRole('button', { name: 'Xem trước trang công khai' }).click()
  await staff.getByLabel('Tổng hợp bằng lời').fill('Phần đông bà con xin làm đường thôn trước.')
  await expectSound(staff)
  await staff.getByRole('button', { name: 'Xem trước trang công khai' }).click()
  await staff.getByRole('heading', { name: 'Xem lại lần cuối' }).waitFor()
  await expectSound(staff)
  await staff.getByRole('button', { name: 'Công bố', exact: true }).click()
  await staff.waitForURL(`**/c/${slug}/results/1`)

  // Whoever scans the code now reads the result.
  await reader.goto(`/q/${budget.places[0]?.token}`)
  expect(new URL(reader.url()).pathname).toBe(`/c/${slug}/results`)
  await reader.getByText('Phần đông bà con xin làm đường thôn trước.').waitFor()
  await expectSound(reader)
  await shoot(reader, 'published')
  expect(await reader.locator('h3').filter({ hasText: OFF }).count()).toBe(0)
  expect(await reader.getByRole('listitem').filter({ hasText: OFF }).count()).toBe(1)

  const sheets: Sheet[] = await stored(town, budget)
  const csv = await (await reader.request.get(`/c/${slug}/results.csv`)).body()
  const rows: Row[] = parse(csv, { bom: true, columns: true })
  const json = await (await reader.request.get(`/c/${slug}/results.json`)).body()
  everyFigureIsRight(rows, sheets)
  nothingSmallIsShown(rows)
  noHiddenCellCanBeWorkedOut(rows, sheets)
  expect(await figuresOnThePage(reader)).toEqual(figuresIn(rows))
  expect(figuresOfJson(JSON.parse(json.toString()))).toEqual(rows.map(cellOf))
  expect(await reader.getByText(createHash('sha256').update(json).digest('hex')).count()).toBe(1)

  // A correction needs its reason, and leaves the old publication readable.
  await staff.goto(`/staff/consultations/${budget.consultation.id}/publication`)
  await staff.getByLabel('Tổng hợp bằng lời').fill('Phần đông bà con xin làm nước sạch trước.')
  await staff.getByRole('button', { name: 'Xem trước trang công khai' }).click()
  await staff.locator('#error-summary').waitFor()
  await expectSound(staff)
  await staff.getByLabel('Lý do đính chính').fill('Ghi nhầm tên việc được chọn nhiều nhất.')
  await staff.getByRole('button', { name: 'Xem trước trang công khai' }).click()
  await staff.getByRole('button', { name: 'Công bố bản đính chính' }).click()
  await staff.waitForURL(`**/c/${slug}/results/2`)

  await reader.goto(`/c/${slug}`)
  await reader.getByText('Phần đông bà con xin làm nước sạch trước.').waitFor()
  expect(await reader.getByText('Ghi nhầm tên việc được chọn nhiều nhất.').count()).toBeGreaterThan(0)
  await expectSound(reader)
  await reader.getByRole('link', { name: /^Bản số 1,/ }).click()
  await reader.getByText('Phần đông bà con xin làm đường thôn trước.').waitFor()
  expect(await reader.getByText('Ghi nhầm tên việc được chọn nhiều nhất.').count()).toBeGreaterThan(0)
  await expectSound(reader)
  expect(await (await reader.request.get(`/c/${slug}/results/1.csv`)).body()).toEqual(csv)
})

/** Each figure that is shown equals the recount; each code that was chosen has its row; the question that is off has none. */
function everyFigureIsRight(rows: readonly Row[], sheets: readonly Sheet[]): void {
  for (const row of rows) if (row.value !== '') expect([row, Number(row.value)]).toEqual([row, recount(row, sheets)])
  for (const row of rows.filter(({ measure, base }) => measure === 'count' && base !== ''))
    expect([row, recount({ ...row, measure: 'answered' }, sheets), sheets.length]).toContain(Number(row.base))
  const asked = new Set(sheets.flatMap(({ answers }) => Object.keys(answers)))
  expect(new Set(rows.map((row) => row.question_id))).toEqual(new Set(['', ...[...asked].filter((id) => id !== 'q5')]))
  expect(rows.filter(({ value }) => value !== '').length).toBeGreaterThan(40)
  for (const id of ['qPlace', 'qAge', 'q1', 'q2', 'q6']) {
    const codes = rows.filter((row) => row.question_id === id && row.measure === 'count').map(({ option }) => option)
    const chosen = sheets.map(({ answers }) => answers[id]).filter((each) => each !== undefined)
    const plain = chosen.map((each) => (typeof each === 'object' && each !== null && 'code' in each ? each.code : each))
    expect(plain.filter((code) => !codes.includes(String(code)))).toEqual([])
  }
}

/** Counts of people, not means or points. */
const COUNTS = ['sheets', 'asked', 'answered', 'unanswered', 'count', 'firstChoices', 'wrote']

function nothingSmallIsShown(rows: readonly Row[]): void {
  for (const row of rows) {
    const shown = [COUNTS.includes(row.measure) ? row.value : '', row.base].filter((each) => each !== '').map(Number)
    expect([row, shown.filter((each) => each > 0 && each < 5)]).toEqual([row, []])
    expect([row, row.value === '']).toEqual([row, row.note !== ''])
  }
}

/** Where one answer a sheet was allowed, and by hamlet, place and day: what is hidden is hidden at least by twos, and for a small count's sake. */
function noHiddenCellCanBeWorkedOut(rows: readonly Row[], sheets: readonly Sheet[]): void {
  const tables = [
    ...['qPlace', 'qSex', 'qAge', 'q1', 'q2', 'q6'].map((id) =>
      rows.filter((row) => row.question_id === id && ['count', 'unanswered'].includes(row.measure)),
    ),
    ...['hamlet', 'place', 'day', 'channel'].map((part) => rows.filter((row) => row.part === part && row.measure === 'sheets')),
  ]
  let hidden = 0
  for (const table of tables) {
    const cells = table.filter(({ value }) => value === '').map((row) => recount(row, sheets))
    if (cells.length === 0) continue
    hidden += cells.length
    expect(cells.filter((count) => count > 0).length).toBeGreaterThan(1)
    expect(cells.some((count) => count > 0 && count < 5)).toBe(true)
  }
  expect(hidden).toBeGreaterThan(0)
}

type Figure = [table: string, row: string, value: string]

/** The figures of the page as they are printed, by what stands over and before them; hidden ones as ''. */
async function figuresOnThePage(page: Page): Promise<Figure[]> {
  const printed = await page.evaluate<Figure[]>(`(() => {
    const rowsOf = (place, cellsOf) => [...place.querySelectorAll('tbody tr')].flatMap(cellsOf)
    const taking = [...document.querySelectorAll('table:not(figure table)')].flatMap((table) =>
      rowsOf(table, (row) => [[table.caption.textContent, row.cells[0].textContent, row.cells[row.cells.length > 2 ? 2 : 1].textContent]]))
    const asked = [...document.querySelectorAll('figure')].flatMap((figure) =>
      rowsOf(figure, (row) => [...row.querySelectorAll('[data-value]')].map((cell) =>
        [figure.id.replace('figure-', ''), row.cells[0].textContent, cell.textContent])))
    return [...taking, ...asked]
  })()`)
  return printed.map(([table, row, text]) => [table, row, text === 'ẩn' ? '' : String(numberIn(text))])
}

/** "1.234,50" is 1234.5. */
const numberIn = (text: string): number => Number(text.replaceAll('.', '').replace(',', '.'))

const CAPTIONS: Record<string, string> = {
  hamlet: 'Số phiếu theo thôn, tổ dân phố',
  channel: 'Số phiếu theo cách gửi',
  place: 'Số phiếu theo nơi đặt mã QR',
  day: 'Số phiếu theo ngày nhận',
}

/** The same of the open data: of participation, then counts, and the leading measure of an order and of a share. */
function figuresIn(rows: readonly Row[]): Figure[] {
  const names: Record<string, string> = { web: 'Trên mạng', '2026-11-25': '25/11/2026' }
  const taking = Object.entries(CAPTIONS).flatMap(([part, caption]) =>
    rows
      .filter((row) => row.question_id === '' && row.part === part && row.measure === 'sheets')
      .map(({ option, option_label, value }): Figure => [caption, option_label || (names[option] ?? option), value]),
  )
  const leading = (row: Row) => row.measure === 'count' || row.measure === (row.question_id === 'q3' ? 'mean' : 'borda')
  const asked = rows.filter((row) => row.question_id !== '' && leading(row))
  return [...taking, ...asked.map(({ question_id, option_label, value }): Figure => [question_id, option_label, value])]
}

const cellOf = ({ question_id, measure, value }: Row): Figure => [question_id, measure, value]

interface Json {
  participation: {
    total: number | null
    byHamlet: { households: number | null; responses: number | null }[] | null
    byPlace: { responses: number | null }[] | null
    byChannel: { responses: number | null }[] | null
    byDay: { responses: number | null }[] | null
  }
  questions: { id: string; tally: JsonTally }[]
}
interface JsonTally {
  withheld: boolean
  asked: number | null
  answered: number | null
  unanswered: number | null
  blocks: {
    kind: string
    base: number
    measures?: string[]
    rows?: { count?: number | null; values?: (number | null)[] }[]
  }[]
}

/** The figures of the JSON in the order of the CSV. */
function figuresOfJson({ participation, questions }: Json): Figure[] {
  const text = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value))
  const sheets = (responses: number | null): Figure => ['', 'sheets', text(responses)]
  const { total, byHamlet, byPlace, byChannel, byDay } = participation
  return [
    sheets(total),
    ...(byHamlet ?? []).flatMap(({ households, responses }): Figure[] => [
      sheets(responses),
      ...(households === null ? [] : [['', 'households', text(households)] satisfies Figure]),
    ]),
    ...[byPlace, byChannel, byDay].flatMap((table) => (table ?? []).map(({ responses }) => sheets(responses))),
    ...questions.flatMap(({ id, tally }): Figure[] =>
      tally.withheld
        ? [[id, 'answered', '']]
        : [
            [id, 'asked', text(tally.asked)],
            [id, 'answered', text(tally.answered)],
            [id, 'unanswered', text(tally.unanswered)],
            ...tally.blocks.flatMap(({ kind, base, measures, rows }): Figure[] =>
              kind === 'words'
                ? [[id, 'wrote', text(base)]]
                : (rows ?? []).flatMap(({ count, values }): Figure[] =>
                    measures ? measures.map((name, place) => [id, name, text(values?.[place])]) : [[id, 'count', text(count)]],
                  ),
            ),
          ],
    ),
  ]
}
