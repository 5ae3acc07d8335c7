import { randomBytes } from 'node:crypto'
import { shownCode } from '../src/responses/receipt'
import { type Chance, pause } from './chance'
import { type Answer, enter, type Manner, type Session } from './door'
import { acknowledge, type OwnSheet, type Said, send } from './ledger'
import { insist, type Scene, type TakenUp } from './scene'
import { drawSheet } from './sheets'
import type { SettledConsultation } from './town'

/** A resident with a phone: sends sheets, presses twice, loses the network, comes back, changes, takes back. */
export async function resident(scene: Scene, chance: Chance, takenUp: readonly TakenUp[]): Promise<void> {
  const session = enter(scene.door, chance)
  const own = [...takenUp]
  while (!scene.isOver()) {
    const mine = own.length > 0 && chance.of(0.3) ? own.splice(chance.whole(0, own.length - 1), 1)[0] : undefined
    const kept = mine ? await again({ scene, chance, session }, mine) : await sendNew({ scene, chance, session })
    if (kept) own.push(kept)
    await pause(chance.whole(0, 30))
  }
  session.leave()
  scene.earlier.push(...own)
}

interface Visit {
  scene: Scene
  chance: Chance
  session: Session
}

const MANNERS: readonly Manner[] = ['whole', 'whole', 'whole', 'whole', 'whole', 'brokenBody', 'unread', 'unread', 'slowBody']

async function sendNew(visit: Visit): Promise<TakenUp | undefined> {
  const { scene, chance } = visit
  const consultation = chance.pick(scene.town.consultations)
  const { fields, content } = drawSheet(consultation, chance)
  const place = chance.of(0.4) ? chance.pick(consultation.places) : undefined
  const sheet: OwnSheet = {
    consultation: consultation.id,
    key: `${Date.now().toString(36)}-${randomBytes(16).toString('base64url')}`,
    place: place ? { id: place.id, unitId: place.unitId } : null,
    code: '',
    acknowledged: undefined,
    unanswered: [],
  }
  send(scene.ledger, sheet, content)
  const answer = await post(visit, consultation, sheet, fields, place?.token)
  if (!answer) return undefined
  if (!isReceipt(visit, sheet, answer, 'A sheet')) return undefined
  acknowledge(sheet, content)
  scene.counts.acknowledged++
  if (chance.of(0.2)) await look(visit, sheet, 200)
  return { sheet, fields }
}

/** Posts a sheet until there is an answer; one in eight presses twice at the same moment. */
function post(
  { scene, chance, session }: Visit,
  of: SettledConsultation,
  sheet: OwnSheet,
  fields: TakenUp['fields'],
  token = '',
) {
  const asked = {
    method: 'POST' as const,
    path: `/c/${of.slug}/responses`,
    fields: [...fields, ['version', String(of.version)] as const, ['key', sheet.key] as const],
    cookie: token && `place=${token}`,
  }
  return insist(scene, chance, async (tries) => {
    const manner = tries > 2 ? 'whole' : chance.pick(MANNERS)
    if (manner !== 'whole' || !chance.of(0.12)) return session.ask(asked, manner)
    scene.counts.doubled++
    const [one, other] = await Promise.all([session.ask(asked), session.ask(asked)])
    if (one?.status === 303 && other?.status === 303 && one.location !== other.location)
      scene.wrong(`One key was given two receipts: ${one.location} and ${other.location}.`)
    return one ?? other
  })
}

function isReceipt({ scene }: Visit, sheet: OwnSheet, { status, location }: Answer, what: string): boolean {
  const code = /^\/receipts\/(\w{4})-(\w{4})$/.exec(location)?.slice(1).join('') ?? ''
  if (status !== 303 || !code || (sheet.code && sheet.code !== code)) {
    scene.wrong(
      `${what} of key ${sheet.key} was answered ${status} ${location}; its receipt was ${sheet.code || 'not there yet'}.`,
    )
    return false
  }
  sheet.code = code
  return true
}

