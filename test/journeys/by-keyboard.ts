import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** A page driven by its keys alone. */

/** What has the focus without showing it, or out of sight; '' when all is well. */
const unseenFocus = (page: Page) =>
  page.evaluate<string>(`(() => {
    let at = document.activeElement
    let view = window
    // Within a page in the page, it is what has the focus there.
    while (at.contentWindow) {
      view = at.contentWindow
      at = view.document.activeElement
    }
    const shown = [at, at.closest('.choice')].some((each) => {
      if (!each) return false
      const { outlineStyle, outlineWidth } = view.getComputedStyle(each)
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
    })
    const { top, bottom } = at.getBoundingClientRect()
    return shown && bottom > 0 && top < view.innerHeight ? '' : at.outerHTML.slice(0, 160)
  })()`)

export const hasFocus = (target: Locator) => target.evaluate((each) => each === each.ownerDocument.activeElement)

/** Tab after Tab until the control is reached, or back by Shift+Tab; whatever has the focus on the way shows it. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await page.waitForLoadState()
  for (let presses = 0; presses < 250; presses++) {
    await page.keyboard.press(key)
    if (await page.evaluate('document.activeElement === document.body')) continue
    expect(await unseenFocus(page)).toBe('')
    if (await hasFocus(target)) return
  }
  throw new Error(`The keyboard never reaches ${target}.`)
}

export async function press(page: Page, target: Locator, ...keys: readonly string[]): Promise<void> {
  await tabTo(page, target)
  for (const key of keys) await page.keyboard.press(key)
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
export const field = (page: Page, name: string) => page.locator(`[name="${name}"]`).first()
