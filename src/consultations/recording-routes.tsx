import { Hono } from 'hono'
import { RecordingsPage } from '../../views/consultations/recordings-page'
import { one } from '../kernel/fields'
import { problem } from '../kernel/problem'
import { NOTHING_SENT } from '../kernel/upload'
import { type Translation, VIETNAMESE } from '../questions/translations'
import type { Env, Handled } from '../web/env'
import { readFiles } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { keepMedium } from './keeping-media'
import { readAloud } from './language-reading'
import { demandChangeable, framedBy } from './language-routes'
import { judgeMedium, type MediumFault } from './medium'
import { editLanguages } from './translating'
import { findWriting, type Writing } from './writing'

const RECORDINGS = '/staff/consultations/:id/languages/:language{[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}}/recordings'

/** Questions read aloud, for who cannot read: a recording a wording and language, of Vietnamese too. */
export const recordingRoutes = new Hono<Env>()
  .get(RECORDINGS, async (c) => {
    allowMicrophone(c)
    return show(c, await findWriting(c.var.world, c.req.param('id')))
  })

  .post(RECORDINGS, async (c) => {
    const { world } = c.var
    const writing = await findWriting(world, c.req.param('id'))
    demandChangeable(writing)
    const { fields, files } = await readFiles(c)
    const { language } = spokenOf(writing, c.req.param('language'))
    const question = one(fields, 'question')
    if (!readAloud(writing).some(({ name }) => name === question)) throw problem('stale', { question })
    const address = `/staff/consultations/${writing.consultation.id}/languages/${language}/recordings`
    if (one(fields, 'remove')) {
      await editLanguages(world, writing.consultation, { kind: 'record', language, question, token: null })
      return seeOther(c, `${address}?done=removed#${question}`)
    }
    const file = files.get('file')
    const judged = await judgeMedium(file?.content ?? NOTHING_SENT, file?.name || 'ghi-am', 'audio')
    allowMicrophone(c)
    if (!judged.ok) return show(c, writing, { question, fault: judged.fault })
    const { token } = await keepMedium(world, { unitPath: writing.consultation.unitPath, medium: judged.medium })
    await editLanguages(world, writing.consultation, { kind: 'record', language, question, token })
    return seeOther(c, `${address}?done=saved#${question}`)
  })

// The rest of the house needs none (src/web/security-headers.ts).
function allowMicrophone(c: Handled): void {
  c.header('Permissions-Policy', 'camera=(), microphone=(self), geolocation=(), browsing-topics=()')
  c.header(
    'Content-Security-Policy',
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
  )
}

/** Throws notFound for a language nobody began; Vietnamese is always there. */
function spokenOf({ settings }: Writing, language: string | undefined): Translation {
  const found = settings.translations.find((each) => each.language === language)
  if (found) return found
  if (language !== VIETNAMESE) throw problem('notFound')
  return { language: VIETNAMESE, words: {}, audio: {} }
}

function show(c: Handled, writing: Writing, faulty?: { question: string; fault: MediumFault }): Response {
  const translation = spokenOf(writing, c.req.param('language'))
  const done = c.req.query('done')
  return respond(
    c,
    <RecordingsPage
      {...framedBy(c, writing)}
      language={translation.language}
      spoken={readAloud(writing)}
      all={writing.asked}
      audio={translation.audio}
      mayChange={writing.mayChange}
      done={done === 'saved' || done === 'removed' ? done : undefined}
      faulty={faulty}
    />,
    faulty ? 422 : 200,
  )
}
