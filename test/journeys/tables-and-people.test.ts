import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerContacts } from '../../db/schema/questionnaires'
import { responses } from '../../db/schema/responses'
import { typeOf } from '../../src/questions/types'
import { opened } from '../responses/opened'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const example = (type: string) => typeOf(type).examples.settings
const QUESTIONS = [
  { id: 'qNeeds', type: 'matrixMany', label: 'Mỗi nhóm cần gì?', settings: example('matrixMany') },
  { id: 'qLand', type: 'matrixNumber', label: 'Nhà mình trồng bao nhiêu?', settings: example('matrixNumber') },
  { id: 'qMend', type: 'matrixText', label: 'Cần sửa gì, ở đâu?', settings: example('matrixText') },
  { id: 'qPeople', type: 'repeat', label: 'Trong nhà có những ai?', settings: example('repeat') },
  {
    ...{ id: 'qShare', type: 'calculated', label: 'Diện tích lúa mỗi người' },
    settings: { formula: 'qLand.c.a / qPeople', gives: 'number', unit: 'sào', decimals: 1, shown: true },
  },
  { id: 'qContact', type: 'contact', label: 'Bà con muốn được trả lời thì để lại cách liên hệ', settings: example('contact') },
]

test('on a phone with scripts: totals and what is worked out follow the typing, a block is added and taken away in place', async () => {
  const given = await serveTown()
  const { slug } = await opened(given, { questions: QUESTIONS })
  const page = await browser.page({ address: given.address })
  await page.goto(`/c/${slug}`)

  await page.locator('[name="qLand.c.a"]').fill('12,5')
  await page.locator('[name="qLand.c.b"]').fill('0,5')
  expect(await page.locator('[data-sum-column="c"]').textContent()).toBe('13')
  expect(await page.locator('[data-sum-row="a"]').textContent()).toBe('12,5')

  await page.locator('[name="qPeople.1.sex"][value="a"]').check({ force: true })
  await page.getByRole('button', { name: 'Thêm người' }).click()
  expect(await page.evaluate('document.activeElement.dataset.block')).toBe('2')
  await page.locator('[name="qPeople.2.sex"][value="b"]').check({ force: true })
  await page.locator('[name="qPeople.2.job"]').fill('Thợ may')
  await page.getByRole('button', { name: 'Thêm người' }).click()
  await page.locator('[name="qPeople.3.job"]').fill('Học sinh')
  await page.getByRole('button', { name: 'Bỏ Người 2' }).click()
  expect(await page.locator('[data-block]').count()).toBe(2)
  await page.locator('[name="qPeople.3.sex"][value="b"]').check({ force: true })
  expect(await page.getByText('6,3 sào').isVisible()).toBe(true)
  await page.locator('[name="qContact.phone"]').fill('0912345678')

  expect(await tooWide(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  await shoot(page, 'tables-and-people')

  await page.goto('/receipts')
  const draft = await page.evaluate<string>('JSON.stringify(localStorage)')
  expect(draft).toContain('Học sinh')
  expect(draft).not.toContain('0912345678')
  await page.goto(`/c/${slug}`)
  expect(await page.locator('[name="qPeople.3.job"]').inputValue()).toBe('Học sinh')
  expect(await page.locator('[name="qPeople.3.sex"][value="b"]').isChecked()).toBe(true)
  expect(await page.locator('[name="qContact.phone"]').inputValue()).toBe('')

  await page.getByRole('button', { name: 'Gửi phiếu' }).click()
  await page.waitForURL(/receipts/)
  const [response] = await given.storage.reader.select().from(responses)
  expect(response?.answers).toMatchObject({
    qLand: { 'c.a': 12.5, 'c.b': 0.5 },
    qPeople: [{ sex: 'a' }, { sex: 'b', job: 'Học sinh' }],
    qShare: 6.3,
  })
  expect(await axe(page)).toEqual([])
  await shoot(page, 'tables-and-people-receipt')
  await page.context().close()
})

test('on a phone without scripts: another block comes back with everything kept, and contact details lie apart', async () => {
  const given = await serveTown()
  const { slug } = await opened(given, { questions: QUESTIONS })
  const page = await browser.page({ address: given.address, scripts: false })
  await page.goto(`/c/${slug}`)
  await page.locator('[name="qPeople.1.sex"][value="a"]').check({ force: true })
  await page.locator('[name="qMend.c.a"]').fill('Dốc nhà ông Ba')
  await page.locator('[name="qContact.phone"]').fill('0912345678')
  await page.locator('[name="qContact.consent"]').check({ force: true })

  await page.getByRole('button', { name: 'Thêm người' }).click()

  expect(await page.locator('[data-block]').count()).toBe(2)
  expect(await page.locator('[name="qMend.c.a"]').inputValue()).toBe('Dốc nhà ông Ba')
  await page.locator('[name="qPeople.2.sex"][value="b"]').check({ force: true })
  expect(await tooWide(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  await shoot(page, 'tables-and-people-plain')
  // The Enter key sends the sheet; it does not ask for more.
  await page.locator('[name="qPeople.2.job"]').press('Enter')
  await page.waitForURL(/receipts/)
  expect(await given.storage.reader.select().from(answerContacts)).toMatchObject([{ content: { phone: '0912345678' } }])
  await page.context().close()
})

test.each([
  [360, true],
  [1280, false],
] as const)('at %d pixels, in large type: %s, all of it fits', async (width, largeType) => {
  const given = await serveTown()
  const { slug } = await opened(given, { questions: QUESTIONS })
  const page = await browser.page({ address: given.address, width, largeType })
  await page.goto(`/c/${slug}`)
  await page.getByRole('button', { name: 'Thêm người' }).click()

  expect(await tooWide(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  await shoot(page, `tables-and-people-${width}`)
  await page.context().close()
})
