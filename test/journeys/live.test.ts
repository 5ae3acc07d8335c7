import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { fieldsOf } from '../../src/kernel/fields'
import { type OpenBrowser, openBrowser, type PageOptions, shoot } from '../support/browser'
import { fillSheet } from '../support/fill-sheet'
import { serveTown } from '../support/serve-town'
import { answered, expectSound, type Opened, openFrom, stored } from './commune-life'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** The budget consultation, answered by so many, and pages that close with the test. */
async function budgetAnsweredBy(many: number) {
  const town = await serveTown()
  const budget = await openFrom(town, 'budget-estimate')
  await answered(town, budget, many)
  const open = async (options: PageOptions) => {
    const page = await browser.page({ address: town.address, ...options })
    onTestFinished(() => page.context().close())
    return page
  }
  const asStaff = async (...who: Parameters<typeof town.signedIn>) =>
    open({ width: 1280, cookies: (await town.signedIn(...who)).cookies })
  return { town, budget, open, asStaff, results: `/staff/consultations/${budget.consultation.id}/results` }
}

const AGREE = 'Bà con có tán thành tổng mức chi đầu tư 12.600 triệu đồng không?'

/** The count beside "Tán thành" under the question of the total. */
const agreeing = (page: Page) =>
  page
    .locator('#figure-q2 tbody tr', { hasText: /^Tán thành/ })
    .locator('td')
    .first()

type Sheet = Awaited<ReturnType<typeof stored>>[number]
const agrees = ({ answers }: Sheet) => answers['q2'] === 'agree'

/** Sent by a household of thôn 2 that agrees. */
const sheetOf = (hamlet: number) =>
  fieldsOf([
    ['qPlace', String(hamlet)],
    ['qSex', 'b'],
    ['q1', 'a'],
    ['q2', 'agree'],
    ['q3.a', '60'],
    ['q3.c', '40'],
    ['q4.1', 'd'],
    ['q4.2', 'a'],
    ['q5', 'a'],
    ['q5', 'c'],
    ['q7', '=Xin làm nước sạch trước mùa khô'],
  ])

async function send(page: Page, { consultation, questionnaire }: Opened, hamlet: number): Promise<void> {
  await page.goto(`/c/${consultation.slug}`)
  await fillSheet(page, questionnaire, sheetOf(hamlet))
  await page.getByRole('button', { name: 'Gửi phiếu' }).click()
  await page.getByRole('heading', { name: 'Đã nhận phiếu' }).waitFor()
}

/** How many points of a canvas are drawn on. */
const ink = (page: Page, figure: string) =>
  page.evaluate<number>(`(() => {
    const canvas = document.querySelector('#${figure} canvas')
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    let drawn = 0
    for (let at = 3; at < data.length; at += 4) if (data[at] > 0) drawn++
    return drawn
  })()`)

const picture = (page: Page, figure: string) => page.evaluate<string>(`document.querySelector('#${figure} canvas').toDataURL()`)

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) }
}

test('the committee sees an answer within two seconds, in the table and in the chart, without reloading', async () => {
  const { town, budget, open, asStaff, results } = await budgetAnsweredBy(12)
  const before = (await stored(town, budget)).filter(agrees).length
  const staff = await asStaff('committeeMember')
  await staff.goto(results)
  await staff.locator('#figure-q2').scrollIntoViewIfNeeded()
  await expect.poll(() => ink(staff, 'figure-q2')).toBeGreaterThan(500)
  expect(await agreeing(staff).textContent()).toBe(String(before))
  const drawnBefore = await picture(staff, 'figure-q2')
  await staff.evaluate('window.sameDocument = true')

  await send(await open({ width: 360 }), budget, town.hamlets[1]?.id ?? 0)

  await expect.poll(() => agreeing(staff).textContent(), { timeout: 2000, interval: 50 }).toBe(String(before + 1))
  expect(await staff.evaluate('window.sameDocument')).toBe(true)
  expect(await staff.getByText('13 phiếu trên 769 hộ').count()).toBe(1)
  expect(await staff.locator('#live-status').textContent()).toBe('Có phiếu mới. Hiện có 13 phiếu.')
  await expect.poll(() => picture(staff, 'figure-q2')).not.toBe(drawnBefore)
  await expectSound(staff)
})

