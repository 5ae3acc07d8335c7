import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { questionnaireVersions } from '../../db/schema/consultations'
import { makeDraft } from '../consultations/pages'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const QUESTIONS = [
  { id: 'q1', type: 'short', label: 'Bà con cần gì nhất?', settings: {} },
  { id: 'q2', type: 'section', label: 'Phần hai', settings: {} },
]

async function drafted(width: 360 | 1280, questions: readonly unknown[]) {
  const town = await serveTown()
  const clerk = await town.signedIn('administrator')
  const id = await makeDraft(clerk, town.commune.id)
  await town.storage.write(async (writer) => {
    await writer
      .update(questionnaireVersions)
      .set({ questions: [...questions] })
      .where(eq(questionnaireVersions.consultationId, id))
  })
  const page = await browser.page({ address: town.address, width, cookies: clerk.cookies })
  onTestFinished(() => page.context().close())
  return { page, base: `/staff/consultations/${id}` }
}

test.each([360, 1280] as const)('every button of the list of questions says in words what it does, at %i px', async (width) => {
  const { page, base } = await drafted(width, QUESTIONS)

  await page.goto(`${base}/questions`)

  const row = page.locator('#q1')
  for (const [shown, name] of [
    ['Thêm câu sau', 'Thêm câu sau câu 1'],
    ['Nhân bản', 'Nhân bản câu 1'],
    ['Lưu vào ngân hàng', 'Lưu vào ngân hàng: câu 1'],
  ] as const) {
    await row.getByText(shown, { exact: true }).waitFor()
    expect(await row.getByText(shown, { exact: true }).getAttribute('aria-label')).toBe(name)
  }
  expect([...(await axe(page)), ...(await tooWide(page))]).toEqual([])
  await shoot(page, `author-list-${width}`)
})

test('the Enter key in the only field of a preview sends nothing and breaks nothing', async () => {
  const { page, base } = await drafted(360, QUESTIONS.slice(0, 1))
  await page.goto(`${base}/preview/form`)

  await page.getByRole('textbox').fill('Đường')
  await page.getByRole('textbox').press('Enter')
  await page.evaluate('new Promise((done) => setTimeout(done))')

  expect(await page.getByRole('textbox').inputValue()).toBe('Đường')
  expect(new URL(page.url()).search).toBe('')
})

test('a page that throws fails the test that opened it', async () => {
  const broken = await openBrowser()
  const page = await broken.page()
  await page.setContent('<p>Trang</p>')
  await page.evaluate("setTimeout(() => { throw new Error('vỡ') })")
  await page.evaluate('new Promise((done) => setTimeout(done, 50))')

  await expect(page.context().close()).rejects.toThrow('vỡ')

  const allowed = await broken.page({ errors: [/vỡ/] })
  await allowed.evaluate("setTimeout(() => { throw new Error('vỡ') })")
  await allowed.evaluate('new Promise((done) => setTimeout(done, 50))')
  await allowed.context().close()
})
