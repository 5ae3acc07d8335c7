import { Hono } from 'hono'
import { RepliesPage } from '../../views/results/replies-page'
import { mayAct } from '../audit/permissions'
import { dayOf } from '../kernel/moment'
import { problem } from '../kernel/problem'
import { typeOf } from '../questions/types'
import { listReplyRequests } from '../responses/reading-store'
import type { Env } from '../web/env'
import { respond } from '../web/respond'
import { BASE, readingOf } from './figures-routes'

const A_PAGE = 50

/** Telephone numbers, for those who answer: whoever may take the answers out may call. Throws notPermitted for others. */
export const replyRoutes = new Hono<Env>().get(`${BASE}/replies`, async (c) => {
  const { actor, storage } = c.var.world
  const { consultation, plan, hamlets } = await readingOf(c)
  if (!mayAct(actor, 'response.export', consultation.unitPath)) throw problem('notPermitted')
  const after = Number(/^\d{1,15}$/.exec(c.req.query('after') ?? '')?.[0] ?? 0)
  const found = await listReplyRequests(storage.reader, consultation.id, { after, limit: A_PAGE + 1 })
  const shown = found.slice(0, A_PAGE)
  const { locale } = c.var.page
  const askedAs = (questionId: string) => plan.questions.find(({ question }) => question.id === questionId)?.question
  const requests = shown.map(({ phone, receivedAt, unitId, left, words }) => ({
    phone,
    left: left.map(({ questionId, content, consentVersion }) => {
      const question = askedAs(questionId)
      const labels = (question && typeOf(question.type).apart?.labels(locale)) ?? {}
      const details = Object.entries(content).map(([part, text]) => ({ part, label: labels[part] ?? part, text }))
      return { question: question?.label ?? '', details, consentVersion }
    }),
    day: dayOf(receivedAt),
    hamlet: hamlets.find((hamlet) => hamlet.unitId === unitId)?.name ?? '',
    words: words.map(({ questionId, text }) => ({
      question: askedAs(questionId)?.label ?? '',
      text,
    })),
  }))
  const next = found.length > A_PAGE ? (shown.at(-1)?.responseId ?? null) : null
  return respond(c, <RepliesPage consultation={consultation} requests={requests} isFurther={after > 0} next={next} />)
})
