import { Hono } from 'hono'
import { PreviewPage } from '../../views/publication/preview-page'
import { PublicationPage } from '../../views/publication/publication-page'
import { mayAct } from '../audit/permissions'
import { type Consultation, phaseAt } from '../consultations/consultation'
import { mayEdit } from '../consultations/seeing'
import { findConsultation } from '../consultations/store'
import { type Faults, type Fields, fieldsOf, one } from '../kernel/fields'
import { problem } from '../kernel/problem'
import { everything } from '../results/results'
import { tallyConsultation } from '../results/tally-consultation'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { prepareSnapshot } from './gather'
import { type Choices, mayPublishAt, readChoices } from './publication'
import { correctResult, publishResult } from './publish'
import { fingerprint } from './snapshot'
import { findSnapshot, listSnapshots } from './store'

const ADDRESS = '/staff/consultations/:id{[0-9]{1,15}}/publication'

export const staffPublicationRoutes = new Hono<Env>()
  .get(ADDRESS, async (c) => choicesPage(c, await permitted(c), undefined, {}))
  // Back from the preview, with what was chosen.
  .post(`${ADDRESS}/choices`, async (c) => choicesPage(c, await permitted(c), await readForm(c), {}))
  .post(`${ADDRESS}/preview`, async (c) => {
    const consultation = await permitted(c)
    const sent = await readForm(c)
    const { choices, faults } = await judged(c, consultation, sent)
    if (Object.keys(faults).length > 0) return choicesPage(c, consultation, sent, faults)
    return previewPage(c, consultation, choices, false)
  })
  .post(ADDRESS, async (c) => {
    const consultation = await permitted(c)
    const sent = await readForm(c)
    const { choices, faults } = await judged(c, consultation, sent)
    if (Object.keys(faults).length > 0) return choicesPage(c, consultation, sent, faults)
    const { world } = c.var
    const { content, sequence } = await prepareSnapshot(world.storage.reader, consultation, choices, world.now())
    if (fingerprint(content) !== one(sent, 'seen')) return previewPage(c, consultation, choices, true)
    const publish = content.correction ? correctResult : publishResult
    const number = await publish(world, { consultationId: consultation.id, content, sequence })
    return seeOther(c, `/c/${consultation.slug}/results/${number}`)
  })

async function permitted(c: Handled): Promise<Consultation> {
  const consultation = await findConsultation(c.var.world.storage.reader, Number(c.req.param('id')))
  if (!mayAct(c.var.world.actor, 'publication.publish', consultation.unitPath)) throw problem('notPermitted')
  if (c.req.method === 'POST' && !mayPublishAt(consultation, c.var.world.now())) throw problem('notOpen')
  return consultation
}

async function listQuestions(c: Handled, { id }: Consultation): Promise<{ id: string; label: string }[]> {
  const { questions } = await tallyConsultation(c.var.world.storage.reader, id, everything, 'vi')
  return questions.map(({ question }) => ({ id: question.id, label: question.label }))
}

async function judged(c: Handled, consultation: Consultation, sent: Fields) {
  return readChoices(sent, {
    questionIds: (await listQuestions(c, consultation)).map((each) => each.id),
    byPeriod: consultation.noClosing,
    earlier: await listSnapshots(c.var.world.storage.reader, consultation.id),
    now: c.var.world.now(),
  })
}

async function choicesPage(c: Handled, consultation: Consultation, sent: Fields | undefined, faults: Faults): Promise<Response> {
  const all = await listSnapshots(c.var.world.storage.reader, consultation.id)
  const { actor, now } = c.var.world
  const page = { consultation, all, phase: phaseAt(consultation, now()), mayEdit: mayEdit(actor, consultation) }
  if (!mayPublishAt(consultation, now())) return respond(c, <PublicationPage {...page} form={null} />)
  const questions = await listQuestions(c, consultation)
  const shown = sent ?? (await choicesAtFirst(c, consultation, questions, all.at(-1)?.number))
  const form = { questions, byPeriod: consultation.noClosing, sent: shown, faults }
  const status = Object.keys(faults).length > 0 ? 422 : 200
  return respond(c, <PublicationPage {...page} form={form} />, status)
}

// Who corrects begins with what was published last: a question left out stays left out until somebody chooses it.
async function choicesAtFirst(
  c: Handled,
  { id, noClosing }: Consultation,
  questions: readonly { id: string }[],
  newest: number | undefined,
): Promise<Fields> {
  const before = newest === undefined ? undefined : (await findSnapshot(c.var.world.storage.reader, id, newest)).content
  const leftOut = new Set(before?.leftOut.map((each) => each.id))
  const chosen = questions.filter((each) => !leftOut.has(each.id)).map((each) => ['questions', each.id] as const)
  return fieldsOf(before && !noClosing ? [...chosen, ['summary', before.summary]] : chosen)
}

async function previewPage(c: Handled, consultation: Consultation, choices: Choices, moved: boolean): Promise<Response> {
  const { reader } = c.var.world.storage
  const { content } = await prepareSnapshot(reader, consultation, choices, c.var.world.now())
  const corrected = content.correction && (await findSnapshot(reader, consultation.id, content.correction.of))
  return respond(
    c,
    <PreviewPage
      consultationId={consultation.id}
      content={content}
      choices={choices}
      fingerprint={fingerprint(content)}
      moved={moved}
      correctedTotal={corrected?.content.participation.total ?? null}
    />,
    moved ? 409 : 200,
  )
}
