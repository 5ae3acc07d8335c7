import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { residentSheet } from '../../src/commands/demo/residents'
import { createConsultation } from '../../src/consultations/drafting'
import { openConsultation } from '../../src/consultations/lifecycle'
import { addPlaces } from '../../src/consultations/places-acts'
import { findQuestionnaire } from '../../src/consultations/store'
import { templates } from '../../src/consultations/templates'
import type { Fields } from '../../src/kernel/fields'
import { hashPassword } from '../../src/people/password'
import { addGrant, addPerson } from '../../src/people/store'
import { randomOf } from '../../src/questions/draw'
import { judgeSheet } from '../../src/responses/answer-sheet'
import { takeIn } from '../../src/responses/intake'
import { listSheetsBetween } from '../../src/responses/reading-store'
import { axe, type OpenBrowser, type PageOptions, tooWide } from '../support/browser'
import type { Town } from '../support/town'

/** What happens in a commune before and around a story in the browser. */

/** A page of the served town, closed when the test ends. */
export async function pageOf(browser: OpenBrowser, { address }: { address: string }, options: PageOptions): Promise<Page> {
  const page = await browser.page({ address, ...options })
  onTestFinished(() => page.context().close())
  return page
}

export type Opened = Awaited<ReturnType<typeof openFrom>>

/** A consultation opened from a template, with a QR code in each hamlet. */
export async function openFrom(town: Town, name: string) {
  const template = templates.find((each) => each.name === name) ?? null
  const draft = await createConsultation(town.system, { unitId: town.commune.id, template, asker: '' })
  const consultation = await openConsultation(town.system, { id: draft.id, revision: draft.revision })
  const places = await addPlaces(town.system, {
    consultationId: consultation.id,
    places: town.hamlets.map(({ id, name: label }) => ({ kind: 'hamlet' as const, label, unitId: id })),
  })
  const questionnaire = await findQuestionnaire(town.storage.reader, consultation.id, 1)
  const hamlets = town.hamlets.map(({ id, name: label }) => ({ code: String(id), label, households: 250 }))
  return {
    consultation,
    questionnaire,
    places,
    /** What a simulated resident would send; the same for the same seed. */
    sheet: (seed: number): Fields => residentSheet({ template: name, questionnaire, hamlets, random: randomOf(seed) }).fields,
  }
}

/** So many simulated residents answer, each by the QR code of one of the hamlets in turn. */
export async function answered(town: Town, { consultation, questionnaire, places, sheet }: Opened, many: number): Promise<void> {
  const sheets = Array.from({ length: many }, (_, seed) => {
    const judged = judgeSheet(questionnaire, sheet(seed + 1))
    if (!judged.ok) throw new Error(JSON.stringify(judged.faults))
    const place = places[seed % places.length]
    return takeIn(town.resident, {
      consultationId: consultation.id,
      key: randomUUID(),
      sheet: judged.sheet,
      unitId: judged.sheet.unitId ?? place?.unitId ?? null,
      placeId: place?.id ?? null,
      channel: 'web',
      contact: null,
    })
  })
  await Promise.all(sheets)
}

export async function stored(town: Town, { consultation }: Opened) {
  const everything = { after: 0, upTo: Number.MAX_SAFE_INTEGER, limit: 10_000 }
  const sheets = await listSheetsBetween(town.storage.reader, consultation.id, everything)
  return sheets.filter(({ deletedAt }) => deletedAt === null).sort((one, other) => one.id - other.id)
}

/** Nothing that axe finds, nothing that makes the page scroll sideways. */
export async function expectSound(page: Page): Promise<void> {
  expect({ at: page.url(), faults: await axe(page), tooWide: await tooWide(page) }).toEqual({
    at: page.url(),
    faults: [],
    tooWide: [],
  })
}

export const PASSWORD = 'bốn con trâu qua cầu'

/** A clerk of the commune who signs in by the form; gives the email address. */
export async function addClerk({ storage, commune, now }: Town): Promise<string> {
  const email = 'canbo@minhhoa.example'
  const passwordHash = await hashPassword(PASSWORD)
  await storage.write(async (writer) => {
    const { id } = await addPerson(writer, { email, name: 'Cán bộ Hoa', passwordHash, now: now() })
    await addGrant(writer, { personId: id, role: 'committeeMember', unitId: commune.id, now: now() })
  })
  return email
}
