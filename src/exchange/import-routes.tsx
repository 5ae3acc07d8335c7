import { Hono } from 'hono'
import { ImportPage } from '../../views/exchange/import-page'
import { PreviewPage, type PreviewPageProps } from '../../views/exchange/preview-page'
import { TITLE_LONGEST } from '../consultations/basics'
import type { Consultation } from '../consultations/consultation'
import { createConsultation } from '../consultations/drafting'
import { findOwn } from '../consultations/seeing'
import { listCommunesToAskIn } from '../consultations/units-store'
import { findNewestWording } from '../consultations/versions-store'
import { messages } from '../i18n/messages'
import { counted, type Fields, one } from '../kernel/fields'
import { Problem, problem } from '../kernel/problem'
import { cleanLine } from '../kernel/text'
import { NOTHING_SENT } from '../kernel/upload'
import type { World } from '../kernel/world'
import { MOST_QUESTIONS } from '../questions/authoring'
import { readQuestions } from '../questions/questionnaire'
import { listUnits } from '../units/store'
import type { Env, Handled } from '../web/env'
import { readFiles } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { bringQuestions } from './bringing'
import { givenUpText, readQuestionnaireApart } from './reading-apart'
import { HELD_LARGEST, type ReadQuestionnaire } from './reading-order'
import type { Source } from './source'
import { refusalText } from './words'

const MOST_LISTED = 200
const HELD = { texts: HELD_LARGEST + 16 * 1024 }

/** From a file to questions: chosen, compared, then brought in. What was compared is held by the page itself. */
export const importRoutes = new Hono<Env>()
  .get('/staff/import', async (c) => {
    await communesOf(c.var.world)
    return respond(c, <ImportPage consultation={null} />)
  })

  .post('/staff/import', async (c) => {
    await communesOf(c.var.world)
    return compare(c, null)
  })

  .post('/staff/import/creation', async (c) => {
    const { world } = c.var
    const { fields } = await readFiles(c, HELD)
    const communes = await communesOf(world)
    const { outcome, source } = await heldIn(world, fields)
    const unit = communes.find(({ id }) => String(id) === one(fields, 'unit'))
    if (!unit) {
      const text = messages[world.locale].exchange.refusals.noUnit
      return showAgain(c, null, fields, { name: 'unit', text })
    }
    const [{ name } = { name: '' }] = await listUnits(world.storage.reader, [unit.id])
    const { title, questions, settings } = outcome
    const asker = messages[world.locale].consultations.fresh.defaultAsker(name)
    const brought = { title: [...title].slice(0, TITLE_LONGEST).join(''), questions, settings, source }
    const draft = await createConsultation(world, { unitId: unit.id, template: null, asker, brought })
    return seeOther(c, `/staff/consultations/${draft.id}/questions`)
  })

  .get('/staff/consultations/:id/import', async (c) =>
    respond(c, <ImportPage consultation={await findOwnDraft(c.var.world, c.req.param('id'))} />),
  )

  .post('/staff/consultations/:id/import', async (c) => compare(c, await findOwnDraft(c.var.world, c.req.param('id'))))

  .post('/staff/consultations/:id/import/addition', async (c) => {
    const { world } = c.var
    const { fields } = await readFiles(c, HELD)
    const draft = await findOwnDraft(world, c.req.param('id'))
    const { outcome, source } = await heldIn(world, fields)
    const { questions, settings } = outcome
    const [place, revision] = [counted(fields, 'place'), counted(fields, 'revision')]
    try {
      await bringQuestions(world, { id: draft.id, revision, place, questions, settings, source })
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'invalid') throw error
      const text = refusalText('tooManyQuestions', [String(MOST_QUESTIONS)], world.locale)
      return showAgain(c, draft, fields, { name: 'place', text })
    }
    return seeOther(c, `/staff/consultations/${draft.id}/questions`)
  })

/** Throws notFound, notPermitted, and stale for what is no draft any more. */
async function findOwnDraft(world: World, id: string | undefined): Promise<Consultation> {
  const consultation = await findOwn(world, id)
  if (consultation.state !== 'draft') throw problem('stale', { consultation: consultation.id })
  return consultation
}

/** Throws notPermitted for who may make a consultation nowhere. */
async function communesOf({ storage, actor, now }: World) {
  const communes = await listCommunesToAskIn(storage.reader, actor, { name: '', now: now(), limit: MOST_LISTED })
  if (communes.length === 0) throw problem('notPermitted')
  return communes
}

async function compare(c: Handled, draft: Consultation | null): Promise<Response> {
  const { world } = c.var
  const { files } = await readFiles(c)
  const file = files.get('file')
  const read = await readQuestionnaireApart(world, file?.content ?? NOTHING_SENT)
  const refused = (fault: string) => respond(c, <ImportPage consultation={draft} fault={fault} />, 422)
  if ('givenUp' in read) return refused(givenUpText(read.givenUp, world.locale))
  if (!read.done.ok) return refused(refusalText(read.done.refusal, read.done.args, world.locale))
  const fileName = cleanLine((file?.name ?? '').toWellFormed().slice(0, 200)) ?? ''
  return show(c, draft, { fileName, ...read.done })
}

type Compared = Pick<PreviewPageProps, 'fileName' | 'source' | 'outcome' | 'held'>

async function show(
  c: Handled,
  draft: Consultation | null,
  compared: Compared,
  fault?: PreviewPageProps['fault'],
): Promise<Response> {
  const { world } = c.var
  const { reader } = world.storage
  const communes = await listCommunesToAskIn(reader, world.actor, { name: '', now: world.now(), limit: MOST_LISTED })
  const own = draft ? communes.filter(({ id }) => id === draft.unitId) : []
  const into = draft && {
    consultation: draft,
    revision: draft.revision,
    questions: readQuestions((await findNewestWording(reader, draft.id)).questions).map(({ label }) => label),
  }
  const page = { ...compared, draft: into, communes: own.length > 0 ? own : communes }
  return respond(c, <PreviewPage {...page} {...(fault && { fault })} />, fault ? 422 : 200)
}

const showAgain = async (c: Handled, draft: Consultation | null, fields: Fields, fault: PreviewPageProps['fault']) => {
  const { world } = c.var
  const held = await heldIn(world, fields)
  return show(c, draft, { ...held, fileName: cleanLine(one(fields, 'fileName')) ?? '' }, fault)
}

const SOURCES: readonly Source[] = ['xlsform', 'limesurvey', 'surveyjs', 'ours']

/** What the page of the comparison held, judged like any file. Throws badRequest, busy. */
async function heldIn(world: World, fields: Fields): Promise<ReadQuestionnaire> {
  const read = await readQuestionnaireApart(world, Buffer.from(one(fields, 'held')))
  const source = SOURCES.find((each) => each === one(fields, 'source'))
  if ('givenUp' in read) throw problem(read.givenUp === 'busy' ? 'busy' : 'tooLarge')
  const { done } = read
  if (!done.ok || done.source !== 'ours' || !source || done.outcome.lines.some(({ fate }) => fate === 'lost'))
    throw problem('badRequest')
  return { ...done, source }
}
