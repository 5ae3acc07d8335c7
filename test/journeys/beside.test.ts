import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageReaches, sheetDrafts } from '../../db/schema/questionnaires'
import { writeReaches } from '../../src/responses/reach-counts'
import { IN_PAGES } from '../responses/in-pages'
import { opened, QUESTIONS } from '../responses/opened'
import { axe, openBrowser, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

for (const scripts of [true, false])
  test(`a sheet is put aside on one phone and gone on with on another, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const town = await serveTown()
    const { slug } = await opened(town, { questions: IN_PAGES })
    const phone = await browser.page({ address: town.address, scripts, width: 360 })
    await phone.goto(`/c/${slug}`)
    await phone.getByLabel('Bà con bao nhiêu tuổi?').fill('45')
    await phone.getByRole('button', { name: 'Để sau, làm tiếp' }).click()
    await phone.getByRole('heading', { name: 'Phiếu đã được cất lại' }).waitFor()
    const code = (await phone.locator('.receipt-code').textContent()) ?? ''
    expect([await axe(phone), await tooWide(phone)]).toEqual([[], []])

    const other = await browser.page({ address: town.address, scripts, width: 1280 })
    await other.goto('/drafts')
    expect([await axe(other), await tooWide(other)]).toEqual([[], []])
    await other.getByLabel('Mã để làm tiếp').fill(code.trim().toLowerCase())
    await other.getByRole('button', { name: 'Mở phiếu' }).click()
    await other.getByText('Đã mở lại phiếu của bà con').waitFor()
    expect(await other.getByLabel('Bà con bao nhiêu tuổi?').inputValue()).toBe('45')
    expect(await axe(other)).toEqual([])
    expect((await town.storage.reader.select().from(sheetDrafts)).length).toBe(1)
    await phone.context().close()
    await other.context().close()
  })

test('a page that is left tells which questions were seen, once, and carries no cookie', async () => {
  const town = await serveTown()
  const { slug } = await opened(town, { questions: QUESTIONS })
  const page = await browser.page({ address: town.address, scripts: true, width: 360 })
  await page.goto(`/c/${slug}`)
  await page.getByText('Có làm đường không?').scrollIntoViewIfNeeded()
  // Until the browser has said what is in view.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  expect(await page.context().cookies(`${town.address}/reaches`)).toEqual([])
  await page.goto('/receipts')

  await expect
    .poll(async () => {
      await writeReaches(town.system)
      return (await town.storage.reader.select().from(pageReaches)).map(({ questionId }) => questionId)
    })
    .toContain('qRoad')
  await page.context().close()
})

for (const scripts of [true, false])
  test(`a trial from the author's page to the list of what was answered, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const town = await serveTown()
    const { id } = await opened(town, { questions: QUESTIONS, row: { state: 'draft', slug: '', openedAt: null } })
    const { cookies } = await town.signedIn('committeeMember')
    const page = await browser.page({ address: town.address, scripts, width: 360, cookies })
    await page.goto(`/staff/consultations/${id}/trial`)
    expect([await axe(page), await tooWide(page)]).toEqual([[], []])
    await page.getByRole('link', { name: 'Bắt đầu điền thử' }).click()
    await page.getByText('Đây là bản điền thử').waitFor()
    expect([await axe(page), await tooWide(page)]).toEqual([[], []])
    await page.locator('label[for=f-qRoad-0]').click()
    await page.getByRole('button', { name: 'Gửi phiếu' }).click()
    await page.getByRole('heading', { name: 'Phiếu thử đã được ghi' }).waitFor()
    await page.goto(`/staff/consultations/${id}/trial`)
    await page.getByText(/^Phiếu thử lúc/).click()
    expect([await axe(page), await tooWide(page)]).toEqual([[], []])
    for (const path of ['questions/settings', 'questions/qRoad', 'results/reaches']) {
      await page.goto(`/staff/consultations/${id}/${path}`)
      expect([path, await axe(page), await tooWide(page)]).toEqual([path, [], []])
    }
    await page.context().close()
  })
