import { expect, onTestFinished, test } from 'vitest'
import { findConsultation } from '../../src/consultations/store'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readQuestions } from '../../src/questions/questionnaire'
import { axe, openBrowser, type PageOptions, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

async function clerkIn(options: PageOptions) {
  const here = await serveTown()
  const clerk = await here.signedIn('committeeMember')
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const page = await browser.page({ address: here.address, cookies: clerk.cookies, ...options })
  return { ...here, page }
}

type Clerking = Awaited<ReturnType<typeof clerkIn>>

const labels = async ({ storage }: Clerking, id: number) =>
  readQuestions((await findNewestWording(storage.reader, id)).questions).map(({ label }) => label)

test('what a clerk types is stored without a button, and the button waits for a save that is on its way', async () => {
  const clerking = await clerkIn({ width: 1280 })
  const { page, storage } = clerking
  const wrong: string[] = []
  page.on('console', (said) => said.type() === 'error' && wrong.push(said.text()))
  page.on('pageerror', (error) => wrong.push(String(error)))

  await page.goto('/staff')
  await page.getByRole('link', { name: 'Tạo cuộc lấy ý kiến đầu tiên' }).click()
  await page.getByRole('button', { name: /Dùng mẫu này.*Góp ý dự toán/ }).click()
  await page.waitForURL('**/basics')
  const id = Number(/consultations\/(\d+)\/basics/.exec(page.url())?.[1])

  await page.getByLabel('Tên cuộc lấy ý kiến').fill('Góp ý dự toán năm 2028')
  await expect.poll(async () => (await findConsultation(storage.reader, id)).title).toBe('Góp ý dự toán năm 2028')
  await page.getByText('Đã lưu lúc').waitFor()
  await page.getByLabel('Nội dung, viết cho dễ hiểu').fill('một hai ba')
  await page.getByText('Đã viết 3/120 chữ.').waitFor()
  await page.getByLabel('Nội dung, viết cho dễ hiểu').pressSequentially(' bốn')
  await page.getByRole('button', { name: 'Lưu và sang bước sau' }).click()
  await page.waitForURL('**/attachments')
  expect((await findConsultation(storage.reader, id)).matter).toBe('một hai ba bốn')

  await page.goto(`/staff/consultations/${id}/basics`)
  await page.getByLabel('Nội dung, viết cho dễ hiểu').fill('chữ '.repeat(121))
  await page.locator('#saved').getByText('Chưa lưu').waitFor()
  expect((await findConsultation(storage.reader, id)).matter).toBe('một hai ba bốn')
  expect(wrong.filter((each) => !/422/.test(each))).toEqual([])
})

test('questions are moved by pointer and by keyboard, and removed with a way back', async () => {
  const clerking = await clerkIn({ width: 1280 })
  const { page } = clerking
  await page.goto('/staff/consultations/new')
  await page.getByRole('button', { name: /Dùng mẫu này.*Góp ý dự toán/ }).click()
  await page.waitForURL('**/basics')
  const id = Number(/consultations\/(\d+)\/basics/.exec(page.url())?.[1])
  const before = await labels(clerking, id)

  await page.goto(`/staff/consultations/${id}/questions`)
  await page.locator('.drag').nth(2).scrollIntoViewIfNeeded()
  const handle = await page.locator('.drag').nth(2).boundingBox()
  const target = await page.locator('.question-item').nth(0).boundingBox()
  if (!handle || !target) throw new Error('nothing to drag')
  await page.mouse.move(handle.x + 10, handle.y + 10)
  await page.mouse.down()
  await page.mouse.move(handle.x + 10, target.y + 20, { steps: 8 })
  await page.mouse.move(handle.x + 10, target.y + 2, { steps: 3 })
  await Promise.all([page.waitForNavigation(), page.mouse.up()])
  expect((await labels(clerking, id)).slice(0, 3)).toEqual([before[2], before[0], before[1]])

  const down = page.getByRole('button', { name: 'Đưa câu 1 xuống' })
  await down.focus()
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  expect((await labels(clerking, id)).slice(0, 2)).toEqual([before[0], before[2]])

  await page.getByRole('button', { name: 'Xóa câu 1' }).first().click()
  await page.getByText(`Đã xóa câu “${before[0]}”`).waitFor()
  await page.getByRole('button', { name: 'Hoàn tác' }).first().click()
  await expect.poll(async () => (await labels(clerking, id))[0]).toBe(before[0])
})

test('a condition offers the choices of the question it hangs on as soon as that is chosen', async () => {
  const clerking = await clerkIn({ width: 1280 })
  const { page, storage } = clerking
  await page.goto('/staff/consultations/new')
  await page.getByRole('button', { name: /Dùng mẫu này.*Góp ý dự toán/ }).click()
  await page.waitForURL('**/basics')
  const id = Number(/consultations\/(\d+)\/basics/.exec(page.url())?.[1])

  await page.goto(`/staff/consultations/${id}/questions/q7`)
  await page.getByLabel('Xét câu hỏi').selectOption('qSex')
  await page.locator('#part-when').getByText('Nam', { exact: true }).click()
  await expect
    .poll(async () => readQuestions((await findNewestWording(storage.reader, id)).questions).at(-1)?.shownWhen)
    .toEqual({ question: 'qSex', anyOf: ['a'] })
})

test.each([
  { width: 360, scripts: true },
  { width: 360, scripts: false },
  { width: 1280, scripts: true },
] as const)('every page of the editor is sound and fits %o', async (options) => {
  const { page } = await clerkIn(options)
  const way = `${options.width}${options.scripts ? '' : '-plain'}`
  await page.goto('/staff/consultations/new')
  await page.getByRole('button', { name: /Dùng mẫu này.*Góp ý dự toán/ }).click()
  await page.waitForURL('**/basics')
  const id = Number(/consultations\/(\d+)\/basics/.exec(page.url())?.[1])
  const parts = [
    '',
    '/basics',
    '/attachments',
    '/questions',
    '/questions/q3',
    '/questions/new',
    '/questions/history',
    '/questions/settings',
    '/questions/phone',
    '/preview',
    '/preview/form',
    '/check',
  ]
  const faults: string[] = []
  const look = async (path: string, name: string) => {
    expect((await page.goto(path))?.status(), path).toBe(200)
    await shoot(page, `making/${name}-${way}`)
    for (const each of [...(await axe(page)), ...(await tooWide(page))]) faults.push(`${path}: ${each}`)
  }
  await look('/staff/consultations/new', 'new')
  await look('/staff/consultations/new/budget-estimate', 'template')
  for (const part of parts) await look(`/staff/consultations/${id}${part}`, part.replaceAll('/', '-') || 'draft')
  await page.goto(`/staff/consultations/${id}/check`)
  await page.getByRole('button', { name: 'Mở lấy ý kiến' }).click()
  await page.getByText('Đã mở.').waitFor()
  for (const part of ['', '/questions']) await look(`/staff/consultations/${id}${part}`, `open${part.replaceAll('/', '-')}`)
  await look('/staff', 'home')
  await look('/staff/consultations', 'list')
  expect(faults).toEqual([])
})
