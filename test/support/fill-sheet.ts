import type { Page } from 'playwright-core'
import type { Fields } from '../../src/kernel/fields'
import type { Questionnaire } from '../../src/questions/questionnaire'

/** Fills a resident's form as a person would: touches choices, picks from lists, types; an order by touch where scripts offer it. */
export async function fillSheet(page: Page, questionnaire: Questionnaire, fields: Fields): Promise<void> {
  for (const { id } of questionnaire.questions) {
    const own = [...fields].filter(([name]) => name === id || name.startsWith(`${id}.`))
    for (const [name, values] of own) for (const value of values) await fillOne(page, id, name, value)
  }
}

async function fillOne(page: Page, id: string, name: string, value: string): Promise<void> {
  const control = page.locator(`[name="${name}"]`).first()
  const folded = page.locator('details:not([open])', { has: control }).locator('> summary')
  if ((await folded.count()) > 0) await folded.first().click()
  const kind = (await control.getAttribute('type')) ?? (await control.evaluate(({ tagName }) => tagName.toLowerCase()))
  if (kind === 'radio' || kind === 'checkbox') {
    const place = page.locator(`[name="${name}"][value="${value}"]`)
    await page.locator(`label[for="${await place.getAttribute('id')}"]`).click()
    return
  }
  if (kind !== 'select') return control.fill(value)
  if (await control.isVisible()) {
    await control.selectOption(value)
    return
  }
  const label = await control.locator(`option[value="${value}"]`).textContent()
  await page.locator(`#f-${id} .rank li > button:first-child`, { hasText: label ?? '' }).click()
}
