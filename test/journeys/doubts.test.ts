import { afterAll, beforeAll, expect, test } from 'vitest'
import { challengeCounts } from '../../db/schema/responses'
import { takeIn } from '../../src/responses/intake'
import { addPlace, opened } from '../responses/opened'
import { axe, type OpenBrowser, openBrowser, type PageOptions, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const WORDS = 'Đề nghị xã dừng ngay việc thu khoản đóng góp làm đường này cho dân nhờ'

/** An evening of a meeting, five copied letters, and a flood of posts. */
async function oddEvening() {
  const given = await serveTown({ now: new Date('2026-11-25T19:03:00+07:00') })
  const { id } = await opened(given)
  const unitId = given.hamlets[0]?.id ?? null
  const place = await addPlace(given, id, 'Nhà văn hóa thôn 1', unitId)
  for (let each = 0; each < 48; each++) {
    const isLetter = each >= 43
    const words = isLetter ? [{ questionId: 'qMore', part: '', text: WORDS, searchText: '' }] : []
    await takeIn(given.resident, {
      consultationId: id,
      key: `${String(each).padStart(6, '0')}${'j'.repeat(18)}`,
      sheet: { version: 1, answers: { qRoad: 'a', ...(isLetter && { qMore: WORDS }) }, unitId, words },
      unitId,
      placeId: isLetter ? null : place.id,
      channel: 'web',
      contact: null,
    })
  }
  const count = { consultationId: id, minute: given.now(), asked: 1240, passed: 12, refused: 7 }
  await given.storage.write(async (writer) => void (await writer.insert(challengeCounts).values(count)))
  return { ...given, id }
}

test.each([
  ['on a phone', { width: 360 }],
  ['on a phone in large type', { width: 360, largeType: true }],
  ['on a desk without scripts', { width: 1280, scripts: false }],
] as const)('%s the committee reads what looked odd and answers it', async (where, options: PageOptions) => {
  const given = await oddEvening()
  const { cookies } = await given.signedIn('committeeMember')
  const page = await browser.page({ address: given.address, cookies, ...options })
  const name = where.replaceAll(' ', '-')
  const look = async (what: string) => {
    expect(await axe(page)).toEqual([])
    expect(await tooWide(page)).toEqual([])
    await shoot(page, `doubts-${what}-${name}`)
  }

  await page.goto(`/staff/consultations/${given.id}/results/doubts`)
  await look('list')
  await page.getByRole('link', { name: 'Trả lời câu hỏi này' }).first().click()
  await page.getByRole('button', { name: 'Lưu câu trả lời' }).click()
  await look('fault')
  await page.getByText('Đã rõ: có lý do bình thường').click()
  await page.getByLabel('Chuyện gì đã xảy ra?').fill('Họp thôn ở nhà văn hóa')
  await page.getByRole('button', { name: 'Lưu câu trả lời' }).click()
  await page.getByText('Số liệu không thay đổi').waitFor()
  expect(await page.getByText('Họp thôn ở nhà văn hóa').isVisible()).toBe(true)
  await look('answered')
  await page.goto(`/staff/consultations/${given.id}/results`)
  expect(await page.getByRole('link', { name: 'Có 2 điều cần xem lại' }).isVisible()).toBe(true)
  await look('results')
  await page.context().close()
})
