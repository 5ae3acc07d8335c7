import { Hono } from 'hono'
import { PaperPage } from '../../views/consultations/paper-page'
import { phaseAt } from '../consultations/consultation'
import { paperAddress, paperWays } from '../consultations/paper'
import { problem } from '../kernel/problem'
import { draftIn } from '../questions/around'
import { translationOf } from '../questions/translations'
import type { Env } from '../web/env'
import { originOf, publicPage } from '../web/respond'
import { findPublic, findPublished } from './open-consultations'
import { readHere } from './preference-routes'

/** The sheet for whoever would rather write by hand, or prints it for a neighbour. */
export const paperRoutes = new Hono<Env>().get('/c/:slug/paper', async (c) => {
  const world = c.get('world')
  const found = await findPublic(world, c.req.param('slug'))
  const { version, stamp } = found
  // What nobody answers any more is not printed either.
  if (!['open', 'notYetOpen'].includes(phaseAt(found.consultation, world.now()))) throw problem('notFound')
  const source = await findPublished(world, found, version)
  const { shown, questionnaire } = readHere(c, found, source)
  const { languages = [], askerLanguage } = shown
  const { language = '' } = questionnaire
  const ways = paperWays((name) => c.req.query(name))
  const { title, asker, matter, closesAt, draftText, slug, offersReply } = shown.consultation
  // The way of printing is in the address, so it is part of what is kept.
  c.set('page', { ...c.get('page'), path: c.req.path })
  return publicPage(c, `paper/${stamp}/${language}/${JSON.stringify(ways)}`, () => (
    <PaperPage
      head={{ title, asker, askerLanguage, matter, closesAt, version, ...paperAddress(originOf(c), slug) }}
      questions={questionnaire.questions}
      languages={languages}
      language={questionnaire.language}
      ways={ways}
      draft={ways.withDraft ? draftIn(translationOf(questionnaire), draftText) : undefined}
      hasDraft={draftText.trim() !== ''}
      offersReply={offersReply}
      backHref={`/c/${slug}${language ? `?language=${language}` : ''}`}
    />
  ))
})
