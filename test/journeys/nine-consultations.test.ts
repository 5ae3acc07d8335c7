import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templates } from '../../src/consultations/templates'
import type { Questionnaire } from '../../src/questions/questionnaire'
import { typeOf } from '../../src/questions/types'
import { judgeSheet } from '../../src/responses/answer-sheet'
import { listSheetsBetween } from '../../src/responses/reading-store'
import { type OpenBrowser, openBrowser, shoot } from '../support/browser'
import { fillSheet } from '../support/fill-sheet'
import { serveTown } from '../support/serve-town'
import { expectSound, openFrom } from './commune-life'

// The household's ballot comes later; its template is for what people say before it.
const nine = templates.filter(({ name }) => name !== 'hamlet-contribution')

const FIRST_TEN = { after: 0, upTo: 10, limit: 10 }

let browser: OpenBrowser
let town: Awaited<ReturnType<typeof serveTown>>

beforeAll(async () => {
  browser = await openBrowser()
  town = await serveTown({ whenDone: afterAll })
})
afterAll(() => browser.close())

describe.each(nine.map(({ name }) => name))('%s', (name) => {
  test('a resident answers on a phone without scripts and with them, and the committee sees both in the charts', async () => {
    const { consultation, questionnaire, sheet } = await openFrom(town, name)

    for (const scripts of [false, true]) {
      const page = await browser.page({ address: town.address, scripts, width: 360 })
      await page.goto(`/c/${consultation.slug}`)
      await expectSound(page)
      const fields = sheet(scripts ? 41 : 23)
      await fillSheet(page, questionnaire, fields)
      await page.locator('form[action$="/responses"] button.send').click()
      await page.waitForURL('**/receipts/*')
      await expectSound(page)
      await shoot(page, `receipt-${name}-${scripts ? 'scripts' : 'plain'}`)
      await page.context().close()

      const stored = (await listSheetsBetween(town.storage.reader, consultation.id, FIRST_TEN)).at(-1)
      const judged = judgeSheet(questionnaire, fields)
      expect(stored?.answers).toEqual(judged.ok && judged.sheet.answers)
    }

    const staff = await browser.page({
      address: town.address,
      width: 1280,
      cookies: (await town.signedIn('committeeMember')).cookies,
    })
    await staff.goto(`/staff/consultations/${consultation.id}/results`)
    await expectSound(staff)
    await everyChoiceIsCounted(staff, consultation.id, questionnaire)
    await staff.context().close()
  })
})

type Staff = Awaited<ReturnType<OpenBrowser['page']>>

/** Each row of each question's table holds what the two stored sheets chose, counted here by hand. */
async function everyChoiceIsCounted(staff: Staff, consultationId: number, { questions }: Questionnaire): Promise<void> {
  const stored = await listSheetsBetween(town.storage.reader, consultationId, FIRST_TEN)
  for (const question of questions) {
    const type = typeOf(question.type)
    const variable = type.variables(question).find(({ id }) => id === question.id)
    const answers = stored.map(({ answers }) => answers[question.id]).filter((answer) => answer !== undefined)
    if (answers.length === 0 || !variable || variable.kind === 'number') continue
    const chosen = answers.flatMap((answer) => type.values(question, answer)[question.id] ?? [])
    const shown = await staff.locator(`#figure-${question.id} tbody tr`).evaluateAll((rows) =>
      rows.map((row) => ({
        label: row.querySelector('th')?.textContent,
        count: Number(row.querySelector('td')?.getAttribute('data-value')),
      })),
    )
    const counted = variable.categories.map(({ code, label }) => ({
      label,
      count: chosen.filter((each) => each === code).length,
    }))
    expect({ question: question.id, shown }).toEqual({ question: question.id, shown: counted })
  }
}
