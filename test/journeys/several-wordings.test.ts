import { afterAll, beforeAll, expect, test } from 'vitest'
import { opened, QUESTIONS } from '../responses/opened'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const wordings = ['Nên làm đường chứ?', 'Đường mới có cần không?'].map((label) => ({ label, hint: '' }))
const signed = { id: 'qSign', type: 'signature', label: 'Xin ký tên', settings: { signer: 'Người trả lời', writer: null } }

test.each([
  [360, false],
  [1280, true],
] as const)('a clerk meets several wordings and a quota of a hamlet at %i px (scripts %s)', async (width, scripts) => {
  const here = await serveTown()
  const quotas = [{ id: 'n1', name: 'Thôn 1', formula: `hamlet in ['${here.hamlets[0]?.id}']`, most: 1 }]
  const { id } = await opened(here, {
    questions: [QUESTIONS[0], { ...QUESTIONS[1], wordings }, signed],
    settings: { quotas },
    row: { state: 'draft', openedAt: null },
  })
  const { cookies } = await here.signedIn('committeeMember')
  const page = await browser.page({ address: here.address, scripts, width, cookies })
  const base = `/staff/consultations/${id}`
  const look = async (name: string) => {
    expect(await axe(page)).toEqual([])
    expect(await tooWide(page)).toEqual([])
    await shoot(page, `several-wordings-${name}-${width}`)
  }

  await page.goto(`${base}/languages/vi/recordings`)
  await page.getByRole('heading', { name: 'Cách hỏi c của câu 2. Đường mới có cần không?' }).waitFor()
  expect(await page.getByText('Xin ký tên').count()).toBe(0)
  await look('recordings')

  await page.goto(`${base}/check`)
  await page.getByRole('button', { name: 'Đếm theo thôn bà con tự chọn' }).waitFor()
  await look('check')
  await page.getByRole('button', { name: 'Đếm theo thôn bà con tự chọn' }).click()
  await page.getByText('Đã sửa. Xin xem lại câu hỏi.').waitFor()

  await page.goto(`${base}/questions/settings`)
  const subject = page.locator('[name="quota.0.when.0.subject"]')
  expect(await subject.inputValue()).toBe('qPlace')
  await look('quota')

  await page.goto(`${base}/paper?wording=each`)
  expect(await page.locator('.paper-sheet').count()).toBe(3)
  await look('paper')
  await page.getByLabel('Cách hỏi', { exact: true }).selectOption('b')
  await page.getByRole('button', { name: 'Xem', exact: true }).click()
  await page.getByText('2b.').waitFor()
  expect(await page.locator('.paper-sheet').count()).toBe(1)
  await page.context().close()
})