test('every figure is drawn, and its picture can be saved as PNG and SVG', async () => {
  const { town, budget, asStaff, results } = await budgetAnsweredBy(40)
  const staff = await asStaff('reader')
  await staff.goto(results)

  const figures = await staff.locator('figure[data-chart]').evaluateAll((all) => all.map(({ id }) => id))
  expect(figures).toHaveLength(4 + 9)
  for (const figure of figures) {
    await staff.locator(`#${figure}`).scrollIntoViewIfNeeded()
    await expect.poll(() => ink(staff, figure), { message: figure }).toBeGreaterThan(500)
  }
  await expectSound(staff)
  await shoot(staff, 'live-results')

  const figure = staff.locator('#figure-q2')
  const png = await saved(staff, () => figure.getByRole('button', { name: 'Lưu ảnh PNG' }).click())
  const { width, height, data } = PNG.sync.read(png.content)
  expect(png.name).toBe('figure-q2.png')
  expect([width > 400, height > 200]).toEqual([true, true])
  expect([...data.subarray(0, 4)]).toEqual([255, 255, 255, 255])
  const dark = Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 255).filter((red) => red < 128)
  expect(dark.length).toBeGreaterThan(500)

  const svg = await saved(staff, () => figure.getByRole('link', { name: 'Lưu hình SVG' }).click())
  expect(svg.name).toMatch(/\.svg$/)
  const drawing = await staff.evaluate<{ faults: number; root: string; text: string }>(`(() => {
    const read = new DOMParser().parseFromString(${JSON.stringify(svg.content.toString())}, 'image/svg+xml')
    return { faults: read.querySelectorAll('parsererror').length, root: read.documentElement.tagName, text: read.documentElement.textContent }
  })()`)
  expect(drawing).toMatchObject({ faults: 0, root: 'svg' })
  expect(drawing.text).toContain(`${(await stored(town, budget)).filter(agrees).length} (`)
})

test('filters by hamlet and by an answer combine, and each can be taken away', async () => {
  const { town, budget, asStaff, results } = await budgetAnsweredBy(40)
  const all = await stored(town, budget)
  const [one, two] = town.hamlets
  const women = all.filter(({ unitId, answers }) => answers['qSex'] === 'b' && (unitId === one?.id || unitId === two?.id))
  const staff = await asStaff('committeeMember')
  await staff.goto(results)

  await staff.getByText('Lọc phiếu').click()
  await staff.locator('.filter-group > summary', { hasText: 'Thôn, tổ dân phố' }).click()
  await staff.locator('#filter-hamlet').getByLabel('Thôn 1', { exact: true }).check()
  await staff.locator('#filter-hamlet').getByLabel('Thôn 2', { exact: true }).check()
  await staff.locator('.filter-group > summary', { hasText: 'Giới tính' }).click()
  await staff.getByRole('group', { name: 'Giới tính' }).getByLabel('Nữ', { exact: true }).check()
  await staff.getByRole('button', { name: 'Xem theo bộ lọc' }).click()

  await staff.getByText(`${women.length} trên 40 phiếu`).waitFor()
  expect(await agreeing(staff).textContent()).toBe(String(women.filter(agrees).length))
  await expectSound(staff)

  await staff.getByRole('link', { name: 'Bỏ lọc: Thôn 2' }).click()
  const inOne = women.filter(({ unitId }) => unitId === one?.id)
  await staff.getByText(`${inOne.length} trên 40 phiếu`).waitFor()
  expect(await agreeing(staff).textContent()).toBe(String(inOne.filter(agrees).length))
})

