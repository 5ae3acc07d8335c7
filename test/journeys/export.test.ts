import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LEASE, makeExports } from '../../src/results/export-making'
import { prepareExport } from '../../src/results/export-prepared'
import { listen } from '../../src/web/server'
import { killedAfter, manySheets } from '../results/many-sheets'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { town } from '../support/town'

let browser: OpenBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A commune where 600 sheets are many. */
async function largeExport() {
  const made = await town()
  const { storage, config, now } = made
  const many = await manySheets(made, 600)
  const own = { ...config, port: 0, host: '127.0.0.1', publicUrl: undefined, largeExport: 100 }
  const running = await listen({ storage, config: own, now })
  const clerk = await made.signedIn('committeeMember')
  const direct = await clerk.post(`${many.base}/answers.csv`, { values: 'labels' })
  return { ...made, ...many, address: running.address, close: () => running.close(), clerk, whole: await direct.text() }
}

test('a clerk has a large file prepared, is shown when it is done, and takes it', async () => {
  const { address, close, clerk, base, whole } = await largeExport()
  const page = await browser.page({ address, width: 1280, cookies: clerk.cookies })

  await page.goto(base)
  await page.getByRole('button', { name: 'Chuẩn bị tệp CSV' }).click()
  const link = page.getByRole('link', { name: /Tải tệp CSV/ })
  await link.waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])

  expect(file.suggestedFilename()).toMatch(/\.csv$/)
  expect(readFileSync(await file.path(), 'utf8')).toBe(whole.replace(/^\ufeff?/, '\ufeff'))
  await page.getByRole('link', { name: 'Về trang Kết quả' }).click()
  await page.getByRole('listitem').filter({ hasText: 'Đã xong' }).getByRole('button', { name: 'Xóa tệp này' }).click()
  await page.waitForURL(`**${base}#export`)
  expect(await page.getByText('Đã xong').count()).toBe(0)
  await page.context().close()
  await close()
})

test('a file whose maker was killed goes on while somebody watches, and the focus stays', async () => {
  const { address, close, clerk, base, id, system, storage, at, now } = await largeExport()
  const asked = { consultationId: id, query: '', values: 'labels', locale: 'vi', rows: 600, tag: 'tag' } as const
  const kept = await prepareExport(clerk.world, asked)
  await makeExports({ ...system, storage: killedAfter(storage, 3) }, 4096).catch(() => undefined)

  for (const width of [360, 1280] as const) {
    const page = await browser.page({ address, width, cookies: clerk.cookies })
    for (const path of [`${base}/exports/${kept.id}`, base]) {
      await page.goto(path)
      expect({ path, width, faults: await axe(page), tooWide: await tooWide(page) }).toMatchObject({ faults: [], tooWide: [] })
      await shoot(page, `export-${path === base ? 'panel' : 'running'}-${width}`)
    }
    await page.context().close()
  }

  const page = await browser.page({ address, width: 360, cookies: clerk.cookies })
  await page.goto(`${base}/exports/${kept.id}`)
  await page.getByText('125 / 600 phiếu').waitFor()
  await page.getByRole('button', { name: 'Dừng và bỏ tệp này' }).focus()
  at(new Date(now().getTime() + LEASE + 1))
  await page.getByRole('link', { name: /Tải tệp CSV/ }).waitFor()

  expect(await page.evaluate('document.activeElement.textContent')).toBe('Xóa tệp này')
  expect(await page.locator('#export-state').textContent()).toBe('Đã xong')
  expect(await axe(page)).toEqual([])
  await shoot(page, 'export-done-360')
  await page.context().close()
  await close()
})

test('without scripts the page loads itself again until the file is there', async () => {
  const { address, close, clerk, base, id, system, storage, at, now } = await largeExport()
  const asked = { consultationId: id, query: '', values: 'labels', locale: 'vi', rows: 600, tag: 'tag' } as const
  const kept = await prepareExport(clerk.world, asked)
  await makeExports({ ...system, storage: killedAfter(storage, 3) }, 4096).catch(() => undefined)
  const page = await browser.page({ address, width: 360, cookies: clerk.cookies, scripts: false })

  await page.goto(`${base}/exports/${kept.id}`)
  await page.getByText('125 / 600 phiếu').waitFor()
  at(new Date(now().getTime() + LEASE + 1))
  await page.getByRole('link', { name: /Tải tệp CSV/ }).waitFor()

  expect(await page.locator('meta[http-equiv]').count()).toBe(0)
  await page.context().close()
  await close()
})