/** Takes up an own sheet again. Gives it back while more may be done with it. */
async function again(visit: Visit, mine: TakenUp): Promise<TakenUp | undefined> {
  const { scene, chance } = visit
  const consultation = scene.town.consultations.find(({ id }) => id === mine.sheet.consultation)
  if (!consultation) return undefined
  const what = chance.pick(['change', 'change', 'replace', 'delete', 'repeat', 'look'] as const)
  if (what === 'look') {
    await look(visit, mine.sheet, 200)
    return mine
  }
  if (what === 'delete') {
    await remove(visit, mine.sheet)
    return undefined
  }
  if (what === 'repeat') {
    const answer = await post(visit, consultation, mine.sheet, mine.fields)
    if (answer) isReceipt(visit, mine.sheet, answer, 'The same again')
    return mine
  }
  return what === 'change' ? change(visit, consultation, mine.sheet) : replace(visit, consultation, mine.sheet)
}

/** By the edit page of the receipt, with the revision that page shows. */
async function change(visit: Visit, consultation: SettledConsultation, sheet: OwnSheet): Promise<TakenUp | undefined> {
  const { scene, chance, session } = visit
  const path = `/receipts/${shownCode(sheet.code)}/edit`
  const page = await insist(scene, chance, () => session.ask({ method: 'GET', path }))
  if (!page) return undefined
  const revision = /name="revision" value="(\d+)"/.exec(page.body)?.[1]
  if (page.status !== 200 || !revision) {
    scene.wrong(`The edit page of a receipt was answered ${page.status}.`)
    return undefined
  }
  const { fields, content } = drawSheet(consultation, chance)
  const asked = {
    method: 'POST' as const,
    path,
    fields: [...fields, ['version', String(consultation.version)] as const, ['revision', revision] as const],
  }
  return said(visit, sheet, content, fields, await sent(visit, sheet, content, asked))
}

/** By the form again with the same key and other answers, and the button "replace". */
async function replace(visit: Visit, consultation: SettledConsultation, sheet: OwnSheet): Promise<TakenUp | undefined> {
  const { fields, content } = drawSheet(consultation, visit.chance)
  const own = [['version', String(consultation.version)] as const, ['key', sheet.key] as const, ['as', 'replace'] as const]
  const asked = { method: 'POST' as const, path: `/c/${consultation.slug}/responses`, fields: [...fields, ...own] }
  await said(visit, sheet, content, fields, await sent(visit, sheet, content, asked))
  // A copy that a lost connection left behind may still be on its way: whoever replaces leaves it at that.
  return undefined
}

async function sent(visit: Visit, sheet: OwnSheet, what: Said, asked: Parameters<Session['ask']>[0]) {
  const { scene, chance, session } = visit
  send(scene.ledger, sheet, what)
  return insist(scene, chance, (tries) => session.ask(asked, tries > 2 ? 'whole' : chance.pick(MANNERS)))
}

function said(
  visit: Visit,
  sheet: OwnSheet,
  what: Said,
  fields: TakenUp['fields'],
  answer: Answer | undefined,
): TakenUp | undefined {
  if (!answer || !isReceipt(visit, sheet, answer, 'A change')) return undefined
  acknowledge(sheet, what)
  visit.scene.counts.changed++
  return { sheet, fields }
}

async function remove(visit: Visit, sheet: OwnSheet): Promise<void> {
  const asked = { method: 'POST' as const, path: `/receipts/${shownCode(sheet.code)}/deletion`, fields: [] }
  const answer = await sent(visit, sheet, 'deleted', asked)
  if (!answer) return
  // 410: an earlier press whose answer was lost had done it.
  if (answer.status !== 303 && answer.status !== 410) {
    visit.scene.wrong(`A deletion was answered ${answer.status}.`)
    return
  }
  acknowledge(sheet, 'deleted')
  visit.scene.counts.deleted++
  await look(visit, sheet, 410)
}

async function look({ scene, chance, session }: Visit, sheet: OwnSheet, expected: number): Promise<void> {
  const path = `/receipts/${shownCode(sheet.code)}`
  const answer = await insist(scene, chance, () => session.ask({ method: 'GET', path }))
  if (answer && answer.status !== expected) scene.wrong(`The receipt ${path} was answered ${answer.status}, not ${expected}.`)
}
