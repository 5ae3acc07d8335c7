import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { answer, openConsultation, publishVersion, single } from '../results/answered'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test.each([
  [360, false],
  [1280, true],
] as const)('a clerk sees where a question changed and joins what compares at %i px (scripts %s)', async (width, scripts) => {
  const { address, storage, commune, signedIn } = await serveTown()
  const asked = single('q1', ['a', 'b'], { label: 'Có cần thêm đèn đường không?' })
  const more = single('q1', ['a', 'b', 'c'], { label: 'Xã có cần lắp thêm đèn đường không?' })
  const id = await openConsultation(storage, { unit: commune, versions: [[asked]] })
  const sheets = (count: number, version: number, q1: string) =>
    Array.from({ length: count }, () => ({ version, answers: { q1 } }))
  await answer(storage, id, [...sheets(24, 1, 'a'), ...sheets(6, 1, 'b')])
  await publishVersion(storage, id, 2, [{ ...asked, label: more.label }])
  await answer(storage, id, sheets(12, 2, 'b'))
  await publishVersion(storage, id, 3, [more])
  await answer(storage, id, sheets(9, 3, 'c'))
  const { cookies } = await signedIn('committeeMember')
  const page = await browser.page({ address, width, scripts, cookies })
  onTestFinished(() => page.context().close())
  const sound = async (name: string) => {
    await shoot(page, `seams-${name}-${width}-${scripts}`)
    expect(await axe(page)).toEqual([])
    expect(await tooWide(page)).toEqual([])
  }

  await page.goto(`/staff/consultations/${id}/results`)
  await page.getByText('Mới có thêm phương án “Phương án c”').waitFor()
  await page.getByRole('heading', { name: 'Cách hỏi 2, 3, cộng chung' }).waitFor()
  await sound('results')

  const preview = async (name: string) => {
    await page.goto(`/staff/consultations/${id}/publication`)
    await page.getByLabel('Tổng hợp bằng lời của đơn vị').fill('Bà con muốn có đèn.')
    await page.getByLabel('Tính từ ngày').fill('2026-11-20')
    await page.getByLabel('Đến hết ngày').fill('2026-11-24')
    await page.getByRole('button', { name: 'Xem trước trang công khai' }).click()
    await page.getByRole('heading', { name: 'Xem lại lần cuối' }).waitFor()
    await sound(name)
  }
  await preview('public-parted')
  await page.getByRole('heading', { name: 'Cách hỏi 1: Có cần thêm đèn đường không?' }).waitFor()

  await page.goto(`/staff/consultations/${id}/results/wordings/q1`)
  const form = page.locator('form.panel').filter({ hasText: 'Cách hỏi 2 so với cách hỏi 1' })
  await form.getByRole('button', { name: 'Cộng chung' }).click()
  await page.getByRole('heading', { name: 'Cách hỏi 2 so với cách hỏi 1' }).waitFor()
  await sound('fault')
  await form.getByLabel('Lý do').fill('Chỉ nói rõ là xã lắp')
  await form.getByRole('button', { name: 'Cộng chung' }).click()
  await page.getByText('Đã ghi.').waitFor()
  await sound('joined')

  await page.getByRole('link', { name: 'Về trang kết quả' }).click()
  await page.getByText('Hai cách hỏi 1 và 2 được cộng chung vì: Chỉ nói rõ là xã lắp').waitFor()
  await page.getByText('51 phiếu trả lời câu này').waitFor()
  await preview('public-joined')
  await page.getByText('Hai cách hỏi 1 và 2 được cộng chung vì: Chỉ nói rõ là xã lắp').waitFor()
})
