import { randomUUID } from 'node:crypto'
import { type Planned, plan } from '../../../db/demo/plan'
import type { Storage } from '../../../db/storage'
import type { Consultation } from '../../consultations/consultation'
import { createConsultation, saveBasics } from '../../consultations/drafting'
import { openConsultation } from '../../consultations/lifecycle'
import { addPlaces } from '../../consultations/places-acts'
import { findConsultation, findQuestionnaire, listAskedHamlets, type Place } from '../../consultations/store'
import { templateOf } from '../../consultations/templates'
import { addDays, dayOf, momentOf } from '../../kernel/moment'
import type { World } from '../../kernel/world'
import { prepareSnapshot } from '../../publication/gather'
import { correctResult, publishResult } from '../../publication/publish'
import { randomOf } from '../../questions/draw'
import { judgeSheet } from '../../responses/answer-sheet'
import { takeIn } from '../../responses/intake'
import { ballots } from './ballots'
import { type Crowd, residentSheet } from './residents'
import type { Communes } from './settle'

/** One thing that happened, at its moment; the demo's months are told in order, so that the log and its chain are. */
export interface Event {
  at: Date
  happens: (world: World) => Promise<void>
}

const HOUR_MS = 60 * 60 * 1000

/** What has happened by `today` to every consultation of the plan, in the order of time. */
export function story(storage: Storage, communes: Communes, today: Date): Event[] {
  return plan
    .flatMap((planned, place) => chapter(storage, communes, planned, today, place + 1))
    .sort((one, other) => one.at.getTime() - other.at.getTime())
}

function chapter(storage: Storage, communes: Communes, planned: Planned, today: Date, seed: number): Event[] {
  const opened = morningOf(addDays(today, -planned.openedDaysAgo))
  const days = tellingOf(planned)?.days ?? null
  const until = Math.min(today.getTime(), days === null ? today.getTime() : addDays(opened, days).getTime())
  const scene: Scene = { storage, planned, random: randomOf(seed * 7919), consultation: 0, places: [], crowd: undefined }
  return [
    { at: opened, happens: (world) => open(scene, world, communes[planned.commune]) },
    ...hours(scene, opened, new Date(until - HOUR_MS)),
    ...(planned.published ? publications(scene, planned.published, today) : []),
  ]
}

const tellingOf = ({ template }: Planned) => templateOf(template) ?? ballots.find(({ name }) => name === template)

/** Eight in the morning of that day in Viet Nam. */
const morningOf = (moment: Date): Date => momentOf(`${dayOf(moment)}T08:00`) ?? moment

interface Scene {
  storage: Storage
  planned: Planned
  random: () => number
  consultation: number
  places: Place[]
  crowd: Crowd | undefined
}

async function open(scene: Scene, world: World, commune: { id: number }): Promise<void> {
  const { planned, random } = scene
  const { reader } = world.storage
  const template = tellingOf(planned) ?? null
  const draft = await createConsultation(world, { unitId: commune.id, template, asker: '' })
  const asked = (await listAskedHamlets(reader, draft.id)).filter(({ name }) => planned.only?.includes(name) ?? true)
  const narrowed = planned.only
    ? await saveBasics(world, {
        id: draft.id,
        revision: draft.revision,
        basics: draft,
        hamletIds: asked.map(({ unitId }) => unitId),
      })
    : draft
  const consultation = await openConsultation(world, { id: draft.id, revision: narrowed.revision })
  const hamletPlaces = asked.map(({ name, unitId }) => ({ kind: 'hamlet' as const, label: name, unitId }))
  scene.places = await addPlaces(world, {
    consultationId: consultation.id,
    places: [...hamletPlaces, ...planned.places.map((place) => ({ ...place, unitId: null }))],
  })
  scene.consultation = consultation.id
  scene.crowd = {
    template: planned.template,
    questionnaire: await findQuestionnaire(reader, consultation.id, 1),
    // Read again: the totals were frozen at the opening.
    hamlets: (await listAskedHamlets(reader, consultation.id)).map(({ unitId, name, households }) => ({
      code: String(unitId),
      label: name,
      households: households ?? 0,
    })),
    random,
  }
}

/** The hours at which the day's sheets are stored, each with the share of the day that answered since the one before. */
const HOURS: readonly (readonly [hour: number, share: number])[] = [
  [9, 2],
  [15, 3],
  [21, 5],
]

/** The sheets spread over the days: most after supper, most in the first days. */
function hours(scene: Scene, from: Date, until: Date): Event[] {
  const slots: { at: Date; weight: number }[] = []
  for (let at = from.getTime() + HOUR_MS; at < until.getTime(); at += HOUR_MS) {
    const share = HOURS.find(([hour]) => hour === new Date(at + 7 * HOUR_MS).getUTCHours())?.[1] ?? 0
    const days = (at - from.getTime()) / (24 * HOUR_MS)
    if (share > 0) slots.push({ at: new Date(at), weight: share * (0.6 + 1.6 * Math.exp(-days / 4)) })
  }
  const whole = slots.reduce((sum, { weight }) => sum + weight, 0)
  let given = 0
  let due = 0
  return slots.flatMap(({ at, weight }, place) => {
    due += (scene.planned.sheets * weight) / whole
    const many = (place === slots.length - 1 ? scene.planned.sheets : Math.round(due)) - given
    given += many
    return many > 0 ? [{ at, happens: (world: World) => answer(scene, world, many) }] : []
  })
}

async function answer({ crowd, consultation, places, random }: Scene, world: World, many: number): Promise<void> {
  if (!crowd) return
  const sheets = Array.from({ length: many }, () => {
    const { fields, hamlet } = residentSheet(crowd)
    const judged = judgeSheet(crowd.questionnaire, fields)
    if (!judged.ok) throw new Error(`A simulated sheet was refused: ${JSON.stringify(judged.faults)}`)
    const place = placeOf(places, Number(hamlet.code), random)
    return takeIn(world, {
      consultationId: consultation,
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

/** Half scan the poster of their hamlet, a third come by one of the other codes, the rest by the address. */
function placeOf(places: readonly Place[], hamlet: number, random: () => number): Place | undefined {
  const drawn = random()
  const shared = places.filter(({ unitId }) => unitId === null)
  if (drawn < 0.5) return places.find(({ unitId }) => unitId === hamlet) ?? shared[0]
  return drawn < 0.85 ? shared[Math.floor(random() * shared.length)] : undefined
}

function publications(scene: Scene, { daysAgo, summary, correction }: NonNullable<Planned['published']>, today: Date): Event[] {
  const publish = async (world: World, reason: string) => {
    const consultation: Consultation = await findConsultation(world.storage.reader, scene.consultation)
    const questions = scene.crowd?.questionnaire.questions.map(({ id }) => id) ?? []
    const { content, sequence } = await prepareSnapshot(
      world.storage.reader,
      consultation,
      { summary, questions, period: null, reason },
      world.now(),
    )
    await (reason ? correctResult : publishResult)(world, { consultationId: consultation.id, content, sequence })
  }
  const first: Event = { at: morningOf(addDays(today, -daysAgo)), happens: (world) => publish(world, '') }
  return correction
    ? [first, { at: morningOf(addDays(today, -correction.daysAgo)), happens: (world) => publish(world, correction.reason) }]
    : [first]
}
