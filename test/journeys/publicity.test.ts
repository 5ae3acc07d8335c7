import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { listPlaces } from '../../src/consultations/store'
import { opened } from '../responses/opened'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const LONG = 'Lấy ý kiến về phương án nâng cấp, mở rộng đường liên thôn, kênh tiêu và nghĩa trang nhân dân, '
  .repeat(3)
  .slice(0, 200)
  .trim()

/** A clerk with places for three hamlets, of a consultation with this title. */
async function clerkAt(width: 360 | 1280, title: string, scripts = true) {
  const commune = await serveTown()
  const consultation = await opened(commune, {
    row: {
      title,
      matter:
        'Tuyến dài 6,8 km, mặt đường 7,5 m, đi qua đất của 142 hộ, gồm đất ở, đất vườn và đất lúa; Nhà nước bồi thường nhà, công trình, cây trồng theo quy định và hỗ trợ di dời đối với từng hộ có tên trong danh sách kèm theo.',
      asker:
        'Ủy ban nhân dân xã Minh Họa phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam xã Minh Họa, Trường tiểu học và Hợp tác xã nông nghiệp xã Minh Họa, tỉnh Mẫu',
    },
  })
  const { cookies, post } = await commune.signedIn('committeeMember')
  await post(`/staff/consultations/${consultation.id}/places`, {
    kind: 'other',
    label: 'Bảng tin nhà văn hóa liên thôn cạnh cổng chợ phiên và trạm y tế điểm lẻ số hai',
  })
  const page = await browser.page({ address: commune.address, width, scripts, cookies })
  onTestFinished(() => page.context().close())
  const base = `/staff/consultations/${consultation.id}`
  await page.goto(`${base}/places`)
  await page.getByRole('button', { name: 'Thêm mỗi thôn một nơi' }).click()
  await page.getByRole('row', { name: /Thôn 10/ }).waitFor()
  return { commune, consultation, page, base }
}

test.each([
  ['short', 'Góp ý dự toán ngân sách xã Minh Họa năm 2027'],
  ['long', LONG],
])(
  'a %s poster is exactly one sheet of A4 with a code of at least seven centimetres that leads to its address',
  async (name, title) => {
    const { commune, consultation, page, base } = await clerkAt(1280, title)
    const [hall] = await listPlaces(commune.storage.reader, consultation.id)

    await page.goto(`${base}/poster?place=${hall?.id}`)
    await shoot(page, `poster-${name}-screen`)
    await page.emulateMedia({ media: 'print' })
    await shoot(page, `poster-${name}-print`)

    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(paper.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
    expect(
      await page.evaluate<number>(
        "document.querySelector('.poster').scrollHeight - document.querySelector('.poster').clientHeight",
      ),
    ).toBe(0)
    const code = await page.locator('.poster svg path').boundingBox()
    expect(((code?.width ?? 0) / 96) * 2.54).toBeGreaterThanOrEqual(7)
    const { data, width, height } = PNG.sync.read(await page.screenshot())
    const read = jsQR(new Uint8ClampedArray(data), width, height)?.data
    expect(read).toBe(`${commune.address}/q/${hall?.token}`)
  },
)

test('all posters print one sheet each', async () => {
  const { page, base } = await clerkAt(1280, LONG)

  await page.goto(`${base}/poster?place=all`)

  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(paper.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(4)
})

test.each([360, 1280] as const)(
  'places, announcements and posters are free of faults at %i pixels, scripts on or off',
  async (width) => {
    for (const scripts of [true, false]) {
      const { page, base } = await clerkAt(width, LONG, scripts)
      for (const path of ['places', 'announcements', 'poster']) {
        await page.goto(`${base}/${path}`)
        expect(await axe(page)).toEqual([])
        expect(await tooWide(page)).toEqual([])
        if (scripts) await shoot(page, `${path}-${width}`)
      }
    }
  },
)

test('a Zalo code is added from the announcements, and the text is copied with one press', async () => {
  const { commune, consultation, page, base } = await clerkAt(1280, 'Góp ý dự toán')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${base}/announcements`)

  await page.getByRole('button', { name: 'Thêm mã riêng cho Zalo' }).click()
  await page.getByRole('button', { name: 'Thêm mã riêng cho Zalo' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Sao chép' }).first().click()

  await page.getByText('Đã sao chép').waitFor()
  const zalo = (await listPlaces(commune.storage.reader, consultation.id)).find(({ kind }) => kind === 'zalo')
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain(`${commune.address}/q/${zalo?.token}`)
})
