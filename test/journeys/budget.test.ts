import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consultations } from '../../db/schema/consultations'
import { responses } from '../../db/schema/responses'
import { budgetQuestion, simulatorQuestion } from '../budgeting/commune'
import { opened } from '../responses/opened'
import { answer, openConsultation } from '../results/answered'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const QUESTIONS = [
  budgetQuestion('qKnap', 'knapsack', 'equalSharesMoney'),
  { ...budgetQuestion('qRank', 'ranked', 'mostVotes'), label: 'Ba việc cần làm trước nhất là gì?' },
  { ...budgetQuestion('qPoint', 'points', 'equalSharesProjects'), label: 'Chia 10 điểm cho các việc' },
  simulatorQuestion('qSim'),
]

const times = (count: number, answers: Record<string, unknown>) => Array.from({ length: count }, () => ({ answers }))
const north = (count: number) =>
  times(count, { qKnap: ['duong37', 'kenh9', 'mamnon'], qRank: ['duong37', 'kenh9'], qPoint: { duong37: 6, kenh9: 4 } })
const south = (count: number) =>
  times(count, { qKnap: ['nuoc1820', 'rac'], qRank: ['rac', 'nuoc1820', 'den'], qPoint: { nuoc1820: 9, rac: 1 } })

const tick = (page: Page, code: string) => page.locator(`[name="qKnap"][value="${code}"] + label`).click()
const sum = (page: Page) => page.locator('#f-qKnap .budget-sum')
const send = (page: Page) => page.locator('button.send').click()
const inOrder = async (page: Page) => {
  expect(await tooWide(page)).toEqual([])
  expect(await axe(page)).toEqual([])
}

test.each([
  [true, 360, false],
  [true, 1280, false],
  [false, 360, false],
  [false, 360, true],
] as const)('a budget is voted on and balanced with scripts %s at %i px, large type %s', async (scripts, width, largeType) => {
  const given = await serveTown()
  const { slug } = await opened(given, { questions: QUESTIONS })
  const name = (part: string) => `budget-${scripts ? 'scripts' : 'plain'}-${width}${largeType ? '-large' : ''}-${part}`
  const page = await browser.page({ address: given.address, scripts, width, largeType })
  await page.goto(`/c/${slug}`)
  await inOrder(page)
  await shoot(page, name('first'))

  for (const code of ['duong37', 'nuoc1820', 'mamnon']) await tick(page, code)
  const over = 'Đã chọn 5.350 triệu đồng. Quá số tiền 150 triệu đồng, xin bỏ bớt.'
  if (scripts) expect(await sum(page).textContent()).toBe(over)
  await page.locator('[name="qSim.rac"]').fill('1.600')
  await page.locator('[name="qSim.duong"]').fill('5800')
  const state = page.locator('.simulator-state')
  if (scripts) expect(await state.textContent()).toBe('Thiếu 500 triệu đồng. Chưa cân đối, chưa gửi được.')
  await send(page)
  await page.locator('#error-summary').waitFor()
  const told = await page.locator('#error-summary').textContent()
  expect(told).toContain('Các dự án đã chọn cần 5.350.000.000 đồng, quá số tiền 5.200.000.000 đồng. Xin bỏ bớt.')
  expect(told).toContain('Chi đang nhiều hơn thu 500. Xin chỉnh lại cho cân đối rồi gửi.')
  expect(await sum(page).textContent()).toBe(over)
  await inOrder(page)
  await shoot(page, name('over'))

  await tick(page, 'mamnon')
  await page.locator('[name="qSim.duong"]').fill('5200')
  if (!scripts) {
    await page.getByRole('button', { name: 'Tính thử' }).click()
    await page.locator('#error-summary').waitFor()
  }
  expect(await state.textContent()).toBe('Còn lại 100 triệu đồng. Đang cân đối, gửi được.')
  expect(await page.locator('[data-told="rest"]').textContent()).toBe('100')
  expect(await page.locator('[data-told="household"]').textContent()).toBe('16.026')
  await shoot(page, name('balanced'))
  if (!scripts) {
    // A trial is refused with the sum of the ballot as it is now: still one too many fault is left, none of them of the ballot.
    expect(await page.locator('#error-summary').textContent()).not.toContain('quá số tiền')
  }
  await send(page)
  await page.waitForURL(/receipts/)
  await shoot(page, name('receipt'))
  const [row] = await given.storage.reader.select().from(responses)
  expect(row?.answers).toMatchObject({ qKnap: ['duong37', 'nuoc1820'], qSim: { rac: 1600, duong: 5200, duPhong: 1200 } })
  await page.context().close()
})

