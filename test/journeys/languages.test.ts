import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readSettings } from '../../src/questions/questionnaire-settings'
import { makeDraft } from '../consultations/pages'
import { opened, QUESTIONS } from '../responses/opened'
import { translated } from '../responses/spoken'
import { axe, type OpenBrowser, openOwnBrowser, type PageOptions, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  // A microphone that beeps, and nobody who must be asked whether it may be used.
  browser = await openOwnBrowser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'])
})
afterAll(() => browser.close())

async function expectSound(page: Page, name: string): Promise<void> {
  await shoot(page, `languages/${name}`)
  expect([...(await axe(page)), ...(await tooWide(page))]).toEqual([])
}

async function translator(options: PageOptions) {
  const here = await serveTown()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeDraft(clerk, here.commune.id)
  const page = await browser.page({ address: here.address, cookies: clerk.cookies, ...options })
  onTestFinished(() => page.context().close())
  const found = async (language: string) =>
    readSettings((await findNewestWording(here.storage.reader, id)).settings).translations.find(
      (each) => each.language === language,
    )
  const said = async (language: string) => Object.values((await found(language))?.words ?? {}).map(({ text }) => text)
  const recorded = async (language: string) => Object.keys((await found(language))?.audio ?? {})
  return { ...here, page, base: `/staff/consultations/${id}/languages`, said, recorded }
}

test('a translation is saved as it is typed, and the counts follow', async () => {
  const { page, base, said } = await translator({ width: 1280 })
  await page.goto(base)
  await expectSound(page, 'none-desk')
  await page.getByLabel('Ngôn ngữ', { exact: true }).selectOption('hmn')
  await page.getByRole('button', { name: 'Thêm ngôn ngữ' }).click()
  await page.waitForURL('**/hmn')
  await page.getByLabel('Câu 1: câu hỏi').fill('Koj nyob zos twg?')
  await page.locator('#saved').getByText('Đã lưu lúc').waitFor()
  await page.locator('#counts').getByText('Đã dịch 1 trên').waitFor()
  await page.getByLabel('Câu 2: câu hỏi').fill('Koj puas tau pom?')
  await page.locator('#counts').getByText('Đã dịch 2 trên').waitFor()
  expect(await said('hmn')).toEqual(['Koj nyob zos twg?', 'Koj puas tau pom?'])
  await expectSound(page, 'translating-desk')
  await page.goto(base)
  await expectSound(page, 'list-desk')
})

test('without scripts, on a phone, the same is done by buttons', async () => {
  const { page, base, said } = await translator({ width: 360, scripts: false })
  await page.goto(base)
  await page.getByLabel('Hoặc mã của ngôn ngữ khác').fill('fr')
  await page.getByRole('button', { name: 'Thêm ngôn ngữ' }).click()
  await page.getByLabel('Câu 1: câu hỏi').fill('Où habitez-vous ?')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByText('Đã lưu lúc').waitFor()
  expect(await said('fr')).toEqual(['Où habitez-vous ?'])
  await expectSound(page, 'translating-phone')
  await page.goto(base)
  await expectSound(page, 'list-phone')
  await page.goto(`${base}/fr/files`)
  const file = {
    name: 'dich.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Tên,Bản dịch\nconsultation/matter,\nconsultation/title,Le budget\n'),
  }
  await page.getByLabel('Tệp đã dịch').setInputFiles(file)
  await page.getByRole('button', { name: 'Xem sẽ thay đổi gì' }).click()
  await expectSound(page, 'preview-phone')
  await page.getByRole('button', { name: 'Lưu các thay đổi này' }).click()
  await page.getByText('Đã lưu 1 chỗ từ tệp.').waitFor()
  await expectSound(page, 'files-phone')
  expect(await said('fr')).toEqual(['Où habitez-vous ?', 'Le budget'])
})

test('a question is recorded in the browser and heard again', async () => {
  const { page, base, recorded } = await translator({ width: 360 })
  await page.goto(`${base}/vi/recordings`)
  const first = page.locator('section.panel').first()
  await first.getByRole('button', { name: 'Ghi âm ngay tại đây' }).click()
  await first.getByText('Đang ghi âm…').waitFor()
  await page.waitForTimeout(700)
  await first.getByRole('button', { name: 'Dừng ghi' }).click()
  await first.getByText('Đã ghi xong').waitFor()
  await expectSound(page, 'recorded-phone')
  await first.getByRole('button', { name: /Dùng bản ghi âm này/ }).click()
  await page.getByText('Đã lưu bản ghi âm.').waitFor()
  expect(await recorded('vi')).toHaveLength(1)
  const played = await page.evaluate<boolean>(`(async () => {
    const audio = document.querySelector('audio[src^="/media/"]')
    await audio.play()
    return audio.duration > 0
  })()`)
  expect(played).toBe(true)
})

test.each([true, false])(
  'a resident chooses a language, answers in it and reads the receipt in it; scripts: %s',
  async (scripts) => {
    const here = await serveTown()
    const translations = [{ ...translated('hmn', QUESTIONS), audio: { qRoad: 'a'.repeat(22) } }]
    const { slug } = await opened(here, { settings: { translations } })
    const page = await browser.page({ address: here.address, width: 360, scripts })
    onTestFinished(() => page.context().close())
    await page.goto(`/c/${slug}`)
    await expectSound(page, `form-vi-${scripts}`)
    await page.getByRole('button', { name: 'Hmoob' }).click()
    await page.getByRole('heading', { name: 'HMN Góp ý làm đường thôn' }).waitFor()
    await expectSound(page, `form-hmn-${scripts}`)
    await page.getByRole('button', { name: 'Gửi' }).first().click()
    await page.getByRole('link', { name: /HMN Có làm đường không\?/ }).waitFor()
    await page.getByText('HMN Có', { exact: true }).click()
    await page.getByRole('button', { name: 'Gửi' }).first().click()
    await page.waitForURL('**/receipts/**')
    await page.getByText('HMN Có làm đường không?').waitFor()
    await expectSound(page, `receipt-hmn-${scripts}`)
    const [sheet] = await here.storage.reader.select().from(responses)
    expect(sheet?.answers).toMatchObject({ $: { values: { language: 'hmn' } }, qRoad: 'a' })
  },
)

test('another language keeps what was written, and so does loading it again', async () => {
  const here = await serveTown()
  const { slug } = await opened(here, { settings: { translations: [translated('hmn', QUESTIONS)] } })
  const page = await browser.page({ address: here.address, width: 360 })
  onTestFinished(() => page.context().close())
  await page.goto(`/c/${slug}`)
  await page.getByText('Không', { exact: true }).click()
  await page.getByText('Tốn kém', { exact: true }).click()
  await page.getByRole('button', { name: 'Hmoob' }).click()
  await page.getByRole('heading', { name: 'HMN Góp ý làm đường thôn' }).waitFor()
  expect(await page.locator('#draft').isHidden()).toBe(true)
  await page.waitForURL('**?language=hmn')
  await page.reload()
  await page.getByRole('heading', { name: 'HMN Góp ý làm đường thôn' }).waitFor()
  await page.locator('#draft').waitFor()
  await page.getByRole('button', { name: 'Gửi' }).first().click()
  await page.waitForURL('**/receipts/**')
  const [sheet] = await here.storage.reader.select().from(responses)
  expect(sheet?.answers).toEqual({ $: { day: '', values: { language: 'hmn' } }, qRoad: 'b', qWhy: 'x' })
})
