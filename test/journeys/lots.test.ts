import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { saveQuotas } from '../../src/responses/quota-store'
import { answer, openConsultation, single } from '../results/answered'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const options = (labels: readonly string[]) => ({
  options: labels.map((label, place) => ({ code: 'abc'[place] ?? '', label })),
  otherCode: null,
})
const QUESTIONS = [
  single('qRoad', [], {
    label: 'Bà con có đồng ý mở rộng đường Trần Phú từ 5 mét lên 9 mét không?',
    settings: options(['Đồng ý', 'Không đồng ý', 'Cần thêm thông tin']),
    wordings: [
      {
        label: 'Bà con có muốn giữ đường Trần Phú rộng 5 mét như hiện nay không?',
        hint: 'Giữ nguyên thì không phải lùi hàng rào.',
      },
    ],
  }),
  {
    ...single('qWhy', []),
    ...{ type: 'long', label: 'Vì sao bà con chọn như vậy?', settings: {} },
    wordings: [{ label: 'Điều gì làm bà con băn khoăn nhất?', hint: '' }],
  },
]
const SETTINGS = {
  translations: [{ language: 'km', words: {}, audio: {} }],
  quotas: [
    { id: 'one', name: 'Người dưới 30 tuổi ở thôn Đông', formula: "qRoad == 'a'", most: 40 },
    { id: 'two', name: 'Người từ 60 tuổi', formula: "qRoad == 'b'", most: 30 },
  ],
}

/** Sheet n got wording B when n is odd; every eighth was answered in Khmer, and every fourth says why. */
const sheet = (place: number) => {
  const lot = place % 2 === 0 ? 'a' : 'b'
  const values = { 'variant.qRoad': lot, 'variant.qWhy': lot, language: place % 8 === 0 ? 'km' : 'vi' }
  const why =
    place % 4 === 0 ? `Đường hẹp, xe tránh nhau khó, đoạn số ${place}` : place % 4 === 1 ? `Sợ mất đất, đoạn số ${place}` : ''
  return {
    answers: { $: { day: '', values }, qRoad: 'abc'[place % (lot === 'a' ? 3 : 2)] ?? 'a', ...(why && { qWhy: why }) },
    words: why ? [{ questionId: 'qWhy', part: '', text: why }] : [],
  }
}

test.each([
  [360, false],
  [1280, true],
] as const)('a clerk compares the wordings that a lot gave at %i px (scripts %s)', async (width, scripts) => {
  const { address, storage, commune, signedIn } = await serveTown()
  const id = await openConsultation(storage, { unit: commune, versions: [QUESTIONS], settings: SETTINGS })
  await answer(
    storage,
    id,
    Array.from({ length: 64 }, (_, place) => sheet(place)),
  )
  const counted = [
    { consultationId: id, quota: 'one', total: 31 },
    { consultationId: id, quota: 'two', total: 30 },
  ]
  await storage.write((writer) => saveQuotas(writer, id, counted))
  const { cookies } = await signedIn('committeeMember')
  const page = await browser.page({ address, width, scripts, cookies })
  onTestFinished(() => page.context().close())
  const sound = async (name: string) => {
    await shoot(page, `lots-${name}-${width}-${scripts}`)
    expect(await axe(page)).toEqual([])
    expect(await tooWide(page)).toEqual([])
  }

  await page.goto(`/staff/consultations/${id}/results`)
  await page.getByText('Đã nhận 31 trên 40 phiếu').waitFor()
  await sound('results')
  await page.getByRole('link', { name: 'So sánh kết quả từng cách hỏi' }).first().press('Enter')
  await page.getByRole('heading', { name: 'Cách B: Bà con có muốn giữ đường', exact: false }).waitFor()
  expect(await page.getByText('32 phiếu trả lời câu này, trên 32 phiếu được hỏi.').count()).toBe(2)
  await sound('compared')

  await page.getByRole('link', { name: 'Xếp các cách hỏi cạnh nhau trong một bảng' }).press('Enter')
  await page.getByText('Tính trên 64 phiếu biết được cả hai điều này.').waitFor()
  await sound('crossed')

  await page.goto(`/staff/consultations/${id}/results/lots/qWhy`)
  await page.getByRole('link', { name: 'Đọc các ý kiến' }).last().press('Enter')
  await page.getByText('Sợ mất đất, đoạn số 1', { exact: true }).waitFor()
  expect(await page.getByText('Đường hẹp').count()).toBe(0)
  await page.locator('summary', { hasText: 'Ngôn ngữ của phiếu' }).press('Enter')
  await page.getByLabel('Tiếng Khmer').check()
  await page.getByRole('button', { name: 'Tìm' }).press('Enter')
  await page.getByText('Không có ý kiến nào khớp.').waitFor()
  await page.getByRole('link', { name: 'Bỏ lọc: Cách hỏi của câu', exact: false }).press('Enter')
  await page.getByText('Cách hỏi A · Tiếng Khmer').first().waitFor()
  await sound('words')
})
