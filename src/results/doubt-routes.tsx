import { Hono } from 'hono'
import { DoubtAnswerPage } from '../../views/results/doubt-answer-page'
import { DoubtsPage, type ShownDoubt } from '../../views/results/doubts-page'
import { mayAct } from '../audit/permissions'
import { type Fields, one } from '../kernel/fields'
import { dayOf } from '../kernel/moment'
import { problem } from '../kernel/problem'
import { clean } from '../kernel/text'
import { answerDoubt, doubtFaults } from '../responses/doubt-answers'
import { lookForDoubts } from '../responses/doubt-looks'
import { listDoubts, listWordsOf, maybeFindDoubt } from '../responses/doubt-store'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { doubtScopeOf, hrefOfDoubt, whereOf } from './doubts-shown'
import { BASE, queryOfPage, readingOf } from './figures-routes'
import type { Reading } from './reading'

const A_PAGE = 30
const MOST_PAGES = 1000

/** What looked unusual about how sheets came in. Whoever reads the results reads it, within the same scope. */
export const doubtRoutes = new Hono<Env>()
  .get(`${BASE}/doubts`, async (c) => {
    const { world } = c.var
    const reading = await readingOf(c)
    const { consultation, scope } = reading
    const looked = await lookForDoubts(world, consultation.id)
    const page = pageIn(queryOfPage(c))
    const range = { offset: (page - 1) * A_PAGE, limit: A_PAGE + 1 }
    const found = await listDoubts(world.storage.reader, consultation.id, doubtScopeOf(reading), range)
    return respond(
      c,
      <DoubtsPage
        consultation={consultation}
        doubts={await shown(c, reading, found.slice(0, A_PAGE))}
        looking={looked.left > 0 ? looked : null}
        isWhole={scope === null}
        mayAnswer={mayAnswer(c, reading)}
        saved={one(queryOfPage(c), 'saved') !== ''}
        page={page}
        hasMore={found.length > A_PAGE}
      />,
    )
  })

  .get(`${BASE}/doubts/answer`, async (c) => {
    const reading = await readingOf(c)
    const doubt = await oneDoubt(c, reading, one(queryOfPage(c), 'mark'))
    const { verdict = '', explanation = '' } = doubt.answer ?? {}
    return respond(c, <DoubtAnswerPage {...reading} doubt={doubt} typed={{ verdict, explanation }} faults={{}} />)
  })

  .post(`${BASE}/doubts/answer`, async (c) => {
    const reading = await readingOf(c)
    const fields = await readForm(c)
    const doubt = await oneDoubt(c, reading, one(fields, 'mark'))
    const typed = { verdict: one(fields, 'verdict'), explanation: one(fields, 'explanation') }
    const explanation = clean(typed.explanation)
    const faults = doubtFaults({ verdict: typed.verdict, explanation })
    if (Object.keys(faults).length > 0)
      return respond(c, <DoubtAnswerPage {...reading} doubt={doubt} typed={typed} faults={faults} />, 422)
    const { id } = reading.consultation
    const verdict = typed.verdict === 'explained' ? 'explained' : 'suspicious'
    await answerDoubt(c.var.world, { consultationId: id, mark: doubt.mark, verdict, explanation: explanation ?? '' })
    return seeOther(c, `/staff/consultations/${id}/results/doubts?saved=1`)
  })

const mayAnswer = (c: Handled, { consultation }: Reading): boolean =>
  mayAct(c.var.world.actor, 'response.answerDoubt', consultation.unitPath)

async function oneDoubt(c: Handled, reading: Reading, mark: string): Promise<ShownDoubt> {
  if (!mayAnswer(c, reading)) throw problem('notPermitted', { act: 'response.answerDoubt' })
  if (mark.includes('\0')) throw problem('notFound')
  const found = await maybeFindDoubt(c.var.world.storage.reader, reading.consultation.id, mark, doubtScopeOf(reading))
  const [doubt] = found ? await shown(c, reading, [found]) : []
  if (!doubt) throw problem('notFound', { consultation: reading.consultation.id })
  return doubt
}

async function shown(
  c: Handled,
  reading: Reading,
  found: Awaited<ReturnType<typeof listDoubts>>,
): Promise<readonly ShownDoubt[]> {
  const ids = found.flatMap(({ doubt }) => (doubt.responseId > 0 ? [doubt.responseId] : []))
  const said = await listWordsOf(c.var.world.storage.reader, ids)
  return found.map(({ doubt, answer }) => {
    const own = said.filter((each) => each.responseId === doubt.responseId && each.questionId === doubt.questionId)
    const words = own.toSorted((one, other) => other.text.length - one.text.length)[0]?.text ?? ''
    const day = dayOf(doubt.at)
    return {
      ...doubt,
      where: whereOf(doubt, reading),
      words: doubt.kind === 'sameWords' ? words : null,
      href: hrefOfDoubt(reading.consultation.id, doubt, day, words),
      answer,
    }
  })
}

function pageIn(query: Fields): number {
  const asked = Number(/^\d{1,4}$/.exec(one(query, 'page'))?.[0] ?? 1)
  return Math.min(MOST_PAGES, Math.max(1, asked))
}
