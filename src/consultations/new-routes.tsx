import { Hono } from 'hono'
import { NewPage, TemplatePage } from '../../views/consultations/new-page'
import { messages } from '../i18n/messages'
import { one } from '../kernel/fields'
import { markdownHtml } from '../kernel/markdown-html'
import { problem } from '../kernel/problem'
import { cleanLine } from '../kernel/text'
import type { World } from '../kernel/world'
import { listUnits } from '../units/store'
import type { Env } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { createConsultation } from './drafting'
import { templateOf, templates } from './templates'
import { listCommunesToAskIn } from './units-store'

const MOST_LISTED = 200

/** How a draft begins: a template, an empty sheet, or a copy. */
export const newRoutes = new Hono<Env>()
  .get('/staff/consultations/new', async (c) => {
    const name = cleanLine(c.req.query('name') ?? '') ?? ''
    const { communes, tooMany } = await communesFor(c.var.world, name)
    if (communes.length === 0 && !name) throw problem('notPermitted')
    return respond(c, <NewPage templates={templates} communes={communes} tooMany={tooMany} name={name} chosen="" />)
  })

  .get('/staff/consultations/new/:template', async (c) => {
    const template = templateOf(c.req.param('template'))
    const { communes } = await communesFor(c.var.world, '')
    if (communes.length === 0) throw problem('notPermitted')
    if (!template) throw problem('notFound')
    return respond(c, <TemplatePage template={template} html={markdownHtml(template.draftText)} communes={communes} />)
  })

  .post('/staff/consultations/new', async (c) => {
    const fields = await readForm(c)
    const { world } = c.var
    const chosen = one(fields, 'unit')
    const { communes, tooMany } = await communesFor(world, '')
    if (communes.length === 0) throw problem('notPermitted')
    const template = templateOf(one(fields, 'template')) ?? null
    if (!template && one(fields, 'template') !== '') throw problem('badRequest')
    if (!/^\d{1,15}$/.test(chosen)) {
      const page = { templates, communes, tooMany, name: '', chosen: '', fault: 'required' }
      return respond(c, <NewPage {...page} />, 422)
    }
    const [unit] = await listUnits(world.storage.reader, [Number(chosen)])
    const asker = unit ? messages[world.locale].consultations.fresh.defaultAsker(unit.name) : ''
    const draft = await createConsultation(world, { unitId: Number(chosen), template, asker })
    return seeOther(c, `/staff/consultations/${draft.id}/basics`)
  })

async function communesFor({ storage, actor, now }: World, name: string) {
  const found = await listCommunesToAskIn(storage.reader, actor, { name, now: now(), limit: MOST_LISTED + 1 })
  return { communes: found.slice(0, MOST_LISTED), tooMany: found.length > MOST_LISTED }
}
