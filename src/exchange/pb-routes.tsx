import { Hono } from 'hono'
import { PbPage } from '../../views/exchange/pb-page'
import type { PbFault } from '../budgeting/pb'
import type { Consultation } from '../consultations/consultation'
import { findOwn } from '../consultations/seeing'
import { findNewestWording } from '../consultations/versions-store'
import { messages } from '../i18n/messages'
import { counted } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { problem } from '../kernel/problem'
import { NOTHING_SENT } from '../kernel/upload'
import type { World } from '../kernel/world'
import { addQuestion, changeQuestion } from '../questions/authoring'
import { usualSettings } from '../questions/questionnaire-settings'
import { budget } from '../questions/types/budget'
import type { Env } from '../web/env'
import { readFiles } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { bringQuestions } from './bringing'
import { givenUpText, readBudgetApart } from './reading-apart'

const PATH = '/staff/consultations/:id{[0-9]{1,15}}/import/pb'

/** Projects of a participatory budgeting data set as a question of a draft. */
export const pbRoutes = new Hono<Env>()
  .get(PATH, async (c) => respond(c, <PbPage consultation={await findOwnDraft(c.var.world, c.req.param('id'))} />))

  .post(PATH, async (c) => {
    const { world } = c.var
    const draft = await findOwnDraft(world, c.req.param('id'))
    const { fields, files } = await readFiles(c)
    const tried = await readBudgetApart(files.get('file')?.content ?? NOTHING_SENT)
    if ('givenUp' in tried)
      return respond(c, <PbPage consultation={draft} faults={[givenUpText(tried.givenUp, world.locale)]} />, 422)
    const read = tried.done
    if (!read.ok) {
      const faults = read.faults.map((fault) => faultText(fault, world.locale))
      return respond(c, <PbPage consultation={draft} faults={faults} />, 422)
    }
    const label = messages[world.locale].budgeting.pb.label
    const added = addQuestion([], budget.name, world.locale)
    const questions = added.flatMap(({ id }) => changeQuestion(added, id, { label, settings: read.settings }))
    const place = (await findNewestWording(world.storage.reader, draft.id)).questions.length
    const revision = counted(fields, 'revision')
    const question = await bringQuestions(world, {
      id: draft.id,
      revision,
      place,
      questions,
      settings: usualSettings,
      source: 'pb',
    })
    return seeOther(c, `/staff/consultations/${draft.id}/questions/${question}`)
  })

function faultText({ line, fault, values }: PbFault, locale: Locale): string {
  const { faults, atLine } = messages[locale].budgeting.pb
  const known: Record<string, string> = faults
  const text = (known[fault] ?? fault).replace(/\{(\d)\}/g, (_, place: string) => String(values[Number(place) - 1] ?? ''))
  return line > 0 ? atLine(String(line), text) : text
}

/** Throws notFound, notPermitted, and stale for what is no draft any more. */
async function findOwnDraft(world: World, id: string | undefined): Promise<Consultation> {
  const consultation = await findOwn(world, id)
  if (consultation.state !== 'draft') throw problem('stale', { consultation: consultation.id })
  return consultation
}