test('a hamlet head sees the sheets of the own hamlet alone, and its poster', async () => {
  const { town, budget, asStaff, results } = await budgetAnsweredBy(40)
  const [first, second] = town.hamlets
  if (!first || !second) throw new Error('no hamlets')
  const own = (await stored(town, budget)).filter(({ unitId }) => unitId === second.id)
  const head = await asStaff('hamletHead', second)

  await head.goto('/staff')
  await expectSound(head)
  await head.getByRole('link', { name: budget.consultation.title }).click()
  await head.getByRole('link', { name: 'Kết quả', exact: true }).click()
  await head.getByText('Trang này chỉ tính phiếu của Thôn 2').waitFor()
  expect(await agreeing(head).textContent()).toBe(String(own.filter(agrees).length))
  expect(await head.locator('#figure-byHamlet tbody th').allTextContents()).toEqual(['Thôn 2'])
  expect(await head.getByRole('button', { name: 'Tải CSV' }).count()).toBe(0)
  await expectSound(head)

  await head.goto(`${results}?hamlet=${first.id}`)
  expect(await agreeing(head).textContent()).toBe(String(own.filter(agrees).length))

  await head.getByRole('link', { name: budget.consultation.title }).click()
  await head.getByRole('link', { name: 'Mã QR và áp phích' }).click()
  expect(
    await head.getByRole('link', { name: /^Áp phích của/ }).evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel)),
  ).toEqual(['Áp phích của Thôn 2'])
  await expectSound(head)
})

test('what a resident answered is in the CSV and the XLSX', async () => {
  const { town, budget, open, asStaff, results } = await budgetAnsweredBy(9)
  await send(await open({ width: 360 }), budget, town.hamlets[1]?.id ?? 0)
  const staff = await asStaff('committeeMember')
  await staff.goto(results)
  await staff.getByText('Chữ của phương án', { exact: true }).click()

  const csv = await saved(staff, () => staff.getByRole('button', { name: 'Tải CSV' }).click())
  const rows: Record<string, string>[] = parse(csv.content, { bom: true, columns: true })
  expect(csv.name).toBe(`${budget.consultation.slug}.csv`)
  expect(rows).toHaveLength(10)
  const [headings = []]: string[][] = parse(csv.content, { bom: true, to_line: 1 })
  expect(new Set(headings).size).toBe(headings.length)
  const given = rows.find((row) => Object.values(row).some((cell) => cell.includes('mùa khô'))) ?? {}
  expect(given).toMatchObject({
    'Ngày nhận': '2026-11-25',
    'Thôn, tổ dân phố': 'Thôn 2',
    [AGREE]: 'Tán thành',
    'Giới tính': 'Nữ',
    'Bà con đề nghị thêm, bớt hoặc hỏi điều gì về dự toán?': "'=Xin làm nước sạch trước mùa khô",
    'Nếu có 100 đồng cho đầu tư năm 2027, bà con chia thế nào? – Đường thôn': '60',
    'Nếu có 100 đồng cho đầu tư năm 2027, bà con chia thế nào? – Trường học': '0',
    'Chọn 3 việc cần làm trước nhất – Nước sạch thôn 18–20': '1',
    'Chọn 3 việc cần làm trước nhất – Đường liên thôn 3–7': '2',
  })

  const xlsx = await saved(staff, () => staff.getByRole('button', { name: 'Tải XLSX' }).click())
  const sheets = await readXlsx(xlsx.content)
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Phiếu', 'Chú giải'])
  const [head = [], ...body] = sheets[0]?.data ?? []
  expect(body).toHaveLength(10)
  const line = body.find((row) => row.some((cell) => String(cell).includes('mùa khô'))) ?? []
  expect(line[head.indexOf(AGREE)]).toBe('Tán thành')
  expect(line[head.indexOf('Nếu có 100 đồng cho đầu tư năm 2027, bà con chia thế nào? – Nước sạch')]).toBe(40)
  await expectSound(staff)
})
