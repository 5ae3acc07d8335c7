import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerFiles } from '../../db/schema/questionnaires'
import { responses } from '../../db/schema/responses'
import { keepMedium } from '../../src/consultations/keeping-media'
import { judgeMedium } from '../../src/consultations/medium'
import { opened } from '../responses/opened'
import { type OpenBrowser, openBrowser, type PageOptions, shoot } from '../support/browser'
import { photo } from '../support/media'
import { serveTown } from '../support/serve-town'
import { expectSound } from './commune-life'

let browser: OpenBrowser
let served: Awaited<ReturnType<typeof settle>>
beforeAll(async () => {
  browser = await openBrowser()
  served = await settle()
})
afterAll(() => browser.close())

/** A consultation with words, pictures, a plan and a file to send. */
async function settle() {
  const town = await serveTown({ whenDone: afterAll })
  const clerk = await town.as('committeeMember')
  const keep = async (content: Buffer, description: string) => {
    const judged = await judgeMedium(content, 'anh.png', 'picture')
    if (!judged.ok) throw new Error(judged.fault)
    const { token, width, height } = await keepMedium(clerk, { unitPath: town.commune.path, medium: judged.medium })
    return { token, width, height, description }
  }
  const drawn = await drawings()
  const [plan, flat, tiled] = [
    await keep(drawn.plan, 'Sơ đồ xã: sông ở phía đông, chợ ở giữa'),
    await keep(drawn.flat, 'Nhà văn hóa mái bằng, sân rộng'),
    await keep(drawn.tiled, 'Nhà văn hóa mái ngói, hiên dài'),
  ]
  const questions = [
    {
      id: 'qFacts',
      type: 'text',
      label: 'Hai phương án nhà văn hóa',
      settings: {
        text: 'Xã có **hai mẫu**.\n\n| Mẫu | Kinh phí |\n|---|---:|\n| Mái bằng | 900 triệu |\n| Mái ngói | 940 triệu |',
        folds: true,
        foldTitle: 'Xem kinh phí từng mẫu',
        pictures: [flat],
      },
    },
    {
      id: 'qRoof',
      type: 'pictures',
      label: 'Bà con chọn mẫu nào?',
      required: true,
      settings: {
        options: [
          { code: 'a', label: 'Mái bằng', picture: flat },
          { code: 'b', label: 'Mái ngói', note: 'Đắt hơn 40 triệu đồng', picture: tiled },
        ],
        several: false,
      },
    },
    { id: 'qWhere', type: 'mapPoint', label: 'Nên xây ở chỗ nào?', settings: { plan, asksPlace: true, asksHamlet: true } },
    { id: 'qPhoto', type: 'file', label: 'Gửi ảnh khu đất', settings: { most: 2, megabytes: 2, kinds: ['picture', 'pdf'] } },
  ]
  const { slug, id } = await opened(town, { questions })
  return { ...town, slug, id }
}

async function drawings() {
  const page = await browser.page({ width: 1280 })
  const draw = async (width: number, height: number, colours: readonly string[]): Promise<Buffer> => {
    const url = await page.evaluate<string>(`{
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: ${width}, height: ${height} })
      const pen = canvas.getContext('2d')
      const fills = ${JSON.stringify(colours)}
      fills.forEach((fill, place) => {
        pen.fillStyle = fill
        pen.fillRect((place * ${width}) / ${colours.length}, place * 20, ${width}, ${height})
      })
      Object.assign(pen, { strokeStyle: '#555', lineWidth: 12 })
      pen.strokeRect(${width} / 5, ${height} / 4, ${width} / 2, ${height} / 3)
      canvas.toDataURL('image/png')
    }`)
    return Buffer.from(url.split(',')[1] ?? '', 'base64')
  }
  const made = {
    plan: await draw(900, 1200, ['#d9e8c8', '#e9e2c0', '#b9d5e6']),
    flat: await draw(640, 480, ['#cfd8dc', '#90a4ae']),
    tiled: await draw(640, 480, ['#e6cfc0', '#b5654a']),
  }
  await page.context().close()
  return made
}

const open = (options: PageOptions = {}): Promise<Page> => browser.page({ address: served.address, width: 360, ...options })
const squares = (page: Page) => page.locator('.plan-squares')

