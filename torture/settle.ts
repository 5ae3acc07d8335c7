import { randomBytes } from 'node:crypto'
import { minhHoa } from '../db/demo/places'
import { openStorage } from '../db/open'
import type { Storage } from '../db/storage'
import { settleDemo } from '../src/commands/demo/settle'
import { createConsultation } from '../src/consultations/drafting'
import { openConsultation } from '../src/consultations/lifecycle'
import { addPlaces } from '../src/consultations/places-acts'
import { findQuestionnaire, listAskedHamlets, listPlaces } from '../src/consultations/store'
import { templateOf } from '../src/consultations/templates'
import type { World } from '../src/kernel/world'
import { hashPassword } from '../src/people/password'
import type { SettledConsultation, SettledTown } from './town'

/** All types of question but the number, with and without an offer of a reply, with and without an end. */
const TEMPLATES = ['budget-estimate', 'land-use', 'one-stop-shop', 'hamlet-contribution']

/** Makes the demo's commune and its consultations in an empty database, by the product's own acts. */
export async function settle(databaseUrl: string): Promise<SettledTown> {
  const storage = await openStorage(databaseUrl)
  try {
    const password = randomBytes(12).toString('hex')
    const world: World = { storage, now: () => new Date(), actor: { kind: 'system', name: 'torture' }, locale: 'vi' }
    const communes = await settleDemo(world, { passwordHash: await hashPassword(password) })
    const consultations: SettledConsultation[] = []
    for (const name of TEMPLATES) consultations.push(await open(world, storage, communes.minhHoa.id, name))
    return { staff: { email: 'canbo@minhhoa.example', password }, consultations }
  } finally {
    await storage.close()
  }
}

async function open(world: World, storage: Storage, unitId: number, name: string): Promise<SettledConsultation> {
  const template = templateOf(name) ?? null
  const draft = await createConsultation(world, { unitId, template, asker: minhHoa.name })
  const { id, slug, offersReply, closesAt } = await openConsultation(world, { id: draft.id, revision: draft.revision })
  const hamlets = await listAskedHamlets(storage.reader, id)
  await addPlaces(world, {
    consultationId: id,
    places: [
      ...hamlets.slice(0, 3).map(({ name: label, unitId: hamlet }) => ({ kind: 'hamlet' as const, label, unitId: hamlet })),
      { kind: 'noticeBoard' as const, label: 'Bảng tin', unitId: null },
    ],
  })
  const { version, questions } = await findQuestionnaire(storage.reader, id, 1)
  const places = await listPlaces(storage.reader, id)
  return {
    id,
    slug,
    version,
    questions: questions.map(({ hamlets: _, ...question }) => question),
    hamlets: hamlets.map(({ unitId: hamlet, name: label }) => ({ code: String(hamlet), label })),
    places: places.map(({ id: place, token, unitId: hamlet }) => ({ id: place, token, unitId: hamlet })),
    offersReply,
    closesAt: closesAt?.getTime() ?? null,
  }
}