test('without scripts a trial on one page of several comes back to that page, and goes on from there', async () => {
  const given = await serveTown()
  const page2 = { id: 'qEnd', type: 'section', label: 'Trang cuối', hint: '', required: false, shownWhen: null, settings: {} }
  const { slug } = await opened(given, {
    questions: [simulatorQuestion('qSim'), page2, budgetQuestion('qKnap', 'knapsack', 'mostVotes')],
  })
  const page = await browser.page({ address: given.address, scripts: false, width: 360 })
  await page.goto(`/c/${slug}`)

  await page.locator('[name="qSim.duong"]').fill('5800')
  await page.getByRole('button', { name: 'Tính thử' }).click()
  await page.locator('#error-summary').getByText('Chi đang nhiều hơn thu 600').waitFor()
  await page.locator('[name="qSim.duong"]').fill('5000')
  await page.getByRole('button', { name: 'Tính thử' }).click()
  await page.getByText('Đã tính xong, đang cân đối.').first().waitFor()
  expect(await page.locator('[name="qSim.duong"]').inputValue()).toBe('5000')
  await page.getByRole('button', { name: 'Tiếp', exact: true }).click()
  await tick(page, 'rac')
  expect(await page.getByRole('heading', { name: 'Trang cuối' }).count()).toBe(1)
  await page.context().close()
})

test('the public reads who wins and each step, on a phone without scripts and in large type', async () => {
  const given = await serveTown()
  const { storage, commune, hamlets } = given
  const id = await openConsultation(storage, { unit: commune, hamlets, versions: [QUESTIONS.slice(0, 2)] })
  await answer(storage, id, [...north(30), ...south(20)])
  const closing = { state: 'closed', noClosing: false, closesAt: new Date('2026-11-24T17:00:00+07:00') } as const
  const [closed] = await storage.write((writer) =>
    writer.update(consultations).set(closing).where(eq(consultations.id, id)).returning(),
  )
  const clerk = await given.signedIn('committeeMember')
  const address = `/staff/consultations/${id}/publication`
  const fields = { summary: 'Bà con chọn bốn việc.', questions: ['qKnap', 'qRank'], reason: '' }
  const seen = /name="seen" value="([^"]+)"/.exec(await (await clerk.post(`${address}/preview`, fields)).text())?.[1] ?? ''
  expect((await clerk.post(address, { ...fields, seen })).status).toBe(303)
  for (const largeType of [false, true]) {
    const page = await browser.page({ address: given.address, scripts: false, width: 360, largeType })
    await page.goto(`/c/${closed?.slug}/results`)
    expect(await page.getByText('4 trên 9 dự án được chọn.').count()).toBe(2)
    for (const summary of await page.locator('.outcome details > summary').all()) await summary.click()
    await inOrder(page)
    await shoot(page, `budget-public-360${largeType ? '-large' : ''}`)
    await page.context().close()
  }
})

test('the committee reads who wins and why, on phone and desk', async () => {
  const given = await serveTown()
  const { storage, commune, hamlets } = given
  const id = await openConsultation(storage, { unit: commune, hamlets, versions: [QUESTIONS] })
  const { cookies } = await given.signedIn('committeeMember')
  await answer(storage, id, [...north(31), ...south(20)])
  for (const width of [360, 1280] as const) {
    const page = await browser.page({ address: given.address, scripts: true, width, cookies })
    await page.goto(`/staff/consultations/${id}/results`)
    await page.locator('.outcome').first().waitFor()
    for (const summary of await page.locator('.outcome details > summary').all()) await summary.click()
    await inOrder(page)
    await shoot(page, `budget-results-${width}`)
    await page.goto(`/staff/consultations/${id}/questions/qKnap`)
    await shoot(page, `budget-editor-${width}`)
    await page.goto(`/staff/consultations/${id}/import/pb`)
    await shoot(page, `budget-pb-${width}`)
    await page.context().close()
  }
})
