import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { media } from '../../db/schema/questionnaires'
import { makeDraft } from '../consultations/pages'
import { opened } from '../responses/opened'
import { axe, type OpenBrowser, openBrowser, shoot, tooWide } from '../support/browser'
import { postForm } from '../support/multipart'
import { serveTown } from '../support/serve-town'

let browser: OpenBrowser
let tone: Buffer
beforeAll(async () => {
  browser = await openBrowser()
  const page = await browser.page()
  tone = Buffer.from(await page.evaluate<string>(TONE), 'base64')
  await page.context().close()
})
afterAll(() => browser.close())

// Two seconds of a tone, as a browser records them.
const TONE = `(async () => {
  const sound = new AudioContext()
  const pipe = sound.createOscillator()
  const end = sound.createMediaStreamDestination()
  pipe.connect(end)
  pipe.start()
  await sound.resume()
  const recorder = new MediaRecorder(end.stream, { mimeType: 'audio/webm;codecs=opus' })
  const parts = []
  recorder.ondataavailable = ({ data }) => parts.push(data)
  const stopped = new Promise((done) => { recorder.onstop = done })
  recorder.start()
  setTimeout(() => recorder.stop(), 2000)
  await stopped
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
})()`

async function expectSound(page: Page, name: string): Promise<void> {
  await shoot(page, `languages/${name}`)
  expect([...(await axe(page)), ...(await tooWide(page))]).toEqual([])
}

async function heard() {
  const here = await serveTown()
  const clerk = await here.signedIn('committeeMember')
  const draft = await makeDraft(clerk, here.commune.id)
  const recordings = `/staff/consultations/${draft}/languages/vi/recordings`
  const page = await (await clerk.get(recordings)).text()
  const question = /<section class="panel" id="([^"]+)"/.exec(page)?.[1] ?? ''
  await postForm(clerk, recordings, [
    ['question', question],
    ['file', new File([new Uint8Array(tone)], 'a.webm')],
  ])
  const [medium] = await here.storage.reader.select().from(media)
  const token = medium?.token ?? ''
  const audio = { qRoad: token, qMore: token }
  const { slug } = await opened(here, { settings: { translations: [{ language: 'vi', words: {}, audio }] } })
  return { ...here, slug, recordings, clerk }
}

test.each([360, 1280] as const)('a resident hears one question at a time, also by keyboard alone; %d px', async (width) => {
  const { address, slug } = await heard()
  const page = await browser.page({ address, width })
  onTestFinished(() => page.context().close())
  await page.goto(`/c/${slug}`)
  const playing = () => page.evaluate<boolean[]>(`[...document.querySelectorAll('audio')].map((each) => !each.paused)`)
  const button = (name: RegExp) => page.getByRole('button', { name })
  await expectSound(page, `listening-${width}`)
  await button(/^Nghe câu hỏi: 2\. Có làm đường không/).click()
  await button(/^Dừng: Nghe câu hỏi: 2\./).waitFor()
  expect(await playing()).toEqual([true, false])
  await button(/^Nghe câu hỏi: \d\. Bà con còn ý kiến nào khác/).focus()
  await page.keyboard.press('Enter')
  await button(/^Dừng: Nghe câu hỏi: \d\. Bà con còn/).waitFor()
  expect(await playing()).toEqual([false, true])
  await page.keyboard.press('Space')
  await button(/^Nghe câu hỏi: \d\. Bà con còn/).waitFor()
  expect(await playing()).toEqual([false, false])
})

test('without scripts the browser’s own player stands there, and fetches nothing by itself', async () => {
  const { address, slug } = await heard()
  const page = await browser.page({ address, scripts: false })
  onTestFinished(() => page.context().close())
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`/c/${slug}`)
  expect(await page.locator('audio').first().isVisible()).toBe(true)
  expect(asked.filter((url) => url.includes('/media/'))).toEqual([])
  await expectSound(page, 'listening-plain')
})

test('where no microphone may be used, it is said what to do, and a file is taken all the same', async () => {
  const { address, recordings, clerk } = await heard()
  const page = await browser.page({ address, cookies: clerk.cookies })
  onTestFinished(() => page.context().close())
  await page.goto(recordings)
  const last = page.locator('section.panel').last()
  await last.getByRole('button', { name: 'Ghi âm ngay tại đây' }).click()
  await last.getByText(/Trình duyệt không cho dùng micrô|Máy này không thấy micrô/).waitFor()
  await expectSound(page, 'no-microphone')
  await last.getByLabel('Tệp ghi âm', { exact: true }).setInputFiles({ name: 'ghi.webm', mimeType: 'audio/webm', buffer: tone })
  await last.getByRole('button', { name: /Dùng bản ghi âm này/ }).click()
  await page.getByText('Đã lưu bản ghi âm.').waitFor()
})
