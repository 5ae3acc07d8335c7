import { localInput } from '../src/kernel/moment'
import { SESSION_COOKIE } from '../src/people/sessions'
import { type Chance, pause } from './chance'
import { enter, type Session } from './door'
import { insist, type Scene } from './scene'

/** The clerk at work while people answer: signs in, hangs places, moves a closing, reads results; the log's chain grows. */
export async function staff(scene: Scene, chance: Chance): Promise<void> {
  const session = enter(scene.door, chance)
  if (!scene.staffCookie || chance.of(0.25)) await signIn(scene, chance, session)
  while (!scene.isOver() && scene.staffCookie) {
    const what = chance.pick([addPlace, addPlace, extend, readResults, readResults] as const)
    await what(scene, chance, session)
    await pause(chance.whole(10, 90))
  }
  session.leave()
}

export async function signIn(scene: Scene, chance: Chance, session: Session): Promise<void> {
  const { email, password } = scene.town.staff
  const fields = [
    ['email', email],
    ['password', password],
  ] as const
  const answer = await insist(scene, chance, () => session.ask({ method: 'POST', path: '/sign-in', fields }))
  if (!answer) return
  const cookie = answer.cookies.find((each) => each.startsWith(`${SESSION_COOKIE}=`))
  if (answer.status !== 303 || !cookie) return scene.wrong(`A sign-in with the right password was answered ${answer.status}.`)
  scene.staffCookie = cookie
  scene.counts.signIns++
}

/** Sent once and never again: with a lost answer the place may hang or not. */
async function addPlace(scene: Scene, chance: Chance, session: Session): Promise<void> {
  const { id } = chance.pick(scene.town.consultations)
  const label = `Bảng tin số ${scene.ledger.places.size + 1}`
  scene.ledger.places.set(label, false)
  const fields = [
    ['kind', 'noticeBoard'],
    ['label', label],
    ['unit', ''],
  ] as const
  const answer = await session.ask({
    method: 'POST',
    path: `/staff/consultations/${id}/places`,
    fields,
    cookie: scene.staffCookie,
  })
  if (isDone(scene, answer?.status, 'A new place')) scene.ledger.places.set(label, true)
}

async function extend(scene: Scene, chance: Chance, session: Session): Promise<void> {
  const consultation = chance.pick(scene.town.consultations.filter(({ closesAt }) => closesAt !== null))
  const path = `/staff/consultations/${consultation.id}`
  const cookie = scene.staffCookie
  const page = await session.ask({ method: 'GET', path, cookie })
  const revision = /name="revision" value="(\d+)"/.exec(page?.body ?? '')?.[1]
  if (!page || page.status >= 500) return
  if (!revision) return scene.wrong(`The overview of a consultation was answered ${page.status}.`)
  const closesAt = (consultation.closesAt ?? 0) + 60_000
  consultation.closesAt = closesAt
  const reason = `Lần gia hạn thứ ${scene.ledger.extensions.size + 1}`
  scene.ledger.extensions.set(reason, false)
  const fields = [
    ['extension.closesAt', localInput(new Date(closesAt))],
    ['extension.reason', reason],
    ['revision', revision],
  ] as const
  const answer = await session.ask({ method: 'POST', path: `${path}/extension`, fields, cookie })
  if (isDone(scene, answer?.status, 'An extension')) scene.ledger.extensions.set(reason, true)
}

function isDone(scene: Scene, status: number | undefined, what: string): boolean {
  if (status === 303) scene.counts.actsOfStaff++
  else if (status !== undefined && status < 500 && status !== 409) scene.wrong(`${what} was answered ${status}.`)
  return status === 303
}

async function readResults(scene: Scene, chance: Chance, session: Session): Promise<void> {
  const { id } = chance.pick(scene.town.consultations)
  const path = `/staff/consultations/${id}/results`
  const answer = await session.ask({ method: 'GET', path, cookie: scene.staffCookie })
  if (answer && answer.status !== 200 && answer.status < 500) scene.wrong(`The results were answered ${answer.status}.`)
  scene.counts.readings++
}
