import { Hono } from 'hono'
import { BankPickerPage } from '../../views/consultations/bank-picker-page'
import { mayAct } from '../audit/permissions'
import { counted, one } from '../kernel/fields'
import { pathsTo } from '../kernel/paths'
import { Problem, problem } from '../kernel/problem'
import { freshId } from '../questions/authoring'
import type { Env } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { bare, isKeepable } from './bank'
import { addToBank } from './bank-acts'
import { listBank } from './bank-listing'
import { findSeenItem } from './bank-seeing'
import { phaseAt } from './consultation'
import { doEdit } from './question-saving'
import { findWriting, questionIn } from './writing'

const LIST = '/staff/consultations/:id/questions'

/** Between the bank and one questionnaire: a question taken as a copy, and one kept for others. */
export const bankTakingRoutes = new Hono<Env>()
  .get(`${LIST}/bank`, async (c) => {
    const { world } = c.var
    const writing = await findWriting(world, c.req.param('id'))
    const { consultation, asked } = writing
    if (!writing.mayChange) return seeOther(c, `/staff/consultations/${consultation.id}/questions`)
    const paths = pathsTo(consultation.unitPath)
    const listed = await listBank(world, (name) => c.req.query(name), { paths, only: 'question' })
    const address = `/staff/consultations/${consultation.id}/questions/bank`
    return respond(
      c,
      <BankPickerPage
        consultation={consultation}
        phase={phaseAt(consultation, world.now())}
        mayEdit
        list={{ ...listed, address, isRetired: false }}
        revision={consultation.revision}
        freshId={freshId(asked)}
        after={asked.find(({ id }) => id === c.req.query('after'))}
      />,
    )
  })

  .post(`${LIST}/bank`, async (c) => {
    const fields = await readForm(c)
    const { world } = c.var
    const { consultation } = await findWriting(world, c.req.param('id'))
    const list = `/staff/consultations/${consultation.id}/questions`
    const { content, isRetired } = await findSeenItem(world, one(fields, 'item'), pathsTo(consultation.unitPath))
    if (content.kind !== 'question' || isRetired) throw problem('notFound')
    const [fresh, after] = [one(fields, 'id'), one(fields, 'after')]
    const { type, ...given } = content.question
    const made = { ...(/^q[0-9A-Z]{5}$/.test(fresh) && { id: fresh }), ...(after && { after }) }
    const revision = counted(fields, 'revision')
    try {
      const id = await doEdit(world, consultation, revision, { kind: 'add', type, locale: world.locale, ...made, given })
      return seeOther(c, `${list}#${id}`)
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'stale') throw error
      return seeOther(c, `${list}?since=${revision}&until=${consultation.revision + 1}`)
    }
  })

  .post(`${LIST}/:question{q[0-9A-Za-z]{1,12}}/bank`, async (c) => {
    const { world } = c.var
    const writing = await findWriting(world, c.req.param('id'))
    const { consultation } = writing
    if (!mayAct(world.actor, 'bank.add', consultation.unitPath)) throw problem('notPermitted')
    const { question } = questionIn(writing, c.req.param('question'))
    if (!isKeepable(question)) throw problem('badRequest')
    const name = question.label.slice(0, 200).trim() || c.var.page.words.consultations.questions.emptyLabel
    await addToBank(world, {
      unitPath: consultation.unitPath,
      name,
      content: { kind: 'question', question: bare(question) },
    })
    return seeOther(c, `/staff/consultations/${consultation.id}/questions?kept=${question.id}#kept`)
  })
