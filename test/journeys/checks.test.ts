import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { questionnaireVersions } from '../../db/schema/consultations'
import { makeDraft } from '../consultations/pages'
import { broken } from '../questions/broken'
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
] as const)('what was found is mended and kept by hand at %i px (scripts: %s)', async (width, scripts) => {
  const town = await serveTown()
  const clerk = await town.signedIn('administrator')
  const id = await makeDraft(clerk, town.commune.id)
  const wanted = ['two answers at once', 'only ways of agreeing', 'the answer in the question']
  const questions = broken
    .filter(({ what }) => wanted.includes(what))
    .flatMap((each, place) => JSON.parse(JSON.stringify(each.questions).replace(/\bq([1-9])\b/g, `q${place}$1`)))
  await town.storage.write((writer) =>
    writer
      .update(questionnaireVersions)
      .set({ questions })
      .where(eq(questionnaireVersions.consultationId, id))
      .then(() => undefined),
  )
  const page = await browser.page({ address: town.address, width, scripts, cookies: clerk.cookies })
  await page.goto(`/staff/consultations/${id}/check`)
  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toEqual([])
  await shoot(page, `checks-${width}`)

  await page.getByRole('button', { name: /^Bỏ điều kiện/ }).click()
  await page.waitForURL(/mended=1/)
  await page.getByRole('button', { name: /^Thêm “Không đồng ý”/ }).click()
  await page.waitForURL(/mended=1/)
  await page.getByRole('button', { name: 'Mở lấy ý kiến' }).click()
  await page.getByText('Còn gợi ý chưa được đánh dấu là đã xem.').waitFor()
  expect(await axe(page)).toEqual([])
  await shoot(page, `checks-hints-${width}`)
  for (const box of await page.getByRole('checkbox').all()) await box.check({ force: true })
  await page.getByRole('button', { name: 'Mở lấy ý kiến' }).click()
  await page.waitForURL(/done=opened/)
  await page.context().close()
})
