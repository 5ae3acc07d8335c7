import type { BrowserContext } from 'playwright-core'
import { expect } from 'vitest'

/** What a page may say that is no fault of ours: Chromium tells each answer that is not 2xx, and our pages answer 422, 409 …. */
const ANSWERED = /^Failed to load resource: the server responded with a status of \d+/

/** The pictures of the types' samples, which no test stores. */
export const SAMPLE_MEDIA = /\/media\/([A-Z])\1{21}: answered 404$/

/** What a browser says where the test breaks the network. */
export const BROKEN_NETWORK = /net::ERR_|Failed to fetch/

const PARTS = ['script', 'stylesheet', 'font', 'image', 'media']

/** Closing the context throws what its pages did wrong: uncaught errors, errors of the console, parts that were not there. */
export function failingAtClose(context: BrowserContext, allowed: readonly RegExp[] = []): BrowserContext {
  const wrong: string[] = []
  const opener = expect.getState().currentTestName ?? 'before the tests'
  const note = (address: string, what: string) => {
    const told = `${address}: ${what}`
    if (!allowed.some((each) => each.test(told))) wrong.push(told)
  }
  context.on('weberror', (thrown) => note(thrown.page()?.url() ?? '', String(thrown.error().stack ?? thrown.error())))
  context.on('console', (said) => {
    if (said.type() === 'error' && !ANSWERED.test(said.text())) note(said.location().url, said.text())
  })
  context.on('response', (response) => {
    if (response.status() >= 400 && PARTS.includes(response.request().resourceType()))
      note(response.url(), `answered ${response.status()}`)
  })
  const close = context.close.bind(context)
  context.close = async (options) => {
    await close(options)
    const told = wrong.splice(0)
    if (told.length > 0) throw new Error(`A page opened in “${opener}” did wrong:\n${told.join('\n')}`)
  }
  return context
}
