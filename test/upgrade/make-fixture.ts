import { eq } from 'drizzle-orm'
import { plan, staff } from '../../db/demo/plan'
import { openStorage } from '../../db/open'
import { opinions, responses } from '../../db/schema/responses'
import type { Storage } from '../../db/storage'
import { fillDemo } from '../../src/commands/demo'
import { readConfig } from '../../src/config'
import { attachFiles } from '../../src/consultations/attaching'
import { createConsultation } from '../../src/consultations/drafting'
import { withdrawConsultation } from '../../src/consultations/lifecycle'
import { findConsultation } from '../../src/consultations/store'
import { dayOf } from '../../src/kernel/moment'
import type { World } from '../../src/kernel/world'
import { invite } from '../../src/people/invite'
import { changeSheet, deleteSheet } from '../../src/responses/own-sheet'
import { shownCode } from '../../src/responses/receipt'
import { reorganise } from '../../src/units/reorganise'
import { listChildren, listRoots } from '../../src/units/store'
import { makeApp } from '../../src/web/app'
import { addRowsOfQuestionnaires } from './rows-of-questionnaires'
import { addRowsOfTheHouse } from './rows-of-the-house'

/**
 * Makes the database of a release, with rows in every table, through the release's own code, and prints what a test
 * needs to know of it. Run by `node bin/release-fixture.mjs`; DATABASE_URL names the file.
 */
const NOW = new Date('2026-11-22T08:00:00+07:00')
const SHEETS = 14
const PASSWORD = 'nghe-dan-noi-2026'

const url = process.env['DATABASE_URL'] ?? ''
const storage = await openStorage(url)
for (const planned of plan) Object.assign(planned, { sheets: SHEETS })
await fillDemo(storage, NOW)
const world: World = { storage, now: () => NOW, actor: { kind: 'system', name: 'ydan fixture' }, locale: 'vi' }
const session = await signIn(storage)
await change(world)
const [asked = 0] = await running(world)
await addRowsOfTheHouse(storage, asked, NOW)
await addRowsOfQuestionnaires(storage, await firstSheet(), NOW)
const facts = { now: NOW.toISOString(), session, ...(await factsOf(storage)) }
await storage.close()
console.log(JSON.stringify(facts))

/** A failed sign-in, then one that holds: the cookie of it. */
async function signIn(storage: Storage): Promise<string> {
  const app = makeApp({ storage, config: readConfig({ DATABASE_URL: url }), now: () => NOW })
  const send = (email: string, password: string) => {
    const body = new URLSearchParams({ email, password }).toString()
    const kind = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(Buffer.byteLength(body)) }
    return app.request('http://localhost/sign-in', { method: 'POST', body, headers: { Host: 'localhost', ...kind } })
  }
  await send(staff[1]?.email ?? '', 'không phải mật khẩu này')
  const answer = await send(staff[0]?.email ?? '', PASSWORD)
  const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('ydanSession='))
  if (!cookie) throw new Error(`The sign-in was answered with ${answer.status}.`)
  return (cookie.split(';')[0] ?? '').slice('ydanSession='.length)
}

/** What the demo leaves out: a changed sheet with a telephone number, a deleted one, a file, an invitation, units that ended. */
async function change(world: World): Promise<void> {
  const { reader } = world.storage
  const [root] = await listRoots(reader)
  const [commune] = root ? await listChildren(reader, root.id) : []
  if (!commune) throw new Error('no commune')
  const content = Buffer.from('%PDF-1.4 Dự thảo dự toán')
  const draft = await createConsultation(world, { unitId: commune.id, template: null, asker: '' })
  const file = { name: 'Dự thảo.pdf', mediaType: 'application/pdf', size: content.length, sha256: 'f'.repeat(64), content }
  await attachFiles(world, { id: draft.id, files: [file] })
  await invite(world, {
    email: 'moi@example.vn',
    name: 'Người mới',
    role: 'reader',
    unitId: commune.id,
    tokenHash: 'h'.repeat(64),
  })
  const [first, second, third] = await openSheets(world)
  if (!first || !second || !third) throw new Error('no sheets')
  const { version, answers, unitId } = third
  const words = await reader.select().from(opinions).where(eq(opinions.responseId, third.id))
  const own = { responseId: first.id, consultationId: first.consultationId, revision: first.revision }
  await changeSheet(world, { ...own, sheet: { version, answers, unitId, words }, contact: { phone: '0912345678' } })
  await deleteSheet(world, { responseId: second.id, consultationId: second.consultationId })
  await mergeHamlets(world, commune.id)
  const { id, revision } = await findConsultation(reader, (await running(world))[1] ?? 0)
  await withdrawConsultation(world, { id, revision, reason: 'Lấy ý kiến lại sau khi sửa dự thảo.' })
}

/** The ids of the consultations that take answers. */
async function running({ storage: { reader } }: World): Promise<number[]> {
  const ids: number[] = []
  for (const { id } of await reader
    .selectDistinct({ id: responses.consultationId })
    .from(responses)
    .orderBy(responses.consultationId)) {
    const { state, closesAt } = await findConsultation(reader, id)
    if (state === 'open' && (closesAt === null || closesAt > NOW)) ids.push(id)
  }
  return ids
}

async function openSheets(world: World) {
  const [first] = await running(world)
  const mine = eq(responses.consultationId, first ?? 0)
  return world.storage.reader.select().from(responses).where(mine).orderBy(responses.id)
}

async function mergeHamlets(world: World, communeId: number): Promise<void> {
  const [one, other] = await listChildren(world.storage.reader, communeId)
  if (!one || !other) throw new Error('no hamlets')
  const order = { endingIds: [one.id, other.id], firstDay: dayOf(NOW), successorIds: [], newNames: ['Thôn Hợp Nhất'] }
  await reorganise(world, { parentId: communeId, order })
}

async function firstSheet() {
  const [sheet] = await openSheets(world)
  const { id, unitPath } = await findConsultation(storage.reader, sheet?.consultationId ?? 0)
  return { consultationId: id, responseId: sheet?.id ?? 0, unitPath }
}

async function factsOf({ reader }: Storage) {
  const [sheet] = await openSheets(world)
  const { id, title, slug } = await findConsultation(reader, sheet?.consultationId ?? 0)
  return { receipt: shownCode(sheet?.code ?? ''), consultationId: id, title, slug }
}
