import { Hono } from 'hono'
import { idOf } from '../../views/components/form'
import { PhonePage, PhoneQuestion } from '../../views/consultations/phone-page'
import { counted, type Fields, one } from '../kernel/fields'
import { isSame } from '../kernel/ordered'
import { Problem } from '../kernel/problem'
import { commanded } from '../questions/form-commands'
import { numbersOf } from '../questions/numbering'
import { formOf, readQuestionForm } from '../questions/question-form'
import type { AskedQuestion } from '../questions/question-type'
import { typeOf } from '../questions/types'
import type { Env, Handled } from '../web/env'
import { readUploads } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { withLists } from './bank-lists'
import { noteDescriptions, withMedia } from './question-media'
import { doEdit, doStep, saveQuestion } from './question-saving'
import { meanwhileOn, showConflict, showQuestion } from './question-showing-routes'
import { aroundOf, changesBetween, findWriting, questionIn, type Writing } from './writing'

const QUESTION = '/staff/consultations/:id/questions/:question{q[0-9A-Za-z]{1,12}}'

/** The form of one question, saved as one types or by its buttons, and the phone beside it. */
export const questionRoutes = new Hono<Env>()
  .get(QUESTION, async (c) => {
    const { world } = c.var
    const writing = await findWriting(world, c.req.param('id'))
    const { question, isRemoved } = questionIn(writing, c.req.param('question'))
    if (!writing.mayChange || isRemoved) return seeOther(c, `/staff/consultations/${writing.consultation.id}/questions`)
    const meanwhile = await meanwhileOn(c, writing)
    const form = formOf(question, aroundOf(writing, question.id, world.locale))
    return showQuestion(c, writing, { form, stored: question, meanwhile, hasSaved: c.req.query('saved') === '1' })
  })

  .post(QUESTION, async (c) => {
    const { world } = c.var
    const { fields: typed, files } = await readUploads(c)
    const writing = await findWriting(world, c.req.param('id'))
    const { consultation } = writing
    const { fields: withPictures, faults: ofMedia, came } = await withMedia(world, consultation, typed, files)
    const { question: before, isRemoved } = questionIn(writing, c.req.param('question'))
    const around = aroundOf(writing, before.id, world.locale)
    const { fields: withList, faults: ofLists, kept } = await withLists(world, consultation, before.type, withPictures)
    const { sent, fault } = commanded(withList, before, around)
    const read = readQuestionForm(before, sent, around)
    const ofCommand = { ...ofMedia, ...ofLists, ...(fault && { [fault.name]: fault.fault }) }
    const faults = { ...read.faults, ...ofCommand }
    const isFaulty = Object.keys(faults).length > 0
    const revision = counted(sent, 'revision')
    const list = `/staff/consultations/${consultation.id}/questions`
    if (isRemoved && one(sent, 'restore') && !isFaulty && writing.mayChange) {
      const { id, type: _, ...changes } = read.kept
      await doEdit(world, consultation, consultation.revision, { kind: 'restore', question: id, changes })
      return seeOther(c, `${list}/${id}?saved=1`)
    }
    if (isRemoved || !writing.mayChange)
      return showQuestion(c, writing, {
        form: read,
        stored: before,
        faults,
        staleFrom: revision,
        gone: isRemoved ? 'removed' : 'locked',
      })
    // A button that only changes the rows says nothing yet of fields that wait to be filled in.
    const told = one(sent, 'do') ? ofCommand : faults
    if (isFaulty) return showQuestion(c, writing, { form: read, stored: before, faults, told, keeps: sent, keptList: kept })
    if (!(await saveQuestion(world, consultation, sent, read.kept)))
      return showConflict(c, await findWriting(world, String(consultation.id)), { form: read, sent })
    await noteDescriptions(world, consultation, sent)
    return afterSaving(c, { list, id: before.id, before: writing, sent, came, kept })
  })

  .post(`${QUESTION}/phone`, async (c) => {
    const { world } = c.var
    const { fields } = await readUploads(c)
    const writing = await findWriting(world, c.req.param('id'))
    const { question: before } = questionIn(writing, c.req.param('question'))
    const { question } = readQuestionForm(before, fields, aroundOf(writing, before.id, world.locale))
    const number = numbersOf(writing.asked).get(before.id) ?? ''
    return respond(c, <PhoneQuestion question={showable(question, before)} number={number} />)
  })

  .get('/staff/consultations/:id/questions/phone', async (c) => {
    const { consultation, asked } = await findWriting(c.var.world, c.req.param('id'))
    return respond(c, <PhonePage title={consultation.title || c.var.page.words.consultations.untitled} questions={asked} />)
  })

