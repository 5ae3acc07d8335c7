import { Hono } from 'hono'
import { WordsPage } from '../../views/results/words-page'
import { one } from '../kernel/fields'
import { problem } from '../kernel/problem'
import { clean } from '../kernel/text'
import { typeOf } from '../questions/types'
import type { Env } from '../web/env'
import { respond } from '../web/respond'
import { BASE, queryOfPage, readingOf } from './figures-routes'
import { countSelected } from './tally-consultation'
import { readWords } from './words'

const LONGEST_SEARCH = 200

export const wordsRoutes = new Hono<Env>().get(`${BASE}/words/:question`, async (c) => {
  const { world } = c.var
  const query = queryOfPage(c)
  const reading = await readingOf(c)
  const { consultation, asked, filter, plan, hamlets } = reading
  const question = plan.questions.find((each) => each.question.id === c.req.param('question'))?.question
  if (!question) throw problem('notFound', { consultation: consultation.id })
  const search = (clean(one(query, 'search')) ?? '').slice(0, LONGEST_SEARCH)
  const after = Number(/^\d{1,15}$/.exec(one(query, 'after'))?.[0] ?? 0)
  const { reader } = world.storage
  const { counted, total } = await countSelected(reader, consultation.id, filter)
  const { opinions, next } = await readWords(
    reader,
    { consultation, filter, plan, hamlets },
    { questionId: question.id, search, after },
  )
  const filesHref = typeOf(question.type).files ? `/staff/consultations/${consultation.id}/results/files` : undefined
  const list = { opinions, next, isFurther: after > 0, search, filesHref }
  return respond(c, <WordsPage {...{ consultation, question, counted, total }} filter={asked} choices={reading} {...list} />)
})
