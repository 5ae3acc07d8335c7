import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { findNewestWording, saveWording } from '../../src/consultations/versions-store'
import type { Question } from '../../src/questions/question-type'
import { readQuestions } from '../../src/questions/questionnaire'
import { makeDraft } from '../consultations/pages'
import { axe, openBrowser, type PageOptions, shoot, tooWide } from '../support/browser'
import { serveTown } from '../support/serve-town'

export const options = ['a', 'b', 'c', 'd'].map((code) => ({ code, label: `Phương án ${code} của câu này` }))
const single = (place: number): Question => ({
  id: `qN${place}`,
  type: 'single',
  label: `Câu hỏi thứ ${place} của phiếu này?`,
  hint: '',
  required: false,
  shownWhen: place > 1 && place % 3 === 0 ? { question: `qN${place - 1}`, anyOf: ['a'] } : null,
  settings: { options, otherCode: null },
})

/** A draft with so many questions, and a person's browser on it. */
export async function builder(count: number, options: PageOptions = { width: 1280 }) {
  const here = await serveTown()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeDraft(clerk, here.commune.id, '')
  const questions = Array.from({ length: count }, (_, place) => single(place + 1))
  await here.storage.write(async (writer) => {
    const before = await findNewestWording(writer, id)
    await saveWording(writer, id, before, { questions, removed: [] }, here.now())
  })
  const browser = await openBrowser()
  const page = await browser.page({ address: here.address, cookies: clerk.cookies, ...options })
  onTestFinished(() => page.context().close())
  const stored = async () => readQuestions((await findNewestWording(here.storage.reader, id)).questions)
  return { ...here, clerk, id, page, stored, list: `/staff/consultations/${id}/questions` }
}

export async function expectSound(page: Page, name: string): Promise<void> {
  await shoot(page, `builder/${name}`)
  expect([...(await axe(page)), ...(await tooWide(page))]).toEqual([])
}