describe.each([
  ['with scripts', true, 360],
  ['without scripts', false, 360],
  ['on an office PC', true, 1280],
] as const)('%s', (name, scripts, width) => {
  test('a resident reads, chooses a picture, points at a place and sends a photo', async () => {
    const page = await open({ scripts, width })
    await page.goto(`/c/${served.slug}`)
    await page.getByText('Xem kinh phí từng mẫu').click()
    const table = page.getByRole('cell', { name: '940 triệu' })
    expect(await table.isVisible()).toBe(true)
    await squares(page).scrollIntoViewIfNeeded()
    const box = await squares(page).boundingBox()
    if (!box) throw new Error('no plan')
    await page.mouse.click(box.x + box.width * 0.36, box.y + box.height * 0.31)
    expect(await page.locator('#f-qWhere-c3').isChecked()).toBe(true)
    const square = await page.locator('.plan-square').first().boundingBox()
    expect(Math.min(square?.width ?? 0, square?.height ?? 0)).toBeGreaterThan(44)
    await page.getByLabel('Hoặc viết tên chỗ đó').fill('Đầu chợ')
    await page.setInputFiles('[type=file]', { name: 'khu đất.jpg', mimeType: 'image/jpeg', buffer: photo })
    await shoot(page, `media-${scripts ? 'on' : 'off'}-${width}`)
    await expectSound(page)

    await page.getByRole('button', { name: 'Gửi phiếu' }).click()
    await page.getByText('Xin trả lời câu này').first().waitFor()
    expect(await page.locator('[type=checkbox][name=qPhoto]').isChecked()).toBe(true)
    expect(await page.locator('#f-qWhere-c3').isChecked()).toBe(true)
    await shoot(page, `media-fault-${scripts ? 'on' : 'off'}-${width}`)
    await expectSound(page)

    await page.locator('label[for=f-qRoof-1]').click()
    await page.getByRole('button', { name: 'Gửi phiếu' }).click()
    await page.getByRole('heading', { name: 'Đã nhận phiếu' }).waitFor()
    const [sheet] = (await served.storage.reader.select().from(responses).orderBy(responses.id)).slice(-1)
    expect(sheet?.answers).toMatchObject({
      qRoof: ['b'],
      qWhere: { square: 'c3', place: 'Đầu chợ' },
      qPhoto: [{ size: expect.any(Number) }],
    })
    const where = (sheet?.answers['qWhere'] ?? {}) as { x?: number; y?: number }
    if (scripts) expect([Math.abs((where.x ?? 0) - 360) < 8, Math.abs((where.y ?? 0) - 310) < 8]).toEqual([true, true])
    else expect(where.x).toBeUndefined()
    await shoot(page, `media-receipt-${scripts ? 'on' : 'off'}-${width}`)
    await page.context().close()
    expect(name).not.toBe('')
  })
})

test('the mark moves by arrow keys and by drag, and is taken off', async () => {
  const page = await open({ width: 1280 })
  await page.goto(`/c/${served.slug}`)
  await page.locator('#f-qWhere-a1').focus()
  await page.keyboard.press('Space')
  const mark = page.getByRole('button', { name: 'Dấu trên bản đồ' })
  await mark.focus()
  for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowRight')
  expect(await page.locator('#f-qWhere-b1').isChecked()).toBe(true)
  const x = () => page.locator('[name="qWhere.x"]').inputValue()
  expect(Number(await x())).toBeGreaterThan(190)
  const box = await squares(page).boundingBox()
  const at = await mark.boundingBox()
  if (!box || !at) throw new Error('no plan')
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.5, { steps: 4 })
  await page.mouse.up()
  expect(Math.abs(Number(await x()) - 900)).toBeLessThan(10)
  await page.getByRole('button', { name: 'Bỏ dấu' }).click()
  expect(await x()).toBe('')
  expect(await page.locator('[name=qWhere]:checked').count()).toBe(0)
  await page.context().close()
})

test('the staff see the points on the plan, the files, and what the map says in a table', async () => {
  for (const width of [360, 1280] as const) {
    const page = await open({ width, cookies: (await served.signedIn('administrator')).cookies })
    await page.goto(`/staff/consultations/${served.id}/results`)
    expect(await page.locator('.figure-map circle').count()).toBeGreaterThan(0)
    await shoot(page, `media-results-${width}`)
    await expectSound(page)
    await page.goto(`/staff/consultations/${served.id}/results/files`)
    expect(await page.getByRole('link', { name: 'khu đất.jpg' }).count()).toBe(
      (await served.storage.reader.select({ token: answerFiles.token }).from(answerFiles)).length,
    )
    await shoot(page, `media-files-${width}`)
    await expectSound(page)
    await page.context().close()
  }
})

test('a large photo is made smaller before it is sent', async () => {
  const page = await open()
  await page.goto(`/c/${served.slug}`)
  const url = await page.evaluate<string>(`{
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2000 })
    const pen = canvas.getContext('2d')
    for (let x = 0; x < 3000; x += 10)
      for (let y = 0; y < 2000; y += 10) {
        pen.fillStyle = 'rgb(' + [x, y, x * y].map((each) => (each * 7919) % 256) + ')'
        pen.fillRect(x, y, 10, 10)
      }
    canvas.toDataURL('image/jpeg', 1)
  }`)
  const buffer = Buffer.from(url.split(',')[1] ?? '', 'base64')
  expect(buffer.length).toBeGreaterThan(700 * 1024)
  await page.setInputFiles('[type=file]', { name: 'to.jpg', mimeType: 'image/jpeg', buffer })
  const size = () => page.evaluate<number>("document.querySelector('[type=file]').files[0].size")
  await expect.poll(size).toBeLessThan(buffer.length)
  await page.context().close()
})