/** Settings that could not be kept are not shown on the phone either; the words are. */
function showable(typed: AskedQuestion, before: AskedQuestion): AskedQuestion {
  const settings = typeOf(typed.type).settings.safeParse(typed.settings)
  return { ...typed, settings: settings.success ? settings.data : before.settings }
}

interface Saved {
  list: string
  id: string
  before: Writing
  sent: Fields
  /** The picker of a picture that came. */
  came: string | undefined
  /** The name under which its options were just kept in the bank. */
  kept: string | undefined
}

async function afterSaving(c: Handled, { list, id, before, sent, came, kept }: Saved): Promise<Response> {
  const { world } = c.var
  const revision = counted(sent, 'revision')
  const writing = await findWriting(world, String(before.consultation.id))
  const now = writing.consultation.revision
  // Merged into what others did since the page was opened: they are told once.
  const hasMoved = !isSame(writing.asked, before.asked) || now !== before.consultation.revision
  const until = hasMoved ? now : now + 1
  const meanwhile = revision < before.consultation.revision ? await changesBetween(world, writing, revision, until) : []
  const told = meanwhile.length > 0 ? `&since=${revision}&until=${until}` : ''
  const stepping = one(sent, 'step')
  if ((stepping === 'undo' || stepping === 'redo') && told === '') {
    if (await isAsked(() => doStep(world, writing.consultation, now, { stepping })))
      return seeOther(c, `${list}/${stepping}?from=${id}`)
    const { asked } = await findWriting(world, String(before.consultation.id))
    return seeOther(c, asked.some((each) => each.id === id) ? `${list}/${id}` : list)
  }
  // A picture has come into the form itself, which saving as one types leaves alone.
  if (came !== undefined && !one(sent, 'next')) return seeOther(c, `${list}/${id}?saved=1&at=${now}#${idOf(came)}`)
  const { question } = questionIn(writing, id)
  const isCommand = one(sent, 'do') !== ''
  if (isCommand || c.req.header('HX-Request')) {
    const around = aroundOf(writing, id, world.locale)
    const read = readQuestionForm(question, sent, around)
    // Rows that are not filled in yet stay on the page; a list that was pasted is among the rows by now.
    const form = { ...read, question: isCommand ? formOf(question, around).question : read.question }
    return showQuestion(c, writing, { form, stored: question, meanwhile, hasSaved: true, keptList: kept })
  }
  const beside = besideIn(writing, id, one(sent, 'next'))
  if (beside) return seeOther(c, `${list}/${beside}?saved=1${told}`)
  return seeOther(c, one(sent, 'next') ? `${list}#${id}` : `${list}/${id}?saved=1${told}`)
}

/** The question before or after it, as the list stands now; undefined where the list itself is wanted. */
function besideIn({ asked }: Writing, id: string, wanted: string): string | undefined {
  const place = asked.findIndex((each) => each.id === id)
  if (place < 0 || (wanted !== 'previous' && wanted !== 'following')) return undefined
  return asked[place + (wanted === 'previous' ? -1 : 1)]?.id
}

/** Whether the step is another author's, and must be confirmed. There may be nothing left to go back to. */
async function isAsked(go: () => Promise<void>): Promise<boolean> {
  try {
    await go()
    return false
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'stale') throw error
    return 'asks' in error.details
  }
}
